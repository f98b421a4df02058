"""What a run reads from its data folder and leaves there, and a folder that cannot be used."""

import contextlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.program import (
    FIELDS,
    PHONE,
    answer_of,
    files_below,
    only_line,
    run,
    run_link,
)
from tests.systems import WINDOWS, assert_private, link, not_on_windows, unwritable

MODES = not_on_windows("Windows has no such modes")

# A word for each thing that no file may contain.
TOKEN = "canarytoken"
NAME = "Canaryname"
EMAIL = "canarymail@example.com"
CODE = "canarycode"
TITLE = "canarytitle"
DESCRIPTION = "canarydescription"


def modes_below(folder: Path) -> set[tuple[str, int]]:
    """Return the kind and the mode of a folder and of everything in it."""
    found = [folder, *folder.rglob("*")]
    return {
        ("folder" if path.is_dir() else "file", stat.S_IMODE(path.stat().st_mode)) for path in found
    }


@pytest.fixture
def discreet_sandbox() -> Iterator[Sandbox]:
    """A sandbox with a token that appears nowhere by chance."""
    sandbox = Sandbox(token=TOKEN)
    sandbox.start()
    yield sandbox
    sandbox.stop()


@contextlib.contextmanager
def everything_allowed() -> Iterator[None]:
    """Let new files be accessible to everybody unless their creator restricts them."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


class TestWhatIsLeftBehind:
    @MODES
    def test_folders_and_files_are_their_owners_alone(
        self, sandbox: Sandbox, data_directory: Path
    ) -> None:
        folder = data_directory / "a" / "b"
        with everything_allowed():
            done = run_link(sandbox, "--data-dir", str(folder))
        assert done.returncode == 0
        assert modes_below(data_directory) == {("folder", 0o700), ("file", 0o600)}

    @MODES
    @pytest.mark.parametrize("command", ["link", "token"])
    def test_a_folder_that_was_there_lets_nobody_else_in(
        self, sandbox: Sandbox, data_directory: Path, command: str
    ) -> None:
        data_directory.mkdir(mode=0o755)
        for name in ("settings.json", "ledger.sqlite3.bad"):
            (data_directory / name).write_text("{}")
        folder = ("--data-dir", str(data_directory))
        if command == "link":
            assert run_link(sandbox, *folder).returncode == 0
        else:
            run("token", "where", *folder)
        assert modes_below(data_directory) == {("folder", 0o700), ("file", 0o600)}

    @MODES
    def test_a_folder_of_other_things_keeps_its_mode_and_they_keep_theirs(
        self, sandbox: Sandbox, data_directory: Path
    ) -> None:
        data_directory.mkdir(mode=0o755)
        (data_directory / "mine.txt").write_text("x")
        (data_directory / "settings.json").write_text("{}")
        assert run_link(sandbox, "--data-dir", str(data_directory)).returncode == 0
        modes = {path.name: path.stat().st_mode & 0o777 for path in data_directory.iterdir()}
        assert data_directory.stat().st_mode & 0o777 == 0o755
        assert modes.pop("mine.txt") == 0o644
        assert set(modes.values()) == {0o600}

    def test_links_in_the_place_of_files_lead_nowhere(
        self, sandbox: Sandbox, data_directory: Path, tmp_path: Path
    ) -> None:
        data_directory.mkdir()
        mine = tmp_path / "mine"
        mine.write_bytes(b"{}")
        for name in ("ledger.sqlite3", "cammer.log", "ledger.sqlite3-journal"):
            link(data_directory / name, mine)
        done = run_link(sandbox, "--data-dir", str(data_directory))
        assert (done.returncode, done.stdout) == (0, f"{sandbox.received[0].link}\n")
        assert "era de otro programa; quedó aparte, en ledger.sqlite3.bad" in only_line(done.stderr)
        assert mine.read_bytes() == b"{}"
        for name in ("ledger.sqlite3", "cammer.log"):
            assert (data_directory / name).stat().st_size > 2
            assert not (data_directory / name).is_symlink()
            assert (data_directory / f"{name}.bad").is_symlink()

    def test_a_folder_may_be_a_link(self, sandbox: Sandbox, tmp_path: Path) -> None:
        (tmp_path / "redirected").mkdir()
        link(tmp_path / "data", "redirected")
        assert run_link(sandbox, "--data-dir", str(tmp_path / "data")).stderr == ""
        assert (tmp_path / "data").is_symlink()
        assert_private(tmp_path / "redirected", tmp_path / "redirected" / "ledger.sqlite3")

    def test_the_sandbox_has_a_folder_of_its_own(self, data_directory: Path) -> None:
        run("--sandbox", "--data-dir", str(data_directory), "link", "--name", "A", "--phone", PHONE)
        assert [path.name for path in data_directory.iterdir()] == ["sandbox"]


# A program whose files take no more than a few bytes.
WITHOUT_ROOM = """
import resource, sys
from cammer_desktop.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.exit(main())
"""
# A program with an error that quotes all its data.
TALKATIVE = """
import sys
from cammer_desktop.cli import main
from cammer_desktop.domain import vendor
def body(request):
    raise RuntimeError(repr(request))
