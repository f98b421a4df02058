"""How a link goes to the customer: copied, or by what the system opens for it."""

import pytest
from PySide6.QtGui import QGuiApplication

from cammer_desktop.assembly import Services
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import Query
from cammer_desktop.support.paths import resources
from cammer_desktop.ui.result import sender
from cammer_desktop.ui.result.channel_row import ChannelRow
from cammer_desktop.ui.widgets.message_bar import Mood
from tests.ui.agent import Agent
from tests.ui.desktop import Desktop
from tests.ui.test_code import creates


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
    agent.writes("Correo", "ana@example.com")
    agent.sends()
    QGuiApplication.clipboard().clear()
    agent.clicks("Enviar por correo")
    assert agent.dialog is None
    agent.waits_until(lambda: agent.reads("Enlace") in agent.clipboard)
    assert agent.clipboard.startswith("Hola")
    told = "Correo no se abrió en esta computadora: el mensaje para Abraham quedó copiado."
    assert told in agent.said
    agent.waits_until(lambda: agent.history[0].icons == ("copy",))


def test_while_a_message_is_being_opened_its_row_says_so_and_a_second_press_does_nothing(
    agent: Agent, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "PAUSE_MS", 0)
    agent.fills_in()
    agent.sends()
    desktop.is_free.clear()
    agent.presses("Ctrl+Shift+W")
    agent.presses("Ctrl+Shift+W")
    row = agent.finds("Enviar por WhatsApp", ChannelRow)
    assert row.detail == "abriendo…"
    assert agent.heard("Enviar por WhatsApp") == "abriendo…, Ctrl+Mayús+W"
    desktop.is_free.set()
    agent.waits_until(lambda: row.detail.startswith("abierto "))
    assert agent.heard("Enviar por WhatsApp") == f"{row.detail}, Ctrl+Mayús+W"
    assert len(desktop.opened) == 1

    def opens_again() -> bool:
        agent.presses("Ctrl+Shift+W")
        return row.detail == "abriendo…" or len(desktop.opened) > 1

    agent.waits_until(opens_again)


def test_a_second_press_right_after_the_first_opens_nothing(
    agent: Agent, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "PAUSE_MS", 60_000)
    agent.fills_in()
    agent.sends()
    row = agent.finds("Enviar por WhatsApp", ChannelRow)
    agent.presses("Ctrl+Shift+W")
    agent.waits_until(lambda: row.detail.startswith("abierto "))
    agent.presses("Ctrl+Shift+W")
    assert row.detail.startswith("abierto ")  # and is not being opened
    agent.presses("Ctrl+Shift+S")
    agent.waits_until(lambda: len(desktop.opened) == 2)
    assert desktop.opened[1].startswith("sms:")


def test_that_a_message_was_opened_is_heard(
    agent: Agent, said: list[str], desktop: Desktop
) -> None:
    agent.fills_in()
    agent.sends()
    agent.presses("Ctrl+Shift+S")
    agent.waits_until(lambda: any(each.startswith("SMS: abierto ") for each in said))
    assert len(desktop.opened) == 1
    assert "Abriendo SMS…" in said


def test_what_opens_when_the_next_customer_is_begun_is_heard_with_its_customer(
    agent: Agent, said: list[str], desktop: Desktop
) -> None:
    agent.fills_in(name="Ana Rojas")
    agent.sends()
    desktop.is_free.clear()
    agent.presses("Ctrl+Shift+W")
    agent.types("E")
    desktop.is_free.set()
    agent.waits_until(lambda: any(each.endswith(", para Ana") for each in said))
    assert next(each for each in said if each.endswith(", para Ana")).startswith(
        "WhatsApp: abierto "
    )


