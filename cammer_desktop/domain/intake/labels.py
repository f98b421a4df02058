"""Labels in a text: what is said of a value by the words before it, and how far that goes."""

import re
from collections.abc import Iterator
from typing import Final

from cammer_desktop.domain.intake.cleaning import flat
from cammer_desktop.domain.intake.label_words import (
    LABELS,
    NAME_PARTS,
    NUMBERS,
    OTHER_NUMBERS,
    Label,
)
from cammer_desktop.domain.intake.names import Likeness, likeness
from cammer_desktop.domain.phone.beside import names_other_number
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

PARTING: Final = "\n\t,;|·•[]{}&\x00\x01"
"""What parts the words of a text; no label goes on behind it."""
_PARTING: Final = regex(f"[{re.escape(PARTING)}:=]")
# A colon behind a label; not that of an hour, of a link, of a scheme.
_COLON: Final = regex(r"(?<![0-9])[:=](?!//)|(?<=[^\W\d_] [0-9])[:=]|(?<=[^\W\d_][0-9])[:=]")
_WORD: Final = regex(r"\S+")
# Behind these a word belongs to the ones before: la empresa del cliente.
_LINKING: Final = frozenset(
    ("a", "al", "and", "da", "de", "del", "do", "e", "el", "en", "la", "o", "of", "para", "y")
)
_FARTHEST: Final = 48
_MOST_WORDS: Final = 5
MARKS: Final = " \t:=*#\"'«»<>-"
"""What may stand around a label and is no part of it."""
_ENDS: Final = MARKS + "()?¿"
# No address, no number: these stand before a colon too.
_LIKE_LABEL: Final = regex(r"[^\W\d_](?:[^\W\d_]|[ .()ºª'’/-])*")
# A label within a sentence: mi número es, meu e-mail é, my number is.
_OWN: Final = regex(r"\A(?:mi|mis|meu|minha|my|su) (?=\w)|(?<=\w) (?:es|e|is)\Z")
# Of several that are one label: celular / whatsapp.
_BOTH: Final = regex(r" ?/ ?| (?:y|o|e|ou|and|or) ")
_OF: Final = regex(r" (?:de|del|da|do|of) ", re.IGNORECASE)
_NUMBER: Final = r"(?:numero|num|nro|no?|nº|n°|number|codigo|cod|id)"
_NUMBER_OF: Final = regex(
    rf"(?:{_NUMBER} (?:(?:de|del|do|da|of) )?)?(?:la )?(?P<what>\w+)(?: {_NUMBER})?"
)
_NOTE: Final = regex(r" *(?:\((?P<note>[^()]*)\)?|[#º°]?[0-9])$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label in a text: what it says, where it begins, and where its value begins."""

    label: Label
    start: int
    end: int


def label_of(text: str) -> Label | None:
    """Return what a whole text says as a label or a heading, None if it is none that is known."""
    if len(text) > _FARTHEST:
        return None
    label = _listed(text)
    if label is not None:
        return label
    if is_other_number(text):
        return Label.DOCUMENT
    said = text.strip(_ENDS)
    return _of_another(said) if _LIKE_LABEL.fullmatch(said) else None


def is_other_number(text: str) -> bool:
    """Tell whether a label is that of a number which is no phone's: of an order, a contract."""
    return names_other_number(_plain(text)) or _is_of_other(text)


def is_doubtful(text: str) -> bool:
    """Tell whether words before a number have a label in them that may be its: Guía MRW ...

    So have those that tell of whom or of what it is: número de mi mamá.
    """
    words = [*_WORD.finditer(text)]
    end = words[-1].end() if words else 0
    return any(
        is_other_number(word[0]) or _of_another(text[word.start() : end]) is not None
        for word in words
    )


def leading(text: str) -> Labelled | None:
    """Return the known label with which a text begins, without a colon: the longest one."""
    for word in reversed([*_WORD.finditer(text)][:_MOST_WORDS]):
        label = label_of(text[: word.end()])
        if label is not None:
            return Labelled(label, 0, word.end())
    return None


def label_before(text: str, end: int) -> Labelled | None:
    """Return the known label with which `text[:end]` ends, the longest one of several."""
    words = _words_before(text, end)
    starts = [
        word.start()
        for at, word in enumerate(words)
        if not at or flat(words[at - 1][0]) not in _LINKING
    ]
    for start in starts[-_MOST_WORDS:]:
        if label := _listed(text[start:end]):
            return Labelled(label, start, end)
        if _is_of_other(text[start:end]):
            return Labelled(Label.DOCUMENT, start, end)
    for word in reversed(words):  # the fewest words: others may be a name
        if is_other_number(text[word.start() : end]):
            return Labelled(Label.DOCUMENT, word.start(), end)
    return None


def labels_in(text: str) -> Iterator[Labelled]:
    """Yield the labels of a text that end with a colon, known or not, in their order."""
    last = 0
    for colon in _COLON.finditer(text):
        found = label_before(text, colon.start()) or _unknown(text, colon.start())
        if found is not None and found.start >= last:
            last = colon.end()
            yield Labelled(found.label, found.start, last)


def _unknown(text: str, end: int) -> Labelled | None:
    """Return some words up to a colon that say what nobody knows here, if they may be a label."""
    words = _words_before(text, end)
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    start = words[0].start()
    said = text[start:end].strip(_ENDS)
    is_label = _LIKE_LABEL.fullmatch(said) is not None
    return Labelled(_of_another(said) or Label.OTHER, start, end) if is_label else None


def _of_another(text: str) -> Label | None:
    """Tell whether a label is that of a number, but of somebody: teléfono de un familiar."""
    parting = _OF.search(text)
    if parting is None or _listed(text[: parting.start()]) not in NUMBERS:
        return None
    return None if likeness(text[parting.end() :]) is Likeness.NAME else Label.ANOTHERS


def _words_before(text: str, end: int) -> list[re.Match[str]]:
    """Return the last words before a place that nothing parts from it."""
    begin = max(0, end - _FARTHEST)
    while end > begin and text[end - 1] in _ENDS:
        end -= 1
    partings = [found.end() for found in _PARTING.finditer(text, begin, end)]
    return list(_WORD.finditer(text, max(partings, default=begin), end))[-_MOST_WORDS - 1 :]


def _is_of_other(text: str) -> bool:
    found = _NUMBER_OF.fullmatch(_plain(text))
    return found is not None and found["what"] in OTHER_NUMBERS


def _listed(text: str) -> Label | None:
    """Return what a label is listed as; a note behind it says more: Tel. (casa)."""
    plain = _plain(text)
    label = LABELS.get(plain) or _of_several(plain)
    note = _NOTE.search(flat(text).strip(MARKS))
    return (LABELS.get(note["note"] or "") or label) if label and note else label


def _of_several(plain: str) -> Label | None:
    """Return what several labels say that are one: celular / whatsapp, nombre y teléfono."""
    labels = [LABELS.get(each) for each in _BOTH.split(plain)]
    if not labels[1:] or None in labels:
        return None
    if NUMBERS.issuperset(labels):
        return Label.MOBILE if Label.MOBILE in labels else labels[0]
    return labels[0] if labels[0] in NAME_PARTS else None


def _plain(text: str) -> str:
    """Return a label as it is listed: without its marks, its number and a note behind it."""
    plain = _NOTE.sub("", flat(text).strip(_ENDS)).replace(".", "").strip(_ENDS)
    return _OWN.sub("", " ".join(plain.split()))
