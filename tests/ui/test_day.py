"""A day that is typed by keys: the one that was meant is shown, or what is wrong is said."""

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cammer_desktop.support import dates, texts
from cammer_desktop.ui.widgets.date_edit import DateRow
from tests.ui.agent import Agent

OFFERED = date(2031, 3, 5)
WAYS = ("{0:02}/{1:02}/{y}", "{0}/{1}/{short:02}", "{0:02}{1:02}{y}", "{y}-{m:02}-{d:02}")
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def row(speaks: str, window: QWidget, qtbot: QtBot) -> DateRow:
    """A field for a day, with another field behind it."""
    row = DateRow("Fecha", "Fecha", OFFERED)
    column = QVBoxLayout(window)
    column.addWidget(row)
    column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return row


def written(day: date, way: str) -> str:
    """Return a day as an agent types it, in the order of the current language."""
    pair = (day.month, day.day) if dates.is_month_first() else (day.day, day.month)
    return way.format(*pair, y=day.year, m=day.month, d=day.day, short=day.year % 100)


def types(row: DateRow, text: str, *, selects: bool) -> None:
    """Type over what is there, or behind it, and leave the field."""
    row.editor.setFocus()
    QTest.keyClick(row.editor, Qt.Key.Key_End)
    if selects:
        QTest.keyClick(row.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(row.editor, text)
    QTest.keyClick(row.editor, Qt.Key.Key_Tab)
    assert not row.editor.hasFocus()


@pytest.mark.parametrize("speaks", texts.languages(), indirect=True)
@example(day=date(2026, 5, 12), way=WAYS[0], selects=True)
@example(day=date(2026, 5, 1), way=WAYS[1], selects=True)
@example(day=date(2026, 5, 12), way=WAYS[2], selects=True)
@example(day=date(2026, 5, 12), way=WAYS[3], selects=True)
@given(day=DAYS, way=st.sampled_from(WAYS), selects=st.booleans())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_day_that_was_meant_is_shown_or_that_there_is_none(
    row: DateRow, day: date, way: str, selects: bool
) -> None:
    row.set_text(dates.full_date(OFFERED))
    typed = written(day, way if selects or "y}" in way else WAYS[0])
    before = row.text
    types(row, typed, selects=selects)
    if selects:
        # Two digits are of this century.
        meant = day if day.year < 2100 or "short" not in way else day.replace(year=2000)
        assert (row.text, row.hint.text()) == (dates.full_date(meant), "")
    else:
        assert (row.text, row.hint.property("state")) == (before + typed, "error")
        assert row.editor.accessibleDescription() == row.hint.text() != ""


def opens(agent: Agent) -> None:
    menus = agent.window.ledger_panel.findChildren(QMenu)
    [menu] = [each for each in menus if each.title() == "Día"]
    [action] = [each for each in menu.actions() if each.text() == "Un día…"]
    action.trigger()
    agent.waits_for_dialog()


def test_what_is_no_day_is_not_shown_but_said_and_mended_at_the_next_key(agent: Agent) -> None:
    opens(agent)
    agent.types("31/02/2026")
    agent.presses("Return")
    assert (agent.focus, agent.state("Fecha")) == ("Fecha", "error")
    assert agent.reads("Fecha") == "31/02/2026"
    assert agent.hint("Fecha").startswith("La fecha no es válida")
    agent.writes("Fecha", "3/2/26")
    assert agent.state("Fecha") == ""
    agent.presses("Return")
    agent.waits_for_window()


def test_a_calendar_is_opened_by_keys_and_fills_in_the_day(agent: Agent) -> None:
    opens(agent)
    agent.types("12/05/2026")
    agent.presses("Alt+Down")
    [calendar] = agent.top.findChildren(QCalendarWidget)
    assert calendar.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert calendar.isAncestorOf(focus)
    agent.presses("Right")
    agent.presses("Return")
    assert QApplication.activePopupWidget() is None
    assert (agent.focus, agent.reads("Fecha")) == ("Fecha", "13/05/2026")
    agent.presses("Alt+Down")
    agent.presses("Esc")
    assert (agent.focus, agent.reads("Fecha")) == ("Fecha", "13/05/2026")
    agent.clicks("Calendario")
    assert calendar.isVisible()
    agent.presses("Esc")
    agent.presses("Esc")
    agent.waits_for_window()