def test_the_mark_is_the_attempts_for_which_the_key_was_pressed(
    agent: Agent, desktop: Desktop
) -> None:
    agent.fills_in(name="Ana")
    agent.sends()
    desktop.is_free.clear()
    agent.presses("Ctrl+Shift+W")
    agent.types("E")
    agent.fills_in(name="Eva", phone="0414 131 5855")
    agent.sends()
    desktop.is_free.set()
    agent.waits_until(lambda: agent.history[1].icons == ("whatsapp-logo",))
    assert [row.name for row in agent.history] == ["Eva", "Ana"]
    assert agent.history[0].icons == ()
    assert agent.heard("Enviar por WhatsApp").startswith("+58 414-1315855, ")
    agent.chooses_row(1)
    assert agent.finds("Enviar por WhatsApp", ChannelRow).detail.startswith("abierto ")


NOT_DELIVERED = (
    "WhatsApp no se abrió: el mensaje para Ana no se entregó."
    " El enlace está en su fila del historial."
)


def test_what_fails_late_leaves_the_next_customers_link_on_the_clipboard(
    agent: Agent, desktop: Desktop
) -> None:
    agent.fills_in(name="Ana Rojas")
    agent.sends()
    desktop.works = False
    desktop.is_free.clear()
    agent.presses("Ctrl+Shift+W")
    agent.types("E")
    agent.fills_in(name="Eva", phone="0414 131 5855")
    agent.sends()
    link = agent.reads("Enlace")
    desktop.is_free.set()
    agent.waits_until(lambda: NOT_DELIVERED in agent.said)
    assert agent.clipboard == link
    assert [row.icons for row in agent.history] == [(), ()]


def test_what_fails_late_leaves_on_the_clipboard_what_came_there_since(
    agent: Agent, desktop: Desktop
) -> None:
    agent.fills_in(name="Ana Rojas")
    agent.sends()
    desktop.works = False
    desktop.is_free.clear()
    agent.presses("Ctrl+Shift+W")
    QGuiApplication.clipboard().setText("de otro programa")
    desktop.is_free.set()
    agent.waits_until(lambda: NOT_DELIVERED in agent.said)
    assert (agent.clipboard, agent.history[0].icons) == ("de otro programa", ())


