"""The tests of the program from source, run on Windows.

Those that look at the program from outside are not included (see `tests.systems`): the other tests
here do that with the built program.
"""

import os
from pathlib import Path
from typing import Final

import pytest

from tests.end_to_end.screen import Screen
from tests.locales import environment_in
from tests.windows.wine import PYTHON, Windows

# What differs most from system to system: files, secrets, the network, streams and interruptions.
# Most of the command line is left out, because wine takes seconds to start a process, and so is
# what service and proxies may answer, which is the same on every system.
_SHORT: Final = (
    "tests/adapters/files",
    "tests/adapters/http/test_after_the_body.py",
    "tests/adapters/http/test_before_the_body.py",
    "tests/adapters/http/test_cancel.py",
    "tests/adapters/http/test_certificate_names.py",
    "tests/adapters/http/test_dead_address.py",
    "tests/adapters/http/test_preconnection.py",
    "tests/adapters/http/test_racing.py",
    "tests/adapters/http/test_windows_proxy_on_windows.py",
    "tests/adapters/ledger",
    "tests/adapters/scheme/test_windows_on_windows.py",
    "tests/adapters/test_credentials_on_windows.py",
    "tests/adapters/test_keyring.py",
    "tests/adapters/test_opener_on_windows.py",
    "tests/command_line/test_code_pages.py",
    "tests/command_line/test_interruption.py",
    "tests/command_line/test_standard_input_on_windows.py",
    "tests/command_line/test_token_command.py",
    "tests/flow",
    "tests/self_test",
    "tests/services",
    "tests/stored",
    "tests/support",
    "tests/ui/test_file_dialog.py",
    "tests/ui/test_one_call.py",
    "tests/ui/test_token.py",
)
# Seconds; longer than all of them take, and than a part of them.
_STUCK: Final = {True: 3600, False: 1500}
# A test inside that hangs ends them all and is named, by a thread that needs no interpreter: what a
# call into wine never gives back is its lock.
_LIMITS: Final = (
    *("--timeout", "180"),
    *("-o", "faulthandler_timeout=200", "-o", "faulthandler_exit_on_timeout=true"),
)


@pytest.mark.timeout(_STUCK[True] + 100)
def test_the_suite_passes_there(tmp_path: Path, the_screen: Screen) -> None:
    """All of it with CAMMER_WINDOWS=whole, else a part; on a fresh Windows."""
    whole = os.environ.get("CAMMER_WINDOWS") == "whole"
    spanish = environment_in(tmp_path, "es_VE")  # as most of its people have it
    display = the_screen.environment["DISPLAY"]
    windows = Windows(tmp_path / "wine", {"DISPLAY": display, **spanish})
    done = windows.run(
        PYTHON,
        *("-m", "pytest", "-q", "-p", "no:cacheprovider", "--durations=20"),
        *_LIMITS,
        *(() if whole else _SHORT),
        environment={"PYTHONPYCACHEPREFIX": "C:\\pycache"},
        stuck=_STUCK[whole],
    )
    windows.stop()
    print(done.stdout)
    assert done.returncode == 0, done.stderr
