"""The keyring's check: it really stores, reads and deletes, and verifies each."""

import json
from collections.abc import Iterator

import pytest
from keyring.backend import KeyringBackend

from cammer_desktop.adapters import vault
from cammer_desktop.self_test import call
from cammer_desktop.self_test.missing import MissingError
from tests.keyrings import Desktop

_CHECK = "import json; from cammer_desktop.self_test import call; print(json.dumps(call.keyring()))"


def test_a_keyring_keeps_for_real_and_nothing_stays(unlocked_keyring: Desktop) -> None:
    done = unlocked_keyring.run("-c", _CHECK)
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert (facts["kept"], facts["in_use"]) == (True, facts["backends"][0])


class Forgetful(KeyringBackend):
    """A keyring that loses what it is given, or keeps what it is told to delete."""

    priority = 1
    loses = True
    kept: str | None = None

    def get_password(self, service: str, username: str) -> str | None:
        return type(self).kept

    def set_password(self, service: str, username: str, password: str) -> None:
        type(self).kept = None if self.loses else password

    def delete_password(self, service: str, username: str) -> None:
        """Forget nothing."""


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Forgetful]]:
    monkeypatch.setattr(vault, "backend_kinds", lambda: [Forgetful])
    yield Forgetful
    KeyringBackend._classes.discard(Forgetful)  # defining the class registered it with keyring


def test_one_that_loses_a_secret_is_no_keyring(forgetful: type[Forgetful]) -> None:
    with pytest.raises(MissingError, match="does not give back"):
        call.keyring()


def test_one_that_forgets_nothing_is_none_either(
    forgetful: type[Forgetful], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetful, "loses", False)
    with pytest.raises(MissingError, match="forgotten"):
        call.keyring()