def test_that_a_message_is_copied_is_said_as_long_as_it_is_true(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    agent.presses("Ctrl+Shift+T")
    assert "copiado: péguelo" in agent.said
    QGuiApplication.clipboard().setText("de otro programa")
    assert "copiado: péguelo" not in agent.said


def test_what_is_being_started_when_the_window_closes_is_marked(
    agent: Agent, desktop: Desktop, services: Services
) -> None:
    agent.fills_in()
    agent.sends()
    desktop.is_free.clear()
    agent.presses("Ctrl+Shift+W")
    agent.waits_until(lambda: desktop.runs == 1)
    desktop.starts = False
    agent.presses("Ctrl+Shift+S")
    agent.window.close()
    [made] = services.ledger.page(Query(), None).attempts
    assert [each.channel for each in made.hand_overs] == [Channel.WHATSAPP]
    desktop.is_free.set()


def test_no_way_takes_the_mark_of_another_and_all_come_back_with_their_customer(
    agent: Agent, desktop: Desktop
) -> None:
    agent.fills_in()
    agent.writes("Correo", "ana@example.com")
    agent.sends()
    desktop.is_free.clear()
    for keys in ("W", "S", "M", "C"):
        agent.presses(f"Ctrl+Shift+{keys}")
    desktop.is_free.set()
    agent.waits_until(lambda: len(agent.history[0].icons) == 4)
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+Z")
    names = ("Enviar por WhatsApp", "Enviar por SMS", "Enviar por correo")
    details = [agent.finds(name, ChannelRow).detail for name in names]
    assert [each.partition(" ")[0] for each in details] == ["abierto"] * 3


def test_a_row_says_where_its_message_goes(agent: Agent) -> None:
    agent.fills_in()
    assert agent.heard("Enviar por WhatsApp") == "Ctrl+Mayús+W"
    agent.sends()
    rows = {name: agent.finds(name, ChannelRow) for name in ("Enviar por SMS", "Enviar por correo")}
    assert [row.detail for row in rows.values()] == ["+58 414-1315854", "sin correo"]
    assert agent.heard("Enviar por SMS") == "+58 414-1315854, Ctrl+Mayús+S"


def test_a_fixed_line_is_told_and_seen_before_anything_is_opened(
    agent: Agent, desktop: Desktop
) -> None:
    agent.fills_in(phone="0212 555 1234")
    agent.sends()
    row = agent.finds("Enviar por WhatsApp", ChannelRow)
    assert row.detail.startswith("teléfono fijo")
    assert agent.heard("Enviar por WhatsApp").startswith("teléfono fijo +58 212-5551234, ")
    agent.presses("Ctrl+Shift+W")
    agent.waits_for_dialog()
    told = "Es un teléfono fijo: por WhatsApp puede no llegar."
    assert (agent.focus, agent.reads("Por revisar")) == ("Por revisar", told)
    agent.presses("Tab")
    assert agent.focus == "Número"
    assert agent.hint("Número") == told
    shown = agent.reads("Dirección que se abre")
    agent.presses("Return")
    agent.waits_for_window()
    agent.waits_until(lambda: desktop.opened == [shown])


def test_a_messages_text_is_one_key_away(agent: Agent, desktop: Desktop) -> None:
    agent.fills_in()
    agent.writes("Correo", "ana@example.com")
    agent.sends()
    link = agent.reads("Enlace")
    agent.presses("Ctrl+Shift+T")
    assert agent.clipboard == f"Hola, Abraham. Este es el enlace para su videollamada: {link}"
    assert "Mensaje de WhatsApp para Abraham copiado" in agent.said
    agent.waits_until(lambda: agent.history[0].icons == ("copy",))
    # After another way that one's text, at a row that row's.
    agent.presses("Ctrl+Shift+M")
    agent.waits_until(lambda: len(desktop.opened) == 1)
    agent.waits_until(lambda: len(agent.history[0].icons) == 2)
    agent.presses("Ctrl+Shift+T")
    assert agent.clipboard == (f"Hola, Abraham.\n\nEste es el enlace para su videollamada:\n{link}")
    agent.finds("Enviar por SMS").setFocus()
    agent.presses("Ctrl+Shift+T")
    assert "Mensaje de SMS para Abraham copiado" in agent.said
    assert len(desktop.opened) == 1


def test_a_message_that_is_too_long_to_be_opened_is_copied_and_that_is_said(
    agent: Agent, desktop: Desktop
) -> None:
    link = f"https://a.example/session/{'x' * 2_100}"
    creates(agent, link)
    agent.presses("Ctrl+Shift+S")
    agent.waits_until(lambda: agent.clipboard.startswith("Hola") and link in agent.clipboard)
    assert "Es muy largo para abrirlo por SMS" in agent.said
    assert (agent.dialog, desktop.opened) == (None, [])
    agent.waits_until(lambda: "copiado" in agent.history[0].result)


def test_a_rows_tooltip_tells_its_keys(agent: Agent) -> None:
    assert agent.finds("Enviar por SMS").toolTip().splitlines() == [
        "Enviar el enlace por SMS (Ctrl+Mayús+S)",
        "Ver y cambiar el mensaje (Alt+Abajo)",
        "Copiar el mensaje con el enlace (Ctrl+Mayús+T)",
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


def test_what_did_not_open_for_one_customer_is_not_said_of_the_next(
    agent: Agent, desktop: Desktop
) -> None:
    desktop.works = False
    agent.fills_in(name="Ana Rojas")
    agent.sends()
    agent.presses("Ctrl+Shift+W")
    agent.waits_until(lambda: "WhatsApp no se abrió" in agent.said)
    agent.window.bar.say("El disco está lleno.", Mood.WARNING)
    agent.presses("Ctrl+N")
    assert "WhatsApp" not in agent.said
    assert "El disco está lleno." in agent.said  # it is nobody's
