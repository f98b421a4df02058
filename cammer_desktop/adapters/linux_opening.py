"""Opening with the desktop's programs on Linux, by xdg-open.

It alone does not tell whether there is one: to a browser it gives whatever nobody has registered
for, one in a terminal among them, and under KDE it may succeed without having done anything
(xdg-utils 1.1.3). An xdg-open of the person's own, in front of the desktop's, decides for itself.
"""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from cammer_desktop.adapters import foreign_programs

# How long the desktop may take to tell its program for a scheme, in seconds.
_PATIENCE: Final = 4.0
_SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY")
# Where no browser is registered xdg-open looks for these, and then for others in a terminal.
_BROWSERS: Final = "x-www-browser:firefox:chromium:chromium-browser:google-chrome"
_IN_TERMINAL: Final = ("www-browser", "links2", "elinks", "links", "lynx", "w3m", "xdg-open")


def opened(scheme: str, uri: str, started: Callable[[], object]) -> bool:
    """Open a URI; return whether a program took it. `started` is called when one is started."""
    environment = foreign_programs.environment()
    may = _is_persons_own(environment) or _has_program(scheme, environment)
    return may and foreign_programs.took(("xdg-open", uri), started)


def _is_persons_own(environment: Mapping[str, str]) -> bool:
    """Tell whether the first xdg-open is none of xdg-utils, whose programs are side by side."""
    path = environment.get("PATH")
    found = [shutil.which(name, path=path) for name in ("xdg-open", "xdg-mime")]
    opener, asker = (name and Path(name).parent.resolve() for name in found)
    return opener is not None and opener != asker


def _has_program(scheme: str, environment: Mapping[str, str]) -> bool:
    if not any(map(environment.get, _SCREENS)):
        return False  # whoever is registered has a window
    command = ("xdg-mime", "query", "default", f"x-scheme-handler/{scheme}")
    try:
        asked = subprocess.run(  # noqa: S603 - without a shell, and nobody's data
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            check=False,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return True  # only xdg-open can tell
    return bool(asked.stdout.strip()) or (scheme == "https" and _has_browser(environment))


def _has_browser(environment: Mapping[str, str]) -> bool:
    commands = (environment.get("BROWSER") or _BROWSERS).split(":")
    names = [command.split()[0] for command in commands if command.strip()]
    path = environment.get("PATH")
    return any(shutil.which(name, path=path) for name in names if name not in _IN_TERMINAL)
