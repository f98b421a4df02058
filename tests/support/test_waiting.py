"""Waiting for what cannot be interrupted: values, errors, deadlines, and the process ends."""

import logging
import subprocess
import sys
import threading
import weakref

import pytest

from cammer_desktop.support import waiting
from cammer_desktop.support.waiting import Errand, in_background, within


def test_the_value_comes_back_from_a_named_daemon_thread() -> None:
    thread = in_background(threading.current_thread, "the name").result(10)
    assert (thread.name, thread.daemon) == ("the name", True)
    assert thread is not threading.current_thread()


def test_a_thread_that_rests_does_the_next_work_under_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waiting, "_REST_SECONDS", 0.2)
    threads = {in_background(threading.current_thread, "first").result(10) for _ in range(100)}
    assert len(threads) < 100
    names = {
        in_background(lambda: threading.current_thread().name, "second").result(10)
        for _ in range(100)
    }
    assert names == {"second"}


def test_what_is_done_is_not_kept_by_the_thread_that_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_REST_SECONDS", 0.2)
    owner = threading.Event()
    gone = weakref.ref(owner)
    in_background(owner.is_set, "first").result(10)
    del owner
    for _time in range(100):  # until it is one that has rested
        in_background(threading.current_thread, "second").result(10)
    assert gone() is None


def test_work_that_hangs_keeps_no_other_from_being_done() -> None:
    may_go_on = threading.Event()
    hanging = [in_background(may_go_on.wait, "hanging") for _ in range(5)]
    assert in_background(lambda: 1, "other").result(10) == 1
    assert not any(each.done() for each in hanging)
    may_go_on.set()
    assert [each.result(10) for each in hanging] == [True] * 5


def test_an_error_is_raised_where_it_is_asked_for() -> None:
    with pytest.raises(ZeroDivisionError):
        within(10, lambda: 1 / 0, "work")
    with pytest.raises(SystemExit):
        within(10, sys.exit, "work")


def test_who_listens_hears_of_value_and_error_on_the_worker() -> None:
    heard: list[object] = []
    names: list[str] = []

    def ended(future: object) -> None:
        names.append(threading.current_thread().name)
        heard.append(future)
        done.set()

    for work in (lambda: 1, lambda: 1 / 0):
        done = threading.Event()
        future = in_background(work, "worker", ended)
        assert done.wait(10)
        assert heard[-1] is future
    assert set(names) <= {"worker", threading.current_thread().name}


def test_waiting_ends_at_the_deadline_and_the_work_goes_on() -> None:
    released, ended = threading.Event(), threading.Event()

    def work() -> None:
        released.wait(20)
        ended.set()

    with pytest.raises(TimeoutError):
        within(0.05, work, "work")
    assert not ended.is_set()
    released.set()
    assert ended.wait(10)


def test_work_that_hangs_does_not_hold_the_process() -> None:
    script = (
        "import threading\n"
        "from cammer_desktop.support.waiting import in_background\n"
        "in_background(threading.Event().wait, 'hangs')\n"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=20).returncode == 0


# A process that prints whether the interpreter shut down.
_ENDS = """
import atexit, sys, threading
from cammer_desktop.support.waiting import end_process, in_background
atexit.register(print, "taken down")
print("told", end=" ", flush=True)
if {hangs}:
    in_background(threading.Event().wait, "hangs")
end_process(5)
"""


@pytest.mark.parametrize("hangs", [False, True])
def test_the_process_ends_at_once_whether_or_not_something_hangs(hangs: bool) -> None:
    command = [sys.executable, "-c", _ENDS.format(hangs=hangs)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=20)
    assert (done.returncode, done.stdout, done.stderr) == (5, "told ", "")


class TestErrand:
    def test_whoever_asks_waits_for_work_that_began_after_that(self) -> None:
        done: list[int] = []
        errand = Errand(lambda: done.append(1), "errand")
        for number in range(1, 4):
            assert errand.run(10)
            assert len(done) == number

    def test_what_hangs_is_done_once_more_for_all_who_asked_meanwhile(self) -> None:
        goes_on = threading.Event()
        done: list[bool] = []
        errand = Errand(lambda: done.append(goes_on.wait(10)), "errand")
        assert (errand.run(0.01), errand.hangs) == (False, True)
        assert not errand.run(0.0)
        goes_on.set()
        assert (errand.run(10), errand.hangs) == (True, False)
        assert len(done) == 2

    def test_whoever_only_starts_it_does_not_wait_and_whoever_asks_then_waits_for_that(
        self,
    ) -> None:
        goes_on = threading.Event()
        done: list[bool] = []
        errand = Errand(lambda: done.append(goes_on.wait(10)), "errand")
        errand.start()
        assert (done, errand.hangs) == ([], False)
        goes_on.set()
        assert errand.run(10)
        assert done

    def test_an_error_ends_the_work_and_not_the_errand(
        self, logged_errors: list[logging.LogRecord]
    ) -> None:
        done: list[int] = []

        def work() -> None:
            done.append(1)
            raise ZeroDivisionError

        errand = Errand(work, "errand")
        assert errand.run(10)
        assert errand.run(10)
        assert len(done) == len(logged_errors) == 2
