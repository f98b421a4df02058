"""How long the frozen program takes to its window, against a frozen bare window.

`--bundle FOLDER` names the program's folder; without one it is built. One that was built on Windows
runs by wine, for which `bash tests/windows/prepare` makes what it needs. The bare window is built
where the program runs, from the same `contents.chosen`, so that it is as small as it can be. Both
are started in turn under an Xvfb of its own, each in a new process. Time: from the start of the
process until its window is mapped.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from resources.packaging import bundle
from tests.benchmarks.given import Run, in_turn
from tests.benchmarks.rows import Row, at_most, milliseconds
from tests.benchmarks.x11 import Screen, screen
from tests.windows.wine import DRIVE_OF_CHECKOUT, PYTHON, WINE, Windows

ROOT: Final = Path(__file__).resolve().parents[2]
BARE: Final = """
import sys
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

application = QApplication(sys.argv[:1])
window = QWidget()
window.setWindowTitle("Bare")
form = QFormLayout(window)
for number in range(6):
    form.addRow(f"Field {number}", QLineEdit())
window.show()
application.exec()
"""
SPEC: Final = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from resources.packaging import contents, icu
analysis = Analysis(["bare.py"])
files = contents.chosen([*analysis.binaries, *analysis.datas])
LINUX = sys.platform == "linux"
if LINUX:
    files = icu.with_trimmed_data(files, Path(workpath) / "icu")
archive, kind = PYZ(analysis.pure), {{"console": LINUX, "strip": LINUX}}
COLLECT(
    EXE(archive, analysis.scripts, exclude_binaries=True, name="bare", **kind),
    files,
    name="bare",
    strip=LINUX,
)
"""


@dataclass(frozen=True, slots=True)
class System:
    """Where frozen programs are made and run: a folder of it, and what its commands begin with."""

    name: str
    folder: Path
    environment: Mapping[str, str]
    python: str = sys.executable
    checkout: str = str(ROOT)
    runner: tuple[str, ...] = ()
    suffix: str = ""


def rows(run: Run) -> list[Row]:
    """Return the time of the bundle's program, of one that is built for it without a bundle."""
    with screen() as shown:
        frozen = run.folder / "frozen"
        frozen.mkdir()
        bundle_of = (run.bundle or bundle.build(frozen / "dist", frozen / "work")).resolve()
        with _system_of(bundle_of, frozen, shown) as system:
            # The data folder is in the folder in which both start, on either system.
            ours = [str(bundle_of / f"cammer-desktop{system.suffix}"), "--data-dir", "data"]
            commands = {"Cammer": ours, "Bare": [bare_in(system)]}
            starts = (partial(started, *each, system, shown) for each in commands.items())
            program, bare = map(milliseconds, in_turn(run.many(15), *starts))
    what = f"window usable, frozen{system.name}"
    return [Row(what, "ms", program, at_most(1.5), "frozen bare window", bare)]


@contextmanager
def _system_of(bundle_of: Path, folder: Path, shown: Screen) -> Iterator[System]:
    """Return what a bundle runs on, until the end of the block."""
    if not (bundle_of / "cammer-desktop.exe").exists():
        yield System("", folder, {**os.environ, **shown.environment()})
        return
    windows = Windows(folder / "wine", {"DISPLAY": shown.name})
    try:
        yield System(
            " (Windows by wine)",
            windows.disk,
            windows.environment,
            PYTHON,
            DRIVE_OF_CHECKOUT,
            (WINE,),
            ".exe",
        )
    finally:
        windows.stop()


def bare_in(system: System) -> str:
    """Freeze the bare window on a system; return its executable."""
    (system.folder / "bare.py").write_text(BARE, encoding="utf-8")
    spec = SPEC.format(root=system.checkout)
    (system.folder / "bare.spec").write_text(spec, encoding="utf-8")
    command = [*system.runner, system.python, "-m", "PyInstaller", "--log-level=ERROR", "bare.spec"]
    # By pipes: with wine's files CPython does not start.
    subprocess.run(
        command, cwd=system.folder, env=system.environment, check=True, capture_output=True
    )
    return str(system.folder / "dist" / "bare" / f"bare{system.suffix}")


def started(title: str, command: list[str], system: System, shown: Screen) -> float:
    """Start a program in a new process; return the seconds until its window is mapped."""
    start = perf_counter()
    with subprocess.Popen(
        [*system.runner, *command],
        cwd=system.folder,
        env=system.environment,
        # With a file of this system for one of them, CPython does not start by wine.
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        shown.wait_for(title)
        seconds = perf_counter() - start
        process.kill()
    return seconds
