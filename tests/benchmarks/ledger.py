"""What the ledger costs at 1,000, 100,000 and 1,000,000 rows.

`python tests/benchmarks/ledger.py [--rows N ...]` fills a ledger for each size in a folder that it
removes, measures it in a process of its own, and prints: opening and the first page (medians over
fresh connections), a search by each key as it is typed (95th percentile over many words, those
that are nowhere among them), the same of what is undelivered, counts, one attempt written, and the
process's memory. Aims: search p95 of
50 ms at 1,000,000 rows; opening and first page within 1.5 times of the 1,000-row figures. Behind
that come the figures of `tests/benchmarks/catalogue.py`: the import of a catalogue.
"""

import argparse
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from cammer_desktop.adapters.ledger import rows as ledger_rows
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.destination import Agent, Category, NoDestination
from cammer_desktop.domain.ledger import Query, State
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome, Uncertain
from cammer_desktop.domain.session import SessionRequest, Ticket
from tests.samples import COPIED

SIZES: Final = (1_000, 100_000, 1_000_000)
ROUNDS: Final = 15
WORDS: Final = 60
END: Final = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
STEP: Final = timedelta(seconds=3)
FIRST: Final = ("María", "José", "Luis", "Ana", "Carlos", "Juan", "Carmen", "Rosa", "Ángel", "Zoë")
LAST: Final = (
    "González",
    "Rodríguez",
    "Pérez",
    "Núñez",
    "García",
    "López",
    "Díaz",
    "Quispe",
    "Peña",
)

TEAMS: Final = (Category("a7d3a90f-6050-476f", "Ventas"), Category("b2c4", "Soporte"), Agent("7"))
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"


def main() -> int:
    """Print the figures of each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=SIZES)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure is not None:
        measure(arguments.measure, arguments.rows[0])
        return 0
    for rows in arguments.rows:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder), rows)
            own = [sys.executable, __file__, "--rows", str(rows), "--measure", folder]
            subprocess.run(own, check=True)
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-m", "tests.benchmarks.catalogue"], cwd=root, check=True)
    return 0


def attempts(number: int) -> Iterator[Attempt]:
    """Yield so many attempts, oldest first; the same ones each time."""
    chance = random.Random(1)
    for place in range(number):
        at = END - (number - place) * STEP
        first, last = chance.choice(FIRST), f"{chance.choice(LAST)} {chance.choice(LAST)}"
        phone = f"+58{chance.choice((414, 424, 412))}{chance.randrange(10**7):07}"
        email = f"{first}.{chance.randrange(10**5)}@example.com".lower()
        ticket = Ticket("Día del padre", "20 % de descuento") if chance.random() < 0.5 else None
        to = chance.choice((*TEAMS, NoDestination()))
        request = SessionRequest(f"{first} {last}", phone, email, to, ticket)
        made = Attempt(first_id_at(at), at, request, outcome(chance))
        # One link in fifty is undelivered: too many to be read one by one.
        yield (replace(made, hand_overs=(COPIED,)) if place % 50 and made.is_undelivered else made)


def outcome(chance: random.Random) -> Outcome:
    """Return an outcome; most are links."""
    drawn = chance.random()
    if drawn < 0.02:
        return Uncertain(Cause.TIMEOUT) if drawn < 0.01 else NotSent(Cause.DNS)
    groups = ("".join(chance.choices(LETTERS, k=3)) for _ in range(3))
    return Created(f"https://widgetapp.example.com/session/{'-'.join(groups)}-70")


def fill(folder: Path, rows: int) -> None:
    """Write the attempts past the ledger's own way, which would make each wait for the disk."""
    ledger = opened(folder)
    ledger.put(next(attempts(1)))
    ledger.close()
    start = perf_counter()
    marks = ", ".join("?" for _ in ledger_rows.COLUMNS)
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            connection.execute("DELETE FROM attempt")
            connection.executemany(
                f"INSERT INTO attempt ({', '.join(ledger_rows.COLUMNS)}) VALUES ({marks})",
                (ledger_rows.row_of(each, END) for each in attempts(rows)),
            )
            connection.execute("DELETE FROM chore")
    size = ledger.path.stat().st_size / 1e6
    print(f"\n{rows:,} rows: {size:,.0f} MB, filled in {perf_counter() - start:.0f} s")


