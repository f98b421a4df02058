"""Screen pops come one at a time, in their order, none while a call runs, and none is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import PopFlaw, PopRefusal, ScreenPop
from cammer_desktop.flow.screen_pop_controller import ScreenPopController
from tests.flow.parts import MS, Bench, LedApi

ONE, TWO, THREE = (ScreenPop(Prefill(name=name)) for name in ("Ana", "Eva", "Ida"))
REFUSED = PopRefusal(PopFlaw.SECRET)


@pytest.fixture
def api() -> Iterator[LedApi]:
    api = LedApi()
    yield api
    api.let_go()


@pytest.fixture
def bench(api: LedApi, qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(api, qtbot)
    yield bench
    bench.background.stop()


class Window:
    """What a window is given."""

    def __init__(self, bench: Bench) -> None:
        self.pops = ScreenPopController(bench.link_controller)
        self.seen: list[object] = []
        self.pops.wanted.connect(self.seen.append)
        self.pops.refused.connect(self.seen.append)
        self._bench = bench

    def sees(self, *expected: object) -> None:
        """Check what it has been given once everything has arrived."""
        self._bench.settle()
        self._bench.qtbot.waitUntil(lambda: len(self.seen) >= len(expected), timeout=MS)
        for _turn in range(5):
            QCoreApplication.processEvents()
        assert self.seen == list(expected)


@pytest.fixture
def window(bench: Bench) -> Window:
    window = Window(bench)
    window.pops.start()
    return window


def test_each_waits_until_the_one_before_is_taken(window: Window) -> None:
    for pop in (ONE, TWO, ONE):
        window.pops.add(pop)
    assert (window.seen, window.pops.waiting) == ([], 3)
    window.sees(ONE)
    assert window.pops.waiting == 3
    window.pops.taken()
    window.sees(ONE, TWO)
    window.pops.taken()
    window.pops.taken()
    window.sees(ONE, TWO, ONE)
    window.pops.taken()
    assert window.pops.waiting == 0
    window.sees(ONE, TWO, ONE)


def test_a_refusal_is_told_in_its_turn_and_not_waited_for(window: Window) -> None:
    for pop in (REFUSED, REFUSED, ONE, REFUSED):
        window.pops.add(pop)
    window.sees(REFUSED, REFUSED, ONE)
    window.pops.taken()
    window.sees(REFUSED, REFUSED, ONE, REFUSED)


def test_before_the_window_is_there_they_wait(bench: Bench) -> None:
    window = Window(bench)
    window.pops.add(ONE)
    window.sees()
    window.pops.start()
    window.sees(ONE)


def test_while_a_call_runs_they_wait(window: Window, bench: Bench, api: LedApi) -> None:
    bench.link_controller.ended.connect(window.seen.append)
    held: list[object] = []
    window.pops.held.connect(held.append)
    bench.create()
    for pop in (ONE, REFUSED, TWO):
        window.pops.add(pop)
        window.sees()
    assert held == [ONE, TWO]
    bench.link_controller.cancel()
    window.sees(bench.ended[0], ONE)
    bench.create("Eva")
    window.pops.taken()
    window.sees(bench.ended[0], ONE)
    api.let_go()
    bench.wait_for_end(2)
    window.sees(bench.ended[0], ONE, bench.ended[1], REFUSED, TWO)


def test_one_that_takes_at_once_gets_all(window: Window) -> None:
    window.pops.wanted.connect(window.pops.taken)
    for _each in range(300):
        window.pops.add(ONE)
    window.sees(*[ONE] * 300)


def test_what_the_window_was_offered_is_known_the_last_first(window: Window, bench: Bench) -> None:
    for name in "abcdefghijklfl":
        window.pops.note(Prefill(name))
    assert "".join(each.name for each in window.pops.recent) == "lfkjihged"
    other = Window(bench)
    other.pops.follow(window.pops)
    assert other.pops.recent == window.pops.recent


def test_another_window_takes_over_what_is_not_taken(window: Window, bench: Bench) -> None:
    for pop in (ONE, REFUSED, TWO):
        window.pops.add(pop)
    window.sees(ONE)
    other = Window(bench)
    other.pops.add(THREE)
    other.pops.follow(window.pops)
    other.pops.start()
    other.sees(ONE)
    other.pops.taken()
    other.sees(ONE, REFUSED, TWO)
    other.pops.taken()
    other.sees(ONE, REFUSED, TWO, THREE)
    other.pops.taken()
    window.pops.taken()
    window.sees(ONE)
    assert (window.pops.waiting, other.pops.waiting) == (0, 0)


def test_another_window_without_any_has_none(window: Window, bench: Bench) -> None:
    other = Window(bench)
    other.pops.follow(window.pops)
    assert other.pops.waiting == 0
