"""What the program costs while nobody touches it, beside a bare window that idles at the same time.

Processor time and wake-ups are those that Linux counts for all threads of a process: a wake-up is a
voluntary change of context. Both windows have the focus, with a cursor that blinks.
"""

from pathlib import Path
from time import sleep

from tests.benchmarks.given import Run
from tests.benchmarks.processes import BARE, program, started
from tests.benchmarks.rows import Figure, Row, at_most, milliseconds

Use = tuple[float, int]
"""Seconds of processor time, and wake-ups."""


def rows(run: Run) -> list[Row]:
    """Return processor time and wake-ups."""
    seconds, settled = run.many(60), run.many(40)  # threads that had something to do rest for 30 s
    uses = [_idle(run.folder / "idle", settled, seconds) for _round in range(run.many(3))]
    ours, bare = zip(*uses, strict=True)
    name = f"while idle for {seconds} s"
    return [
        Row(
            f"processor time {name}",
            "ms",
            milliseconds([time for time, _wakes in ours]),
            at_most(1.1),
            "bare window",
            milliseconds([time for time, _wakes in bare]),
        ),
        Row(
            f"wake-ups {name}",
            "",
            Figure.of([wakes for _time, wakes in ours]),
            at_most(1.1),
            "bare window",
            Figure.of([wakes for _time, wakes in bare]),
        ),
    ]


def _idle(folder: Path, settled: int, seconds: int) -> tuple[Use, Use]:
    """Return what the program uses in so many seconds once it has settled, and the bare window."""
    with started(program(folder)) as ours, started(BARE) as bare:
        sleep(settled)
        before = [_used(ours.pid), _used(bare.pid)]
        sleep(seconds)
        after = [_used(ours.pid), _used(bare.pid)]
    own, other = (_since(*both) for both in zip(before, after, strict=True))
    return own, other


def _since(before: dict[str, Use], after: dict[str, Use]) -> Use:
    """Return what the threads that there are still have used since then."""
    known = [(use, before.get(thread, (0.0, 0))) for thread, use in after.items()]
    return sum(use[0] - was[0] for use, was in known), sum(use[1] - was[1] for use, was in known)


def _used(pid: int) -> dict[str, Use]:
    """Return what each thread of a process has used so far."""
    used = {}
    for thread in Path(f"/proc/{pid}/task").iterdir():
        time = int((thread / "schedstat").read_text().split()[0])
        status = (thread / "status").read_text().splitlines()
        wakes = sum(int(each.split()[1]) for each in status if each.startswith("voluntary"))
        used[thread.name] = time / 1e9, wakes
    return used
