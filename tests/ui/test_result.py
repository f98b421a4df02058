"""The result's column: what stands there before a link, with it, and in its place."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from cammer_desktop.domain import qr
from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.support import texts
from cammer_desktop.ui.result.channel_row import ChannelRow
from cammer_desktop.ui.result.link_text import LinkText
from cammer_desktop.ui.result.qr_box import MODULES
from cammer_desktop.ui.result.whose import _Folded
from cammer_desktop.ui.widgets import sizes
from cammer_desktop.ui.widgets.headline import Headline
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.mark import Mark
from cammer_desktop.ui.widgets.message_bar import MessageBar
from cammer_desktop.ui.widgets.style import GRID, font
from tests.ui.agent import PHONE, Agent
from tests.ui.codes import decoded, seen
from tests.ui.layouts import in_view

# Client areas below the sandbox's band: roomy, compact, short, narrow.
BAND = 32
SIZES = [(1184, 672 + BAND), (1024, 608), (1093, 500 + BAND), (911, 432)]
KINDS = (QLabel, QAbstractButton, QPlainTextEdit, Mark)
LONGEST = "https://widgetapp.ocularsolution.com/session/".ljust(150, "l")


def resizes(agent: Agent, width: int, height: int) -> None:
    agent.window.resize(width, height)
    agent.waits_until(lambda: (agent.window.width(), agent.window.height()) == (width, height))
    QApplication.processEvents()


def places(agent: Agent) -> dict[QWidget, QRect]:
    """Where everything that is seen stands, in the result's column and in the form's footer."""
    QApplication.processEvents()
    window = agent.window
    parts = (window.columns.columns[1], window.action_bar)
    found = [each for part in parts for kind in KINDS for each in part.findChildren(kind)]
    return {
        each: QRect(each.mapTo(window, QPoint(0, 0)), each.size())
        for each in found
        if each.isVisible()
        # What comes and goes lies over the line that stays.
        and each is not window.bar.leave_button
        and not (isinstance(each, QLabel) and each.parentWidget() is window.bar)
    }


def moved(before: dict[QWidget, QRect], after: dict[QWidget, QRect]) -> list[tuple[QWidget, QRect]]:
    return [(each, after[each]) for each in before if each in after and before[each] != after[each]]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_moves_from_the_empty_window_to_the_next_customer(
    agent: Agent, size: tuple[int, int]
) -> None:
    resizes(agent, *size)
    stages = [places(agent)]
    agent.fills_in(name="Abraham de la Concepción Rodríguez", code="ventas")
    stages.append(places(agent))
    agent.sends()
    stages.append(places(agent))
    agent.presses("Ctrl+N")
    stages.append(places(agent))
    assert all(len(stage) > 12 for stage in stages)
    assert [moved(one, other) for one in stages for other in stages if moved(one, other)] == []


def test_nothing_moves_while_a_link_is_being_created(agent: Agent) -> None:
    agent.fills_in(name="Ana #mudo")
    before = places(agent)
    agent.presses("Ctrl+Return")
    assert moved(before, places(agent)) == []
    agent.presses("Esc")


def test_a_notice_leaves_everything_where_it_is(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    before = places(agent)
    agent.window.bar.say("El disco está lleno. " * 9)
    assert agent.finds("Aviso").isVisible()
    assert moved(before, places(agent)) == []


def test_before_a_link_its_place_and_the_ways_to_hand_it_over_stand_there(agent: Agent) -> None:
    assert agent.shows("Cliente nuevo")
    assert agent.shows("Aquí quedará el enlace, ya copiado")
    assert not agent.finds("QR grande").isEnabled()
    agent.fills_in(name="Abraham", code="ventas")
    for text in ("Abraham", "+58 414-1315854", "Categoría ventas", "Ctrl+Enter crea y copia"):
        assert agent.shows(text)
    assert not agent.finds("QR grande").isEnabled()
    agent.sends()
    assert agent.shows("Entregar a Abraham")
    assert agent.finds("QR grande").isEnabled()


def test_the_form_is_titled_by_whose_link_stands_beside_it(agent: Agent) -> None:
    def is_titled(text: str) -> bool:
        return agent.shows(text)

    assert is_titled("Nuevo enlace")
    agent.fills_in()
    agent.sends()
    assert is_titled("Datos del enlace")
    agent.presses("Ctrl+N")
    assert is_titled("Nuevo enlace")
    agent.chooses_row(0)
    assert is_titled("Nuevo enlace")
    assert agent.shows("Este enlace todavía no se entregó.")
    agent.clicks("Copiar enlace")
    agent.waits_until(lambda: agent.shows("Se copió a las "))


def filled(agent: Agent) -> list[str]:
    found = agent.window.findChildren(KeyButton)
    return [each.text() for each in found if each.isVisible() and each.is_filled]


def test_at_most_one_button_is_the_next_step(agent: Agent) -> None:
    create = agent.finds("Crear enlace", QPushButton)
    assert filled(agent) == ["Crear enlace"]
    agent.fills_in(name="Ana #cuelga")
    agent.sends()
    assert (filled(agent), create.isEnabled()) == ([], True)
    agent.fills_in(name="Abraham", phone="0414 131 5855")
    assert filled(agent) == ["Crear enlace"]
    agent.sends()
    assert (filled(agent), create.isEnabled()) == (["WhatsApp"], False)
    agent.types("L")
    assert (filled(agent), create.isEnabled()) == (["Crear enlace"], True)


def test_the_first_channel_is_the_next_step_until_the_link_is_handed_over(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    assert filled(agent) == ["WhatsApp"]
    agent.clicks("Enviar por SMS")
    agent.waits_until(lambda: filled(agent) == [])
    assert agent.heard("Enviar por SMS").startswith("abierto ")


def test_what_is_uncertain_says_what_to_do_and_repeating_asks_first(agent: Agent) -> None:
    agent.fills_in(name="Luis #cuelga", phone="0414 220 1177")
    agent.sends()
    assert agent.shows("Antes de repetir")
    # No line ends within the number.
    assert agent.shows("si hay una sesión de Luis #cuelga, +58\u00a0414-2201177.")
    assert agent.shows("Nada se repite solo. Ctrl+Enter pregunta antes.")
    assert not agent.sees("QR grande")
    agent.clicks("Repetir…")
    agent.waits_for_dialog()
    assert agent.is_asked("puede haber creado un enlace; no se confirmó.")
    agent.presses("Esc")
    agent.waits_for_window()
    assert len(agent.requests) == 1


def test_a_row_of_the_history_cannot_be_repeated_from_the_result(agent: Agent) -> None:
    agent.fills_in(name="Luis #cuelga")
    agent.sends()
    agent.presses("Ctrl+N")
    agent.chooses_row(0)
    assert agent.shows("Antes de repetir")
    assert not agent.sees("Repetir…")
    agent.clicks("Volver")
    assert not agent.shows("Antes de repetir")


def test_each_refused_field_stands_there_with_its_text(agent: Agent) -> None:
    detail = {"cellphone": ["x is required."], "email": ["y is not understood"]}
    agent.sandbox.script(Answer(envelope(2, "Campos no cumplen", detail=detail)))
    agent.fills_in()
    agent.sends()
    for text in ("Celular", "El servicio dice que falta el celular.", "Correo"):
        assert agent.shows(text)
    assert "No se creó: corrija 2 datos" in agent.said


def test_what_the_form_does_not_have_is_said_until_it_is_sent_again(agent: Agent) -> None:
    detail = {"cellphone": ["x is required."], "campaign": ["campaign is closed."]}
    agent.sandbox.script(Answer(envelope(2, "Campos no cumplen", detail=detail)))
    agent.fills_in()
    agent.sends()
    agent.writes("Celular", "0412 777 1234")
    for text in ("Otro dato (campaign)", "no está en el formulario", "no tiene «campaign»"):
        assert agent.shows(text)
    assert not agent.shows("is closed")
    assert "No se creó: 2 datos rechazados" in agent.said
    assert agent.sees("Detalles")
    agent.sends()
    assert not agent.shows("Otro dato")
    assert "Enlace creado" in agent.said


def test_who_left_the_token_for_later_finds_it_where_it_is_missed(agent: Agent) -> None:
    agent.fills_in(name="Ana #token")
    agent.sends()
    agent.waits_for_dialog()
    agent.presses("Esc")
    agent.waits_for_window()
    agent.clicks("Token…")
    agent.waits_for_dialog()
    assert agent.shows("El servicio no aceptó el token.")
    agent.presses("Esc")
    agent.waits_for_window()
    agent.fills_in(name="Ana #http")
    agent.sends()
    assert not agent.sees("Token…")


def test_a_short_window_shows_the_tickets_title_as_well(agent: Agent) -> None:
    resizes(agent, 911, 432)
    agent.clicks("Ticket")
    agent.writes("Título", "Promo padre")
    title = next(
        each
        for each in agent.window.result_panel.findChildren(QLabel)
        if each.text() == "Promo padre"
    )
    assert in_view(title)


@pytest.mark.parametrize("size", SIZES)
def test_a_long_name_takes_a_second_line_beside_the_code(
    agent: Agent, size: tuple[int, int]
) -> None:
    resizes(agent, *size)
    name = "Maria de los Angeles"
    agent.fills_in(name=name)
    label = next(
        each
        for each in agent.window.result_panel.findChildren(QLabel)
        if each.property("role") == "name"
    )
    assert label.text().replace("\n", " ") == name
    assert label.height() >= (label.text().count("\n") + 1) * label.fontMetrics().height()


def answers_with(agent: Agent, link: str) -> None:
    agent.sandbox.script(Answer(envelope(0, "Success", data={"link": link})))
    agent.fills_in()
    agent.sends()


def test_a_link_of_150_letters_has_its_code_in_the_column(agent: Agent) -> None:
    assert len(qr.modules(LONGEST)) == MODULES
    resizes(agent, 1024, 640)
    before = agent.finds("Código QR").geometry()
    answers_with(agent, LONGEST)
    box = agent.finds("Código QR")
    assert decoded(seen(box)) == [LONGEST]
    assert (box.geometry(), in_view(box)) == (before, True)


def test_a_longer_link_leaves_the_box_and_names_the_key_of_the_large_code(agent: Agent) -> None:
    answers_with(agent, LONGEST + "x" * 200)
    assert agent.heard("Código QR") == "No cabe aquí: Ctrl+Mayús+Q lo agranda."


def test_a_link_is_copied_even_if_nobody_was_told_that_another_text_has_come(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    clipboard = QGuiApplication.clipboard()
    with QSignalBlocker(clipboard):  # a system does not always tell a window in the background
        clipboard.setText("de otro programa")
        assert agent.clipboard == "de otro programa"
    agent.clicks("Copiar enlace")
    assert agent.clipboard == agent.reads("Enlace")


def test_a_click_on_the_link_takes_it_whole(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    QGuiApplication.clipboard().setText("something else")
    QTest.mouseClick(agent.finds("Enlace", LinkText).viewport(), Qt.MouseButton.LeftButton)
    agent.presses("Ctrl+C")
    assert agent.clipboard == agent.reads("Enlace")


def test_a_long_headline_shows_its_beginning_and_tells_the_whole(agent: Agent) -> None:
    agent.fills_in(name="Ana María de los Ángeles")
    agent.sends()
    agent.presses("Ctrl+N")
    agent.chooses_row(0)
    line = agent.finds("Estado", Headline)
    assert line.toPlainText().startswith("Historial · Ana María de los Ángeles, ")
    assert "Ana María de los Ángeles" in line.toolTip()


def test_a_row_shows_its_detail_only_where_it_fits(agent: Agent) -> None:
    row = agent.window.result_panel.hand_over.findChildren(ChannelRow)[0]
    without = row.grab().toImage()
    row.tell("abraham@example.com " * 9)
    assert row.accessibleDescription().startswith("abraham@example.com")
    assert row.grab().toImage() == without
    row.tell("ana@b.co")
    assert row.grab().toImage() != without


@pytest.mark.parametrize("language", texts.languages())
def test_the_line_of_an_old_link_is_whole(agent: Agent, language: str) -> None:
    agent.fills_in(name="Ana", phone=PHONE)
    agent.sends()
    agent.waits_for_the_end()
    agent.presses("Ctrl+N")
    texts.use(language)
    try:
        agent.chooses_row(0)
        (bar,) = agent.window.findChildren(MessageBar)
        (line,) = bar.findChildren(Headline)
        room = line.viewport().width() - line._reserved - sizes.SIZES.icon - 2 * GRID
        letters = QFontMetrics(font(sizes.SIZES.note, bold=True))
        assert letters.horizontalAdvance(line._headline) <= room
    finally:
        texts.use(texts.SOURCE)


def test_a_long_code_takes_a_second_line(agent: Agent) -> None:
    agent.fills_in(name="Ana", phone=PHONE, code="abcdef1234567890")
    place = next(each for each in agent.window.findChildren(_Folded) if "abcdef" in each.whole)
    assert place.text().replace("\n", " ") == place.whole


def test_a_number_with_an_area_and_a_long_one_are_whole_beside_the_code(agent: Agent) -> None:
    agent.window.resize(1024, 608)
    for number in ("+55 11 95550-0142", "+54 9 11 2345-6789"):
        agent.fills_in(name="Ana", phone=number)
        line = next(each for each in agent.window.findChildren(_Folded) if each.whole == number)
        assert line.text().replace("\n", " ") == number
        assert line.fontMetrics().lineSpacing() * len(line.text().split("\n")) <= line.height()
