"""Masks of personal texts: what remains tells rows apart, but is not enough to call anybody."""

from collections.abc import Callable
from typing import Final

HIDDEN: Final = "…"
_SHOWN_DIGITS: Final = 3

Mask = Callable[[str], str]


def initials(text: str) -> str:
    """Return the first letter of each word."""
    return " ".join(f"{word[0]}{HIDDEN}" for word in text.split())


def last_digits(number: str) -> str:
    """Return the last digits of a number."""
    return HIDDEN + number[-_SHOWN_DIGITS:]


def email(address: str) -> str:
    """Return the first letter of an address, and its domain."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}{HIDDEN}@{domain}"
