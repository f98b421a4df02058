"""The message before it is opened: what is shown is opened, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.catalogue import Template
from cammer_desktop.domain.hand_over import Channel
from tests.ledgers import OUTCOMES, attempt
from tests.ui.agent import E164, PATIENCE, Agent
from tests.ui.desktop import Desktop

URI = "Dirección que se abre"
Keep = Callable[..., None]


@pytest.fixture
def keep(agent: Agent, qtbot: QtBot) -> Keep:
    """Put templates into the agent's own catalogue."""

    def put(*templates: Template) -> None:
        catalogue = agent.controllers.catalogue
        for each in templates:
            with qtbot.waitSignal(catalogue.changed, timeout=PATIENCE):
                catalogue.change(lambda own, each=each: own.with_entry(each))  # type: ignore[misc]

    return put


def makes(agent: Agent, email: str = "ana@example.com") -> str:
    """Make a link; return it."""
    agent.fills_in(name="Ana Rojas")
    agent.writes("Correo", email)
    agent.sends()
    return agent.reads("Enlace")


def shows(agent: Agent, name: str) -> None:
    """Have the message of a row shown, by its key."""
    agent.finds(name).setFocus()
    agent.presses("Alt+Down")
    agent.waits_for_dialog()


def selected(agent: Agent, name: str) -> str:
    editor = agent.finds(name)
    if isinstance(editor, QLineEdit):
        return editor.selectedText()
    assert isinstance(editor, QPlainTextEdit)
    return editor.textCursor().selectedText()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Enviar por WhatsApp", "Mensaje por WhatsApp"),
        ("Enviar por SMS", "Mensaje por SMS"),
        ("Enviar por correo", "Mensaje por correo"),
    ],
)
def test_what_is_shown_is_what_is_opened(
    agent: Agent, desktop: Desktop, name: str, title: str
) -> None:
    link = makes(agent)
    shows(agent, name)
    assert agent.top.windowTitle() == title
    assert agent.shows("Para Ana Rojas")
    assert link in agent.reads("Texto")
    shown = agent.reads(URI)
    agent.clicks(title.replace("Mensaje por", "Abrir"))
    agent.waits_for_window()
    agent.waits_until(lambda: desktop.opened == [shown])
    assert agent.focus == name
    agent.waits_until(lambda: agent.heard(name).startswith("abierto "))


def test_what_is_changed_is_opened_and_nothing_of_what_was_sent_for_the_link_changes(
    agent: Agent, desktop: Desktop
) -> None:
    makes(agent)
    body = agent.requests[0].body
    agent.clicks("Ver y cambiar el mensaje: SMS")
    agent.waits_for_dialog()
    assert agent.reads("Número") == "+58 414-1315854"
    agent.writes("Número", "0412 777 1234")
    agent.writes("Texto", 'José & Ñoño "50 %" +1')
    agent.presses("Return")
    agent.types("#2")
    agent.presses("Ctrl+Return")
    agent.waits_for_window()
    agent.waits_until(lambda: len(desktop.opened) == 1)
    to, _, query = desktop.opened[0].partition("?")
    assert to == "sms:+584127771234"
    assert unquote(query.partition("=")[2]).splitlines() == ['José & Ñoño "50 %" +1', "#2"]
    assert agent.reads("Celular") == "0414-1315854"
    assert [each.body for each in agent.requests] == [body]


def test_a_number_that_is_none_is_told_and_opens_nothing(agent: Agent, desktop: Desktop) -> None:
    makes(agent)
    shows(agent, "Enviar por WhatsApp")
    agent.writes("Número", "0414")
    assert agent.state("Número") == "error"
    assert agent.reads(URI) == ""
    agent.clicks("Texto")
    agent.presses("Ctrl+Return")
    assert (agent.focus, desktop.opened) == ("Número", [])
    agent.writes("Número", "+1 212 555")
    agent.presses("Return")
    assert agent.dialog is not None
    agent.writes("Número", "+1 (415) 555-2671")
    agent.presses("Return")
    agent.waits_for_window()
    agent.waits_until(lambda: len(desktop.opened) == 1)
    assert urlsplit(desktop.opened[0]).path == "/14155552671"


