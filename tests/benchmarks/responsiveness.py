"""The longest gap in the window's event loop while it creates, fails, and searches.

A timer ticks every 2 ms on the GUI thread. Creating is a call without a fault, to a server in a
process of its own, failing one against each fault of the network in turn, searching a text that is
typed above a full history. What an import does is in `catalogue.py`.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cammer_desktop.app import Program
from cammer_desktop.domain.settings import MAX_DAYS, Settings
from cammer_desktop.ui.ledger.panel import LedgerPanel
from tests.benchmarks.given import Run
from tests.benchmarks.ledger import filled
from tests.benchmarks.office import PHONE, server_apart, tls_server, wait, window_for
from tests.benchmarks.rows import Aim, Of, Row, milliseconds
from tests.end_to_end.faults import Action, Fault, FaultProxy, Phase
from tests.samples import SUCCESS
from tests.servers import answering, http

FAULTS: Final = tuple(
    Fault(phase, action, part=100 if phase is Phase.ANSWER else 0)
    for phase in Phase
    for action in Action
    if action is not Action.NOTHING
)


class Ticks(QObject):
    """Notes the longest time between two ticks, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was."""
        self.longest = 0.0
        self._last = time.perf_counter()

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def rows(run: Run) -> list[Row]:
    """Return the gaps of a call without a fault, and of all with one."""
    settings = Settings(connect_seconds=1, whole_seconds=2)
    answer = http(200, SUCCESS)
    with server_apart(answer, tls=True) as address:
        creating = [called(address.base, settings) for _round in range(run.many(10))]
    with tls_server(answering(answer)) as server:
        failing = [one(server.port, fault, settings) for fault in FAULTS[: run.many(len(FAULTS))]]
    return [gap_row("creating", creating), gap_row("failing", failing), *searching(run)]


def gap_row(what: str, gaps: Sequence[float]) -> Row:
    """Return the row of some gaps, in seconds, with the aims of all gaps."""
    aims = (Aim(Of.TYPICAL, 16.0), Aim(Of.WORST, 50.0))
    return Row(f"longest gap in the event loop: {what}", "ms", milliseconds(gaps), aims)


def searching(run: Run) -> Iterator[Row]:
    """Yield the gap at each key of searches in a full history."""
    texts = ("maria perez", "0414", "7", "xavier", "dia del p")[: run.many(5)]
    many = run.many(1_000_000, 2_000)
    folder, base = filled(run, many), "http://127.0.0.1:9/api"
    settings = Settings(api_url=base, days_kept=MAX_DAYS)
    with window_for(base, settings, folder) as (application, program):
        settle(application, 1.0)
        panel = program.window.ledger_panel
        gaps = [gap_at_key(application, panel, letter) for text in texts for letter in (*text, "")]
    yield gap_row(f"searching {many:,} rows", gaps)


def gap_at_key(application: QApplication, panel: LedgerPanel, letter: str) -> float:
    """Type a letter, "" to clear, wait for what it finds, and return the longest gap."""
    ticks = Ticks()
    settle(application, 0.02)
    ticks.begin()
    if letter:
        QTest.keyClicks(panel.search, letter)
    else:
        panel.search.clear()
    settle(application, 0.3)
    wait(application, lambda: panel.table.is_ready)
    return ticks.longest


def one(port: int, fault: Fault, settings: Settings) -> float:
    """Make one call against a fault and return the longest gap, in seconds."""
    with FaultProxy(port, fault) as spoiler:
        return called(f"https://localhost:{spoiler.port}/api", settings)


def called(base: str, settings: Settings) -> float:
    """Make one call to an API in a window of its own and return the longest gap, in seconds."""
    with window_for(base, replace(settings, api_url=base)) as (application, program):
        return gap_of(application, program)


def gap_of(application: QApplication, program: Program) -> float:
    """Fill the form, create, and watch the event loop until the call has ended."""
    window = program.window
    ticks = Ticks()
    QTest.keyClicks(window.form.name.editor, "Ana")
    QTest.keyClicks(window.form.phone.editor, PHONE)
    settle(application, 0.1)
    ticks.begin()
    window.session_presenter.create()
    assert program.controllers.link.running
    wait(application, lambda: not program.controllers.link.running)
    settle(application, 0.1)
    return ticks.longest


def settle(application: QApplication, seconds: float) -> None:
    """Let the event loop run for a while."""
    end = time.monotonic() + seconds
    wait(application, lambda: time.monotonic() > end)
