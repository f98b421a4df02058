"""How long the frozen program takes to its window, against a frozen bare window.

`python tests/benchmarks/frozen_start.py [--rounds N] [--program FILE]` builds both (the bare one
from the same `contents.chosen`, so that it is as small as it can be; `--program` takes one that is
built already), starts them in turn under an Xvfb of its own, each in a new process, and prints
medians and their ratio. Time: from the start of the process until its window is mapped. Aim: at
most 1.5 times the bare window.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # of itself a script finds its own folder alone

from resources.packaging import bundle  # noqa: E402
from tests.benchmarks.x11 import Screen, screen  # noqa: E402

AIM: Final = 1.5
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


def main() -> int:
    """Print the figures; return 1 if the aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--program", type=Path)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, screen() as shown:
        folder = Path(name)
        bare = [str(bare_window(folder))]
        program = said.program or bundle.build(folder / "dist", folder / "work") / "cammer-desktop"
        ours = [str(program), "--data-dir", str(folder / "data")]
        environment = {**os.environ, **shown.environment()}
        times = [
            [started(command, shown, environment) for command in (bare, ours)]
            for _round in range(said.rounds + 1)
        ]
    del times[0]  # it reads from a cold disk
    medians = [statistics.median(each) for each in zip(*times, strict=True)]
    ratio = medians[1] / medians[0]
    print(f"starts of each: {said.rounds}")
    print(
        f"seconds: frozen bare window {medians[0]:.3f}, frozen program {medians[1]:.3f}, "
        f"ratio {ratio:.2f} (aim: {AIM})"
    )
    return 0 if ratio <= AIM else 1


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


if __name__ == "__main__":
    sys.exit(main())
