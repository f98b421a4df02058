"""`token set|forget|where` against a real keyring, and without one."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cammer_desktop.domain.token import MAX_CHARACTERS
from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.program import (
    Run,
    answer_of,
    link_arguments,
    only_line,
    run,
    run_link,
)
from tests.keyrings import Desktop
from tests.samples import SECRET
from tests.servers import Server, never_answering
from tests.systems import not_on_windows, only_on_linux

PROGRAM = (sys.executable, "-m", "cammer_desktop")
HOST = "https://api.example.com"


def token(desktop: Desktop, action: str, stdin: str = "") -> Run:
    """Run `token` for HOST on a desktop; its output must never contain the token."""
    done = desktop.run("-m", "cammer_desktop", "--api-url", HOST, "token", action, stdin=stdin)
    assert SECRET not in done.stdout + done.stderr
    return done


class TestWithAKeyring:
    def test_a_token_is_kept_found_and_forgotten(self, unlocked_keyring: Desktop) -> None:
        assert "ningún token" in only_line(token(unlocked_keyring, "where").stdout)
        # A pasted token may be surrounded by blanks and line breaks.
        kept = token(unlocked_keyring, "set", f"  {SECRET}\r\n")
        assert (kept.returncode, kept.stderr) == (0, "")
        assert f"{HOST}: " in only_line(kept.stdout)
        assert token(unlocked_keyring, "where").stdout == kept.stdout
        assert unlocked_keyring.holds(SECRET) == []
        forgotten = token(unlocked_keyring, "forget")
        assert forgotten.returncode == 0
        assert "ningún token" in only_line(forgotten.stdout)
        assert token(unlocked_keyring, "forget").returncode == 0

    def test_a_kept_token_is_sent_to_its_own_address_alone(
        self, unlocked_keyring: Desktop, sandbox: Sandbox
    ) -> None:
        run_there = unlocked_keyring.run
        program = ("-m", "cammer_desktop")
        set_it = (*program, "--api-url", sandbox.address, "token", "set")
        assert run_there(*set_it, stdin=sandbox.token).returncode == 0
        assert run_there(*program, *link_arguments(sandbox)).returncode == 0
        assert sandbox.received[0].headers["authorization"] == sandbox.token
        with Server(never_answering) as other:
            done = run_there(*program, *link_arguments(other.address.base))
        assert (done.returncode, other.visits) == (3, [])
        assert "Falta el token" in done.stderr

    def test_the_token_of_the_environment_goes_first(
        self, unlocked_keyring: Desktop, sandbox: Sandbox
    ) -> None:
        run_there = unlocked_keyring.run
        program = ("-m", "cammer_desktop")
        run_there(*program, "--api-url", sandbox.address, "token", "set", stdin="kept")
        run_there(*program, *link_arguments(sandbox), more={"CAMMER_TOKEN": "given"})
        assert [post.headers["authorization"] for post in sandbox.received] == ["given"]

    @pytest.mark.parametrize("text", ["", " \n ", "two\nlines", "snow ☃", "nul\0"])
    def test_a_text_that_cannot_be_sent_is_not_kept(
        self, unlocked_keyring: Desktop, text: str
    ) -> None:
        done = token(unlocked_keyring, "set", text)
        assert (done.returncode, done.stdout) == (3, "")
        assert only_line(done.stderr)
        assert "ningún token" in token(unlocked_keyring, "where").stdout

    @pytest.mark.parametrize(
        "text",
        [f"{SECRET}{'x' * 5_000_000}", f"{SECRET}{' ' * 5_000_000}x", "ñ" * (MAX_CHARACTERS + 1)],
        ids=["long", "apart", "letters"],
    )
    def test_more_than_a_token_has_does_not_replace_the_one_that_is_kept(
        self, unlocked_keyring: Desktop, text: str
    ) -> None:
        token(unlocked_keyring, "set", "good")
        kept = token(unlocked_keyring, "where").stdout
        done = token(unlocked_keyring, "set", text)
        assert (done.returncode, done.stdout) == (3, "")
        assert only_line(done.stderr)
        assert "llavero" in token(unlocked_keyring, "where").stdout == kept
        token(unlocked_keyring, "forget")

    @not_on_windows("no shell there has such redirections")
    @pytest.mark.parametrize("redirect", ["<&-", "</dev/null", "<&1", "<&2"])
    def test_nothing_to_read_is_no_token(self, redirect: str) -> None:
        done = run("--api-url", HOST, "token", "set", redirect=f"{redirect} 1>/dev/null")
        assert done.returncode == 3
        assert only_line(done.stderr)

    @not_on_windows("no shell there has such pipes")
    def test_an_input_without_an_end_is_too_long(self, data_directory: Path) -> None:
        options = ["--data-dir", str(data_directory), "--api-url", HOST]
        program = shlex.join([*PROGRAM, *options, "token", "set"])
        done = subprocess.run(
            ["sh", "-c", f"yes | {program}"], capture_output=True, encoding="utf-8", timeout=60
        )
        assert (done.returncode, done.stdout) == (3, "")
        assert "demasiado largo" in only_line(done.stderr)


@only_on_linux("elsewhere a keyring is open as long as its person is there")
class TestALockedKeyring:
    def test_it_is_said_and_nothing_is_kept(self, locked_keyring: Desktop) -> None:
        done = token(locked_keyring, "set", SECRET)
        assert (done.returncode, done.stdout) == (3, "")
        assert only_line(done.stderr)
        assert locked_keyring.holds(SECRET) == []

    def test_a_link_is_not_sent(self, locked_keyring: Desktop, sandbox: Sandbox) -> None:
        done = locked_keyring.run("-m", "cammer_desktop", *link_arguments(sandbox, "--json"))
        assert (done.returncode, len(sandbox.received)) == (3, 0)
        assert "bloqueado" in answer_of(done)["message"]


class TestWithoutAKeyring:
    @only_on_linux("elsewhere there is always a keyring")
    def test_set_says_so_and_writes_nothing(self, desktop: Desktop) -> None:
        done = token(desktop, "set", SECRET)
        assert (done.returncode, done.stdout) == (3, "")
        assert "llavero" in only_line(done.stderr)
        assert "CAMMER_TOKEN" in done.stderr
        assert desktop.holds(SECRET) == []

    def test_where_says_that_there_is_none(self, desktop: Desktop) -> None:
        done = token(desktop, "where")
        assert done.returncode == 0
        assert "ningún token" in only_line(done.stdout)

    def test_a_link_needs_a_token(self, desktop: Desktop, sandbox: Sandbox) -> None:
        done = desktop.run("-m", "cammer_desktop", *link_arguments(sandbox))
        assert (done.returncode, done.stdout, len(sandbox.received)) == (3, "", 0)
        assert "Falta el token" in only_line(done.stderr)


class TestTheTokenOfTheEnvironment:
    def test_it_is_for_one_run_and_said_to_be(self) -> None:
        done = run("token", "where", environment={"CAMMER_TOKEN": SECRET})
        assert done.returncode == 0
        assert "CAMMER_TOKEN" in only_line(done.stdout)
        assert SECRET not in done.stdout

    @pytest.mark.parametrize("text", ["two\nlines", "two\r\nlines", "snow ☃", "\x1b[31m"])
    def test_one_that_cannot_be_sent_is_said_and_not_repeated(
        self, sandbox: Sandbox, text: str
    ) -> None:
        done = run_link(sandbox, token=SECRET + text)
        assert (done.returncode, done.stdout, len(sandbox.received)) == (3, "", 0)
        assert SECRET not in only_line(done.stderr)

    def test_one_of_latin_1_arrives_as_it_is(self, sandbox: Sandbox) -> None:
        assert run_link(sandbox, token="ñandú £ÿ").returncode == 3
        assert sandbox.received[0].headers["authorization"] == "ñandú £ÿ"


class TestTheSandbox:
    def test_it_has_a_token_of_its_own(self, desktop: Desktop) -> None:
        done = desktop.run("-m", "cammer_desktop", "--sandbox", "token", "where")
        assert done.returncode == 0
        assert "sandbox" in only_line(done.stdout)

    def test_it_keeps_no_other(self, unlocked_keyring: Desktop) -> None:
        done = unlocked_keyring.run("-m", "cammer_desktop", "--sandbox", "token", "set", stdin="x")
        assert (done.returncode, done.stdout) == (2, "")
        assert "sandbox" in only_line(done.stderr)
