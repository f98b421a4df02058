"""How a link goes to the customer: copied, or by what the system opens for it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from cammer_desktop.assembly import Services
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import Query
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support.paths import resources
from tests.ui.agent import Agent


class System(QObject):
    """Stands where the system's program for a scheme does."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def system() -> Iterator[System]:
    system = System()
    method: Any = "open"  # the stubs want bytes, which it does not take
    QDesktopServices.setUrlHandler("cammertest", system, method)
    yield system
    QDesktopServices.unsetUrlHandler("cammertest")


def address(attempt: Attempt) -> str:
    assert isinstance(attempt.outcome, Created)
    return f"cammertest:{attempt.request.name}?text={attempt.outcome.link}"


@pytest.fixture
def _channel_with_address(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = Channel.COPY.spec
    monkeypatch.setattr(Channel.COPY, "spec", replace(spec, label="Correo", address=address))


@pytest.mark.usefixtures("_channel_with_address")
def test_a_channel_with_an_address_is_opened_and_nothing_is_copied(
    agent: Agent, system: System
) -> None:
    agent.fills_in()
    agent.sends()
    QGuiApplication.clipboard().clear()
    system.opened.clear()
    agent.clicks("Copiar enlace")
    assert system.opened == [f"cammertest:Abraham?text={agent.reads('Enlace')}"]
    assert agent.clipboard == ""


@pytest.mark.usefixtures("_channel_with_address")
def test_where_nothing_opens_the_link_is_copied_and_that_is_said(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    QGuiApplication.clipboard().clear()
    agent.clicks("Copiar enlace")
    assert agent.clipboard == agent.reads("Enlace")
    assert agent.said.splitlines() == [
        "✓ Enlace creado y copiado.",
        "⚠ Correo: nada se abrió en este equipo. El enlace quedó copiado.",
    ]


def test_what_is_copied_at_creation_is_not_handed_over_before_the_agent_does_it(
    agent: Agent, services: Services
) -> None:
    agent.fills_in()
    agent.sends()
    assert agent.clipboard == agent.reads("Enlace")
    assert agent.said == "✓ Enlace creado y copiado."
    undelivered = Query(undelivered=True)
    [made] = services.ledger.page(undelivered, None).attempts
    assert (made.handed_over, agent.history[0].result) == (None, "creado")
    agent.clicks("Copiar enlace")
    agent.waits_until(lambda: agent.history[0].result == "creado · copiado")
    assert services.ledger.page(undelivered, None).attempts == ()


def test_the_key_of_a_channel_is_stored_and_never_changes() -> None:
    assert {channel.name: channel.value for channel in Channel} == {"COPY": "copied"}
    key: Any = "copied"  # as it comes from the file
    assert Channel(key) is Channel.COPY


@pytest.mark.parametrize("channel", Channel)
def test_the_icon_of_a_channel_is_there(channel: Channel) -> None:
    assert (resources() / "icons" / "phosphor" / f"{channel.spec.icon}.svg").is_file()