def test_without_an_address_it_is_asked_for_before_anything_opens(
    agent: Agent, desktop: Desktop
) -> None:
    link = makes(agent, email="")
    agent.presses("Ctrl+Shift+M")
    agent.waits_for_dialog()
    assert agent.top.windowTitle() == "Mensaje por correo"
    assert (agent.focus, agent.state("Correo"), agent.reads(URI)) == ("Correo", "error", "")
    agent.types("ana@")
    agent.presses("Return")
    assert (agent.dialog is None, desktop.opened) == (False, [])
    agent.types("example.com")
    shown = agent.reads(URI)
    agent.presses("Return")
    agent.waits_for_window()
    agent.waits_until(lambda: desktop.opened == [shown])
    parts = parse_qs(urlsplit(shown).query)
    assert urlsplit(shown).path == "ana@example.com"
    assert parts["subject"] == ["El enlace para su videollamada"]
    assert link in parts["body"][0]
    assert agent.reads("Correo") == ""  # the form's


def test_a_variable_without_a_value_is_named_and_selected_and_never_leaves(
    agent: Agent, desktop: Desktop, keep: Keep
) -> None:
    keep(Template(Channel.WHATSAPP, "Yo", "Soy {Agente}: {enlace}", is_default=True))
    link = makes(agent)
    agent.presses("Ctrl+Shift+W")
    agent.waits_for_dialog()
    assert selected(agent, "Texto") == "{Agente}"
    told = "{agente} es su nombre, que falta en Configuración: escríbalo aquí."
    assert (agent.hint("Texto"), agent.reads(URI)) == (told, "")
    for keys in ("Ctrl+Return", "Ctrl+Shift+C"):
        agent.presses(keys)
        assert (agent.dialog is None, selected(agent, "Texto")) == (False, "{Agente}")
    assert (agent.clipboard, desktop.opened) == (link, [])
    agent.types("Rosa")
    assert agent.hint("Texto") == ""
    agent.presses("Ctrl+Return")
    agent.waits_for_window()
    agent.waits_until(lambda: len(desktop.opened) == 1)
    assert parse_qs(urlsplit(desktop.opened[0]).query)["text"] == [f"Soy Rosa: {link}"]


def test_a_variable_is_selected_as_it_is_written(agent: Agent, keep: Keep) -> None:
    text = "{ Promoción } {descripcion} {enlace}"
    keep(Template(Channel.WHATSAPP, "Yo", text, is_default=True))
    makes(agent)
    agent.presses("Ctrl+Shift+W")
    agent.waits_for_dialog()
    assert selected(agent, "Texto") == "{ Promoción }"
    told = "{promocion} y {descripcion}: este enlace no tiene promoción; reemplácelas."
    assert agent.hint("Texto") == told


def test_a_message_with_a_variable_is_not_copied_by_its_key_either(
    agent: Agent, keep: Keep
) -> None:
    keep(Template(Channel.EMAIL, "Yo", "{enlace}", "De {agente}", is_default=True))
    link = makes(agent)
    agent.finds("Enviar por correo").setFocus()
    agent.presses("Ctrl+Shift+T")
    agent.waits_for_dialog()
    assert (agent.focus, selected(agent, "Asunto")) == ("Asunto", "{agente}")
    assert agent.clipboard == link
    agent.presses("Ctrl+Shift+C")  # the text alone, which has none
    agent.waits_for_window()
    assert agent.clipboard == link


