"""Addresses of email in a text."""

from collections.abc import Iterator
from typing import Final

from cammer_desktop.domain import checks
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

ADDRESS: Final = regex(
    r"(?<![\w.%+'-])\w(?:[\w.%+'-]{0,63}[\w-])?@[^\W_][\w-]{0,62}\.[\w.-]{0,190}[^\W\d_]"
)
"""What may be an address: narrower than RFC 5322, as people write them. None is looked at twice."""
# What a link says of the message (RFC 6068).
_QUERY: Final = regex(r"\?[^\s<>\"]*")


@dataclass(frozen=True, slots=True, repr=False)
class Email:
    """An address as it was written, and where it stands with its brackets or its link's rest."""

    text: str
    start: int
    end: int
    is_bracketed: bool


def emails_in(text: str) -> Iterator[Email]:
    """Yield the addresses of a text, in their order; each is one that the form would accept."""
    for found in ADDRESS.finditer(text):
        address = found[0]
        if checks.email(address)[1] is not None:
            continue
        start, end = found.span()
        query = _QUERY.match(text, end)
        end = query.end() if query else end
        is_bracketed = text[max(0, start - 1) : start] == "<" and text[end : end + 1] == ">"
        yield Email(address, start - is_bracketed, end + is_bracketed, is_bracketed)