vendor.body = body
sys.exit(main())
"""


class TestNobodysData:
    """No file contains anything of a customer, a link or a token, the log included."""

    FIELDS = (
        *("--name", NAME, "--phone", PHONE, "--email", EMAIL, "--category", CODE),
        *("--ticket-title", TITLE, "--ticket-description", DESCRIPTION),
    )
    CANARIES = (b"canary", b"1315854", b"131 5854", b"sandbox.invalid", b"https:")

    def test_after_calls_of_every_kind(
        self, discreet_sandbox: Sandbox, data_directory: Path
    ) -> None:
        words = ("", "#campos", "#token", "#codigo", "#html", "#otro", "#cuelga", "#cortado")
        for word in words:
            run_link(
                *(discreet_sandbox, *self.FIELDS, "--data-dir", str(data_directory)),
                *("--name", f"{NAME} {word}"),
                token=TOKEN,
            )
        assert len(discreet_sandbox.received) == len(words)
        self.assert_no_canary_in(data_directory)

    def test_after_a_failure_of_ours(self, data_directory: Path) -> None:
        done = run(
            *("--api-url", "https://cammer.invalid", "--data-dir", str(data_directory), "--debug"),
            *("link", *self.FIELDS),
            environment={"CAMMER_TOKEN": TOKEN},
            program=("-c", TALKATIVE),
        )
        assert done.returncode == 5
        assert b"RuntimeError" in files_below(data_directory)["cammer.log"]
        assert "canary" not in done.stderr.lower()
        self.assert_no_canary_in(data_directory)

    def assert_no_canary_in(self, folder: Path) -> None:
        files = files_below(folder)
        assert b"ended" in files["cammer.log"]
        # Only the ledger may contain them; the token is in no file at all.
        for name, content in files.items():
            assert TOKEN.encode() not in content
            if name == "ledger.sqlite3":
                continue
            assert not any(canary in content.lower() for canary in self.CANARIES)


class TestAFolderThatCannotBeHad:
    @pytest.mark.parametrize("name", ["file", "file/below", "file/far/below"])
    def test_it_is_said_and_the_link_is_made_all_the_same(
        self, sandbox: Sandbox, tmp_path: Path, name: str
    ) -> None:
        (tmp_path / "file").write_bytes(b"mine")
        done = run_link(sandbox, "--data-dir", str(tmp_path / name))
        assert (done.returncode, len(sandbox.received)) == (0, 1)
        assert only_line(done.stdout) == sandbox.received[0].link
        assert "carpeta de datos" in done.stderr
        assert done.stderr.count("El historial no se guarda") == 1
        assert "None" not in done.stderr
        assert files_below(tmp_path) == {"file": b"mine"}

    def test_one_that_nobody_can_write_to(self, sandbox: Sandbox) -> None:
        done = run_link(sandbox, "--data-dir", str(unwritable() / "cammer"))
        assert (done.returncode, len(sandbox.received)) == (0, 1)
        assert "carpeta de datos" in done.stderr
        assert done.stderr.count("El historial no se guarda") == 1

    def test_one_whose_log_cannot_be_written(self, sandbox: Sandbox, data_directory: Path) -> None:
        (data_directory / "cammer.log").mkdir(parents=True)
        done = run_link(sandbox, "--data-dir", str(data_directory))
        assert (done.returncode, len(sandbox.received)) == (0, 1)
        assert str(data_directory / "cammer.log") in only_line(done.stderr)
        assert "carpeta de datos" not in done.stderr  # the rest is written
        assert (data_directory / "ledger.sqlite3").stat().st_size

    @MODES
    def test_a_disk_that_is_full_when_the_log_is_written(
        self, sandbox: Sandbox, data_directory: Path
    ) -> None:
        done = run_link(sandbox, "--data-dir", str(data_directory), program=("-c", WITHOUT_ROOM))
        assert (done.returncode, done.stdout) == (0, f"{sandbox.received[0].link}\n")
        assert "Traceback" not in done.stderr


class TestSettings:
    @pytest.mark.parametrize("kind", ["link", "pipe"])
    def test_what_is_no_file_ends_the_run_and_stays(
        self, sandbox: Sandbox, data_directory: Path, tmp_path: Path, kind: str
    ) -> None:
        data_directory.mkdir()
        path, mine = data_directory / "settings.json", tmp_path / "mine"
        mine.write_text(json.dumps({"api_url": "https://elsewhere.example"}))
        if kind == "link" or WINDOWS:
            link(path, mine)
        else:
            os.mkfifo(path)
        done = run_link(sandbox, "--data-dir", str(data_directory))
        assert (done.returncode, done.stdout, len(sandbox.received)) == (2, "", 0)
        assert "settings.json" in only_line(done.stderr)
        assert path.is_symlink() or path.is_fifo()

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"[]",
            b"\xff\xfe",
            b"[" * 100_000,
            b'{"api_url": "http://api.example.com"}',
            b'{"api_url": 7}',
            b'{"region": "nowhere"}',
        ],
        ids=lambda content: repr(content[:20]),
    )
    def test_a_file_that_cannot_be_understood_ends_the_run_and_stays(
        self, sandbox: Sandbox, data_directory: Path, content: bytes
    ) -> None:
        data_directory.mkdir()
        (data_directory / "settings.json").write_bytes(content)
        done = run_link(sandbox, "--data-dir", str(data_directory))
        assert (done.returncode, done.stdout, len(sandbox.received)) == (2, "", 0)
        assert "settings.json" in only_line(done.stderr)
        assert files_below(data_directory) == {"settings.json": content}

    def test_with_json_it_is_one_object(self, sandbox: Sandbox, data_directory: Path) -> None:
        data_directory.mkdir()
        (data_directory / "settings.json").write_bytes(b"{")
        done = run_link(sandbox, "--json", "--data-dir", str(data_directory))
        assert (done.returncode, done.stderr) == (2, "")
        assert answer_of(done)["outcome"] == "invalid"

    def test_they_name_the_address_and_the_region(
        self, sandbox: Sandbox, data_directory: Path
    ) -> None:
        data_directory.mkdir()
        settings = {"api_url": sandbox.address, "region": "ES", "newer": 1}
        (data_directory / "settings.json").write_text(json.dumps(settings))
        done = run(
            *("link", "--data-dir", str(data_directory)),
            *("--name", "Ana", "--phone", "612 34 56 78"),
            environment={"CAMMER_TOKEN": sandbox.token},
        )
        assert (done.returncode, len(sandbox.received)) == (0, 1)
        assert b"+34612345678" in sandbox.received[0].body


def test_the_setting_whose_value_is_of_no_use_is_named(data_directory: Path) -> None:
    data_directory.mkdir()
    (data_directory / "settings.json").write_text('{"region": "VE", "agent_name": 7}')
    done = run("--data-dir", str(data_directory), "link", *FIELDS)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no es válido el valor de «agent_name»" in only_line(done.stderr)
