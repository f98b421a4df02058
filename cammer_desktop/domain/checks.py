"""Checks of typed texts.

Each takes a text as it was typed, and returns it as it may be sent, with its flaw, if any.
"""

import unicodedata
from collections.abc import Callable
from enum import Enum
from typing import Final

UNREADABLE: Final = "\ufffd"
"""Stands for a character that could not be read (Unicode's REPLACEMENT CHARACTER)."""


class Flaw(Enum):
    """What can be wrong with a field other than the phone (see `phone.PhoneFlaw`)."""

    MISSING = "missing"
    UNSENDABLE = "holds control characters or lone surrogates"
    MALFORMED_EMAIL = "not an email address"
    CODE_MISSING = "the destination was chosen but its code is empty"
    HALF_TICKET = "the ticket's other text is filled in, this one is empty"
    TWO_DESTINATIONS = "a category and an agent at once"
    EMPTY_VARIABLE = "the ticket uses a variable that has no value"
    UNKNOWN_VARIABLE = "the ticket uses a variable that does not exist"


Check = Callable[[str], tuple[str, Flaw | None]]


def text(typed: str) -> tuple[str, Flaw | None]:
    """Check a text that may be empty; surrounding blanks are dropped."""
    trimmed = typed.strip().replace("\r\n", "\n").replace("\r", "\n")
    is_unsendable = any(map(_is_unsendable, trimmed))
    return trimmed, Flaw.UNSENDABLE if is_unsendable else None


def shown(stored: str) -> str:
    """Return a text with a mark for every character that no text may hold.

    Among them is NUL, at which a screen reader's text would end.
    """
    if stored.isprintable():  # asked first because it takes no time
        return stored
    return "".join(UNREADABLE if char != "\r" and _is_unsendable(char) else char for char in stored)


def required_text(typed: str) -> tuple[str, Flaw | None]:
    """Check a text that must not be empty."""
    trimmed, flaw = text(typed)
    return trimmed, Flaw.MISSING if is_blank(trimmed) else flaw


def email(typed: str) -> tuple[str, Flaw | None]:
    """Check and normalise an address; its deliverability is not checked, as that is I/O."""
    trimmed = typed.strip()
    if not trimmed:
        return trimmed, None
    # Imported late: the first window does not need it.
    from email_validator import EmailNotValidError, validate_email

    try:
        # `test_environment` only allows names under .test.
        valid = validate_email(trimmed, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return trimmed, Flaw.MALFORMED_EMAIL
    return valid.normalized, None


def is_readable(stored: str) -> bool:
    """Tell whether a stored text is what was typed: no damage has left its marks in it."""
    return UNREADABLE not in stored and text(stored)[1] is None


def is_blank(typed: str) -> bool:
    """Tell whether a text shows nothing: it is empty, or only blanks and invisible characters."""
    return all(char.isspace() or unicodedata.category(char) == "Cf" for char in typed)


def _is_unsendable(char: str) -> bool:
    # Line breaks and tabs are allowed. Other control characters (Cc) are not, and lone surrogates
    # (Cs, from broken arguments) cannot be encoded in UTF-8.
    return char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs")