def measure(folder: Path, rows: int) -> None:
    """Print what a filled ledger costs."""
    opening, first = [], []
    for _ in range(ROUNDS):
        ledger = opened(folder)
        opening.append(seconds(partial(ledger.page, Query(), size=1)))
        first.append(seconds(partial(ledger.page, Query())))
        ledger.close()
    print(f"  open {shown(opening)}; first page {shown(first)}")
    rare = [seconds(partial(ledger.page, Query(state=State.UNCERTAIN))) for _ in range(ROUNDS)]
    print(f"  first page of a rare state {shown(rare)}")
    pages = partial(ledger.page, Query(undelivered=True))
    print(f"  first page of what is undelivered {shown([seconds(pages) for _ in range(ROUNDS)])}")
    for name, period in (("all", Query()), ("a day", Query(since=END - timedelta(hours=8)))):
        times = [seconds(partial(ledger.counts, counted(period), ())) for _ in range(ROUNDS)]
        print(f"  counts of {name} {shown(times)}")
    for key, texts in words(rows).items():
        times = [seconds(partial(ledger.page, Query(text))) for text in texts]
        undelivered = [
            seconds(partial(ledger.page, Query(text, undelivered=True))) for text in texts
        ]
        counting = [seconds(partial(ledger.counts, counted(Query(text)), ())) for text in texts]
        print(
            f"  search by {key}: median {shown(times)}, p95 {1000 * p95(times):.1f} ms; "
            f"undelivered p95 {1000 * p95(undelivered):.1f} ms; "
            f"counts median {shown(counting)}, p95 {1000 * p95(counting):.1f} ms"
        )
    chance = random.Random(3)
    new = [
        Attempt(first_id_at(END + n * STEP), END, each.request, outcome(chance))
        for n, each in enumerate(attempts(ROUNDS))
    ]
    times = [seconds(partial(ledger.put, each)) for each in new]
    print(f"  one attempt written {shown(times)}")
    ledger.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory of the process {memory:.0f} MB", flush=True)


def counted(query: Query) -> list[Query]:
    """Return what is counted of a query and of its day."""
    return [
        query,
        replace(query, undelivered=True),
        Query("", query.since, query.until),
        Query(since=query.since, state=State.CREATED),
        Query(since=query.since, state=State.UNCERTAIN),
    ]


def words(rows: int) -> dict[str, list[str]]:
    """Return what is typed by key: parts of what is there, and of what is nowhere."""
    chance = random.Random(2)
    some = chance.sample(list(attempts(min(rows, 20_000))), WORDS)
    links = [each.outcome.link for each in some if isinstance(each.outcome, Created)]
    return {
        "name": [each.request.name[: chance.randrange(3, 14)] for each in some] + ["xavier"],
        "three digits of the phone": [each.request.phone[-3:] for each in some],
        "the whole phone": [f"0{each.request.phone[3:]}" for each in some],
        "a phone that is nowhere": [f"0416{chance.randrange(10**7):07}" for _ in some],
        "email": [str(each.request.email)[: chance.randrange(3, 16)] for each in some],
        "destination": ["ventas", "soporte", "a7d3a90f", "sopo", "ventas luis"] * 4,
        "ticket": ["padre", "descuento", "día del p", "madre"] * 4,
        "link": [link[-9:] for link in links],
        "a link that was pasted": links,
        "one or two letters": [a + b for a in "aeqzñ7" for b in ("", "a", "z", "%", "q")],
        "name and digits": [f"{e.request.name[:5]} {e.request.phone[-4:]}" for e in some],
    }


def opened(folder: Path) -> LedgerFile:
    """Return the ledger of a folder, not opened yet."""
    return LedgerFile(folder, lambda: END, print)


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def p95(times: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[min(len(times) - 1, len(times) * 95 // 100)]


def shown(times: list[float]) -> str:
    """Return the median in milliseconds."""
    return f"{1000 * statistics.median(times):.2f} ms"


if __name__ == "__main__":
    sys.exit(main())
