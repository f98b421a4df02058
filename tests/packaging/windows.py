"""A Windows for installers, by Debian's wine: its disk, its registry, its programs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_STUCK: Final = 300
_LIBRARY: Final = Path("/usr/lib/wine")
_WINE: Final = str(_LIBRARY / "wine64")
_SERVER: Final = str(_LIBRARY / "wineserver64")
_KEY: Final = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\CammerDesktop"


class Windows:
    """A disk of its own with a fresh Windows on it."""

    def __init__(self, folder: Path) -> None:
        self.disk: Final = folder / "drive_c"
        self._environment: Final = {
            **os.environ,
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No offers to download a browser or .NET, no entries on this desktop.
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }

    @property
    def home(self) -> Path:
        """The user's own folder."""
        [home] = (path for path in (self.disk / "users").iterdir() if path.name != "Public")
        return home

    def run(self, *command: str | Path) -> int:
        """Run a program and return its exit code."""
        return subprocess.run(
            [_WINE, *map(str, command)],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_STUCK,
        ).returncode

    def run_to_the_end(self, *command: str | Path) -> int:
        """Run a program and wait until all that it started has ended; return its exit code.

        An uninstaller goes on as a copy of itself, since it cannot delete a program that runs.
        """
        code = self.run(*command)
        subprocess.run([_SERVER, "-w"], env=self._environment, check=True, timeout=_STUCK)
        return code

    @contextmanager
    def running(self, *command: str | Path) -> Iterator[None]:
        """Run a program that says something when it has started, until the end of the block."""
        with subprocess.Popen(
            [_WINE, *map(str, command)],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout is not None
            assert process.stdout.read(1)
            yield
            process.communicate()

    def stop(self) -> None:
        """End everything."""
        subprocess.run([_SERVER, "-k"], env=self._environment, timeout=_STUCK)

    def registered(self, root: str, name: str) -> str | None:
        """Return what stands in the list of programs, None without an entry."""
        done = subprocess.run(
            [_WINE, "reg", "query", f"{root}\\{_KEY}", "/v", name],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=_STUCK,
        )
        if done.returncode:
            return None
        return done.stdout.split("REG_SZ", 1)[1].strip()
