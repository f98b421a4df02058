"""The longest gap in the window's event loop while a call meets each fault of the network.

`python -m tests.benchmarks.responsiveness [--rounds N]` ticks every 2 ms on the GUI thread, makes
a call against each fault in turn, and prints the longest time between two ticks, beside the one
without any call. Aim: 50 ms.
"""

import argparse
import sys
import time
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cammer_desktop.app import Program
from cammer_desktop.domain.settings import Settings
from tests.benchmarks.office import PHONE, tls_server, wait, window_for
from tests.end_to_end.faults import Action, Fault, FaultProxy, Phase
from tests.samples import SUCCESS
from tests.servers import answering, http

FAULTS: Final = (
    Fault(),
    *(
        Fault(phase, action, part=100 if phase is Phase.ANSWER else 0)
        for phase in Phase
        for action in Action
        if action is not Action.NOTHING
    ),
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


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1)
    rounds = parser.parse_args().rounds
    settings = Settings(connect_seconds=1, whole_seconds=2)
    worst = 0.0
    with tls_server(answering(http(200, SUCCESS))) as server:
        for fault in FAULTS:
            gap = max(one(server.port, fault, settings) for _round in range(rounds))
            worst = max(worst, gap)
            print(f"{fault.phase.name:>8} {fault.action.name:<9} {gap * 1000:6.1f} ms", flush=True)
    print(f"longest gap: {worst * 1000:.1f} ms (aim 50)")
    return 0


def one(port: int, fault: Fault, settings: Settings) -> float:
    """Make one call against a fault and return the longest gap, in seconds."""
    with FaultProxy(port, fault) as spoiler:
        base = f"https://localhost:{spoiler.port}/api"
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


if __name__ == "__main__":
    sys.exit(main())
