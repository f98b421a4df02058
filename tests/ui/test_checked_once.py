"""What is typed is checked once: what was said of it at the last key is what is sent."""

from collections.abc import Iterator
from typing import Any

import pytest

from cammer_desktop.domain import phone, session
from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.offers import Offer
from cammer_desktop.domain.session import Draft
from cammer_desktop.ui.session import last_check
from tests.samples import CODE
from tests.ui.agent import Agent


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Draft]]:
    """The drafts that were checked, by the real check; each read its phone once."""
    drafts: list[Draft] = []
    numbers: list[str] = []
    check, read = session.check, phone.read

    def noted_check(draft: Draft, *more: Any) -> Any:
        drafts.append(draft)
        return check(draft, *more)

    def noted_read(text: str, region: str) -> phone.Reading:
        numbers.append(text)
        return read(text, region)

    monkeypatch.setattr(last_check, "check", noted_check)
    monkeypatch.setattr(phone, "read", noted_read)
    yield drafts
    assert numbers == [draft.phone for draft in drafts]


def test_creating_checks_nothing_again(agent: Agent, checked: list[Draft]) -> None:
    agent.fills_in(code=CODE)
    assert checked[-1] == agent.window.form.draft
    before = len(checked)
    agent.sends()
    assert (len(agent.requests), len(checked)) == (1, before)


def test_what_is_wrong_is_said_without_another_check(agent: Agent, checked: list[Draft]) -> None:
    agent.fills_in(name=" ")
    before = len(checked)
    agent.sends()
    assert agent.hint("Nombre") == "Este campo es obligatorio."
    assert len(checked) == before


def test_a_code_that_has_a_name_by_now_is_sent_with_it(agent: Agent) -> None:
    form = agent.window.form
    agent.fills_in(code="7")
    agent.clicks("Ticket")
    agent.writes("Título", "{destino}")
    agent.writes("Descripción", "20 %")
    form.destination.offer([Offer(NamedDestination(Kind.CATEGORY, "Ventas", "7"), is_team=False)])
    agent.sends()
    assert b'"title": "Ventas"' in agent.requests[0].body
