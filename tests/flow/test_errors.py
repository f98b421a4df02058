"""Uncaught errors end in one report on the GUI thread: places in code, no data."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal
from pytestqt.qtbot import QtBot

from cammer_desktop import __version__
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.errors import ErrorWatch
from cammer_desktop.flow.garbage_collector import without_collecting
from tests.samples import LINK, NAME, SECRET

pytestmark = pytest.mark.usefixtures("logged_errors")
MESSAGE = f"{SECRET} {NAME} {LINK}"


class Watched:
    """An error watch at work, and what it reported."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.reports: list[str] = []
        self.threads: list[QThread] = []
        self.watch = ErrorWatch()
        self.watch.reported.connect(self._take)
        self.watch.start()

    def _take(self, report: str) -> None:
        self.reports.append(report)
        self.threads.append(QThread.currentThread())

    def report(self) -> str:
        """Return the one report, which names no data and came on the GUI thread."""
        self.qtbot.waitUntil(lambda: bool(self.reports), timeout=10_000)
        assert len(self.reports) == 1
        assert self.threads == [self.watch.thread()]
        assert not any(word in self.reports[0] for word in (SECRET, NAME, LINK))
        return self.reports[0]


@pytest.fixture
def watched(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Watched]:
    watched = Watched(qtbot)
    # A test that failed leaves open what it had opened; to collect that is an error of its own.
    with without_collecting():
        yield watched
    watched.watch.stop()


class Broken(QObject):
    """Something with a slot that fails."""

    asked = Signal()

    def fail_in_slot(self) -> None:
        raise ValueError(MESSAGE)


def test_an_error_in_a_slot(watched: Watched) -> None:
    broken = Broken()
    broken.asked.connect(broken.fail_in_slot)
    broken.asked.emit()
    report = watched.report()
    assert report.splitlines()[0].startswith(f"Cammer Desktop {__version__}, Python 3.")
    assert "ValueError" in report.splitlines()
    assert report.splitlines()[-1].startswith("test_errors.py:")
    assert report.endswith(" fail_in_slot")


def test_an_error_in_a_timer(watched: Watched) -> None:
    broken = Broken()
    QTimer.singleShot(0, broken.fail_in_slot)
    assert watched.report().endswith(" fail_in_slot")


def test_an_error_in_a_thread(watched: Watched) -> None:
    def fail_in_thread() -> None:
        raise LookupError(MESSAGE)

    thread = threading.Thread(target=fail_in_thread)
    thread.start()
    thread.join()
    assert watched.report().endswith(" fail_in_thread")


def test_an_error_in_a_job(watched: Watched) -> None:
    def fail_in_job() -> None:
        raise ArithmeticError(MESSAGE)

    background = Background()
    background.run(fail_in_job, print, "job")
    report = watched.report()
    assert "ArithmeticError" in report
    assert report.endswith(" fail_in_job")
    background.stop()


def test_an_error_in_a_finaliser(watched: Watched) -> None:
    class Failing:
        def __del__(self) -> None:
            raise OSError(MESSAGE)

    Failing()  # and it is gone
    report = watched.report()
    assert "OSError" in report
    assert report.endswith(" __del__")


def test_an_error_without_a_message_or_a_place(watched: Watched) -> None:
    sys.excepthook(ValueError, ValueError(), None)
    assert watched.report().endswith("ValueError")


def test_the_end_of_a_thread_is_no_error(watched: Watched) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError(), None)
    watched.report()


def test_errors_are_logged_without_their_message(
    watched: Watched, logged_errors: list[object]
) -> None:
    try:
        raise ValueError(MESSAGE)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    watched.report()
    assert len(logged_errors) == 1
    assert SECRET not in str([vars(record) for record in logged_errors])


def test_stopping_gives_the_hooks_back(qapp: QCoreApplication) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    watch = ErrorWatch()
    watch.start()
    assert sys.excepthook != before[0]
    watch.stop()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
