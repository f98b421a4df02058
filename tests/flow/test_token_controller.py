"""The token dialog's controller: the keyring is asked off the GUI thread, and failures are told."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.ports import SecretOwner
from cammer_desktop.domain.storage import Place, Storage, VaultError
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.token_controller import Kept, TokenController
from tests.samples import ADDRESS, TOKEN


class NotedVault(MemoryVault):
    """A vault that notes on which thread it is asked, and fails if told so."""

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
        self.controller = TokenController(self.background, self.vault)
        self.answers: list[Kept] = []
        self.controller.answered.connect(self._take)
        self._qtbot = qtbot

    def _take(self, kept: Kept) -> None:
        assert QThread.currentThread() is self.controller.thread()
        self.answers.append(kept)

    def answer(self) -> Kept:
        """Wait for the next answer and return it."""
        self._qtbot.waitUntil(lambda: bool(self.answers), timeout=10_000)
        return self.answers.pop()


@pytest.fixture
def bench(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(qtbot)
    yield bench
    bench.background.stop()


def test_a_token_is_located_kept_and_forgotten(bench: Bench) -> None:
    bench.controller.locate(ADDRESS)
    assert bench.answer() == Kept(Storage(Place.NOWHERE), None, changed=False)
    bench.controller.keep(ADDRESS, TOKEN)
    assert bench.answer() == Kept(Storage(Place.MEMORY), None, changed=True)
    assert bench.vault.read(ADDRESS) == TOKEN
    bench.controller.forget(ADDRESS)
    assert bench.answer() == Kept(Storage(Place.NOWHERE), None, changed=True)
    assert bench.vault.read(ADDRESS) is None
    assert threading.get_ident() not in bench.vault.asked_on


@pytest.mark.parametrize("cause", [Cause.KEYRING_LOCKED, Cause.KEYRING_SILENT])
def test_a_keyring_that_fails_is_told(bench: Bench, cause: Cause) -> None:
    bench.vault.failure = cause
    bench.controller.locate(ADDRESS)
    assert bench.answer() == Kept(None, cause, changed=False)
    bench.controller.forget(ADDRESS)
    assert bench.answer() == Kept(None, cause, changed=False)
