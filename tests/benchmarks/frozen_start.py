"""How long the frozen program takes to its window, against a frozen bare window.

`--bundle FOLDER` names the program's folder; without one it is built. The bare window is built from
the same `contents.chosen`, so that it is as small as it can be. Both are started in turn under an
Xvfb of its own, each in a new process. Time: from the start of the process until its window is
mapped.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from resources.packaging import bundle
from tests.benchmarks.given import Run, in_turn
from tests.benchmarks.rows import Row, at_most, milliseconds
from tests.benchmarks.x11 import Screen, screen

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
analysis = Analysis([{script!r}])
files = contents.chosen([*analysis.binaries, *analysis.datas])
files = icu.with_trimmed_data(files, Path(workpath) / "icu")
program = EXE(PYZ(analysis.pure), analysis.scripts, exclude_binaries=True, name="bare", strip=True)
COLLECT(program, files, name="bare", strip=True)
"""


def rows(run: Run) -> list[Row]:
    """Return the time of the bundle's program, of one that is built for it without a bundle."""
    with screen() as shown:
        frozen = run.folder / "frozen"
        frozen.mkdir()
        bundle_of = run.bundle or bundle.build(frozen / "dist", frozen / "work")
        commands = [
            [str(bundle_of.resolve() / "cammer-desktop"), "--data-dir", str(frozen / "data")],
            [str(bare_window(frozen))],
        ]
        environment = {**os.environ, **shown.environment()}
        starts = (partial(started, command, shown, environment) for command in commands)
        ours, bare = map(milliseconds, in_turn(run.many(15), *starts))
    return [Row("window usable, frozen", "ms", ours, at_most(1.5), "frozen bare window", bare)]


def bare_window(folder: Path) -> Path:
    """Freeze the bare window in a folder; return its executable."""
    script, spec = folder / "bare.py", folder / "bare.spec"
    script.write_text(BARE, encoding="utf-8")
    spec.write_text(SPEC.format(root=str(ROOT), script=str(script)), encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--log-level=ERROR", str(spec)]
    command += [f"--distpath={folder / 'dist'}", f"--workpath={folder / 'work'}"]
    subprocess.run(command, check=True)
    return folder / "dist" / "bare" / "bare"


def started(command: list[str], shown: Screen, environment: Mapping[str, str]) -> float:
    """Start a program in a new process; return the seconds until its window is mapped."""
    start = perf_counter()
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        shown.next_window()
        seconds = perf_counter() - start
        process.kill()
    return seconds
