"""The token of the environment is this run's alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from cammer_desktop.cli import main
from tests.command_line.program import FIELDS
from tests.samples import SECRET


@pytest.mark.parametrize(
    "command", [("link", *FIELDS, "--dry-run"), ("token", "where"), ("--sandbox", "token", "where")]
)
def test_what_is_started_later_does_not_inherit_it(
    data_directory: Path,
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CAMMER_TOKEN", SECRET)
    main(["--data-dir", str(data_directory), *command])
    told = subprocess.run(
        [sys.executable, "-c", "import os; print(dict(os.environ))"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "PATH" in told.stdout
    assert SECRET not in told.stdout
    assert SECRET not in "".join(capsys.readouterr())
