"""`link --qr` with the name of a device."""

from pathlib import Path

import pytest

from cammer_desktop.sandbox.server import Sandbox
from tests.command_line.program import only_line, run_link


@pytest.mark.parametrize("name", ["CON.png", "com1.svg", "code.png:a.png", "\\\\.\\NUL\\a.png"])
def test_it_is_refused_before_anything_is_sent(sandbox: Sandbox, tmp_path: Path, name: str) -> None:
    done = run_link(sandbox, "--qr", str(tmp_path / name))
    assert (done.returncode, done.stdout, len(sandbox.received)) == (2, "", 0)
    assert ".png" in only_line(done.stderr) or ".svg" in done.stderr
    assert not list(tmp_path.iterdir())
