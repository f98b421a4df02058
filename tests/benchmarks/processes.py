"""The program and a bare window, each in a process of its own that says when it was painted."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

# The variable that has a window end as soon as it was painted.
_ENDS: Final = "BENCHMARK_ENDS"
_SAYS: Final = f"""
def say():
    print("painted", flush=True)
    if "{_ENDS}" in os.environ:
        os._exit(0)
"""
_BARE_WINDOW: Final = """
import os
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

class Window(QWidget):
    said = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.said:
            self.said = True
            QTimer.singleShot(0, say)  # when the fields are painted, too

application = QApplication(sys.argv[:1])
window = Window()
form = QFormLayout(window)
for number in range(6):
    form.addRow(f"Field {number}", QLineEdit())
window.show()
application.exec()
"""
# The program is imported as it imports itself, in the same order, and its window is another one as
# soon as it is there.
_PROGRAM: Final = """
import os
import sys

class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        if name != "cammer_desktop.app":
            return None
        from importlib.util import find_spec
        sys.meta_path.remove(Finder)
        spec = find_spec(name)
        execute = spec.loader.exec_module
        def changed(module):
            execute(module)
            class Window(module.MainWindow):
                def load(self):
                    say()
                    super().load()
            module.MainWindow = Window
        spec.loader.exec_module = changed
        return spec

sys.meta_path.insert(0, Finder)
from cammer_desktop.__main__ import run
run()
"""
BARE: Final = (_SAYS + _BARE_WINDOW,)


def program(folder: Path) -> tuple[str, ...]:
    """Return the program on a data folder, as a script and its arguments."""
    return (_SAYS + _PROGRAM, "--data-dir", str(folder))


@dataclass(frozen=True, slots=True)
class Started:
    """A process whose window was painted: its id, and the seconds until then."""

    pid: int
    seconds: float


@contextmanager
def started(script: tuple[str, ...]) -> Iterator[Started]:
    """Start a script in a new process, wait until it is painted, and end it after the block."""
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", *script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        try:
            if said != b"painted\n":
                raise RuntimeError("a window was never painted")
            yield Started(process.pid, perf_counter() - start)
        finally:
            process.terminate()


def time_to_paint(script: tuple[str, ...]) -> float:
    """Start a script and end it again; return the seconds until it was painted."""
    with started(script) as window:
        return window.seconds


def instructions(script: tuple[str, ...]) -> int:
    """Return how many instructions a script takes until it is painted, as valgrind counts them."""
    # Without chasing it counts the same in less time.
    options = (
        "--tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --vex-guest-chase=no"
    )
    seeds = {"PYTHONHASHSEED": "0", "QT_HASH_SEED": "0"}
    fixed = seeds | {"QT_QPA_PLATFORM": "offscreen", _ENDS: "1"}
    ended = subprocess.run(
        ["valgrind", *options.split(), sys.executable, "-c", *script],
        capture_output=True,
        text=True,
        env=environment() | fixed,
    )
    counted = [line for line in ended.stderr.splitlines() if "I   refs:" in line]
    if ended.returncode or not counted:
        raise RuntimeError(ended.stderr)
    return int(counted[-1].rpartition(":")[2].replace(",", ""))


def environment() -> dict[str, str]:
    """Return the environment of the processes, with a screen in every case."""
    # What a developer has told Python, to write no bytecode say, is not how the program is started.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if not plain.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}:
        plain.setdefault("QT_QPA_PLATFORM", "offscreen")
    return plain
