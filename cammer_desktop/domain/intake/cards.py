"""Contact cards (vCard 2.1, 3.0 and 4.0: RFC 2426, RFC 6350), of which a few properties are needed.

They are read here, and by no library: `vobject` does not know 4.0, refuses a whole card for one bad
line, and brings `python-dateutil` into the bundle. What is needed is to put lines together again;
quoted-printable is the standard library's.
"""

import quopri
import re
from collections.abc import Iterator
from typing import Final

from cammer_desktop.domain.intake.cleaning import cleaned
from cammer_desktop.domain.intake.found import How
from cammer_desktop.domain.intake.label_words import Label
from cammer_desktop.domain.intake.pieces import Piece
from cammer_desktop.support.patterns import regex

_BEGIN: Final = regex(r"BEGIN:VCARD\b", re.IGNORECASE)
_PROPERTY: Final = regex(
    r"(?:[\w-]+\.)?(?P<name>[A-Za-z-]+)"
    r"(?P<said>(?:;[^\":;]*(?:\"[^\"]*\"[^\":;]*)*)*):(?P<value>.*)",
    re.DOTALL,
)
_QUOTED: Final = regex(r"QUOTED-PRINTABLE", re.IGNORECASE)
_CHARSET: Final = regex(r"CHARSET=\"?([\w-]+)", re.IGNORECASE)
_ESCAPED: Final = regex(r"\\(.)", re.DOTALL)
_UNESCAPED_SEMICOLON: Final = regex(r"(?<!\\);")
_SCHEME: Final = regex(r"\A(?:tel|mailto):", re.IGNORECASE)
# The first of several (RFC 6350, 5.3), or that of older versions, which have only one.
_PREFERRED: Final = regex(r"\bpref\b(?!=\"?(?:[02-9]|1[0-9]))", re.IGNORECASE)
# A name's given, additional and family names, in the order in which people write them; prefixes and
# suffixes are no part of it (RFC 6350, 6.2.2).
_WRITTEN_ORDER: Final = (1, 2, 0)
_NO_VOICE: Final = regex("fax|pager|modem|bbs|textphone", re.IGNORECASE)
_MOBILE: Final = regex("cell|iphone|mobile", re.IGNORECASE)


def is_card(text: str) -> bool:
    """Tell whether a cleaned text begins with a card."""
    return _BEGIN.match(text) is not None


def pieces_of_cards(text: str) -> Iterator[Piece]:
    """Yield what one card or several hold, a piece for each property that is of use.

    A name's parts are, if the card has no formatted name.
    """
    card: list[Piece] = []
    for line, written in _lines(text):
        if _BEGIN.match(written):
            yield from _of_one(card)
            card = []
        found = _PROPERTY.fullmatch(written)
        piece = _piece(line, found) if found else None
        card += [piece] if piece else []
    yield from _of_one(card)


def _of_one(card: list[Piece]) -> Iterator[Piece]:
    has_name = any(piece.said == "FN" and piece.text for piece in card)
    return (piece for piece in card if not (has_name and piece.said == "N"))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line as it was before it was folded, and its number from 1."""
    line, first = "", 1
    for number, part in enumerate(text.split("\n"), 1):
        if part[:1] in (" ", "\t"):
            line += part[1:]
        elif line.endswith("=") and _QUOTED.search(line.partition(":")[0]):
            line = line[:-1] + part
        else:
            yield first, line
            line, first = part, number
    yield first, line


def _piece(line: int, found: re.Match[str]) -> Piece | None:
    name, said, value = found["name"].upper(), found["said"], found["value"]
    label = _label(name, said)
    if label is None:
        return None
    if _QUOTED.search(said):
        value = _decoded(value, said)
    text = _whole_name(value) if name == "N" else _SCHEME.sub("", _unescaped(value))
    return Piece(cleaned(text), line, label, name, How.CARD, _PREFERRED.search(said) is not None)


def _label(name: str, said: str) -> Label | None:
    if name == "TEL":
        is_mobile = Label.MOBILE if _MOBILE.search(said) else Label.PHONE
        return Label.FAX if _NO_VOICE.search(said) else is_mobile
    return {"FN": Label.NAME, "N": Label.NAME, "EMAIL": Label.EMAIL}.get(name)


def _decoded(value: str, said: str) -> str:
    """Return a text that was written in quoted-printable, in the property's charset."""
    charset = _CHARSET.search(said)
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return raw.decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


def _whole_name(value: str) -> str:
    parts = [_unescaped(part) for part in _UNESCAPED_SEMICOLON.split(value)]
    given = (parts[at] for at in _WRITTEN_ORDER if at < len(parts))
    return " ".join(part.replace(",", " ") for part in given if part.strip())


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
