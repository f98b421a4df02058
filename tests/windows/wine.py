"""A Windows by Debian's wine: its disk, its registry, its programs, its user.

`bash tests/windows/prepare` makes the programs for it. Three drives lead outside: P: to those
programs, S: to this checkout, Z: to everything.
"""

import os
import selectors
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
WINE: Final = "/usr/lib/wine/wine64"
PYTHON: Final = "P:\\python\\python.exe"
DRIVE_OF_CHECKOUT: Final = "S:\\"
# Seconds; longer than anything but a build takes.
STUCK: Final = 300
# Seconds between checks whether a silent process has ended.
_LOOK: Final = 0.05

_MADE: Final = ROOT / ".venv" / "windows"
_FONTS: Final = Path("/usr/share/fonts/truetype/dejavu")
_SERVER: Final = "/usr/lib/wine/wineserver64"
# Variables of this system's environment that are passed on; Windows has its own for the rest.
_TAKEN_ALONG: Final = ("HOME", "LANG", "PATH", "TMPDIR", "TZ")
SCHEME: Final = "Software\\Classes\\cammer"
_KEY: Final = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\CammerDesktop"

Done = subprocess.CompletedProcess[str]


class Windows:
    """A fresh Windows on its own disk."""

    def __init__(self, folder: Path, more: Mapping[str, str] | None = None) -> None:
        """Take the folder for it, and additional environment variables for its processes."""
        self.disk: Final = folder / "drive_c"
        self.environment: Final = {
            **{name: os.environ[name] for name in _TAKEN_ALONG if name in os.environ},
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No offers to download a browser or .NET, no entries on this desktop, no debugger.
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe,winedbg.exe=",
            **(more or {}),
        }
        self._make(folder)

    def _make(self, folder: Path) -> None:
        assert self.run("wineboot", "--init").returncode == 0
        assert self.run("winecfg", "/v", "win10").returncode == 0
        for library in (_MADE / "system32").iterdir():
            shutil.copy(library, self.disk / "windows" / "system32")
        # Fonts: a fresh Windows has none, and Qt's offscreen plugin needs one.
        for font in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
            shutil.copy(_FONTS / font, self.disk / "windows" / "Fonts")
        for drive, place in {"p": _MADE, "s": ROOT}.items():
            (folder / "dosdevices" / f"{drive}:").symlink_to(place)

    @property
    def home(self) -> Path:
        """The user's home folder."""
        [home] = (path for path in (self.disk / "users").iterdir() if path.name != "Public")
        return home

    def run(
        self,
        *command: str | Path,
        stdin: bytes = b"",
        environment: Mapping[str, str] | None = None,
        stuck: float = STUCK,
    ) -> Done:
        """Run a program to its end; its output is decoded as UTF-8.

        Standard output and error are always pipes: with wine's files CPython does not start.
        """
        with self.running(*command, environment=environment) as process:
            assert process.stdin is not None
            process.stdin.write(stdin)
            process.stdin.close()
            stdout, stderr = _heard(process, stuck)
            return subprocess.CompletedProcess(process.args, process.wait(), stdout, stderr)

    def run_to_the_end(self, *command: str | Path) -> int:
        """Run a program and wait for it and all processes that it started; return its exit code.

        An uninstaller goes on as a copy of itself, since it cannot delete a program that runs.
        """
        code = self.run(*command).returncode
        self.wait()
        return code

    def wait(self) -> None:
        """Wait until every program has ended."""
        subprocess.run([_SERVER, "-w"], env=self.environment, check=True, timeout=STUCK)

    @contextmanager
    def running(
        self, *command: str | Path, environment: Mapping[str, str] | None = None
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Start a program; it is killed at the end of the block."""
        with subprocess.Popen(
            [WINE, *map(str, command)],
            env={**self.environment, **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    def stop(self) -> None:
        """End everything."""
        subprocess.run([_SERVER, "-k"], env=self.environment, timeout=STUCK)

    def opens(self, root: str) -> list[str]:
        """Return what is registered for the scheme: its title, its mark, an icon, a command."""
        told = self.run("reg", "query", f"{root}\\{SCHEME}", "/s").stdout.splitlines()
        return [line.partition("REG_SZ")[2].strip() for line in told if "REG_SZ" in line]

    def registered(self, root: str, name: str) -> str | None:
        """Return the entry in the list of installed programs, None without one."""
        done = self.run("reg", "query", f"{root}\\{_KEY}", "/v", name)
        return None if done.returncode else done.stdout.split("REG_SZ", 1)[1].strip()


def _heard(process: subprocess.Popen[bytes], stuck: float) -> list[str]:
    """Return what a process writes to its two streams until it ends.

    It does not wait for the end of the streams: a process that wine starts for the first window
    inherits them and keeps them open.
    """
    said = {process.stdout: b"", process.stderr: b""}
    end = time.monotonic() + stuck
    with selectors.DefaultSelector() as selector:
        for stream in said:
            assert stream is not None
            selector.register(stream, selectors.EVENT_READ)
        while selector.get_map():
            has_ended = process.poll() is not None  # before looking: nothing comes after it
            ready = selector.select(_LOOK)
            for key, _events in ready:
                data = os.read(key.fd, 65536)
                said[key.fileobj] += data  # type: ignore[index]
                if not data:
                    selector.unregister(key.fileobj)
            if not ready and has_ended:
                break
            if time.monotonic() > end:
                heard = b"\n".join(said.values()).decode("utf-8", "replace")
                raise AssertionError(f"stuck for {stuck:g} s: {process.args!r}\n{heard}")
    return [text.decode("utf-8", "replace") for text in said.values()]
