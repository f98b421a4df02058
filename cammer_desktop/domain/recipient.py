"""To whom a message goes: as it is shown, as it is typed, and what speaks against it."""

from cammer_desktop.domain import checks, phone
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.support.records import dataclass

_INTERNATIONAL = "+"


@dataclass(frozen=True, slots=True, repr=False)
class Recipient:
    """What was typed, read: `to` is what a message takes; with a `flaw` it goes nowhere.

    `is_fixed`: it is a fixed line, at which the channel may reach nobody. `is_doubtful`: the
    numbering plan does not have it; that only warns, since the plan on this machine ages.
    """

    to: str
    flaw: phone.PhoneFlaw | Flaw | None = None
    is_fixed: bool = False
    is_doubtful: bool = False


def shown(channel: Channel, to: str) -> str:
    """Return the `to` of a message as people read it: a number in groups, an address as it is."""
    return to if channel.message.field is Field.EMAIL else phone.grouped(to, "")


def is_fixed_line(channel: Channel, number: str) -> bool:
    """Tell whether a number in E.164 is a fixed line for a channel, which may not reach it.

    What counts is the number that the channel uses: in Argentina WhatsApp's is a mobile's.
    """
    return goes_to_fixed_line(channel, channel.message.recipient(number))


def goes_to_fixed_line(channel: Channel, to: str) -> bool:
    """Tell whether the `to` of a message is a fixed line, which the channel may not reach."""
    return channel.message.needs_mobile and phone.line_type(to) is phone.LineType.FIXED


def read(channel: Channel, typed: str, region: str) -> Recipient:
    """Read what was typed as recipient; a number as it is dialled in `region` (ISO 3166).

    A number with its country's code goes as it stands, since whoever types it may know better than
    the rules for the channel; one without gets the channel's form.
    """
    spec = channel.message
    if spec.field is Field.EMAIL:
        address, flaw = checks.email(typed)
        return Recipient(address, flaw if address else Flaw.MISSING)
    reading = phone.read(typed, region)
    if reading.flaw is not None:
        return Recipient("", reading.flaw)
    to = reading.e164 if _INTERNATIONAL in typed else spec.recipient(reading.e164)
    return Recipient(to, None, goes_to_fixed_line(channel, to), not reading.valid)
