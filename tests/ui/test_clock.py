"""The ledger's panel has no clock of its own: it goes by the one that it is given."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit
from pytestqt.qtbot import QtBot

from cammer_desktop.app import Program
from cammer_desktop.ui.ledger.panel import LedgerPanel
from cammer_desktop.ui.ledger.row_delegate import ROW
from tests.ledgers import attempt

# Here, four hours behind, the day before has not ended yet.
NOW = datetime(2031, 3, 6, 2, 30, tzinfo=UTC)
MIDNIGHT = datetime(2031, 3, 5).astimezone()
DAY = timedelta(days=1)


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot, program: Program) -> LedgerPanel:
    """A panel at a time of its own."""
    panel = LedgerPanel(program.controllers.ledger, lambda: NOW)
    qtbot.addWidget(panel)
    return panel


@pytest.mark.parametrize(
    ("chosen", "since", "until"),
    [
        ("Hoy", MIDNIGHT, MIDNIGHT + DAY),
        ("Ayer", MIDNIGHT - DAY, MIDNIGHT),
        ("7 días", MIDNIGHT - 6 * DAY, MIDNIGHT + DAY),
        ("Un día…", MIDNIGHT, MIDNIGHT + DAY),
    ],
)
def test_a_day_is_one_of_the_given_clock(
    panel: LedgerPanel, chosen: str, since: datetime, until: datetime
) -> None:
    [days] = [each for each in panel.findChildren(QComboBox) if each.accessibleName() == "Día"]
    days.setCurrentText(chosen)
    assert (panel.query.since, panel.query.until) == (since, until)


def test_the_day_that_is_offered_is_today_by_that_clock(panel: LedgerPanel) -> None:
    [day] = panel.findChildren(QDateEdit)
    assert day.text() == "05/03/2031"


@pytest.mark.parametrize(
    ("age", "text"),
    [
        (timedelta(minutes=30), "22:00"),
        (timedelta(days=1), "04/03 22:30"),
        (timedelta(days=100), "25/11/2030"),
    ],
)
def test_a_time_is_written_as_it_is_seen_from_that_clock(
    panel: LedgerPanel, age: timedelta, text: str
) -> None:
    panel.put(replace(attempt(), at=(NOW - age).astimezone()))
    assert panel.table.model().index(0, 0).data(ROW).time == text
