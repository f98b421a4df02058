"""From a copied text to what goes where."""

import re
from dataclasses import replace
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.intake import choice
from cammer_desktop.domain.intake.cards import is_card, pieces_of_cards
from cammer_desktop.domain.intake.cleaning import OUT, cleaned, flat, is_showable, without_secrets
from cammer_desktop.domain.intake.emails import ADDRESS, Email, emails_in
from cammer_desktop.domain.intake.found import Found, How, Intake, IntakeFlaw, Part
from cammer_desktop.domain.intake.label_words import Label
from cammer_desktop.domain.intake.labels import MARKS, label_before
from cammer_desktop.domain.intake.names import Likeness
from cammer_desktop.domain.intake.phones import RUN, Number, numbers_in
from cammer_desktop.domain.intake.pieces import Piece, split
from cammer_desktop.domain.intake.tables import pieces_of_rows
from cammer_desktop.domain.intake.words import Words, words_in
from cammer_desktop.domain.intake.writers import with_writers
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

MAX_CHARACTERS: Final = 64 * 1024
"""How long a text may be. What is longer is no customer's data, but a whole document."""
# More than any signature, mail or row has; what has more is of several customers, and takes long.
# A card may hold a picture, which is not looked at.
_MAX_READ: Final = 8 * 1024
_MOST: Final = (
    *((RUN, 20), (ADDRESS, 20), (regex("[0-9]"), 500), (regex("[:=]"), 100)),
    *((regex(r"[\n\t,;|]"), 400), (regex(r"\S+"), 1200)),
)
_MAX_PROPERTIES: Final = 200
_MAX_UNUSED: Final = 40
_LINK: Final = regex(r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"|\x00]+", re.IGNORECASE)
# As a chat makes words italic.
_MARKUP: Final = regex(r"(?<![^\W_])_+|_+(?![^\W_]|@)")
_CHAT: Final = regex(r"(?:https?://)?(?:www\.)?(?:wa\.me|(?:\w+\.)?whatsapp\.com)/", re.I)


@dataclass(frozen=True, slots=True, repr=False)
class _Read:
    """What one piece holds; numbers and addresses with whether a card prefers them."""

    words: tuple[Words, ...] = ()
    numbers: tuple[tuple[Number, Part, bool], ...] = ()
    emails: tuple[tuple[Part, bool], ...] = ()
    hidden: int = 0


def read(text: str, region: str) -> Intake | IntakeFlaw:
    """Return what goes where of a copied text, or why it is not looked at.

    Numbers are read as they are dialled in `region` (ISO 3166), the form's own.
    """
    if len(text) > MAX_CHARACTERS:
        return IntakeFlaw.TOO_LONG
    text = cleaned(text)
    if not any(map(str.isalnum, text)):
        return IntakeFlaw.EMPTY
    pieces = list(islice(pieces_of_cards(text), _MAX_PROPERTIES)) if is_card(text) else None
    held = text if pieces is None else "\n".join(piece.text for piece in pieces)
    if len(held) > _MAX_READ or any(len(each.findall(held)) > most for each, most in _MOST):
        return IntakeFlaw.TOO_MUCH
    pieces = list(with_writers(list(pieces_of_rows(text)))) if pieces is None else pieces
    found: list[_Read] = []
    for piece in pieces:
        without_links, hosts = _without_links(piece)
        parts = [without_links] if piece.is_others else split(without_links)
        found += [_of_piece(part, region) for part in parts]
        found.append(_Read(hosts))
    return _chosen(found)


def _of_piece(piece: Piece, region: str) -> _Read:
    if piece.label is Label.SECRET:
        return _Read(hidden=1 if piece.text.strip() else 0)
    text, hidden = without_secrets(piece.text)
    if piece.is_others:
        return _Read(tuple(words_in(piece, text, ())), hidden=hidden)
    rest = text
    emails, brackets = [], []
    for email in emails_in(text):
        start, part = _of_email(piece, text, email)
        rest = _without(rest, start, email.end)
        emails.append((part, piece.is_preferred))
        brackets += [start] if email.is_bracketed else []
    numbers = []
    for number in numbers_in(replace(piece, text=rest), region):
        rest = _without(rest, number.start, number.end)
        part = Part(number.text, number.how, piece.line, number.said)
        numbers.append((number, part, piece.is_preferred))
    words = tuple(words_in(piece, rest, brackets))
    return _Read(words, tuple(numbers), tuple(emails), hidden)


def _of_email(piece: Piece, text: str, email: Email) -> tuple[int, Part]:
    """Return an address as it may be taken, and where it begins with its label."""
    labelled = label_before(text, email.start)
    if labelled is not None and labelled.label is Label.EMAIL:
        said = text[labelled.start : email.start].strip(MARKS)
        return labelled.start, Part(email.text, How.LABEL, piece.line, said)
    if piece.label is Label.EMAIL:
        return email.start, Part(email.text, piece.how, piece.line, piece.said)
    return email.start, Part(email.text, How.SHAPE, piece.line)


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + OUT * (end - start) + text[end:]


def _without_links(piece: Piece) -> tuple[Piece, tuple[Words, ...]]:
    """Return a piece without its web addresses, and their hosts, which are all that is told.

    A chat's link, which may hold a number, stays.
    """
    links = [link for link in _LINK.finditer(piece.text) if not _CHAT.match(link[0])]
    text = piece.text
    for link in reversed(links):
        text = f"{text[: link.start()]}\t{text[link.end() :]}"
    hosts = (Part(_host(link[0]), How.REST, piece.line) for link in links)
    words = tuple(Words(host, Likeness.NONE) for host in hosts)
    return replace(piece, text=_MARKUP.sub(" ", text)), words


def _host(link: str) -> str:
    try:
        return urlsplit(link if "://" in link else f"//{link}").hostname or ""
    except ValueError:  # a bracket where only a host may be
        return ""


def _chosen(found: list[_Read]) -> Intake:
    words = [word for each in found for word in each.words]
    numbers = [number for each in found for number in each.numbers]
    lines = {word.part.line for word in words} | {part.line for _, part, _ in numbers}
    trades = [word.part.line for word in words if word.likeness is Likeness.TRADE]
    fields = {
        Field.NAME: choice.of_names(words, len(lines), trades),
        Field.PHONE: choice.of_numbers(numbers),
        Field.EMAIL: choice.of_emails([email for each in found for email in each.emails]),
    }
    unused = _unused(found, fields)
    shown = tuple(dict.fromkeys(text for text in unused if is_showable(text)))
    hidden = sum(each.hidden for each in found) + sum(not is_showable(text) for text in unused)
    return Intake(fields, shown[:_MAX_UNUSED], hidden)


def _unused(found: list[_Read], fields: dict[Field, Found]) -> list[str]:
    """Return what goes nowhere, in the order of the text."""
    names = [set(flat(part.text).split()) for part in _parts(fields[Field.NAME])]
    parts = _parts(fields[Field.PHONE])
    keys = {number.key for each in found for number, part, _ in each.numbers if part in parts}
    unused: list[str] = []
    for each in found:
        for word in each.words:
            is_used = any(set(flat(word.text).split()) <= name for name in names)
            if not is_used and any(map(str.isalnum, word.text)):
                unused.append(word.text)
        for number, part, _ in each.numbers:
            if number.key not in keys:
                unused.append(f"{part.label}: {part.text}" if part.label else part.text)
    return unused


def _parts(found: Found) -> tuple[Part, ...]:
    return (found.taken,) if found.taken is not None else found.candidates
