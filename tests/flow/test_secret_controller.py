"""The secrets' controller: the keyring is used off the GUI thread, and may fail."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.ports import SecretOwner
from cammer_desktop.domain.storage import Place, Storage, VaultError
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.secret_controller import SecretController
from tests.flow.parts import MS
from tests.samples import ADDRESS, TOKEN


class NotedVault(MemoryVault):
    """A vault that records the threads of its calls, and fails if set to."""

    def __init__(self) -> None:
        super().__init__()
        self.failure: Cause | None = None
        self.asked_on: set[int] = set()

    def where(self, owner: SecretOwner) -> Storage:
        self.asked_on.add(threading.get_ident())
        if self.failure is not None:
            raise VaultError(self.failure)
        return super().where(owner)


class Bench:
    def __init__(self, qtbot: QtBot) -> None:
        self.vault = NotedVault()
        self.background = Background()
        self.controller = SecretController(self.background, self.vault)
        self.answers: list[tuple[str, object]] = []
        for name in ("located", "kept", "forgotten", "failed"):
            getattr(self.controller, name).connect(self._noted(name))
        self._qtbot = qtbot

    def _noted(self, name: str) -> Callable[[object], None]:
        def note(answer: object) -> None:
            assert QThread.currentThread() is self.controller.thread()
            self.answers.append((name, answer))

        return note

    def answer(self) -> tuple[str, object]:
        """Wait for the next answer and return it."""
        self._qtbot.waitUntil(lambda: bool(self.answers), timeout=MS)
        return self.answers.pop()


@pytest.fixture
def bench(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(qtbot)
    yield bench
    bench.background.stop()


def test_a_secret_is_located_kept_and_forgotten(bench: Bench) -> None:
    bench.controller.locate(ADDRESS)
    assert bench.answer() == ("located", Storage(Place.NOWHERE))
    bench.controller.keep(ADDRESS, TOKEN)
    assert bench.answer() == ("kept", Storage(Place.MEMORY))
    assert bench.vault.read(ADDRESS) == TOKEN
    bench.controller.forget(ADDRESS)
    assert bench.answer() == ("forgotten", Storage(Place.NOWHERE))
    assert bench.vault.read(ADDRESS) is None
    assert threading.get_ident() not in bench.vault.asked_on


@pytest.mark.parametrize("cause", [Cause.KEYRING_LOCKED, Cause.KEYRING_SILENT])
def test_a_keyring_that_fails_is_told(bench: Bench, cause: Cause) -> None:
    bench.vault.failure = cause
    bench.controller.locate(ADDRESS)
    assert bench.answer() == ("failed", cause)
    bench.controller.forget(ADDRESS)
    assert bench.answer() == ("failed", cause)


def test_what_is_in_memory_is_told_at_once(bench: Bench) -> None:
    assert not bench.controller.is_at_hand(ADDRESS)
    bench.controller.keep(ADDRESS, TOKEN)
    bench.answer()
    assert bench.controller.is_at_hand(ADDRESS)
