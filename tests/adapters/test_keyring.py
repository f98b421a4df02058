"""The vault with real keyrings (unlocked, locked, none), each call in its own process."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests import keyrings
from tests.keyrings import Desktop
from tests.samples import SECRET
from tests.systems import WINDOWS, only_on_linux

IN_KEYRING = {
    "win32": "KEYRING Windows",
    "darwin": "KEYRING macOS",
    "linux": "KEYRING Secret Service",
}[sys.platform]
# The most that Windows stores.
LONGEST = 1280 if WINDOWS else 5000
CALLS = str(Path(__file__).with_name("vault_calls.py"))
BACKENDS = {
    "null": "keyring.backends.null.Keyring",
    "fail": "keyring.backends.fail.Keyring",
    "plain text": "plaintext.Keyring",
    "not there": "no_such_module.Keyring",
}
PLAIN_TEXT = """
from keyring.backend import KeyringBackend
class Keyring(KeyringBackend):
    priority = 99
    def get_password(self, service, username): return open({path!r}).read()
    def set_password(self, service, username, password): open({path!r}, "w").write(password)
    def delete_password(self, service, username): pass
"""


def ask(
    desktop: Desktop,
    *calls: str,
    token: str = SECRET,
    deadline: float = 20,
    more: dict[str, str] | None = None,
) -> list[str]:
    """Return the vault's answers to these calls in one new process."""
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join([root, (more or {}).get("PYTHONPATH", "")]).rstrip(os.pathsep)
    ended = desktop.run(
        CALLS, str(deadline), *calls, stdin=token, more={**(more or {}), "PYTHONPATH": path}
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert token not in ended.stdout
    return [json.loads(line) for line in ended.stdout.splitlines()]


class TestUnlocked:
    def test_a_token_is_kept_for_the_next_run_and_forgotten(
        self, unlocked_keyring: Desktop
    ) -> None:
        assert ask(unlocked_keyring, "read", "where", "forget") == ["none", "NOWHERE", "done"]
        assert ask(unlocked_keyring, "keep", "read", "where") == [
            IN_KEYRING,
            "right",
            IN_KEYRING,
        ]
        assert ask(unlocked_keyring, "read", "where") == ["right", IN_KEYRING]
        assert ask(unlocked_keyring, "forget", "read", "where") == ["done", "none", "NOWHERE"]
        assert ask(unlocked_keyring, "read") == ["none"]

    def test_a_new_token_takes_the_place_of_the_old_one(self, unlocked_keyring: Desktop) -> None:
        ask(unlocked_keyring, "keep", token="old")
        assert ask(unlocked_keyring, "keep") == [IN_KEYRING]
        assert ask(unlocked_keyring, "read", token="old") == ["wrong"]
        assert ask(unlocked_keyring, "read") == ["right"]

    @pytest.mark.parametrize("token", ["ñandú-é", "a b", "a" * LONGEST, '"%s"'])
    def test_a_token_comes_back_as_it_was(self, unlocked_keyring: Desktop, token: str) -> None:
        assert ask(unlocked_keyring, "keep", "read", token=token) == [IN_KEYRING, "right"]

    def test_a_kept_token_stands_nowhere_on_disk(self, unlocked_keyring: Desktop) -> None:
        ask(unlocked_keyring, "keep", "read")
        assert WINDOWS or list(unlocked_keyring.home.rglob("login.keyring"))
        assert unlocked_keyring.holds(SECRET) == []

    @pytest.mark.parametrize("backend", BACKENDS.values(), ids=BACKENDS.keys())
    def test_another_backend_is_not_taken_whoever_names_it(
        self, unlocked_keyring: Desktop, backend: str
    ) -> None:
        more = other_backend(unlocked_keyring, backend)
        assert ask(unlocked_keyring, "keep", "read", more=more) == [IN_KEYRING, "right"]
        assert unlocked_keyring.holds(SECRET) == []

    def test_a_stored_text_that_cannot_be_sent_is_no_token(self, unlocked_keyring: Desktop) -> None:
        script = (
            "from cammer_desktop.adapters.vault import known_backend\n"
            "known_backend().set_password('cammer-desktop', 'https://api.example.com', 'a\\nb')"
        )
        assert unlocked_keyring.run("-c", script).returncode == 0
        assert ask(unlocked_keyring, "read") == ["UNSENDABLE_TOKEN"]
        assert ask(unlocked_keyring, "keep", "read") == [IN_KEYRING, "right"]


@only_on_linux("elsewhere a keyring is open as long as its person is there")
class TestLocked:
    def test_a_prompt_that_is_refused_leaves_the_token_in_memory(
        self, locked_keyring: Desktop
    ) -> None:
        answers = ask(locked_keyring, "read", "where", "keep", "read", "where", "forget", "read")
        assert answers == [
            "KEYRING_LOCKED",
            "KEYRING_LOCKED",
            "MEMORY KEYRING_LOCKED",
            "right",
            "MEMORY KEYRING_LOCKED",
            "KEYRING_LOCKED",
            "KEYRING_LOCKED",
        ]
        assert locked_keyring.holds(SECRET) == []

    def test_a_prompt_that_hangs_holds_nobody_beyond_the_deadline(
        self, locked_keyring: Desktop
    ) -> None:
        with keyrings.silent_prompter(locked_keyring):
            answers = ask(locked_keyring, "read", "keep", "read", deadline=0.5)
        assert answers == ["KEYRING_SILENT", "MEMORY KEYRING_SILENT", "right"]
        assert locked_keyring.holds(SECRET) == []


@only_on_linux("elsewhere there is always a keyring")
class TestNone:
    @pytest.mark.parametrize(
        "bus", [None, "unix:path=/nonexistent/bus", "disabled:", "garbage"], ids=str
    )
    def test_without_a_bus_the_token_lives_in_memory(
        self, desktop: Desktop, bus: str | None
    ) -> None:
        more = {} if bus is None else {"DBUS_SESSION_BUS_ADDRESS": bus}
        answers = ask(desktop, "where", "keep", "read", "where", "forget", "read", more=more)
        assert answers == ["NOWHERE", "MEMORY", "right", "MEMORY", "done", "none"]
        assert ask(desktop, "read", more=more) == ["none"]
        assert desktop.holds(SECRET) == []

    def test_a_bus_without_a_keyring_is_as_good_as_none(self, desktop: Desktop) -> None:
        with keyrings.bus(desktop):
            assert ask(desktop, "keep", "read", "where") == ["MEMORY", "right", "MEMORY"]

    @pytest.mark.parametrize("backend", BACKENDS.values(), ids=BACKENDS.keys())
    def test_another_backend_does_not_step_in(self, desktop: Desktop, backend: str) -> None:
        more = other_backend(desktop, backend)
        assert ask(desktop, "keep", "read", more=more) == ["MEMORY", "right"]
        assert desktop.holds(SECRET) == []


def other_backend(desktop: Desktop, backend: str) -> dict[str, str]:
    """Select a backend in every way that `keyring` offers; return the environment for it."""
    module = desktop.home / "plaintext.py"
    module.write_text(PLAIN_TEXT.format(path=str(desktop.home / "token.txt")))
    place = "data/Python Keyring" if WINDOWS else "config/python_keyring"
    configuration = desktop.home / place / "keyringrc.cfg"
    configuration.parent.mkdir(parents=True)
    configuration.write_text(f"[backend]\ndefault-keyring={backend}\nkeyring-path={desktop.home}\n")
    return {"PYTHON_KEYRING_BACKEND": backend, "PYTHONPATH": str(desktop.home)}
