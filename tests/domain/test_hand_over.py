"""What the channels declare, and how a hand-over, and other ends of an attempt, are told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel, HandOver
from tests.ledgers import OUTCOMES, attempt

MADE = attempt(0, OUTCOMES[0])


@pytest.mark.parametrize("channel", Channel)
def test_a_channel_that_sends_no_message_declares_none(channel: Channel) -> None:
    if channel in MESSAGE_CHANNELS:
        assert channel.message is channel.spec.message
    else:
        with pytest.raises(LookupError):
            _ = channel.message


def test_no_two_channels_share_a_key_an_option_or_a_shortcut() -> None:
    for values in (
        [channel.value for channel in Channel],
        [channel.spec.shortcut for channel in Channel],
        [channel.message.option for channel in MESSAGE_CHANNELS],
    ):
        assert len(set(values)) == len(values)


def test_every_way_is_told_with_its_time_and_a_later_day_with_its_date() -> None:
    later = MADE.at + timedelta(days=1, minutes=5)
    made = replace(
        MADE,
        hand_overs=(
            HandOver(Channel.COPY),
            HandOver(Channel.WHATSAPP, MADE.at),
            HandOver(Channel.QR, later),
        ),
        has_other_channel=True,
    )
    told = sentences.of_hand_overs(made)
    assert told.startswith("copiado, ")
    assert f"WhatsApp {MADE.at:%H:%M}, " in told
    assert f"QR {later:%d/%m %H:%M}, " in told
    assert told.endswith(", entregado")


def test_what_has_been_made_already_and_what_came_late_is_told_by_name() -> None:
    assert MADE.request.name in sentences.of_made(MADE)
    late = sentences.of_late_answer(MADE)
    assert MADE.request.name in late
    assert "creado" in late
