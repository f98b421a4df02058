"""The message bar: nothing of a long text is lost, and a text is never taken for HTML."""

import pytest
from PySide6.QtGui import Qt, QTextDocumentFragment
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from tests.samples import CODE, LINK
from tests.ui.agent import Agent
from tests.ui.layouts import in_view

HTML = "<b>gordo</b> <img src='file:///etc/hostname'> &amp;"
ENTRY = NamedDestination(Kind.CATEGORY, "Ventas", CODE)
LONG = "\n".join(f"Línea {number} de una explicación larga" for number in range(40))


def is_told(agent: Agent, answer: Answer) -> None:
    agent.sandbox.script(answer)
    agent.fills_in()
    agent.sends()


def check_that_it_is_plain(agent: Agent) -> None:
    """Check that no label in view would read HTML as such."""
    labels = [
        each for each in agent.top.findChildren(QLabel) if "<b>" in each.text() and each.isVisible()
    ]
    plain = Qt.TextFormat.PlainText
    assert [each.text() for each in labels if each.textFormat() != plain] == []


def test_a_long_message_can_be_read_whole_where_it_stands(agent: Agent) -> None:
    agent.window.bar.say(LONG)
    assert LONG in agent.said


@pytest.mark.parametrize("size", [(1092, 534), (910, 432), (880, 416)])
@pytest.mark.parametrize("mark", ["#http", "#html", "#enorme", "#mudo", "#campos", "#cuelga"])
def test_what_came_of_it_is_in_view_whole_at_every_size(
    agent: Agent, mark: str, size: tuple[int, int]
) -> None:
    agent.window.resize(*size)
    agent.fills_in(name=f"Ana María de los Ángeles {mark}")
    agent.presses("Ctrl+Return")
    if mark == "#mudo":
        agent.waits_until(lambda: len(agent.requests) > 0)
        agent.presses("Esc")
    agent.waits_for_the_end()
    agent.waits_until(lambda: in_view(agent.finds("Estado")))
    # What is longer than the window is high begins at its top, and scrolls to its end.
    agent.waits_until(lambda: in_view(first_of_the_advice(agent)))
    last = agent.finds("Detalles")
    last.setFocus()
    agent.waits_until(lambda: in_view(last))


def first_of_the_advice(agent: Agent) -> QLabel:
    labels = agent.window.result_panel.advice_box.findChildren(QLabel)
    return next(each for each in labels if each.isVisible())


def test_a_failure_has_details_for_the_help_desk_and_nobodys_data(agent: Agent) -> None:
    is_told(agent, Answer(b"", hang_up=True))
    assert agent.window.form.name.text in agent.said
    agent.window.bar.say("Llegó la respuesta de Eva.", Mood.WARNING)
    agent.clicks("Detalles")
    agent.waits_for_dialog()
    whole = agent.finds("Mensaje completo", QPlainTextEdit).toPlainText()
    assert whole.startswith("Puede haberse creado. La conexión se cortó")
    for part in ("Causa: BROKEN_OFF", "Solicitud enviada: puede ser", "Servicio: 127.0.0.1:"):
        assert part in whole
    draft = agent.window.form.draft
    for nobodys in (draft.name, draft.phone, "1315854", "Eva"):
        assert nobodys not in whole
    agent.clicks("Copiar")
    assert agent.clipboard == whole


def test_details_are_gone_with_their_message(agent: Agent) -> None:
    is_told(agent, Answer(b"", hang_up=True))
    agent.presses("Ctrl+N")
    assert not agent.sees("Detalles")


def test_html_in_a_message_is_shown_as_it_came(agent: Agent) -> None:
    is_told(agent, Answer(envelope(42, HTML, detail={"campaign": [HTML]})))
    agent.clicks("Detalles")
    agent.waits_for_dialog()
    assert agent.finds("Mensaje completo", QPlainTextEdit).toPlainText().count(HTML) == 2


def test_html_in_what_the_service_stored_is_shown_as_it_came(agent: Agent) -> None:
    customer = {"name": HTML, "email": None, "cellphone": "+584141315854"}
    data = {"link": LINK, "customer": customer}
    is_told(agent, Answer(envelope(0, "Success", data=data)))
    assert agent.shows(HTML)
    check_that_it_is_plain(agent)


