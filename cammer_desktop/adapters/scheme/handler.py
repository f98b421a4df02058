"""Which handler is registered: the words of its command, by system."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cammer_desktop.domain.screen_pop import SCHEME

REGISTRY_KEY: Final = rf"Software\Classes\{SCHEME}"
"""Where Windows looks for a person's handler, below HKEY_CURRENT_USER."""

# Behind `--` a parser takes nothing for an option; the address follows as one word.
_OPENING: Final = ("open", "--")


def command(options: Sequence[str]) -> tuple[str, ...]:
    """Return the words that start this program, with options of its run, to open an address.

    The address is the word that whoever runs the command adds at the end.
    """
    return (*_program(), *options, *_OPENING)


def _program() -> tuple[str, ...]:
    executable = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return (_windowed(executable, "cammer-desktop.exe"),)
    # Whoever opens an address may work in any folder: with -P no module is imported from it.
    return (_windowed(executable, "pythonw.exe"), "-P", "-m", "cammer_desktop")


def _windowed(executable: Path, name: str) -> str:
    """Return the program beside this one that opens no console, where Windows has one."""
    windowed = executable.with_name(name)
    return str(windowed if sys.platform == "win32" and windowed.exists() else executable)
