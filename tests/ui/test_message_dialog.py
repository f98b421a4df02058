"""The message before it is opened: what is shown is opened, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.catalogue import Template
from cammer_desktop.domain.hand_over import Channel
from tests.ledgers import OUTCOMES, attempt
from tests.ui.agent import E164, PATIENCE, Agent
from tests.ui.desktop import Desktop

URI = "Dirección que se abre"
MISSING = "Falta la dirección de correo."
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
    link = makes(agent)
    body = agent.requests[0].body
    agent.clicks("Ver y cambiar el mensaje: SMS")
    agent.waits_for_dialog()
    assert agent.reads("Número") == "+58 414-1315854"
    agent.writes("Número", "0412 777 1234")
    agent.writes("Texto", f'José & Ñoño "50 %" +1 {link}')
    agent.presses("Return")
    agent.types("#2")
    agent.presses("Ctrl+Return")
    agent.waits_for_window()
    agent.waits_until(lambda: len(desktop.opened) == 1)
    to, _, query = desktop.opened[0].partition("?")
    assert to == "sms:+584127771234"
    assert unquote(query.partition("=")[2]).splitlines() == [
        f'José & Ñoño "50 %" +1 {link}',
        "#2",
    ]
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
    assert (agent.focus, agent.state("Correo"), agent.reads(URI)) == ("Correo", "", "")
    assert (agent.sees("Por revisar"), agent.hint("Correo")) == (False, MISSING)
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


def test_an_address_that_is_missing_is_wrong_once_the_message_should_open_without_it(
    agent: Agent, said: list[str], desktop: Desktop
) -> None:
    makes(agent, email="")
    agent.presses("Ctrl+Shift+M")
    agent.waits_for_dialog()
    agent.presses("Return")
    agent.waits_until(lambda: f"No se abrió. {MISSING}" in said)
    assert (agent.focus, agent.state("Correo"), agent.hint("Correo")) == (
        "Correo",
        "error",
        MISSING,
    )
    assert "".join(said).count(MISSING) == 1
    assert (agent.reads("Texto").startswith("Hola"), desktop.opened) == (True, [])


def test_an_address_that_is_missing_comes_before_a_variable(agent: Agent, keep: Keep) -> None:
    keep(Template(Channel.EMAIL, "Yo", "{enlace}", "De {agente}", is_default=True))
    makes(agent, email="")
    agent.presses("Ctrl+Shift+M")
    agent.waits_for_dialog()
    agent.types("ana@example.com")
    assert (agent.focus, agent.reads("Correo")) == ("Correo", "ana@example.com")
    agent.presses("Return")
    assert selected(agent, "Asunto") == "{agente}"


def test_a_variable_without_a_value_is_named_and_selected_and_never_leaves(
    agent: Agent, desktop: Desktop, keep: Keep
) -> None:
    keep(Template(Channel.WHATSAPP, "Yo", "Soy {Agente}: {enlace}", is_default=True))
    link = makes(agent)
    agent.presses("Ctrl+Shift+W")
    agent.waits_for_dialog()
    agent.presses("Tab")
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
    agent.presses("Tab")
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
    agent.presses("Tab")
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
    shows(agent, "Enviar por WhatsApp")
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
    link = makes(agent)
    shows(agent, "Enviar por SMS")
    agent.writes("Texto", link)
    assert (agent.hint("Texto"), agent.state("Texto")) == ("1 SMS", "")
    agent.writes("Texto", f"{link} {'í' * 71}")
    assert " SMS de hasta 67 " in agent.hint("Texto")
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
    agent.presses("Tab")
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


def test_what_is_typed_blindly_is_the_next_customers_and_sends_nothing(
    agent: Agent, desktop: Desktop
) -> None:
    agent.fills_in(name="Eva Paz", phone="0212 555 1234")
    agent.sends()
    agent.presses("Ctrl+Shift+W")
    agent.waits_for_dialog()
    for keys in ("Return", "Ctrl+Return", "Space", "Enter"):
        agent.presses(keys)
        assert (agent.focus, desktop.opened) == ("Por revisar", [])
    agent.types("A")
    agent.waits_for_window()
    agent.types("na Luz")
    assert (agent.focus, agent.reads("Nombre")) == ("Nombre", "Ana Luz")
    told = "El mensaje para Eva no se abrió: Es un teléfono fijo: por WhatsApp puede no llegar."
    assert told in agent.said
    agent.presses("Return")
    agent.types("0414")
    assert agent.reads("Celular") == "0414"
    assert desktop.opened == []


def test_a_digit_typed_blindly_is_the_next_customers_too(
    agent: Agent, keep: Keep, desktop: Desktop
) -> None:
    keep(Template(Channel.WHATSAPP, "Yo", "Soy {agente}: {enlace}", is_default=True))
    makes(agent)
    agent.presses("Ctrl+Shift+W")
    agent.waits_for_dialog()
    agent.types("0")
    agent.waits_for_window()
    assert (agent.focus, agent.reads("Celular"), desktop.opened) == ("Celular", "0", [])


def test_a_letter_that_is_composed_is_not_lost_either(agent: Agent) -> None:
    agent.fills_in(phone="0212 555 1234")
    agent.sends()
    agent.presses("Ctrl+Shift+W")
    agent.waits_for_dialog()
    line = agent.finds("Por revisar")
    assert line.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is True
    composed = QInputMethodEvent()
    composed.setCommitString("Á")
    QApplication.sendEvent(line, composed)
    agent.waits_for_window()
    assert agent.reads("Nombre") == "Á"


def test_seen_on_purpose_the_text_has_the_caret_at_its_beginning(agent: Agent) -> None:
    link = makes(agent)
    shows(agent, "Enviar por WhatsApp")
    assert (agent.focus, agent.sees("Por revisar")) == ("Texto", False)
    agent.types("x ")
    assert agent.reads("Texto").startswith("x Hola")
    assert agent.reads("Texto").endswith(link)
    assert agent.top.accessibleDescription() == "Para Ana Rojas"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Hola", "Falta el enlace: péguelo en el texto."),
        (" ", "El mensaje está vacío: escríbalo, con el enlace."),
        ("{}Hola", "El enlace cambió: péguelo entero, con espacios a los lados."),
    ],
)
def test_a_message_that_does_not_hand_the_link_over_is_neither_opened_nor_copied(
    agent: Agent, desktop: Desktop, said: list[str], written: str, told: str
) -> None:
    link = makes(agent)
    shows(agent, "Enviar por WhatsApp")
    agent.writes("Texto", written.replace("{}", link))
    assert (agent.hint("Texto"), agent.state("Texto"), agent.reads(URI)) == (told, "error", "")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: f"No se abrió. {told}" in said)
    agent.presses("Ctrl+Shift+C")
    agent.waits_until(lambda: f"No se copió. {told}" in said)
    assert agent.shows("No se copió.")
    assert (agent.dialog is None, agent.clipboard, desktop.opened) == (False, link, [])


def test_a_template_that_glues_letters_to_the_link_is_seen_before_it_is_opened(
    agent: Agent, desktop: Desktop, keep: Keep
) -> None:
    keep(Template(Channel.SMS, "Corto", "{enlace}{nombre}", is_default=True))
    makes(agent)
    for keys in ("Ctrl+Shift+S", "Ctrl+Shift+T"):
        agent.finds("Enviar por SMS").setFocus()
        agent.presses(keys)
        agent.waits_for_dialog()
        assert agent.reads("Por revisar").startswith("El enlace cambió")
        agent.presses("Esc")
        agent.waits_for_window()
    assert desktop.opened == []


def test_what_was_typed_comes_back_after_another_template(agent: Agent, keep: Keep) -> None:
    keep(
        Template(Channel.SMS, "Corto", "{enlace}"),
        Template(Channel.SMS, "Con promoción", "{promocion}: {enlace}", is_default=True),
    )
    link = makes(agent)
    shows(agent, "Enviar por SMS")
    agent.writes("Texto", f"A mano: {link}")
    [templates] = agent.top.findChildren(QComboBox)
    templates.setFocus()
    agent.presses("Down")
    other = agent.reads("Texto")
    assert other != f"A mano: {link}"
    assert agent.focus == "Plantilla"
    agent.presses("Up")
    assert agent.reads("Texto") == f"A mano: {link}"
    agent.presses("Down")
    agent.clicks("Texto")
    agent.presses("Ctrl+Z")
    assert agent.reads("Texto") == f"A mano: {link}"


def test_a_number_that_was_corrected_stays_for_this_link(agent: Agent, desktop: Desktop) -> None:
    makes(agent)
    body = agent.requests[0].body
    shows(agent, "Enviar por WhatsApp")
    agent.writes("Número", "0412 777 1234")
    agent.presses("Ctrl+Return")
    agent.waits_for_window()
    agent.presses("Ctrl+Shift+S")
    agent.waits_until(lambda: len(desktop.opened) == 2)
    assert sorted(each.partition("?")[0] for each in desktop.opened) == [
        "https://wa.me/584127771234",
        "sms:+584127771234",
    ]
    shows(agent, "Enviar por SMS")
    assert agent.reads("Número") == "0412 777 1234"
    agent.presses("Esc")
    agent.waits_for_window()
    assert agent.reads("Celular") == "0414-1315854"
    assert [each.body for each in agent.requests] == [body]


def test_a_long_text_is_shown_from_its_beginning_and_wraps(agent: Agent, keep: Keep) -> None:
    keep(Template(Channel.SMS, "Largo", "Bienvenida. " * 60 + "{agente} {enlace}"))
    keep(Template(Channel.SMS, "Otro", "Bienvenida. " * 60 + "{enlace}", is_default=True))
    makes(agent)
    shows(agent, "Enviar por SMS")
    text = agent.finds("Texto", QPlainTextEdit)
    QApplication.processEvents()
    assert text.verticalScrollBar().value() == 0
    assert not text.horizontalScrollBar().isVisible()
    [templates] = agent.top.findChildren(QComboBox)
    templates.setCurrentIndex(templates.findText("Largo"))
    assert "{agente}" in agent.hint("Texto")
    assert " SMS" in agent.hint("Texto")


@pytest.mark.parametrize("name", ["Enviar por WhatsApp", "Enviar por correo"])
def test_every_label_has_a_letter_of_its_own(agent: Agent, name: str) -> None:
    makes(agent)
    shows(agent, name)
    labels = [each.text() for each in agent.top.findChildren(QLabel) if each.buddy() is not None]
    buttons = [each.text() for each in agent.top.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in (*labels, *buttons) if "&" in text]
    assert len(letters) == len(set(letters))
    assert len(letters) >= len(labels) + 2


def test_the_dialog_says_whose_number_is_a_fixed_line_by_the_channels_number(
    agent: Agent, desktop: Desktop
) -> None:
    agent.fills_in(phone="+54 11 5555 1234")
    agent.sends()
    agent.presses("Ctrl+Shift+W")
    agent.waits_until(lambda: len(desktop.opened) == 1)
    assert desktop.opened[0].startswith("https://wa.me/5491155551234?")
    assert agent.heard("Enviar por SMS").startswith("teléfono fijo")


def test_an_email_without_an_address_says_that_the_address_is_missing(
    agent: Agent, said: list[str]
) -> None:
    makes(agent, email="")
    shows(agent, "Enviar por correo")
    told = "Falta la dirección de correo."
    assert (agent.focus, agent.heard("Correo"), agent.hint("Correo")) == ("Correo", told, told)
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: f"No se abrió. {told}" in said)


def test_a_message_without_a_number_says_that_the_number_is_missing(
    agent: Agent, said: list[str]
) -> None:
    makes(agent)
    shows(agent, "Enviar por SMS")
    agent.writes("Número", "")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: "No se abrió. Falta el número." in said)
