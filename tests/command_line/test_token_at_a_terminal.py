"""`token set` at a terminal, where a person types: no echo, and an echo again afterwards."""

import contextlib
import os
import signal
import subprocess
from io import RawIOBase

import pytest

from cammer_desktop.support.waiting import within
from tests.command_line.program import Run, ended, only_line
from tests.command_line.test_token_command import HOST, PROGRAM, token
from tests.keyrings import Desktop
from tests.samples import SECRET
from tests.systems import not_on_windows, only_on_linux

pytestmark = not_on_windows("Windows has no terminal at whose other end somebody else could type")


def until_prompted(screen: RawIOBase) -> bytes:
    """Return what the terminal shows up to the prompt."""
    shown = b""
    while not shown.endswith(b"Token: "):
        shown += screen.read(1) or b""
    return shown


def at_a_terminal(desktop: Desktop, typed: str, number: int = 0) -> tuple[Run, str]:
    """Run `token set`, type at its prompt; return how it ended and what the terminal showed.

    `number` is a signal that is sent then. The terminal must have its echo again.
    """
    import pty  # which Windows has not
    import termios

    ours, theirs = pty.openpty()
    with (
        os.fdopen(ours, "r+b", buffering=0) as screen,
        # The first terminal that a session leader opens becomes its controlling terminal.
        subprocess.Popen(
            [
                "sh",
                "-c",
                'exec "$@" <"$TERMINAL"',
                "sh",
                *PROGRAM,
                "--api-url",
                HOST,
                "token",
                "set",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**desktop.environment, "TERMINAL": os.ttyname(theirs)},
            start_new_session=True,
        ) as process,
    ):
        shown = within(20, lambda: until_prompted(screen), "terminal")
        screen.write(typed.encode())
        if number:
            process.send_signal(number)
        done = ended(process)
        assert termios.tcgetattr(theirs)[3] & termios.ECHO
        os.close(theirs)
        with contextlib.suppress(OSError):  # how a terminal reports that its other end is closed
            while more := screen.read(1024):
                shown += more
    return done, shown.decode()


def test_a_typed_token_is_not_echoed(unlocked_keyring: Desktop) -> None:
    done, shown = at_a_terminal(unlocked_keyring, f"{SECRET}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert SECRET not in shown + done.stdout


@pytest.mark.parametrize(
    ("typed", "name"), [("\x03", ""), ("abc", "SIGTERM"), ("", "SIGHUP"), ("a", "SIGINT")]
)
def test_ctrl_c_and_the_like_keep_none(unlocked_keyring: Desktop, typed: str, name: str) -> None:
    number = getattr(signal, name) if name else 0
    done, _ = at_a_terminal(unlocked_keyring, typed, number)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Se canceló" in only_line(done.stderr)
    assert "ningún token" in token(unlocked_keyring, "where").stdout


def test_ctrl_d_is_no_token(unlocked_keyring: Desktop) -> None:
    done, _ = at_a_terminal(unlocked_keyring, "\x04")
    assert (done.returncode, done.stdout) == (3, "")
    assert "pegue el token" in only_line(done.stderr)
    assert "ningún token" in token(unlocked_keyring, "where").stdout


@only_on_linux("the limit is Linux's")
def test_what_a_terminal_has_cut_is_not_kept(unlocked_keyring: Desktop) -> None:
    done, _ = at_a_terminal(unlocked_keyring, "x" * 5000 + "\n")
    assert (done.returncode, done.stdout) == (3, "")
    assert "token set < " in only_line(done.stderr)
    assert "ningún token" in token(unlocked_keyring, "where").stdout
