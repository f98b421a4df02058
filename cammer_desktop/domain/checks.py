"""What a typed text must hold to be sent.

Each check takes a text as it was typed, and returns it as it may be sent and what is wrong with it.
"""

import unicodedata
from collections.abc import Callable
from enum import Enum


class Flaw(Enum):
    """What can be wrong with a field other than the phone (see `phone.PhoneFlaw`)."""

    MISSING = "missing"
    UNSENDABLE = "holds control characters or half characters"
    MALFORMED_EMAIL = "not an email address"
    CODE_MISSING = "the destination was chosen but its code is empty"
    HALF_TICKET = "the ticket's other half is there, this one is empty"
    TWO_DESTINATIONS = "a category and an agent at once"
    EMPTY_VARIABLE = "a variable without a value"


Check = Callable[[str], tuple[str, Flaw | None]]


def text(typed: str) -> tuple[str, Flaw | None]:
    """Check a text that may be empty; the blanks around it are dropped."""
    trimmed = typed.strip().replace("\r\n", "\n").replace("\r", "\n")
    # Line breaks and tabs are part of a text; other control characters (Cc) and halves of
    # surrogate pairs (Cs, from broken arguments) have no place in it, or none in UTF-8.
    kinds = (unicodedata.category(char) for char in trimmed if char not in "\n\t")
    return trimmed, Flaw.UNSENDABLE if any(kind in ("Cc", "Cs") for kind in kinds) else None


def required_text(typed: str) -> tuple[str, Flaw | None]:
    """Check a text that may not be empty."""
    trimmed, flaw = text(typed)
    return trimmed, Flaw.MISSING if is_blank(trimmed) else flaw


def email(typed: str) -> tuple[str, Flaw | None]:
    """Check an address, normalised; deliverability is not asked, that would be I/O."""
    trimmed = typed.strip()
    if not trimmed:
        return trimmed, None
    # Here and not above: the first window does not need it.
    from email_validator import EmailNotValidError, validate_email

    try:
        # The "test environment" only means that names under .test are addresses as well.
        valid = validate_email(trimmed, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return trimmed, Flaw.MALFORMED_EMAIL
    return valid.normalized, None


def is_blank(typed: str) -> bool:
    """Tell whether there is nothing to see: blanks, or invisible marks that were pasted along."""
    return all(char.isspace() or unicodedata.category(char) == "Cf" for char in typed)
