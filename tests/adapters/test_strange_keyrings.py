"""Keyrings that do not exist here: they lose, change or quote what they are given."""

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator

import pytest
from keyring.backend import KeyringBackend

from cammer_desktop.adapters import vault
from cammer_desktop.adapters.vault import KeyringVault
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.storage import Place, Storage, VaultError
from cammer_desktop.domain.token import Token
from tests.samples import ADDRESS, SECRET, TOKEN


class Strange(KeyringBackend):
    """Behaves like an ordinary keyring until told otherwise."""

    priority = 1
    kept: dict[str, str]
    change = staticmethod(lambda text: text)
    released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = self.change(password)

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[username]


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Strange]]:
    class Fresh(Strange):
        kept: dict[str, str] = {}  # noqa: RUF012 - a class of its own for each test

    monkeypatch.setattr(vault, "backend_kinds", lambda: [Fresh])
    yield Fresh
    # Defining the class registered it with keyring; nothing else may find it.
    KeyringBackend._classes.discard(Fresh)
    KeyringBackend._classes.discard(Strange)


def quoting(text: str) -> str:
    raise RuntimeError(f"cannot write {text}")


def losing(text: str) -> str:
    return ""


def changing(text: str) -> str:
    return text[:-1]


def test_what_was_read_a_moment_ago_stands_until_it_is_changed(
    strange: type[Strange], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, other = KeyringVault(), KeyringVault()
    assert ours.read(ADDRESS, 10.0) is None
    other.keep(ADDRESS, TOKEN)
    assert ours.read(ADDRESS, 10.0) == TOKEN
    other.keep(ADDRESS, Token("new"))
    assert ours.read(ADDRESS, 10.0) == TOKEN
    assert ours.read(ADDRESS) == ours.read(ADDRESS, 10.0) == Token("new")
    ours.keep(ADDRESS, TOKEN)
    assert ours.read(ADDRESS, 10.0) == TOKEN
    ours.forget(ADDRESS)
    assert ours.read(ADDRESS, 10.0) is None
    other.keep(ADDRESS, TOKEN)
    ours.read(ADDRESS)
    other.forget(ADDRESS)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 10.0)
    assert ours.read(ADDRESS, 10.0) is None


@pytest.mark.parametrize("change", [losing, changing])
def test_what_does_not_come_back_as_it_was_stays_in_memory(
    strange: type[Strange], change: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strange, "change", staticmethod(change))
    kept = KeyringVault()
    storage = Storage(Place.MEMORY, failure=Cause.KEYRING_UNFIT)
    assert kept.keep(ADDRESS, TOKEN) == kept.where(ADDRESS) == storage
    assert kept.read(ADDRESS) == TOKEN


def test_an_error_that_quotes_the_token_goes_no_further(
    strange: type[Strange],
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: list[logging.LogRecord],
) -> None:
    monkeypatch.setattr(strange, "change", staticmethod(quoting))
    kept = KeyringVault()
    storage = Storage(Place.MEMORY, failure=Cause.KEYRING_SILENT)
    assert kept.keep(ADDRESS, TOKEN) == kept.where(ADDRESS) == storage
    assert SECRET not in str([vars(record) for record in logged_errors])
    assert len(logged_errors) == 1


def test_an_error_on_reading_goes_no_further(
    strange: type[Strange],
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: list[logging.LogRecord],
) -> None:
    monkeypatch.setattr(strange, "get_password", lambda *_: quoting(SECRET))
    with pytest.raises(VaultError) as caught:
        KeyringVault().read(ADDRESS)
    assert caught.value.cause is Cause.KEYRING_SILENT
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None
    assert len(logged_errors) == 1


@pytest.mark.parametrize(
    ("length", "place"), [(1280, Place.KEYRING), (1281, Place.MEMORY), (5000, Place.MEMORY)]
)
def test_a_token_that_windows_cannot_hold_is_not_tried(
    strange: type[Strange], monkeypatch: pytest.MonkeyPatch, length: int, place: Place
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert KeyringVault().keep(ADDRESS, Token("a" * length)).place is place
    assert bool(strange.kept) is (place is Place.KEYRING)


def test_a_keyring_that_hangs_ends_at_the_deadline_and_its_late_answer_is_dropped(
    strange: type[Strange], monkeypatch: pytest.MonkeyPatch
) -> None:
    released = threading.Event()

    def hanging(*_arguments: object) -> str:
        released.wait(20)
        return "late"

    monkeypatch.setattr(strange, "get_password", hanging)
    kept = KeyringVault(deadline=0.2)
    with pytest.raises(VaultError) as caught:
        kept.read(ADDRESS)
    assert caught.value.cause is Cause.KEYRING_SILENT
    # The hung call still holds the lock: the next one waits no longer than the deadline.
    assert kept.keep(ADDRESS, TOKEN) == Storage(Place.MEMORY, failure=Cause.KEYRING_SILENT)
    assert kept.read(ADDRESS) == TOKEN
    released.set()


def test_a_keyring_that_works_again_takes_the_token_out_of_memory(
    strange: type[Strange], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeyringVault()
    with monkeypatch.context() as patch:
        patch.setattr(strange, "change", staticmethod(losing))
        kept.keep(ADDRESS, TOKEN)
    assert kept.keep(ADDRESS, Token("new")).place is Place.KEYRING
    assert kept.where(ADDRESS).place is Place.KEYRING
    assert KeyringVault().read(ADDRESS) == Token("new")
