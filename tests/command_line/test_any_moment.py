"""Ctrl+C, SIGTERM and a closed terminal at any moment of a run, from its first import on."""

import signal
from pathlib import Path

import pytest

from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.interrupted import interrupted_runs, run_until
from tests.command_line.program import FIELDS, answer_of, link_arguments, only_line, run
from tests.systems import WINDOWS

ENDED_BY_SIGINT = 3 if WINDOWS else -signal.SIGINT
CANCELLED = "cammer-desktop: Se canceló; no se envió nada."


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("link", "--help"),
        ("link", *FIELDS, "--dry-run"),
        ("link", "--name", "Ana"),
        ("--api-url", "https://a.invalid", "token", "where"),
    ],
    ids=" ".join,
)
def test_a_run_that_sends_nothing_is_whole_or_cancelled(arguments: tuple[str, ...]) -> None:
    whole = run(*arguments)
    codes = set()
    for done in interrupted_runs(*arguments):
        codes.add(done.returncode)
        if done.returncode == whole.returncode:
            assert (done.stdout, done.stderr) == (whole.stdout, whole.stderr)
        else:
            assert done.returncode == 5
            assert done.stderr.endswith(CANCELLED + "\n")
            # What was already said stands before that.
            assert whole.stderr.startswith(done.stderr.removesuffix(CANCELLED + "\n"))
            assert done.stdout in ("", whole.stdout)
    assert {5} < codes


def test_with_json_it_is_one_object_whenever_it_is() -> None:
    for done in interrupted_runs("link", "--json", *FIELDS[:2]):
        assert (done.returncode, done.stderr) in ((5, ""), (2, ""))
        for line in done.stdout.splitlines(keepends=True):
            assert '"outcome": "not_sent"' in line or '"outcome": "invalid"' in line
        if done.returncode == 2:
            assert answer_of(done)["outcome"] == "invalid"


def test_a_link_is_told_or_it_is_said_what_became_of_it(sandbox: Sandbox, tmp_path: Path) -> None:
    picture = tmp_path / "code.svg"
    arguments = link_arguments(sandbox, "--qr", str(picture))
    codes = set()
    for done in interrupted_runs(*arguments, token=sandbox.token):
        codes.add(done.returncode)
        if done.returncode == 0:
            assert only_line(done.stdout) == sandbox.received[-1].link
            assert not done.stderr
        else:
            assert done.returncode in (5, 6)
            assert not done.stdout
            assert "Se canceló" in only_line(done.stderr)
        # The check of the picture's place, too, leaves nothing behind.
        assert {path.name for path in tmp_path.iterdir()} <= {picture.name}
        picture.unlink(missing_ok=True)
    assert {0, 5} <= codes


def test_the_language_that_was_asked_for_is_spoken_in(sandbox: Sandbox) -> None:
    done = run_until(1, "--lang", "es", *link_arguments(sandbox))
    assert (done.returncode, done.stdout, len(sandbox.received)) == (5, "", 0)
    assert only_line(done.stderr) == CANCELLED


def test_the_window_ends_while_it_starts(data_directory: Path) -> None:
    codes = set()
    for moment in (1, 1_000, 100_000, 300_000, 1_000_000):
        done = run_until(moment, "--sandbox", "--data-dir", str(data_directory))
        codes.add(done.returncode)
        assert (done.returncode, done.stdout) in ((5, ""), (ENDED_BY_SIGINT, ""))
        assert done.stderr == (CANCELLED + "\n" if done.returncode == 5 else "")
    assert 5 in codes
