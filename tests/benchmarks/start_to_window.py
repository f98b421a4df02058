"""The program's first painted window and its memory then, against a bare window with six fields.

Each is started in a new process, in turn. Time: from the start of the process until its window was
painted first. Memory: the resident set (RSS) of the idle process once all that it loads after the
first paint is loaded. The screen is the one at hand, else Qt's offscreen one.

Instructions are valgrind's up to the first paint. The ratio to the bare window is recorded for each
kind of processor, Python and PySide, on all of which it depends: held is it where it was recorded.
Less than that fails as well, so that what was gained is recorded, and not lost again unseen. Of the
bare window it is the lesser of two counts: a busy machine only adds.
"""

import json
import platform
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from time import sleep
from typing import Final

import psutil

from tests.benchmarks.given import Run
from tests.benchmarks.processes import BARE, instructions, program, started, time_to_paint
from tests.benchmarks.rows import Aim, Of, Row, at_most, millions, milliseconds

RECORDED: Final = Path(__file__).with_name("recorded.json")
# How long after the first paint everything is loaded for sure, in seconds.
_SETTLED: Final = 1.5


def rows(run: Run) -> list[Row]:
    """Return time, memory and instructions."""
    ours = program(run.folder / "start")
    time_to_paint(BARE)  # they may have to compile, and read from a cold disk
    time_to_paint(ours)
    counted = _instructions(ours, run)
    taken = [[_measured(script) for script in (BARE, ours)] for _round in range(run.many(15))]
    bare, whole = zip(*taken, strict=True)
    return [
        Row(
            "window usable, warm, from a new process",
            "ms",
            milliseconds([seconds for seconds, _memory in whole]),
            at_most(1.4),
            "bare window",
            milliseconds([seconds for seconds, _memory in bare]),
        ),
        counted,
        Row(
            "memory after start",
            "MB",
            millions([memory for _seconds, memory in whole]),
            at_most(1.45),
            "bare window",
            millions([memory for _seconds, memory in bare]),
        ),
    ]


def _measured(script: tuple[str, ...]) -> tuple[float, int]:
    """Return the seconds until a script was painted, and the bytes that it holds then."""
    with started(script) as window:
        sleep(_SETTLED)
        return window.seconds, psutil.Process(window.pid).memory_info().rss


def _instructions(ours: tuple[str, ...], run: Run) -> Row:
    with ThreadPoolExecutor(2) as pool:  # side by side: nothing of it is a time
        of_ours, *of_bare = pool.map(instructions, (ours, BARE, BARE))
    key = f"{platform.machine()}, Python {_minor(platform.python_version())}, PySide6 "
    key += _minor(version("PySide6-Essentials"))
    known: dict[str, float] = json.loads(RECORDED.read_text(encoding="utf-8"))
    if run.record:
        known[key] = round(of_ours / min(of_bare), 3)
        RECORDED.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    aims = (Aim(Of.RECORDED, known[key]),) if key in known else ()
    name = "instructions to the first paint" + ("" if aims else f" (none recorded for {key})")
    return Row(name, "M", millions([of_ours]), aims, "bare window", millions([min(of_bare)]))


def _minor(number: str) -> str:
    return ".".join(number.split(".")[:2])
