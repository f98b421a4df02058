"""To whom a message goes is read as it is typed, and shown as people read it."""

import pytest

from cammer_desktop.domain import phone, recipient
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.domain.phone import whatsapp
from cammer_desktop.domain.recipient import Recipient


@pytest.mark.parametrize("channel", [Channel.WHATSAPP, Channel.SMS])
def test_a_number_is_read_as_it_is_dialled_there(channel: Channel) -> None:
    assert recipient.read(channel, "0414 131 5854", "VE") == Recipient("+584141315854")
    assert recipient.read(channel, "+1 415 555 2671", "VE").to == "+14155552671"
    assert recipient.read(channel, "0414", "VE").flaw is phone.PhoneFlaw.TOO_SHORT
    assert recipient.read(channel, " ", "VE") == Recipient("", phone.PhoneFlaw.EMPTY)


def test_a_fixed_line_and_one_that_no_plan_has_are_told() -> None:
    fixed = recipient.read(Channel.SMS, "0212 555 1234", "VE")
    assert (fixed.to, fixed.is_fixed, fixed.is_doubtful) == ("+582125551234", True, False)
    unknown = recipient.read(Channel.SMS, "+58 499 777 1234", "VE")
    assert (unknown.to, unknown.is_fixed, unknown.is_doubtful) == ("+584997771234", False, True)


def test_a_number_without_its_countrys_code_gets_the_channels_form() -> None:
    """With the code it goes as it stands: whoever types it may know better than the rules."""
    typed, e164 = "55 1234 5678", "+525512345678"
    assert recipient.read(Channel.WHATSAPP, typed, "MX").to == whatsapp.number(e164)
    assert recipient.read(Channel.WHATSAPP, e164, "VE").to == e164
    assert recipient.read(Channel.SMS, typed, "MX").to == e164


@pytest.mark.parametrize(
    ("typed", "to", "flaw"),
    [
        (" ana@example.com ", "ana@example.com", None),
        ("ana@", "ana@", Flaw.MALFORMED_EMAIL),
        (" ", "", Flaw.MISSING),
    ],
)
def test_an_address_is_checked(typed: str, to: str, flaw: Flaw | None) -> None:
    assert recipient.read(Channel.EMAIL, typed, "VE") == Recipient(to, flaw)


def test_what_is_shown_is_read_as_the_same_again() -> None:
    assert recipient.shown(Channel.SMS, "+584141315854") == "+58 414-1315854"
    assert recipient.shown(Channel.EMAIL, "ana@example.com") == "ana@example.com"
    for channel in MESSAGE_CHANNELS:
        to = "ana@example.com" if channel is Channel.EMAIL else "+584141315854"
        assert recipient.read(channel, recipient.shown(channel, to), "").to == to


def test_only_a_channel_that_needs_a_mobile_minds_a_fixed_line() -> None:
    fixed = [each for each in MESSAGE_CHANNELS if recipient.is_fixed_line(each, "+582125551234")]
    assert fixed == [Channel.WHATSAPP, Channel.SMS]


def test_what_counts_is_the_number_that_the_channel_uses() -> None:
    """In Argentina a mobile without its 9 is written like a fixed line; WhatsApp's has the 9."""
    number = "+541155551234"
    assert not recipient.is_fixed_line(Channel.WHATSAPP, number)
    assert recipient.is_fixed_line(Channel.SMS, number)
    assert not recipient.read(Channel.WHATSAPP, "011 5555-1234", "AR").is_fixed
    assert recipient.read(Channel.WHATSAPP, number, "AR").is_fixed  # as it stands
