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
# As the system's loader says it, for Python and for Qt's plugins alike.
_NOT_FOUND: Final = re.compile(r"(\S+\.so[.\d]*): cannot open shared object file")


def is_there() -> bool:
    """Tell whether Qt will find a screen; without one it would abort the process."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def of_none() -> str:
    """Return the sentence that says that there is no screen."""
    return _("No hay una pantalla para la ventana. Sin ventana: cammer-desktop link --help")


def of_missing_library(error: str) -> str | None:
    """Return the sentence that names what to install, None for another error than a library."""
    found = _NOT_FOUND.search(error)
    if found is None:
        return None
    text = _(
        "No se puede abrir la ventana: falta {library} en el sistema (sin ventana: "
        "cammer-desktop link --help). En Debian o Ubuntu: {command}"
    )
    return text.format(library=found[1], command=INSTALL)
