"""From an empty form to "link copied, next customer begun": how many keys beside the data."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.catalogue import Kind, NamedDestination
from tests.samples import CODE
from tests.ui.agent import E164, PATIENCE, PHONE, Agent
from tests.ui.desktop import Desktop

SALES = NamedDestination(Kind.CATEGORY, "Ventas", CODE)


@pytest.fixture
def with_catalogue(agent: Agent, qtbot: QtBot) -> Agent:
    catalogue = agent.controllers.catalogue
    with qtbot.waitSignal(catalogue.changed, timeout=PATIENCE):
        catalogue.change(lambda own: own.with_entry(SALES))
    return agent


class Strokes:
    """Counts the keys that are neither data nor letters that pick the destination."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        self.count = 0

    def __call__(self, keys: str) -> None:
        self._agent.presses(keys)
        self.count += 1


class TestStrokes:
    def test_a_customer_with_a_destination_of_the_catalogue_takes_three(
        self, with_catalogue: Agent
    ) -> None:
        agent, stroke = with_catalogue, Strokes(with_catalogue)
        agent.types("Abraham")
        stroke("Return")
        agent.types(PHONE)
        stroke("Return")
        agent.types("ven")
        stroke("Ctrl+Return")
        agent.waits_for_the_end()
        assert agent.clipboard == agent.reads("Enlace")
        agent.types("D")
        assert (agent.reads("Nombre"), agent.reads("Celular")) == ("D", "")
        assert json.loads(agent.requests[0].body) == {
            "name": "Abraham",
            "cellphone": E164,
            "categoryCode": CODE,
        }
        assert stroke.count == 3

    def test_a_link_that_is_handed_over_takes_one_more(
        self, with_catalogue: Agent, desktop: Desktop
    ) -> None:
        agent, stroke = with_catalogue, Strokes(with_catalogue)
        agent.types("Abraham")
        stroke("Return")
        agent.types(PHONE)
        stroke("Return")
        agent.types("ven")
        stroke("Ctrl+Return")
        agent.waits_for_the_end()
        link = agent.reads("Enlace")
        stroke("Ctrl+Shift+W")
        agent.types("D")  # while it is still being opened
        assert (agent.reads("Nombre"), agent.reads("Celular")) == ("D", "")
        agent.waits_until(lambda: agent.history[0].icons == ("whatsapp-logo",))
        [uri] = desktop.opened
        to, texts = urlsplit(uri).path, parse_qs(urlsplit(uri).query)
        assert (to, link in texts["text"][0]) == (f"/{E164.lstrip('+')}", True)
        assert stroke.count == 4

    def test_the_next_one_with_the_destination_kept_takes_two(self, with_catalogue: Agent) -> None:
        agent, stroke = with_catalogue, Strokes(with_catalogue)
        agent.fills_in(code="ven")
        agent.sends()
        agent.types("David")
        stroke("Return")
        agent.types("0414 131 5855")
        stroke("Ctrl+Return")
        agent.waits_for_the_end()
        agent.types("I")
        assert agent.reads("Nombre") == "I"
        bodies = [json.loads(each.body) for each in agent.requests]
        assert [(each["name"], each["categoryCode"]) for each in bodies] == [
            ("Abraham", CODE),
            ("David", CODE),
        ]
        assert stroke.count == 2
