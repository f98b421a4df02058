"""What a benchmark is given, and how it takes turns."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benchmarks.

    `folder` is there until its end, and all share it: what is dear to make is made once. `bundle`
    is the folder of a frozen program, `record` whether start-up's instructions are recorded anew.
    """

    folder: Path
    quick: bool = False
    record: bool = False
    bundle: Path | None = None

    def many(self, full: int, quick: int = 1) -> int:
        """Return how many rounds or rows of something there are in this kind of run."""
        return quick if self.quick else full


def in_turn(rounds: int, *works: Callable[[], float]) -> list[list[float]]:
    """Return what each work returns in each round; all are done once before, for the caches."""
    for work in works:
        work()
    taken = [[work() for work in works] for _round in range(rounds)]
    return [list(values) for values in zip(*taken, strict=True)]


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = perf_counter()
    work()
    return perf_counter() - start
