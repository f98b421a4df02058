"""The person's handler of the scheme on Linux: a desktop entry, and the first choice of it.

Where a command needs quotes, as for a folder with a blank in its name, every desktop understands
it; xdg-open alone does not, where there is no desktop that it could ask (xdg-utils 1.1.3).
"""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import platformdirs

from cammer_desktop.adapters import foreign_programs
from cammer_desktop.adapters.scheme import desktop_entry, mime_defaults
from cammer_desktop.domain.screen_pop import SCHEME
from cammer_desktop.support.paths import make_private_directory, resources
from cammer_desktop.support.replacement import SHARED, replacing

NAME: Final = "cammer-desktop-scheme.desktop"
"""The entry's name. The Debian package has one for everybody, before which a person's own goes."""

_KIND: Final = f"x-scheme-handler/{SCHEME}"
# Seconds that the desktop's tool may take to renew its index; desktops notice a new entry anyway.
_PATIENCE: Final = 10.0


def register(command: Sequence[str]) -> None:
    """Make a program, by its command's words, the first choice for the scheme. Raises OSError."""
    entries = _entries()
    make_private_directory(entries)
    # The choice alone, should the entry fail, is one of nothing, which desktops pass over.
    mime_defaults.prefer(platformdirs.user_config_path(), _KIND, NAME)
    with replacing(entries / NAME, SHARED) as file:
        file.write(desktop_entry.written(command, resources() / "icons" / "cammer.png", _KIND))
    _renew_index(entries)


def unregister() -> bool:
    """Take back what `register` did; return whether there was anything. Raises OSError."""
    was_chosen = mime_defaults.drop(platformdirs.user_config_path(), _KIND, NAME)
    entries = _entries()
    try:
        (entries / NAME).unlink()
    except (FileNotFoundError, NotADirectoryError):
        return was_chosen
    _renew_index(entries)
    return True


def _entries() -> Path:
    return platformdirs.user_data_path() / "applications"


def _renew_index(entries: Path) -> None:
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 - without a shell
            ("update-desktop-database", "-q", str(entries)),  # noqa: S607 - wherever it is
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=foreign_programs.environment(),
            check=False,
            timeout=_PATIENCE,
        )
