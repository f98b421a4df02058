"""What a window needs of the system before Qt is there: a screen, and the libraries Qt links to.

Without either Qt ends the process in its own words; here it is found out what to say instead.
"""

import os
import re
import sys
from typing import Final

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
"""The line that installs them, on a system that has no list of packages yet as well."""
_NAMES: Final = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
# In Qt's words for having no screen; the advice that follows them (to reinstall) helps nobody.
_NO_PLATFORM: Final = "platform plugin"
# As the system's loader says it, of Python's modules and of Qt's plugins alike.
_NOT_LOADED: Final = re.compile(
    r"([^/\s]+\.so[.\d]*): (?:cannot open shared object file|file too short|invalid ELF header)"
)


def is_there() -> bool:
    """Tell whether Qt will find a screen; without one it would abort the process."""
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, _NAMES))


def of_none() -> str:
    """Return the sentence that says that there is no screen."""
    return _("No hay una pantalla para la ventana. Sin ventana: cammer-desktop link --help")


def of_fatal(text: str, plugin_error: str) -> str:
    """Return the sentence that says why Qt gave up, by its own text and what its plugin lacks."""
    if _NO_PLATFORM not in text:
        said = _("No se puede abrir la ventana ({why}). Sin ella: cammer-desktop link --help")
        return said.format(why=" ".join(text.split()))
    named = " ".join(f"{name}={os.environ[name]}" for name in _NAMES if os.environ.get(name))
    said = _("La pantalla no responde ({screen}). Sin ventana: cammer-desktop link --help")
    return of_missing_library(plugin_error) or said.format(screen=named)


def of_missing_library(error: str) -> str | None:
    """Return the sentence that names what to install, None for another error than a library."""
    found = _NOT_LOADED.search(error)
    if found is None:
        return None
    text = _(
        "No se puede abrir la ventana: falta {library} en el sistema (sin ventana: "
        "cammer-desktop link --help). En Debian o Ubuntu: {command}"
    )
    return text.format(library=found[1], command=INSTALL)
