"""The frozen program in an empty environment: no Python, no home, no language."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox
from cammer_desktop.support import texts
from tests.end_to_end.screen import Screen, screen, started_with

# Seconds; longer than anything takes.
_STUCK: Final = 60
_LOADER: Final = "shibokensupport/signature/loader.pyc"


@pytest.fixture
def program(program_folder: Path) -> str:
    return str(program_folder / "cammer-desktop")


def run(
    program: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *arguments],
        env=dict(environment or {}),
        cwd="/",
        capture_output=True,
        encoding="utf-8",
        timeout=_STUCK,
    )


def test_everything_is_in_it(program: str) -> None:
    done = run(program, "--self-test")
    report: dict[str, Any] = json.loads(done.stdout)
    assert [name for name, check in report["checks"].items() if not check["ok"]] == [], report
    assert (done.returncode, report["ok"], done.stderr) == (0, True, "")
    assert report["checks"]["python"]["frozen"] is True
    assert "platforms/wayland" in report["checks"]["plugins"]["loaded"]
    assert report["checks"]["keyring"]["backends"]


def test_qts_support_modules_are_compiled(program_folder: Path, tmp_path: Path) -> None:
    [compiled] = program_folder.rglob("shiboken6/files.dir")
    assert {path.suffix for path in compiled.rglob("*") if path.is_file()} == {".pyc"}
    # That they are what is run is seen by one that cannot be.
    damaged = shutil.copytree(program_folder, tmp_path / "damaged", symlinks=True)
    (damaged / compiled.relative_to(program_folder) / _LOADER).write_bytes(b"no code")
    done = run(str(damaged / "cammer-desktop"), "--self-test")
    assert done.returncode != 0


def test_what_is_missing_is_told(program_folder: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(
        program_folder, tmp_path / "damaged", symlinks=True, copy_function=os.link
    )
    for name in ("libqxcb.so", "libqsvg.so", "qtbase_es.qm", "names.json"):
        [path] = damaged.rglob(name)
        path.unlink()
    done = run(str(damaged / "cammer-desktop"), "--self-test")
    report = json.loads(done.stdout)
    failed = [name for name, check in report["checks"].items() if not check["ok"]]
    assert failed == ["resources", "plugins", "pictures", "texts"]
    assert (done.returncode, report["ok"], done.stderr) == (1, False, "")


def test_a_language_that_is_lost_is_told(program_folder: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(
        program_folder, tmp_path / "damaged", symlinks=True, copy_function=os.link
    )
    inside = damaged / "_internal/resources/translations"
    kept = {path.relative_to(inside).as_posix() for path in inside.rglob("*.[mp]o")}
    assert kept == {
        f"{each}/LC_MESSAGES/cammer-desktop.mo" for each in texts.languages() if each != "es"
    }
    (inside / "pt_BR/LC_MESSAGES/cammer-desktop.mo").unlink()
    done = run(str(damaged / "cammer-desktop"), "--self-test")
    checks = json.loads(done.stdout)["checks"]
    assert [name for name, check in checks.items() if not check["ok"]] == ["texts"]
    assert "pt_BR" in json.dumps(checks["texts"])


def test_a_link_on_the_command_line(program: str, sandbox: Sandbox, tmp_path: Path) -> None:
    fields = ("--name", "Abraham", "--phone", "0414 131 5854", "--qr", str(tmp_path / "qr.png"))
    options = ("--data-dir", str(tmp_path / "data"), "--api-url", sandbox.address)
    done = run(program, *options, "link", *fields, environment={"CAMMER_TOKEN": DEFAULT_TOKEN})
    assert (done.returncode, done.stdout) == (0, f"{sandbox.received[0].link}\n"), done
    assert "Traceback" not in done.stderr
    assert (tmp_path / "qr.png").stat().st_size > 0


def test_it_registers_itself_for_its_addresses(program: str, tmp_path: Path) -> None:
    done = run(program, "register-scheme", environment={"HOME": str(tmp_path)})
    assert (done.returncode, done.stderr) == (0, "")
    [entry] = tmp_path.rglob("*.desktop")
    assert f"\nExec={program} open -- %u\n" in entry.read_text()


@pytest.fixture(scope="module")
def the_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    with screen(tmp_path_factory.mktemp("screen")) as made:
        yield made


def test_a_link_in_the_window(
    program: str, sandbox: Sandbox, the_screen: Screen, tmp_path: Path
) -> None:
    command = [program, "--data-dir", str(tmp_path / "data"), "--api-url", sandbox.address]
    environment = {**the_screen.environment, "CAMMER_TOKEN": DEFAULT_TOKEN, "HOME": str(tmp_path)}
    with started_with(environment, command) as window:
        the_screen.waits_for_window()
        the_screen.creates()
        link = the_screen.waits_for_code()
        assert the_screen.clipboard == link
        the_screen.closes()
        assert window.communicate(timeout=_STUCK) == ("", "")
        assert window.returncode == 0
    [sent] = sandbox.received
    assert sent.link == link
    assert json.loads(sent.body)["name"] == "Abraham"
