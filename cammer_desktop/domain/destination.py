"""The destination of a link: any agent of a category, one agent, or none specified.

The vendor's page forbids sending both codes. A destination is of one of three classes, so it
cannot hold both; and "none" is a choice of its own, never an empty code.

`KIND` identifies the class in stored data; it stays the same even if the class is renamed.
"""

import re
from dataclasses import field
from typing import ClassVar, Final

from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

_QUOTES: Final = "'\"‘’“”"
_UUID: Final = regex(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Category:
    """Any agent of the category with this code; `name` is what the call center calls it."""

    KIND: ClassVar = "category"
    code: str
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Agent:
    """The agent (the vendor's term: user) with this code; `name` is the agent's name."""

    KIND: ClassVar = "agent"
    code: str
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class NoDestination:
    """No code at all: the service decides."""

    KIND: ClassVar = "nodestination"


Destination = Category | Agent | NoDestination


UNREADABLE: Final = Category("")
"""A destination that was stored and cannot be read: it has no code, so it cannot be sent."""


def destination_of(kind: str, code: str, name: str = "") -> Destination:
    """Return the destination of a stored kind; NoDestination for an unknown one."""
    if kind == Category.KIND:
        return Category(code, name)
    return Agent(code, name) if kind == Agent.KIND else NoDestination()


def as_named_now(earlier: Destination, now: Destination) -> Destination:
    """Return an earlier destination by the name that it has now, if both are the same one.

    It may have been chosen by its code alone, and be in the catalogue only since.
    """
    is_named = isinstance(now, Category | Agent) and bool(now.name)
    return now if is_named and earlier == now else earlier


def trimmed_code(text: str) -> str:
    """Return a code without the spaces and quotes around it; the vendor's own sample has them."""
    return text.strip().strip(_QUOTES).strip()


def looks_like_code(text: str) -> bool:
    """Tell whether a text is certainly meant as a code: a whole UUID, as on the vendor's page.

    The page gives UUIDs as samples of a STRING, so any other text may be a code as well, but also
    an unfinished name, or a UUID that lost a character on its way: the agent is asked about it.
    """
    return _UUID.fullmatch(trimmed_code(text)) is not None
