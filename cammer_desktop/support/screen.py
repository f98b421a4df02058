"""What a window needs of the system: a screen, and the libraries that Qt links to.

If either is missing Qt ends the process with a message of its own; this module has better ones.
"""

import os
import sys
from typing import Final

from cammer_desktop.support.patterns import regex
from cammer_desktop.support.texts import _

PACKAGES: Final = (
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
"""The packages of Debian and Ubuntu that hold every library which Qt's wheels leave to the system,
by whatever name a release knows them (libglib2.0-0t64 provides libglib2.0-0)."""
INSTALL: Final = "sudo apt-get update && sudo apt-get install " + " ".join(PACKAGES)
"""The command that installs them, even on a system that has no list of packages yet."""
_NAMES: Final = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
# Part of Qt's message for a missing screen; the advice that follows it (to reinstall) is wrong.
_NO_PLATFORM: Final = "platform plugin"
# The dynamic loader's message, for Python's modules and for Qt's plugins.
_NOT_LOADED: Final = regex(
    r"([^/\s]+\.so[.\d]*): (?:cannot open shared object file|file too short|invalid ELF header)"
)


def is_there() -> bool:
    """Tell whether Qt will find a screen; without one it would abort the process."""
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, _NAMES))


def of_none() -> str:
    """Return the sentence for a missing screen."""
    return _("No hay una pantalla para la ventana. Sin ventana: cammer-desktop link --help")


def of_fatal(text: str, plugin_error: str) -> str:
    """Return why Qt gave up, from its own text and its plugin's error."""
    if _NO_PLATFORM not in text:
        sentence = _("No se puede abrir la ventana ({why}). Sin ella: cammer-desktop link --help")
        return sentence.format(why=" ".join(text.split()))
    screen = " ".join(f"{name}={os.environ[name]}" for name in _NAMES if os.environ.get(name))
    sentence = _("La pantalla no responde ({screen}). Sin ventana: cammer-desktop link --help")
    return of_missing_library(plugin_error) or sentence.format(screen=screen)


def of_missing_library(error: str) -> str | None:
    """Return which library to install, None if the error is not about a missing library."""
    match = _NOT_LOADED.search(error)
    if match is None:
        return None
    text = _(
        "No se puede abrir la ventana: falta {library} en el sistema (sin ventana: "
        "cammer-desktop link --help). En Debian o Ubuntu: {command}"
    )
    return text.format(library=match[1], command=INSTALL)
