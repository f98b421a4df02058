"""What is left of a piece without addresses and numbers: names, and what goes nowhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cammer_desktop.domain.intake import names
from cammer_desktop.domain.intake.cleaning import HIDDEN, OUT, is_showable
from cammer_desktop.domain.intake.found import How, Part
from cammer_desktop.domain.intake.label_words import NAME_PARTS, Label
from cammer_desktop.domain.intake.labels import label_before, leading
from cammer_desktop.domain.intake.names import Likeness
from cammer_desktop.domain.intake.pieces import CHAT, Piece
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

_PARTING: Final = regex(
    rf"[{OUT}{HIDDEN}\n\t,;|·•/&(){{}}!?¡¿]| {{2,}}| [-–—]+(?= )|(?<=\w{{5}})\. "
)
_TAKEN: Final = regex(f"[{OUT}{HIDDEN}]+")
# The number of an item in a list.
_ITEM: Final = regex(r"\A\W*[0-9]{1,3}[.)] +")
# A comma may be one within a name that is set apart by other means: Pérez, Ana.
_END_OF_NAME: Final = regex(rf"[{OUT}{HIDDEN}\n\t;|·•&()]| {{2,}}| [-–—]+(?= )")
# A document's number, an order's, a price among words: V-12.345.678, 12345678-K.
_NUMBER: Final = regex(r"(?<!\w)(?:[A-Z]{1,2}[-. ]?)?[0-9][0-9.,/ -]{4,18}(?:[0-9]|-K)(?!\w)", re.I)
# A company writes and is written to.
_OF_WRITERS: Final = (How.AT_ADDRESS, How.CHAT)
_NO_NAMES: Final = (Label.DOCUMENT, Label.ANOTHERS, Label.OTHER)
# Rut is a name too.
_LONGEST_SHORT: Final = 3


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """Some words of the text: `part` as it may be taken, and how it is like a name.

    `label` is which part of a name they are said to be, None if nothing says that they are one.
    """

    part: Part
    likeness: Likeness
    label: Label | None = None

    @property
    def text(self) -> str:
        """The words."""
        return self.part.text


def words_in(piece: Piece, rest: str, brackets: Sequence[int]) -> Iterator[Words]:
    """Yield the words in the `rest` of a piece, in which `OUT` stands for what was found there.

    `brackets` are where an address in angle brackets began, in the order of the text.
    """
    if piece.is_others:
        chat = CHAT.match(rest)
        said = f"{chat['who']}: {rest[chat.end() :]}" if chat is not None else rest
        yield from (_none(piece, names.trimmed(part)) for part in _TAKEN.split(said))
        return
    if piece.label in NAME_PARTS:
        end = _END_OF_NAME.search(rest)
        at = end.start() if end else len(rest)
        yield from _named(piece, rest[:at], piece.how, piece.label)
        yield from _free(piece, rest[at:])
        return
    if piece.label in _NO_NAMES and not brackets:
        if any(map(str.isalnum, rest)):
            said = names.trimmed(piece.said)
            yield _none(piece, f"{said}: {names.trimmed(_TAKEN.sub(' ', rest))}")
            return
        if OUT not in rest or HIDDEN in rest:
            return
        rest = piece.said  # Ana Pérez: 0414 131 5854
    start = 0
    for bracket in brackets:
        partings = (found.end() for found in _END_OF_NAME.finditer(rest, start, bracket))
        at = max(partings, default=start)
        yield from _free(piece, rest[start:at])
        yield from _named(piece, rest[at:bracket].lstrip(" ,"), How.AT_ADDRESS, Label.NAME)
        start = bracket
    yield from _free(piece, rest[start:])


def _named(piece: Piece, text: str, how: How, label: Label | None) -> Iterator[Words]:
    """Yield what is said to be a name; where that can hardly be, it is a candidate only."""
    name = names.without_title(names.trimmed(text))
    if not any(map(str.isalpha, name)):
        yield from _free(piece, text)
        return
    found = names.likeness(name)
    likeness = Likeness.NAME
    if found is Likeness.NONE or (found is Likeness.TRADE and how in _OF_WRITERS):
        is_told = len(name) <= names.MAX_LETTERS and is_showable(name) and name.isprintable()
        likeness = Likeness.DOUBTFUL if is_told else Likeness.NONE
    said = piece.said if how is not How.AT_ADDRESS else ""
    yield Words(Part(name, how, piece.line, said), likeness, label)


def _free(piece: Piece, text: str) -> Iterator[Words]:
    """Yield the parts of a text of which nothing says what they are."""
    start = 0
    for number in _NUMBER.finditer(text):
        labelled = label_before(text, number.start())
        is_document = labelled is not None and labelled.label is Label.DOCUMENT
        begin = labelled.start if labelled is not None and is_document else number.start()
        yield from _parts(piece, text[start:begin])
        yield _none(piece, names.trimmed(text[begin : number.end()]))
        start = number.end()
    yield from _parts(piece, text[start:])


def _parts(piece: Piece, text: str) -> Iterator[Words]:
    for part in _PARTING.split(text):
        trimmed = names.trimmed(_ITEM.sub("", part, count=1))
        introduced = list(names.introduced(trimmed))
        for said, name in introduced:
            yield Words(Part(name, How.LABEL, piece.line, said), Likeness.NAME, Label.NAME)
        for name in names.related(trimmed):
            yield Words(Part(name, How.REST, piece.line), Likeness.DOUBTFUL, Label.NAME)
        if trimmed and not introduced:
            yield from _labelled(piece, trimmed) or _judged(piece, trimmed)


def _labelled(piece: Piece, text: str) -> list[Words]:
    """Return what stands behind a label without a colon: Titular Ana Pérez; nothing if none does.

    Two words or more are a name then, if there is no other (Cliente Premium Gold). What is behind
    a document's label hardly is one.
    """
    found = leading(text)
    if found is None:
        return []
    said, behind = text[: found.end], text[found.end :].strip()
    if found.label is Label.NAME and behind[:1].isupper():
        name = names.without_title(behind)
        if names.likeness(name) is Likeness.NAME and " " in name and not piece.is_doubtful:
            return [Words(Part(name, How.LABEL, piece.line, said), Likeness.NAME)]
        return [*_judged(replace(piece, is_doubtful=True), behind)]
    if found.label is Label.DOCUMENT and (len(said) > _LONGEST_SHORT or not behind):
        if not any(map(str.isalpha, behind)):
            return [_none(piece, text)]
        return [_none(piece, said), *_judged(replace(piece, is_doubtful=True), behind)]
    return []


def _judged(piece: Piece, text: str) -> Iterator[Words]:
    """Yield words that nothing introduces; of a sentence only the names in it."""
    name = names.without_title(text)
    likeness = names.likeness(name)
    if piece.is_doubtful and likeness is Likeness.NAME:  # whose is it?
        likeness = Likeness.DOUBTFUL
    is_name = likeness in (Likeness.NAME, Likeness.DOUBTFUL)
    held = list(names.within(text)) if likeness is Likeness.DOUBTFUL else []
    for shown in held or [name if is_name else text]:
        yield Words(Part(shown, How.REST, piece.line), likeness)


def _none(piece: Piece, text: str) -> Words:
    return Words(Part(text, How.REST, piece.line), Likeness.NONE)
