"""The program knows its folder, and starts itself once more for practice."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from cammer_desktop.flow.program_controller import ProgramController


def test_the_sandbox_is_started_with_folder_and_language(tmp_path: Path) -> None:
    started: list[list[str]] = []
    program = ProgramController(tmp_path, lambda name, rest: started.append([name, *rest]))
    program.practise()
    [command] = started
    assert program.folder == tmp_path
    assert command[-5:] == ["--sandbox", "--lang", "es", "--data-dir", str(tmp_path)]
    # The command line takes all of them.
    done = subprocess.run([*command, "--version"], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout != "") == (0, True)


def test_what_is_started_outlives_this_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda name, _rest: started.append(name))
    ProgramController(tmp_path).practise()
    assert started == [sys.executable]


def test_a_frozen_program_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    started: list[str] = []
    ProgramController(tmp_path, lambda name, rest: started.extend([name, rest[0]])).practise()
    assert started == [sys.executable, "--sandbox"]
