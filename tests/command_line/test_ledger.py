"""What `link` stores in the ledger, its warnings, and its messages about an unusable ledger."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from unittest.mock import ANY

import pytest

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query, State
from cammer_desktop.domain.outcome import Created
from cammer_desktop.sandbox.server import Sandbox
from tests import disks
from tests.command_line.program import answer_of, only_line, run_link
from tests.ledgers import Bench, content_of, every_kind, with_a_flipped_bit

DUPLICATE = "Aviso: ya hay un intento de hace poco para este celular y este destino."


def ledger_of(folder: Path) -> tuple[Attempt, ...]:
    bench = Bench(folder)
    try:
        return bench.file.page(Query())
    finally:
        bench.file.close()


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("", State.CREATED),
        ("#campos", State.REJECTED),
        ("#cuelga", State.UNCERTAIN),
        ("#espere", State.NOT_SENT),
    ],
)
def test_an_attempt_is_recorded_with_what_came_of_it(
    sandbox: Sandbox, data_directory: Path, word: str, state: State
) -> None:
    run_link(
        *(sandbox, "--data-dir", str(data_directory), "--category", "ventas", "--email", "a@b.co"),
        name=f"Ana {word}".strip(),
    )
    [attempt] = ledger_of(data_directory)
    assert State.of(attempt.outcome) is state
    assert attempt.request.name == f"Ana {word}".strip()
    assert (datetime.now(UTC) - attempt.at).total_seconds() < 60
    if isinstance(attempt.outcome, Created):
        assert attempt.outcome.link == sandbox.received[0].link


@pytest.mark.parametrize("word", ["", "#cuelga"])
def test_a_likely_duplicate_is_warned_of_and_made_all_the_same(
    sandbox: Sandbox, data_directory: Path, word: str
) -> None:
    there = ("--data-dir", str(data_directory))
    assert DUPLICATE not in run_link(sandbox, *there, name=f"Ana {word}").stderr
    again = run_link(sandbox, *there, name="Ana")
    assert only_line(again.stderr) == DUPLICATE
    assert only_line(again.stdout) == sandbox.received[1].link
    assert DUPLICATE not in run_link(sandbox, *there, "--user", "7").stderr
    assert len(ledger_of(data_directory)) == 3


def test_a_refused_attempt_is_no_duplicate(sandbox: Sandbox, data_directory: Path) -> None:
    there = ("--data-dir", str(data_directory))
    run_link(sandbox, *there, name="Ana #campos")
    assert run_link(sandbox, *there).stderr == ""


def test_a_dry_run_is_no_attempt(sandbox: Sandbox, data_directory: Path) -> None:
    run_link(sandbox, "--data-dir", str(data_directory), "--dry-run")
    assert ledger_of(data_directory) == ()


def test_where_nothing_is_kept_nothing_is_on_disk(sandbox: Sandbox, data_directory: Path) -> None:
    data_directory.mkdir()
    (data_directory / "settings.json").write_text(json.dumps({"days_kept": 0}))
    done = run_link(sandbox, "--data-dir", str(data_directory))
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in data_directory.iterdir()} == {"settings.json", "cammer.log"}


def test_a_damaged_ledger_is_kept_aside_and_said_once(
    sandbox: Sandbox, data_directory: Path
) -> None:
    data_directory.mkdir()
    (data_directory / "ledger.sqlite3").write_bytes(bytes(8192))
    done = run_link(sandbox, "--json", "--data-dir", str(data_directory))
    assert answer_of(done)["link"] == sandbox.received[0].link
    assert "ledger.sqlite3.bad" in only_line(done.stderr)
    assert len(ledger_of(data_directory)) == 1


def test_a_damaged_row_is_counted_and_the_link_is_made(
    sandbox: Sandbox, data_directory: Path
) -> None:
    there = ("--data-dir", str(data_directory))
    run_link(sandbox, *there)
    with closing(sqlite3.connect(data_directory / "ledger.sqlite3")) as connection, connection:
        connection.execute("UPDATE attempt SET detail = x'ff', name = 7")
    done = run_link(sandbox, *there, "--user", "7")
    assert (done.returncode, done.stdout) == (0, f"{sandbox.received[1].link}\n")
    assert "hay 1 fila dañada:" in only_line(done.stderr)
    assert len(ledger_of(data_directory)) == 2


@pytest.mark.parametrize("seed", range(5))
def test_with_any_bit_of_the_ledger_changed_the_link_is_made(
    sandbox: Sandbox, data_directory: Path, seed: int
) -> None:
    content = content_of(data_directory, *every_kind(40))
    flipped = with_a_flipped_bit(content, Random(seed))
    (data_directory / "ledger.sqlite3").write_bytes(flipped)
    done = run_link(sandbox, "--data-dir", str(data_directory))
    assert (done.returncode, done.stdout) == (0, f"{sandbox.received[0].link}\n")
    assert "Traceback" not in done.stderr
    assert ledger_of(data_directory)[0].outcome == Created(sandbox.received[0].link or "", ANY)


def test_a_full_disk_is_said_once_and_the_link_is_made(sandbox: Sandbox, tmp_path: Path) -> None:
    with disks.disk(tmp_path / "disk", kilobytes=64) as disk:
        data = disk.path / "data"
        data.mkdir()
        disk.fill()
        done = run_link(sandbox, "--data-dir", str(data), program=disk.program)
    assert (done.returncode, done.stdout) == (0, f"{sandbox.received[0].link}\n")
    assert done.stderr.count("El historial no se guarda: el disco está lleno.") == 1


def test_while_another_program_holds_the_ledger_each_link_says_so_and_none_is_lost(
    sandbox: Sandbox, data_directory: Path
) -> None:
    there = ("--data-dir", str(data_directory))
    run_link(sandbox, *there, "--user", "1")
    with closing(sqlite3.connect(data_directory / "ledger.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for user in ("2", "3"):
            done = run_link(sandbox, *there, "--user", user)
            assert (done.returncode, only_line(done.stdout)) == (0, sandbox.received[-1].link)
            looked, kept = done.stderr.splitlines()
            assert looked.startswith("Aviso: otro programa está usando el historial; no se ")
            assert kept.startswith("El historial no se guarda: otro programa lo está usando.")
        other.execute("ROLLBACK")
    assert len(list(data_directory.glob("ledger.sqlite3.pending-*"))) == 4
    assert run_link(sandbox, *there, "--user", "4").stderr == ""
    assert [State.of(each.outcome) for each in ledger_of(data_directory)] == [State.CREATED] * 4
    assert list(data_directory.glob("ledger.sqlite3.pending-*")) == []
