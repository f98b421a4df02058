"""Work off the GUI thread: every result arrives on the GUI thread, unless it was dropped."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from pytestqt.qtbot import QtBot

from cammer_desktop.flow.background import Background


@pytest.fixture
def background(qapp: QCoreApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


def pump(background: Background, qtbot: QtBot) -> None:
    """Process what the workers have delivered so far."""
    last: list[None] = []
    background.run(lambda: None, last.append, "last")
    qtbot.waitUntil(lambda: bool(last), timeout=10_000)


def test_200_of_200_results_arrive_on_the_gui_thread(background: Background, qtbot: QtBot) -> None:
    results: list[int] = []
    threads: set[QThread] = set()
    worked: set[int] = set()

    def work(number: int) -> int:
        worked.add(threading.get_ident())
        return number

    def take(number: int) -> None:
        threads.add(QThread.currentThread())
        results.append(number)

    jobs = [
        background.run(lambda number=number: work(number), take, "job")  # type: ignore[misc]
        for number in range(200)
    ]
    qtbot.waitUntil(lambda: len(results) == 200, timeout=20_000)
    assert sorted(results) == list(range(200))
    assert len(set(jobs)) == 200
    assert threads == {QCoreApplication.instance().thread()}  # type: ignore[union-attr]
    assert threading.get_ident() not in worked


def test_a_dropped_job_is_not_heard_and_the_others_are(
    background: Background, qtbot: QtBot
) -> None:
    results: list[str] = []
    released = threading.Event()

    def work() -> str:
        released.wait(10)
        return "dropped"

    job = background.run(work, results.append, "job")
    background.drop(job)
    background.drop(job)
    background.drop(12345)
    released.set()
    background.run(lambda: "heard", results.append, "job")
    qtbot.waitUntil(lambda: bool(results), timeout=10_000)
    pump(background, qtbot)
    assert results == ["heard"]


def test_a_result_may_start_the_next_job(background: Background, qtbot: QtBot) -> None:
    results: list[int] = []

    def take(number: int) -> None:
        results.append(number)
        if number < 20:
            background.run(lambda: number + 1, take, "job")

    background.run(lambda: 1, take, "job")
    qtbot.waitUntil(lambda: results == list(range(1, 21)), timeout=10_000)


def test_an_error_reaches_the_hook_for_uncaught_ones(background: Background, qtbot: QtBot) -> None:
    results: list[object] = []

    def work() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        background.run(work, results.append, "job")
        qtbot.waitUntil(lambda: bool(caught), timeout=10_000)
    assert caught[0][0] is ZeroDivisionError
    assert results == []


def test_an_error_in_the_receiver_reaches_it_too_and_harms_no_other(
    background: Background, qtbot: QtBot
) -> None:
    results: list[int] = []

    def fail(_result: int) -> None:
        raise LookupError

    with qtbot.captureExceptions() as caught:
        background.run(lambda: 1, fail, "job")
        background.run(lambda: 2, results.append, "job")
        qtbot.waitUntil(lambda: bool(caught and results), timeout=10_000)
    assert [kind for kind, *_ in caught] == [LookupError]


def test_after_stopping_nothing_is_handed_over(qapp: QCoreApplication, qtbot: QtBot) -> None:
    background = Background()
    results: list[str] = []
    released = threading.Event()
    finished: list[threading.Event] = []

    def hanging(done: threading.Event) -> str:
        released.wait(10)
        done.set()
        return "late"

    for _ in range(20):
        done = threading.Event()
        finished.append(done)
        background.run(lambda done=done: hanging(done), results.append, "job")  # type: ignore[misc]
    background.run(lambda: "queued", results.append, "job")
    background.stop()
    background.run(lambda: "started afterwards", results.append, "job")
    released.set()
    assert all(done.wait(10) for done in finished)
    another = Background()
    pump(another, qtbot)
    another.stop()
    assert results == []


def test_a_stopped_object_may_go_while_its_jobs_still_run(
    qapp: QCoreApplication, qtbot: QtBot
) -> None:
    released = threading.Event()
    background = Background()
    background.run(lambda: released.wait(10), lambda _: None, "job")
    background.stop()
    background.deleteLater()
    del background
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    released.set()
    another = Background()
    pump(another, qtbot)
    another.stop()


def test_an_expected_error_reaches_its_own_handler_on_the_gui_thread(
    background: Background, qtbot: QtBot
) -> None:
    results: list[object] = []
    errors: list[tuple[OSError, QThread]] = []

    def work() -> None:
        raise FileNotFoundError("gone")

    def failed(error: OSError) -> None:
        errors.append((error, QThread.currentThread()))

    background.run(work, results.append, "job", expected=OSError, failed=failed)
    qtbot.waitUntil(lambda: bool(errors), timeout=10_000)
    [(error, thread)] = errors
    assert (str(error), results) == ("gone", [])
    assert thread == QCoreApplication.instance().thread()  # type: ignore[union-attr]


def test_an_error_that_is_not_expected_is_nobodys_result(
    background: Background, qtbot: QtBot
) -> None:
    heard: list[object] = []

    def work() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        background.run(work, heard.append, "job", expected=OSError, failed=heard.append)
        qtbot.waitUntil(lambda: bool(caught), timeout=10_000)
    assert (caught[0][0], heard) == (ZeroDivisionError, [])


def test_it_is_idle_once_every_result_has_arrived(background: Background, qtbot: QtBot) -> None:
    seen = [background.is_idle]
    is_free = threading.Event()
    background.run(is_free.wait, lambda _result: None, "job")
    seen.append(background.is_idle)
    is_free.set()
    assert seen == [True, False]
    qtbot.waitUntil(lambda: background.is_idle, timeout=10_000)