def test_html_in_a_name_is_shown_as_it_was_typed(agent: Agent) -> None:
    agent.fills_in(name="<b>Ana</b>")
    agent.sends()
    assert agent.shows("<b>Ana</b>")
    assert agent.rows[0][0] == "<b>Ana</b>"
    agent.presses("Ctrl+Shift+Q")
    agent.waits_for_dialog()
    assert agent.shows("<b>Ana</b>")
    check_that_it_is_plain(agent)


def test_html_in_the_lists_tooltips_is_shown_as_it_was_typed(agent: Agent) -> None:
    name = "<b>Ana</b> & Co"
    agent.fills_in(name=name)
    agent.sends()
    tip = agent.window.ledger_panel.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    # A tool tip decides by its looks whether it is HTML.
    html = Qt.mightBeRichText(tip)
    shown = QTextDocumentFragment.fromHtml(tip).toPlainText() if html else tip
    assert shown.startswith(f"{name}, ")


@pytest.mark.parametrize("settings", [Settings(theme="dark")])
def test_a_message_has_a_sign_and_not_only_a_colour(agent: Agent) -> None:
    is_told(agent, Answer(b"", hang_up=True))
    assert agent.said.startswith("⚠ ")
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+Return")
    assert agent.said.startswith("✕ ")
    agent.fills_in(phone="0414 131 5855")
    agent.sends()
    assert agent.said.startswith("✓ ")
    assert agent.finds("Copiar enlace", QPushButton).isEnabled()


@pytest.mark.parametrize("mood", list(Mood))
def test_what_is_loaded_meanwhile_takes_no_message_away(agent: Agent, mood: Mood) -> None:
    agent.window.bar.say("Dicho al empezar.", mood)
    agent.window.session_presenter.enable_validation(())
    agent.controllers.catalogue.change(lambda own: own.with_entry(ENTRY))
    agent.waits_until(lambda: len(agent.controllers.catalogue.offers) == 1)
    assert "Dicho al empezar." in agent.said


def test_a_warning_stays_while_the_agent_goes_on_until_the_next_call(agent: Agent) -> None:
    agent.window.bar.say("El disco está lleno.", Mood.WARNING)
    agent.fills_in()
    assert agent.said == "⚠ El disco está lleno."
    agent.sends()
    assert agent.said == "✓ Enlace creado y copiado."


def test_no_warning_is_lost_for_what_is_said_after_it(agent: Agent) -> None:
    bar = agent.window.bar
    for text, mood in (("Llegó la de Eva.", Mood.WARNING), ("Llegó la de Luis.", Mood.WARNING)):
        bar.say(text, mood)
    agent.fills_in()
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+N")
    assert agent.said.startswith("⚠ Llegó la de Eva.\nLlegó la de Luis.\nListo para el cliente")
    assert agent.said.count("Listo para el cliente") == 1
    assert agent.shows("Llegó la de Eva.")
    bar.withdraw("Llegó la de Eva.")
    agent.types("Ana")
    assert agent.said == "⚠ Llegó la de Luis."


@pytest.mark.parametrize("height", [432, 500])
def test_a_notice_leaves_what_can_be_done_in_view(agent: Agent, height: int) -> None:
    agent.window.resize(911, height)
    is_told(agent, Answer(b"", hang_up=True))
    agent.window.bar.say("Llegó la respuesta que faltaba de Eva. " * 9, Mood.WARNING)
    for _ in range(3):  # a layout may want another layout
        QApplication.processEvents()
    for name in ("Repetir…", "Detalles", "Aviso"):
        assert in_view(agent.finds(name)), name


def test_what_is_said_before_the_window_is_shown_is_whole_as_well(
    qapp: QApplication, qtbot: QtBot
) -> None:
    bar = MessageBar()
    bar.say("La configuración no era válida. " * 6, Mood.WARNING)
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.addWidget(bar.notices)
    around.resize(400, 200)
    around.show()
    [field] = bar.notices.findChildren(QPlainTextEdit)
    qtbot.waitUntil(lambda: field.height() > 3 * field.fontMetrics().lineSpacing())
    assert field.verticalScrollBar().maximum() == 0
