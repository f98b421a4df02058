"""Who wrote which line: what somebody else than the customer wrote holds none of their data.

In a chat with a writer who is told by a number, nobody else is the customer: they have a name where
the chat was copied, since it is theirs. Of a mail's header the sender is, not those it went to, but
for a mail that a company's mailbox sent.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cammer_desktop.domain.intake.cleaning import flat
from cammer_desktop.domain.intake.emails import ADDRESS
from cammer_desktop.domain.intake.name_words import NO_NAMES
from cammer_desktop.domain.intake.phones import RUN
from cammer_desktop.domain.intake.pieces import CHAT, Piece
from cammer_desktop.support.patterns import regex

_SENDER: Final = regex(r"[>*\s]*(?:de|from|remitente|remetente)[ *]*:", re.IGNORECASE)
_RECIPIENT: Final = regex(r"[>*\s]*(?:para|to|cco?|bcc)[ *]*:", re.IGNORECASE)
_WORD: Final = regex(r"[^\W\d_]+")


def with_writers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the lines of a text, those marked that somebody else wrote or that are a chat's."""
    writers = list(_writers(pieces))
    has_number = any(map(RUN.search, writers))
    has_sender = any(_is_of_person(piece.text) for piece in pieces)
    for piece, writer in zip(pieces, writers, strict=True):
        is_others = has_number and writer != "" and not RUN.search(writer)
        is_recipient = has_sender and _has_address(_RECIPIENT, piece.text)
        yield replace(piece, is_others=is_others or is_recipient, is_doubtful=writer != "")


def _writers(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield who wrote each line, "" before a chat's first one; a message may have several lines."""
    writer = ""
    for piece in pieces:
        chat = CHAT.match(piece.text)
        writer = chat["who"] if chat is not None else writer
        yield writer


def _is_of_person(line: str) -> bool:
    """Tell whether a line names a mail's sender, and no mailbox of a company (ventas@...)."""
    header = _SENDER.match(line)
    if header is None or not _has_address(_SENDER, line):
        return False
    words = _WORD.findall(flat(line[header.end() : line.rindex("@")]))
    return NO_NAMES.isdisjoint(words)


def _has_address(header: re.Pattern[str], line: str) -> bool:
    return header.match(line) is not None and ADDRESS.search(line) is not None
