"""The ledger's panel has no clock of its own: it goes by the one that it is given."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from cammer_desktop.app import Program
from cammer_desktop.domain.ledger import Query
from cammer_desktop.ui.ledger import period
from cammer_desktop.ui.ledger.day_dialog import DayDialog
from cammer_desktop.ui.ledger.panel import LedgerPanel
from cammer_desktop.ui.ledger.row_delegate import ROW
from tests.ledgers import attempt
from tests.systems import not_on_windows

# Here, four hours behind, the day before has not ended yet.
NOW = datetime(2031, 3, 6, 2, 30, tzinfo=UTC)
MIDNIGHT = datetime(2031, 3, 5).astimezone()
DAY = timedelta(days=1)


def chooses_a_day(panel: LedgerPanel, chosen: str) -> None:
    """Choose from the menu of days."""
    [menu] = [each for each in panel.findChildren(QMenu) if each.title() == "Día"]
    [action] = [each for each in menu.actions() if each.text() == chosen]
    action.trigger()


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
    ],
)
def test_a_day_is_one_of_the_given_clock(
    panel: LedgerPanel, chosen: str, since: datetime, until: datetime
) -> None:
    chooses_a_day(panel, chosen)
    assert (panel.query.since, panel.query.until) == (since, until)


def test_the_day_that_is_offered_is_today_by_that_clock(panel: LedgerPanel) -> None:
    chooses_a_day(panel, "Un día…")
    [dialog] = panel.findChildren(DayDialog)
    [day] = [each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Fecha"]
    assert day.text() == "05/03/2031"
    dialog.accept()
    assert panel.query == Query()
    chooses_a_day(panel, "Un día…")
    dialog.chosen.emit(date(2031, 3, 5))
    assert (panel.query.since, panel.query.until) == (MIDNIGHT, MIDNIGHT + DAY)


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


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Move this machine to a zone, by its rule (POSIX), and back in the end."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    before = os.environ["TZ"]
    yield move
    move(before)


# As in 2026; the clocks change at midnight.
SANTIAGO = "<-04>4<-03>,M9.1.0/0,M4.1.0/0"
HAVANA = "CST5CDT,M3.2.0/0,M11.1.0/1"


@not_on_windows("a zone cannot be moved there within a process")
@pytest.mark.parametrize(
    ("zone", "day", "starts", "hours"),
    [
        (SANTIAGO, date(2026, 9, 5), "2026-09-05T00:00:00-04:00", 24),
        (SANTIAGO, date(2026, 9, 6), "2026-09-06T01:00:00-03:00", 23),
        (SANTIAGO, date(2026, 4, 4), "2026-04-04T00:00:00-03:00", 25),
        (SANTIAGO, date(2026, 4, 5), "2026-04-05T00:00:00-04:00", 24),
        (HAVANA, date(2026, 3, 7), "2026-03-07T00:00:00-05:00", 24),
        (HAVANA, date(2026, 3, 8), "2026-03-08T01:00:00-04:00", 23),
        (HAVANA, date(2026, 11, 1), "2026-11-01T00:00:00-04:00", 25),
        (HAVANA, date(2026, 11, 2), "2026-11-02T00:00:00-05:00", 24),
    ],
)
def test_a_day_begins_when_its_first_hour_does(
    moved: Callable[[str], None], zone: str, day: date, starts: str, hours: int
) -> None:
    moved(zone)
    since, until = period.bounds(period.ONE_DAY, date(2030, 1, 1), day)
    assert since is not None
    assert until is not None
    assert since.isoformat() == starts
    assert until - since == timedelta(hours=hours)
    assert period.bounds(period.YESTERDAY, day + DAY, day) == (since, until)
    assert period.bounds(period.WEEK, day + 6 * DAY, day)[0] == since


@pytest.mark.parametrize("day", [date.min, date.min + 3 * DAY, date.max, date.max - DAY])
@pytest.mark.parametrize("chosen", range(5))
def test_at_the_ends_of_all_times_a_period_has_no_end(day: date, chosen: int) -> None:
    since, until = period.bounds(chosen, day, day)
    assert since is None or until is None or since < until


@pytest.mark.parametrize("at", [datetime.min, datetime.max])
def test_a_clock_at_the_ends_of_all_times_crashes_nothing(
    qapp: QApplication, qtbot: QtBot, program: Program, at: datetime
) -> None:
    panel = LedgerPanel(program.controllers.ledger, lambda: at.replace(tzinfo=UTC))
    qtbot.addWidget(panel)
    panel.put(attempt())
    for chosen in ("Todo", "Hoy", "Ayer", "7 días"):
        chooses_a_day(panel, chosen)
        with qtbot.waitSignal(panel._model.loaded):
            panel.load()
    panel.put(attempt(1))
    chooses_a_day(panel, "Todo")
    with qtbot.waitSignal(panel._model.loaded):
        pass
    row = panel.table.model().index(0, 0).data(ROW)
    assert row.time.startswith("04/05/2026")


class TestMidnight:
    @pytest.fixture
    def now(self) -> list[datetime]:
        """What the clock tells; a test sets it."""
        return [datetime(2031, 3, 5, 23, 59).astimezone()]

    @pytest.fixture
    def panel(
        self, qapp: QApplication, qtbot: QtBot, program: Program, now: list[datetime]
    ) -> LedgerPanel:
        """A panel by that clock, which shows today."""
        panel = LedgerPanel(program.controllers.ledger, lambda: now[0])
        qtbot.addWidget(panel)
        with qtbot.waitSignal(panel._model.loaded):
            chooses_a_day(panel, "Hoy")
        return panel

    @staticmethod
    def times(panel: LedgerPanel) -> list[str]:
        model = panel.table.model()
        return [model.index(row, 0).data(ROW).time for row in range(model.rowCount())]

    def test_a_window_that_nobody_touches_shows_the_new_day(
        self, qtbot: QtBot, panel: LedgerPanel, now: list[datetime]
    ) -> None:
        panel.put(replace(attempt(), at=now[0]))
        assert self.times(panel) == ["23:59"]
        now[0] += timedelta(minutes=2)
        with qtbot.waitSignal(panel._model.loaded):
            panel._minute.timeout.emit()
        assert panel.query.since == datetime(2031, 3, 6).astimezone()
        assert self.times(panel) == []

    def test_a_time_becomes_a_date(
        self, qtbot: QtBot, panel: LedgerPanel, now: list[datetime]
    ) -> None:
        chooses_a_day(panel, "Todo")
        with qtbot.waitSignal(panel._model.loaded):
            pass
        panel.put(replace(attempt(), at=now[0]))
        now[0] += timedelta(minutes=2)
        with qtbot.waitSignal(panel.table.model().dataChanged):
            panel._minute.timeout.emit()
        assert self.times(panel) == ["05/03 23:59"]

    def test_the_first_link_of_the_new_day_is_shown(
        self, qtbot: QtBot, panel: LedgerPanel, now: list[datetime]
    ) -> None:
        now[0] += timedelta(minutes=2)
        with qtbot.waitSignal(panel._model.loaded):
            panel.put(replace(attempt(), at=now[0]))
        assert self.times(panel) == ["00:01"]

    def test_within_a_day_nothing_is_read_again(
        self, panel: LedgerPanel, now: list[datetime]
    ) -> None:
        now[0] -= timedelta(minutes=2)
        panel._minute.timeout.emit()
        assert not panel._model._busy


@not_on_windows("a zone cannot be moved there within a process")
def test_on_the_day_when_the_clocks_are_put_back_a_time_of_that_day_is_no_date(
    moved: Callable[[str], None], qapp: QApplication, qtbot: QtBot, program: Program
) -> None:
    moved(SANTIAGO)
    at = datetime(2026, 4, 5, 2, 30, tzinfo=UTC).astimezone()  # 23:30, and so it is again
    panel = LedgerPanel(program.controllers.ledger, lambda: at + timedelta(hours=1, minutes=15))
    qtbot.addWidget(panel)
    panel.put(replace(attempt(), at=at))
    assert panel.table.model().index(0, 0).data(ROW).time == "23:30"


def test_rows_of_a_clock_that_was_ahead_are_found_with_their_date_and_are_not_of_today(
    qtbot: QtBot, panel: LedgerPanel
) -> None:
    for later in (1, 700):
        ahead = (NOW + later * DAY).astimezone()
        panel.put(replace(attempt(later), at=ahead))
    model = panel.table.model()
    assert [model.index(row, 0).data(ROW).time for row in range(2)] == ["02/02/2033", "06/03 22:30"]
    for day in ("Hoy", "7 días"):
        with qtbot.waitSignal(panel._model.loaded):
            chooses_a_day(panel, day)
        assert model.rowCount() == 0
