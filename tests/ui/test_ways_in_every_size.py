"""The ways to hand a link over, in windows of every size: what their rows say, and their room."""

from operator import attrgetter
from typing import Final

import pytest

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.support import texts
from cammer_desktop.ui.result.channel_row import ChannelRow
from tests.tools.sizes import Size
from tests.tools.stage import Scene
from tests.tools.states import STATES
from tests.ui.agent import Agent
from tests.ui.layouts import in_view, moved, places
from tests.ui.theatre import HERE, Theatre, settled

_REAL: Final = Scene(is_sandbox=False)
_LOOKED_AT: Final = [each for each in HERE if each.name in ("1184x672", "1093x534", "911x432")]
_sizes = pytest.mark.parametrize("size", _LOOKED_AT, ids=attrgetter("name"))


def rows(agent: Agent) -> dict[Channel, ChannelRow]:
    return agent.window.result_panel.hand_over.rows


@_sizes
def test_a_row_says_where_it_goes_and_a_notice_moves_none_of_them(
    theatre: Theatre, size: Size
) -> None:
    with theatre.plays(_REAL, size) as agent:
        STATES["created"].bring(agent)
        assert rows(agent)[Channel.WHATSAPP].detail == "+58 414-1315854"
        assert rows(agent)[Channel.EMAIL].detail == "abraham@correo.com"
        assert "Ctrl+Mayús+W" in agent.heard("Enviar por WhatsApp")
        assert "Ctrl+Mayús+W" in agent.finds("Enviar por WhatsApp").toolTip()
        assert len({row.detail_left for row in rows(agent).values()}) == 1
        agent.presses("Ctrl+Shift+S")
        agent.waits_until(lambda: rows(agent)[Channel.SMS].detail.startswith("abierto "))
        panel = agent.window.result_panel
        assert settled(agent, may_scroll=True) == []
        before = places(panel)
        agent.desktop.works = False
        agent.presses("Ctrl+Shift+W")
        agent.waits_until(lambda: "no se abrió" in agent.said)
        assert settled(agent, may_scroll=True) == []
        assert moved(before, places(panel)) == []
        seen = [row for row in rows(agent).values() if in_view(row)]
        # There is room for a notice of one line, in a short window of two; a narrow one has three.
        assert len(seen) >= {"1184x672": 5, "1093x534": 3, "911x432": 5}[size.name]


@pytest.mark.parametrize("speaks", texts.languages(), indirect=True)
def test_a_row_keeps_its_key_in_tooltip_and_description_once_its_message_is_opened(
    theatre: Theatre, speaks: str
) -> None:
    [narrow] = [each for each in _LOOKED_AT if each.name == "1093x534"]
    with theatre.plays(_REAL, narrow) as agent:
        STATES["created"].bring(agent)
        agent.presses("Ctrl+Shift+W")
        row = rows(agent)[Channel.WHATSAPP]
        opened = texts._(Channel.WHATSAPP.spec.done)
        agent.waits_until(lambda: row.detail.startswith(opened))
        assert not row.shows_keys
        keys = "Ctrl+Mayús+W" if speaks == "es" else "Ctrl+Shift+W"
        assert row.accessibleDescription() == f"{row.detail}, {keys}"
        assert f"({keys})" in row.toolTip()


@_sizes
def test_a_fixed_line_is_told_by_every_way_that_may_fail(theatre: Theatre, size: Size) -> None:
    with theatre.plays(_REAL, size) as agent:
        STATES["fixed-line"].bring(agent)
        seen = {channel: row.detail for channel, row in rows(agent).items()}
        assert seen[Channel.WHATSAPP] == seen[Channel.SMS]
        assert seen[Channel.SMS].startswith("teléfono fijo")
        assert filled(agent) == [Channel.QR]


def test_the_next_step_is_a_way_that_can_be_taken(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    assert filled(agent) == [Channel.WHATSAPP]
    agent.presses("Ctrl+N")
    agent.fills_in(phone="0212 555 1234")
    agent.writes("Correo", "ana@example.com")
    agent.sends()
    assert filled(agent) == [Channel.EMAIL]


def filled(agent: Agent) -> list[Channel]:
    return [channel for channel, row in rows(agent).items() if row.is_filled]
