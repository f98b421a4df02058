"""What has to be seen by the agent before a message is opened."""

from enum import Enum

from cammer_desktop.domain import checks, message_uris
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import Message, link_flaw
from cammer_desktop.domain.recipient import goes_to_fixed_line
from cammer_desktop.domain.variables import unfilled


class Doubt(Enum):
    """Why a message is not opened at once."""

    NOBODY = "there is no address to send it to, or not all of it can be read"
    NO_VALUE = "a variable stands in its text"
    NO_LINK = "its text does not hand the link over"
    FIXED_LINE = "a fixed line may not be reached"
    DAMAGED = "its text holds marks of what cannot be read"
    TOO_LONG = "programs cut what is so long"


def doubts_of(channel: Channel, message: Message, link: str) -> tuple[Doubt, ...]:
    """Return what speaks against opening a link's message at once, what weighs most first."""
    spec = channel.message
    found = {
        Doubt.NOBODY: not (message.to and checks.is_readable(message.to)),
        Doubt.NO_VALUE: bool(variables_in(message)),
        Doubt.NO_LINK: link_flaw(message.text, link) is not None,
        Doubt.FIXED_LINE: goes_to_fixed_line(channel, message.to),
        Doubt.DAMAGED: not checks.is_readable(message.text),
        Doubt.TOO_LONG: message_uris.is_too_long(spec.uri(message)),
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def variables_in(message: Message) -> tuple[str, ...]:
    """Return the names of the variables that a message's texts still hold, each once."""
    return tuple(dict.fromkeys((*unfilled(message.subject, {}), *unfilled(message.text, {}))))
