"""The ticket: folded until it is wanted; folded, it is not sent, and not lost."""

import json

from tests.ui.agent import Agent


def writes_ticket(agent: Agent) -> None:
    agent.clicks("Ticket")
    agent.writes("Título", "Promo")
    agent.writes("Descripción", "20%")


def test_it_is_folded_until_it_is_wanted(agent: Agent) -> None:
    assert not agent.sees("Título")
    agent.clicks("Ticket")
    assert agent.sees("Título")
    assert agent.sees("Descripción")


def test_folded_it_is_not_sent_and_says_so(agent: Agent) -> None:
    agent.fills_in()
    writes_ticket(agent)
    agent.clicks("Ticket")
    assert agent.hint("Promoción") == "El ticket plegado no se envía."
    agent.sends()
    assert "ticket" not in json.loads(agent.requests[0].body)
    agent.clicks("Ticket")
    assert (agent.reads("Título"), agent.reads("Descripción")) == ("Promo", "20%")


def test_half_a_ticket_that_is_folded_is_nobodys_mistake(agent: Agent) -> None:
    agent.fills_in()
    agent.clicks("Ticket")
    agent.writes("Título", "Promo")
    agent.clicks("Ticket")
    agent.sends()
    assert agent.rows[0][2] == "creado"


def test_the_next_customer_has_no_ticket(agent: Agent) -> None:
    writes_ticket(agent)
    agent.presses("Ctrl+N")
    assert not agent.sees("Título")
    agent.clicks("Ticket")
    assert (agent.reads("Título"), agent.reads("Descripción")) == ("", "")


def test_tab_leaves_the_description(agent: Agent) -> None:
    agent.clicks("Ticket")
    agent.clicks("Descripción")
    agent.types("a\t")
    assert agent.focus != "Descripción"
    assert agent.reads("Descripción") == "a"


class TestUnfolding:
    def test_puts_the_cursor_into_what_is_empty(self, agent: Agent) -> None:
        agent.fills_in()
        agent.presses("Return")
        agent.clicks("Ticket")
        assert agent.focus == "Título"
        agent.types("Promo padre")
        assert (agent.reads("Título"), agent.requests) == ("Promo padre", [])
        agent.clicks("Ticket")
        agent.clicks("Ticket")
        assert agent.focus == "Descripción"

    def test_in_a_low_window_brings_it_into_view(self, agent: Agent) -> None:
        agent.window.resize(911, 432)
        agent.clicks("Ticket")

        def is_whole() -> bool:
            title = agent.finds("Título")
            return title.visibleRegion().boundingRect() == title.rect()

        agent.waits_until(is_whole)

    def test_folding_loses_no_letter(self, agent: Agent) -> None:
        agent.clicks("Ticket")
        agent.clicks("Ticket")
        assert agent.focus == "Promoción"

    def test_wholly_empty_it_is_none(self, agent: Agent) -> None:
        agent.fills_in()
        agent.clicks("Ticket")
        agent.sends()
        assert "ticket" not in json.loads(agent.requests[0].body)


def test_a_blank_at_the_button_sends_nothing(agent: Agent) -> None:
    agent.fills_in()
    agent.finds("Crear enlace").setFocus()
    agent.presses("Space")
    assert (agent.requests, agent.window.session_presenter.is_busy) == ([], False)
    agent.presses("Return")
    agent.waits_for_the_end()
    assert len(agent.requests) == 1