def test_what_is_too_long_to_be_opened_is_told_and_can_be_copied(
    agent: Agent, desktop: Desktop, keep: Keep
) -> None:
    long = "Bienvenida. " * 300
    keep(Template(Channel.WHATSAPP, "Largo", long + "{enlace}", is_default=True))
    link = makes(agent)
    agent.presses("Ctrl+Shift+W")
    agent.waits_for_dialog()
    assert agent.hint("Texto") == "Es muy largo para abrirlo: acórtelo, o cópielo."
    agent.presses("Ctrl+Return")
    assert (agent.dialog is None, desktop.opened) == (False, [])
    agent.clicks("Copiar mensaje")
    agent.waits_for_window()
    assert agent.clipboard == long + link
    assert "Mensaje de WhatsApp para Ana copiado" in agent.said
    agent.waits_until(lambda: agent.history[0].icons == ("copy",))


def test_another_template_fills_in_its_texts(agent: Agent, keep: Keep) -> None:
    keep(
        Template(Channel.SMS, "Corto", "{enlace}"),
        Template(Channel.SMS, "Con promoción", "{promocion}: {enlace}", is_default=True),
    )
    link = makes(agent)
    shows(agent, "Enviar por SMS")
    [templates] = agent.top.findChildren(QComboBox)
    shown = [templates.itemText(number) for number in range(templates.count())]
    assert shown[0] == "Con promoción"
    assert "Corto" in shown
    agent.writes("Número", "+58 412 777 1234")
    templates.setCurrentIndex(shown.index("Corto"))
    assert agent.reads("Texto") == link
    assert agent.reads("Número") == "+58 412 777 1234"
    templates.setCurrentIndex(0)
    assert selected(agent, "Texto") == "{promocion}"


def test_with_one_template_there_is_nothing_to_choose(agent: Agent) -> None:
    makes(agent)
    shows(agent, "Enviar por WhatsApp")
    assert agent.top.findChildren(QComboBox) == []


def test_an_sms_is_told_how_many_it_takes(agent: Agent) -> None:
    makes(agent)
    shows(agent, "Enviar por SMS")
    agent.writes("Texto", "Hola")
    assert (agent.hint("Texto"), agent.state("Texto")) == ("1 SMS", "")
    agent.writes("Texto", "í" * 71)
    assert agent.hint("Texto").startswith("2 SMS ")
    assert agent.state("Texto") == "warning"


def test_esc_opens_nothing_and_gives_the_focus_back(agent: Agent, desktop: Desktop) -> None:
    makes(agent)
    shows(agent, "Enviar por correo")
    agent.presses("Esc")
    agent.waits_for_window()
    assert (agent.focus, desktop.opened) == ("Enviar por correo", [])
    assert agent.history[0].icons == ()


def test_a_number_of_which_not_all_can_be_read_is_opened_for_nobody(
    agent: Agent, desktop: Desktop
) -> None:
    made = attempt(0, OUTCOMES[0])
    damaged = replace(made.request, phone="+58414\ufffd315854")
    agent.window.ledger_panel.put(replace(made, request=damaged, is_damaged=True))
    agent.chooses_row(0)
    agent.presses("Ctrl+Shift+S")
    agent.waits_for_dialog()
    assert (agent.focus, agent.state("Número"), agent.reads(URI)) == ("Número", "error", "")
    agent.presses("Ctrl+Return")
    assert (agent.dialog is None, desktop.opened) == (False, [])


def test_a_doubtful_number_is_told_and_may_be_opened(agent: Agent, desktop: Desktop) -> None:
    makes(agent)
    shows(agent, "Enviar por SMS")
    agent.writes("Número", "+58 499 777 1234")
    assert agent.hint("Número") == "No parece un número en uso."
    agent.presses("Return")
    agent.waits_for_window()
    agent.waits_until(lambda: len(desktop.opened) == 1)
    assert E164 not in desktop.opened[0]


def test_the_address_ends_with_dots_until_it_is_read(agent: Agent) -> None:
    makes(agent)
    shows(agent, "Enviar por WhatsApp")
    line = agent.finds(URI, QLineEdit)
    assert line.isReadOnly()
    assert line.toolTip() != ""
    cut = line.grab().toImage()
    line.setFocus()
    QApplication.processEvents()
    agent.presses("Ctrl+A")
    assert line.selectedText() == agent.reads(URI)
    assert line.grab().toImage() != cut
