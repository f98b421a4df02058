"""How long the program takes to its first painted window, and how much memory it then holds.

`python tests/benchmarks/start_to_window.py [--rounds N]` starts a bare window with six fields and
this program in turn, each in a new process, and prints medians and their ratios. Time: from the
start of the process until its window was painted first. Memory: the resident set (RSS) of the idle
process once all that it loads after the first paint is loaded. Aim: at most 1.4 times the bare
window's time and 1.6 times its memory. The screen is the one at hand, else Qt's offscreen one.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from time import perf_counter, sleep
from typing import Final

import psutil

# Both say "painted" once their window was; the rest of each is what it would do anyway.
BARE: Final = """
import sys
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

class Window(QWidget):
    said = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.said:
            self.said = True
            print("painted", flush=True)

application = QApplication(sys.argv[:1])
window = Window()
form = QFormLayout(window)
for number in range(6):
    form.addRow(f"Field {number}", QLineEdit())
window.show()
application.exec()
"""
PROGRAM: Final = """
import sys
from cammer_desktop import cli
from cammer_desktop import app

class Window(app.MainWindow):
    def load(self):
        print("painted", flush=True)
        super().load()

app.MainWindow = Window
cli.main(sys.argv[1:])
"""
AIMS: Final = {"seconds": 1.4, "megabytes": 1.6}
# How long after the first paint everything is loaded for sure, in seconds.
_SETTLED: Final = 1.5


@dataclass(frozen=True)
class Start:
    """One start: seconds until the window was painted, megabytes of the idle process."""

    seconds: float
    megabytes: float


def main() -> int:
    """Print the figures; return 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    bare: list[Start] = []
    ours: list[Start] = []
    with tempfile.TemporaryDirectory() as folder:
        for _round in range(rounds + 1):
            bare.append(started(BARE))
            ours.append(started(PROGRAM, "--data-dir", folder))
    del bare[0], ours[0]  # they may have had to compile, and read from a cold disk
    print(f"starts of each: {rounds}")
    missed = [name for name in AIMS if not told(name, bare, ours)]
    return 1 if missed else 0


def started(script: str, *arguments: str) -> Start:
    """Start a script in a new process, measure it, and end it."""
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        seconds = perf_counter() - start
        sleep(_SETTLED)
        megabytes = psutil.Process(process.pid).memory_info().rss / 1e6
        process.terminate()
    if said != b"painted\n":
        sys.exit("a window was never painted")
    return Start(seconds, megabytes)


def environment() -> dict[str, str]:
    """Return the environment of the processes, with a screen in every case."""
    # What a developer has told Python, to write no bytecode say, is not how the program is started.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if not plain.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}:
        plain.setdefault("QT_QPA_PLATFORM", "offscreen")
    return plain


def told(name: str, bare: list[Start], ours: list[Start]) -> bool:
    """Print the medians of one figure with their ratio; return whether the aim is met."""
    medians = [statistics.median(getattr(start, name) for start in all_) for all_ in (bare, ours)]
    ratio: float = medians[1] / medians[0]
    print(
        f"{name}: bare window {medians[0]:.3g}, this program {medians[1]:.3g}, "
        f"ratio {ratio:.2f} (aim: {AIMS[name]})"
    )
    return ratio <= AIMS[name]


if __name__ == "__main__":
    sys.exit(main())
