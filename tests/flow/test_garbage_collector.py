"""Cycles are collected on the GUI thread, whichever thread made them."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from cammer_desktop.flow.garbage_collector import GarbageCollector, without_collecting
from cammer_desktop.support.waiting import within

MS = 10_000


class Cycle:
    """Records the thread on which it is collected."""

    def __init__(self, collected_on: list[int]) -> None:
        self._collected_on = collected_on
        self._itself = self

    def __del__(self) -> None:
        self._collected_on.append(threading.get_ident())


@pytest.fixture
def garbage(qapp: QCoreApplication) -> Iterator[GarbageCollector]:
    garbage = GarbageCollector()
    garbage.start()
    yield garbage
    garbage.stop()


def makes_much_garbage(collected_on: list[int]) -> None:
    for _ in range(20_000):  # many times the threshold at which Python collects
        Cycle(collected_on)


def test_a_worker_collects_nothing(garbage: GarbageCollector, qtbot: QtBot) -> None:
    collected_on: list[int] = []
    within(30.0, lambda: makes_much_garbage(collected_on), "worker")
    assert collected_on == []
    qtbot.waitUntil(lambda: bool(collected_on), timeout=MS)
    assert set(collected_on) == {threading.get_ident()}


def test_a_worker_collects_nothing_afterwards_either(garbage: GarbageCollector) -> None:
    collected_on: list[int] = []
    garbage.stop()
    within(30.0, lambda: makes_much_garbage(collected_on), "worker")
    assert collected_on == []
    gc.collect()
    assert set(collected_on) == {threading.get_ident()}


@pytest.mark.parametrize("is_on", [True, False])
def test_nothing_is_collected_meanwhile(is_on: bool) -> None:
    collected_on: list[int] = []
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        with without_collecting():
            makes_much_garbage(collected_on)
            assert collected_on == []
        assert gc.isenabled() == is_on
    finally:
        (gc.enable if was_on else gc.disable)()
    gc.collect()
    assert collected_on


def test_what_stands_is_gone_through_no_more_until_the_end(garbage: GarbageCollector) -> None:
    collected_on: list[int] = []
    Cycle(collected_on)
    garbage.keep_what_stands()
    gc.collect()
    assert collected_on == []
    garbage.stop()
    gc.collect()
    assert collected_on


def test_where_nothing_is_new_it_looks_ever_more_rarely(garbage: GarbageCollector) -> None:
    timer = garbage.findChild(QTimer)
    assert timer is not None
    usual = timer.interval()
    for _ in range(20):
        garbage.collect()
    rare = timer.interval()
    assert rare >= 30 * usual
    kept = [[number] for number in range(100)]
    garbage.collect()
    assert timer.interval() == usual
    assert kept
