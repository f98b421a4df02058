"""The pieces of a text: each is what one label, one heading or one property names, or none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cammer_desktop.domain.intake.found import How
from cammer_desktop.domain.intake.label_words import Label
from cammer_desktop.domain.intake.labels import MARKS, labels_in
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

# A line of a chat as WhatsApp copies and exports it: [12/5/24, 10:22:05 a. m.] Ana: ...
CHAT: Final = regex(
    r"\s*\[?[0-9]{1,2}:?[0-9/.:]{1,12},? [0-9]{1,2}[:/][0-9:/]{2,8}(?: ?[ap]\.? ?m\.?)?\]?(?: -)? "
    r"(?P<who>[^:\n]{1,60}): ",
    re.IGNORECASE,
)
"""Where a chat's line begins: when it was written, and by whom (`who`)."""

# What a document's label names: a number, which may stand in groups, with its letters or money.
_DOCUMENT: Final = regex(
    r"[\s.:#]*(?:[A-Z$]{1,3}[-. $]{0,2})?(?:[0-9][0-9.,/-]{0,5} )*[0-9][0-9.,/-]*(?:[Kk]\b)?", re.I
)


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A part of a text.

    `label` is what is said of it, in the words of `said`, and `how` by what (a label, a card).
    `line` is its line or row, from 1. `is_preferred` is a card's word for one of several;
    `is_others` is what somebody else than the customer wrote, `is_doubtful` one whose
    words are hardly a name: a message of a chat.
    """

    text: str
    line: int
    label: Label | None = None
    said: str = ""
    how: How = How.LABEL
    is_preferred: bool = False
    is_others: bool = False
    is_doubtful: bool = False


def split(piece: Piece) -> Iterator[Piece]:
    """Yield a piece in parts, at each label in it that ends with a colon; empty ones too.

    What stands before the first one is still the piece's own. Who wrote a line of a chat is one. A
    card's properties have no others.
    """
    if piece.how is How.CARD:
        yield piece
        return
    chat = CHAT.match(piece.text)
    if chat is not None:
        yield Piece(chat["who"], piece.line, Label.NAME, how=How.CHAT)
        piece = replace(piece, text=piece.text[chat.end() :])
    found = list(labels_in(piece.text))
    first = found[0].start if found else len(piece.text)
    if first or not found:
        yield replace(piece, text=piece.text[:first])
    ends = [each.start for each in found[1:]] + [len(piece.text)]
    for each, end in zip(found, ends, strict=False):
        said = piece.text[each.start : each.end].strip(MARKS)
        number = _DOCUMENT.match(piece.text, each.end, end)
        if each.label is Label.DOCUMENT and number is not None:
            yield Piece(number[0], piece.line, each.label, said)
            yield replace(piece, text=piece.text[number.end() : end], label=None, said="")
        else:
            yield Piece(piece.text[each.end : end], piece.line, each.label, said)
