"""Starting programs that are none of ours: they inherit what is the person's, and nothing more.

A program in one folder sets variables for its own libraries, which others must not load:
https://pyinstaller.org/en/stable/common-issues-and-pitfalls.html
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from cammer_desktop.support.waiting import in_background

# What fails does so at once; what goes on is a browser that stays until it is closed. In seconds.
_MOMENT: Final = 3.0
_OURS: Final = ("CAMMER_", "PYTHON", "PYSIDE6_", "_PYI_", "_MEIPASS")
# Where libraries are looked for; the bundle keeps what such a variable was before as NAME_ORIG.
_LIBRARIES: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH")


def took(command: Sequence[str], started: Callable[[], object]) -> bool:
    """Start a program and return whether it succeeds, or still runs after a moment.

    `started` is called when it runs.

    Then it is left alone, however long it runs, also after this process.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - without a shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
            start_new_session=True,
        )
    except OSError:
        return False
    started()
    try:
        return process.wait(_MOMENT) == 0
    except subprocess.TimeoutExpired:
        in_background(process.wait, "opened program")  # its end is taken note of
        return True


def environment() -> dict[str, str]:
    """Return the environment for programs that are none of ours."""
    return without_ours(os.environ, getattr(sys, "_MEIPASS", None))


def without_ours(inherited: Mapping[str, str], bundle: str | None) -> dict[str, str]:
    """Return an environment without what this program has added, and without its secrets.

    `bundle` is the folder of the program's own files, None if it runs from source.
    """
    kept = {name: value for name, value in inherited.items() if not name.startswith(_OURS)}
    if bundle is None:
        return kept
    for name in _LIBRARIES:
        if f"{name}_ORIG" in kept:
            kept[name] = kept.pop(f"{name}_ORIG")
    outside = {name: _outside(bundle, value) for name, value in kept.items()}
    return {name: value for name, value in outside.items() if value or not kept[name]}


def _outside(bundle: str, value: str) -> str:
    """Return a variable's value without the paths into the bundle."""
    within = bundle + os.sep
    paths = value.split(os.pathsep)
    return os.pathsep.join(path for path in paths if not f"{path}{os.sep}".startswith(within))
