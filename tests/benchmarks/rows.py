"""What a benchmark returns: rows of figures, each beside a yardstick, with what is aimed at.

All of it is pure. A benchmark is a module of this folder with `rows(run)`; `run.py` runs them.
"""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Final

HEAD: Final = ("what", "ours", "the yardstick", "ratio", "aim", "met")
HELD: Final = 0.03
"""So far from what was recorded a ratio may be, as a part of it."""

Results = Mapping[str, "Sequence[Row] | str"]
"""The rows of each benchmark by its name, or why it has none."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What several rounds came to."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float], scale: float = 1.0) -> "Figure":
        """Return the figure of some values, of each so many times as much."""
        scaled = [scale * value for value in values]
        return cls(statistics.median(scaled), min(scaled), max(scaled))

    def __str__(self) -> str:
        if self.least == self.most:
            return number(self.median)
        return f"{number(self.median)} ({number(self.least)} to {number(self.most)})"


class Of(Enum):
    """What of a row an aim is about."""

    RATIO = "{} ×"
    RECORDED = "{} × as recorded, within 3 %"
    MORE = "the yardstick + {}"
    TYPICAL = "{}"
    WORST = "{} at worst"


@dataclass(frozen=True, slots=True)
class Aim:
    """The most that something of a row may be; what was recorded is kept from both sides."""

    of: Of
    most: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `beside` is the figure of the yardstick, in the same unit."""

    what: str
    unit: str
    ours: Figure
    aims: tuple[Aim, ...] = ()
    yardstick: str = ""
    beside: Figure | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick ours is, by their medians; None without one."""
        return self.ours.median / self.beside.median if self.beside and self.beside.median else None

    def meets(self, aim: Aim) -> bool:
        """Return whether an aim is met; one that needs a yardstick is not without it."""
        if aim.of is Of.TYPICAL:
            return self.ours.median <= aim.most
        if aim.of is Of.WORST:
            return self.ours.most <= aim.most
        if self.beside is None or self.ratio is None:
            return False
        if aim.of is Of.MORE:
            return self.ours.median <= self.beside.median + aim.most
        if aim.of is Of.RECORDED:
            return abs(self.ratio / aim.most - 1) <= HELD
        return self.ratio <= aim.most

    @property
    def is_met(self) -> bool:
        """Whether every aim is met."""
        return all(map(self.meets, self.aims))

    @property
    def holds(self) -> bool:
        """Whether what was recorded is met, whatever else is not."""
        return all(self.meets(aim) for aim in self.aims if aim.of is Of.RECORDED)


def at_most(ratio: float) -> tuple[Aim, ...]:
    """Return the aim of a ratio to the yardstick."""
    return (Aim(Of.RATIO, ratio),)


def milliseconds(seconds: Sequence[float]) -> Figure:
    """Return the figure of seconds in milliseconds."""
    return Figure.of(seconds, 1e3)


def millions(values: Sequence[float]) -> Figure:
    """Return the figure of bytes, or of whatever is counted, in millions."""
    return Figure.of(values, 1e-6)


def percentile(values: Sequence[float], which: int) -> float:
    """Return the value that so many of a hundred do not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * which // 100)]


def number(value: float) -> str:
    """Return a number with three digits that count, and no fewer than those before the point."""
    return f"{value:,.{0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2}f}"


def table(results: Results) -> str:
    """Return the rows of all benchmarks as a table of Markdown, each column as wide as it needs."""
    lines = [HEAD, *(_cells(row) for row in all_rows(results))]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = [
        [cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines
    ]
    padded.insert(1, ["-" * width for width in widths])
    return "\n".join(f"| {' | '.join(line)} |" for line in padded)


def as_json(results: Results) -> dict[str, object]:
    """Return all results as what JSON can hold."""
    return {
        name: rows if isinstance(rows, str) else [_record(row) for row in rows]
        for name, rows in results.items()
    }


def all_rows(results: Results) -> Iterator[Row]:
    """Yield the rows of every benchmark that has some."""
    for rows in results.values():
        if not isinstance(rows, str):
            yield from rows


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.what,
        f"{row.ours} {row.unit}",
        f"{row.yardstick} {row.beside} {row.unit}" if row.beside else "–",
        "–" if row.ratio is None else f"{row.ratio:.2f}",
        ", ".join(_text(aim, row.unit) for aim in row.aims) or "–",
        ("yes" if row.is_met else "no") if row.aims else "–",
    )


def _text(aim: Aim, unit: str) -> str:
    is_ratio = aim.of in (Of.RATIO, Of.RECORDED)
    text = str(aim.of.value).format(f"{aim.most:g}" if is_ratio else f"{aim.most:g} {unit}")
    return text if aim.of is Of.RECORDED else f"≤ {text}"


def _record(row: Row) -> dict[str, object]:
    aims = [
        {"of": aim.of.name.lower(), "most": aim.most, "met": row.meets(aim)} for aim in row.aims
    ]
    return {**asdict(row), "ratio": row.ratio, "aims": aims, "met": row.is_met}
