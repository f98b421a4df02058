"""The frozen program, in an environment that has nothing: no Python, no home, no language."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox
from tests.x11 import Screen, screen

# Longer than anything takes, in seconds.
_STUCK: Final = 60
# Prints the clipboard's text as soon as there is one. It is an independent program, as the one is
# into which an agent pastes.
_CLIPBOARD: Final = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv)
clipboard = QGuiApplication.clipboard()
def tell():
    if clipboard.text():
        print(clipboard.text(), flush=True)
        application.quit()
clipboard.dataChanged.connect(tell)
print("ready", flush=True)
application.exec()
"""


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


@contextmanager
def started(command: list[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_everything_is_in_it(program: str) -> None:
    done = run(program, "--self-test")
    report: dict[str, Any] = json.loads(done.stdout)
    assert [name for name, check in report["checks"].items() if not check["ok"]] == [], report
    assert (done.returncode, report["ok"], done.stderr) == (0, True, "")
    assert report["checks"]["python"]["frozen"] is True
    assert "platforms/wayland" in report["checks"]["plugins"]["loaded"]
    assert report["checks"]["keyring"]["backends"]


def test_what_is_missing_is_told(program_folder: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(
        program_folder, tmp_path / "damaged", symlinks=True, copy_function=os.link
    )
    for name in ("libqxcb.so", "qtbase_es.qm", "names.json"):
        [path] = damaged.rglob(name)
        path.unlink()
    done = run(str(damaged / "cammer-desktop"), "--self-test")
    report = json.loads(done.stdout)
    failed = [name for name, check in report["checks"].items() if not check["ok"]]
    assert failed == ["resources", "plugins", "texts"]
    assert (done.returncode, report["ok"], done.stderr) == (1, False, "")


def test_a_link_on_the_command_line(program: str, sandbox: Sandbox, tmp_path: Path) -> None:
    fields = ("--name", "Abraham", "--phone", "0414 131 5854", "--qr", str(tmp_path / "qr.png"))
    options = ("--data-dir", str(tmp_path / "data"), "--api-url", sandbox.address)
    done = run(program, *options, "link", *fields, environment={"CAMMER_TOKEN": DEFAULT_TOKEN})
    assert (done.returncode, done.stdout) == (0, f"{sandbox.received[0].link}\n"), done
    assert "Traceback" not in done.stderr
    assert (tmp_path / "qr.png").stat().st_size > 0


@pytest.fixture(scope="module")
def xvfb() -> Iterator[Screen]:
    with screen() as made:
        yield made


def test_a_link_in_the_window(program: str, sandbox: Sandbox, xvfb: Screen, tmp_path: Path) -> None:
    token = {"CAMMER_TOKEN": DEFAULT_TOKEN, "HOME": str(tmp_path)}
    arguments = ["--data-dir", str(tmp_path / "data"), "--api-url", sandbox.address]
    screen_only = xvfb.environment()
    with (
        started([sys.executable, "-c", _CLIPBOARD], screen_only) as paste,
        started([program, *arguments], {**screen_only, **token}) as window,
    ):
        assert paste.stdout is not None
        assert paste.stdout.readline() == "ready\n"
        shown = xvfb.next_window()
        xvfb.press("type", "Abraham")
        xvfb.press("key", "Tab", "Tab")
        xvfb.press("type", "04141315854")
        xvfb.press("key", "Tab", "Tab", "Tab")
        xvfb.press("type", "ventas")
        xvfb.press("key", "ctrl+Return")
        copied = paste.communicate(timeout=_STUCK)[0]
        assert copied == f"{sandbox.received[0].link}\n"
        xvfb.close(shown)
        assert window.communicate(timeout=_STUCK) == ("", "")
        assert window.returncode == 0
    [sent] = sandbox.received
    body = json.loads(sent.body)
    assert (body["name"], body["categoryCode"]) == ("Abraham", "ventas")
