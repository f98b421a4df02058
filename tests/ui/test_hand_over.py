"""How a link goes to the customer: copied, or by what the system opens for it."""

import pytest
from PySide6.QtGui import QGuiApplication

from cammer_desktop.assembly import Services
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import Query
from cammer_desktop.support.paths import resources
from tests.ui.agent import Agent
from tests.ui.desktop import Desktop


def test_a_message_is_opened_and_nothing_is_copied(agent: Agent, desktop: Desktop) -> None:
    agent.fills_in()
    agent.sends()
    QGuiApplication.clipboard().clear()
    agent.clicks("Enviar por SMS")
    agent.waits_until(lambda: bool(desktop.opened))
    [uri] = desktop.opened
    assert uri.startswith("sms:+584141315854?body=Hola")
    assert agent.clipboard == ""


def test_where_nothing_opens_the_text_is_copied_and_that_is_said(
    agent: Agent, desktop: Desktop
) -> None:
    desktop.works = False
    agent.fills_in()
    agent.sends()
    QGuiApplication.clipboard().clear()
    agent.clicks("Enviar por correo")
    agent.waits_until(lambda: agent.reads("Enlace") in agent.clipboard)
    assert agent.clipboard.startswith("Hola")
    assert "nada se abrió en este equipo. El mensaje quedó copiado." in agent.said


def test_what_is_copied_at_creation_is_not_handed_over_before_the_agent_does_it(
    agent: Agent, services: Services
) -> None:
    agent.fills_in()
    agent.sends()
    assert agent.clipboard == agent.reads("Enlace")
    assert agent.said == "✓ Enlace creado y copiado."
    undelivered = Query(undelivered=True)
    [made] = services.ledger.page(undelivered, None).attempts
    assert (made.hand_overs, agent.history[0].result) == ((), "creado")
    agent.clicks("Copiar enlace")
    agent.waits_until(lambda: agent.history[0].result.startswith("creado · copiado"))
    assert services.ledger.page(undelivered, None).attempts == ()


def test_the_keys_of_channels_are_stored_and_never_change() -> None:
    keys = ["copied", "whatsapp", "sms", "email", "qr", "voice"]
    assert [channel.value for channel in Channel] == keys


@pytest.mark.parametrize("channel", Channel)
def test_the_icon_of_a_channel_is_there(channel: Channel) -> None:
    assert (resources() / "icons" / "phosphor" / f"{channel.spec.icon}.svg").is_file()
