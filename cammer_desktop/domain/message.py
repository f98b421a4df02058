"""A message that hands a link over: to whom it goes, and what it says.

Its text is a template's, with variables such as `{nombre}`.
"""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.variables import filled, unfilled, variables_in
from cammer_desktop.support.records import dataclass

AGENT: Final = "agente"
"""The variable for the agent's own name, which the settings have."""
OF_TICKET: Final = ("promocion", "descripcion")
"""The variables for the texts of a ticket, which a link may lack."""
VARIABLES: Final = ("nombre", "enlace", *OF_TICKET, AGENT)
"""The names of all variables that a template's texts may hold."""

# What may stand behind a link without becoming a part of it; `*` is WhatsApp's mark of bold text.
_PUNCTUATION: Final = ".,;:!?…)]}>»\"'”’*"


@dataclass(frozen=True, slots=True, repr=False)
class Message:
    """A message as it leaves: `to` is a number in E.164 or an email address, "" for nobody yet."""

    to: str
    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Composition:
    """A message made of a template; `missing` are the variables that have no value.

    They stand in the texts as they were written.
    """

    message: Message
    missing: tuple[str, ...] = ()


def unknown_variables(subject: str, text: str) -> tuple[str, ...]:
    """Return the names of the variables in a template's texts that there are not, each once."""
    names = dict.fromkeys((*variables_in(subject), *variables_in(text)))
    return tuple(name for name in names if name not in VARIABLES)


class LinkFlaw(Enum):
    """What became of the link in the text of a message."""

    EMPTY = "there is no text at all"
    MISSING = "the link is not in the text"
    CHANGED = "a part of it is, or letters are glued to it, which then lead nowhere"


def link_flaw(text: str, link: str) -> LinkFlaw | None:
    """Return what keeps the reader of a text from opening its link, None if nothing does.

    Programs take for a link whatever has no blank in it; only punctuation behind it is left out.
    """
    if not text.strip():
        return LinkFlaw.EMPTY
    if re.search(rf"(?<![\w/]){re.escape(link)}(?=[{re.escape(_PUNCTUATION)}]*(?:\s|$))", text):
        return None
    host = link.partition("://")[2].partition("/")[0]
    code = link.rpartition("/")[2]
    return (
        LinkFlaw.CHANGED
        if any(part and part in text for part in (host, code))
        else (LinkFlaw.MISSING)
    )


def values_of(request: SessionRequest, link: str, agent: str) -> Mapping[str, str]:
    """Return the values of the variables; `agent` is the agent's own name, "" without one."""
    ticket = request.ticket
    texts = ("", "") if ticket is None else (ticket.title, ticket.description)
    return dict(zip(VARIABLES, (request.name, link, *texts, agent), strict=True))


def composed(to: str, text: str, subject: str, values: Mapping[str, str]) -> Composition:
    """Return the message with these texts, their variables filled in."""
    missing = dict.fromkeys((*unfilled(subject, values), *unfilled(text, values)))
    return Composition(Message(to, filled(text, values), filled(subject, values)), tuple(missing))
