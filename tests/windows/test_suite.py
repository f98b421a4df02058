"""The tests of the program from source, run on Windows themselves.

What looks at the program from outside is not among them (see `tests.systems`): the other tests here
do that, for the program as it is built.
"""

import os
from typing import Final

import pytest

from tests.windows.wine import PYTHON, Windows

# What differs most from system to system: files, secrets, the network, processes and their streams.
_SHORT: Final = (
    "tests/adapters",
    "tests/command_line",
    "tests/flow",
    "tests/self_test",
    "tests/support",
    "tests/ui/test_file_dialog.py",
    "tests/ui/test_one_call.py",
    "tests/ui/test_token.py",
)
# Longer than all of them take, in seconds; the tests there have bounds of their own.
_STUCK: Final = 3600


@pytest.mark.timeout(_STUCK)
def test_the_suite_passes_there(fresh_windows: Windows) -> None:
    """All of it with CAMMER_WINDOWS=whole, else a part."""
    whole = os.environ.get("CAMMER_WINDOWS") == "whole"
    done = fresh_windows.run(
        PYTHON,
        *("-m", "pytest", "-q", "-p", "no:cacheprovider", "--durations=20"),
        *(() if whole else _SHORT),
        environment={"PYTHONPYCACHEPREFIX": "C:\\pycache"},
        stuck=_STUCK,
    )
    print(done.stdout)
    assert done.returncode == 0, done.stderr
