"""What the window starts (a browser, a mail program) learns nothing that is ours alone."""

import os
import sys
from pathlib import Path
from typing import Final

from tests.end_to_end.screen import PATIENCE, Screen, started, until
from tests.samples import SECRET

# The program as it is, but for an address that it opens as soon as it is there: no channel of the
# present ones has one.
_OPENING: Final = """
import os
import sys
from cammer_desktop import app, cli
make = app.build
def build(application, services):
    program = make(application, services)
    program.window.painted.connect(lambda: app._open_url("https://example.com/"))
    return program
app.build = build
sys.exit(cli.main(sys.argv[1:]))
"""
_BROWSER: Final = """#!/bin/sh
tr '\\0' '\\n' </proc/$$/environ >"$0.part"
mv "$0.part" "$0.environment"
"""


def test_a_browser_does_not_inherit_the_token(
    the_screen: Screen, data_directory: Path, tmp_path: Path
) -> None:
    browser = tmp_path / "xdg-open"
    browser.write_text(_BROWSER)
    browser.chmod(0o700)
    told = tmp_path / "xdg-open.environment"
    environment = {
        **the_screen.environment,
        "CAMMER_TOKEN": SECRET,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
    }
    command = [sys.executable, "-c", _OPENING, "--data-dir", str(data_directory)]
    with started(command, environment) as process:
        the_screen.waits_for_window()
        until(told.exists)
        the_screen.closes()
        assert process.wait(PATIENCE) == 0
    assert "DISPLAY=" in told.read_text()
    assert SECRET not in told.read_text()
    assert "CAMMER_TOKEN" not in told.read_text()
