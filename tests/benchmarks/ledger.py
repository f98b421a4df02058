"""What the ledger costs at 1,000,000 rows, against itself with 1,000 and against SQLite's own scan.

Opening and the first page are medians over fresh connections; a search by each key as it is typed
is the 95th percentile over many words, those that are nowhere among them.
"""

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.ledger import rows as ledger_rows
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.destination import Agent, Category, NoDestination
from cammer_desktop.domain.ledger import PAGE, Query, State
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome, Uncertain
from cammer_desktop.domain.session import SessionRequest, Ticket
from tests.benchmarks.given import Run, in_turn, seconds
from tests.benchmarks.rows import Aim, Of, Row, at_most, milliseconds, percentile
from tests.samples import COPIED

WORDS: Final = 60
# Yesterday: what is older than a year is deleted.
END: Final = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
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
_RARE: Final = Query(state=State.UNCERTAIN)
_UNDELIVERED: Final = Query(undelivered=True)


def rows(run: Run) -> list[Row]:
    """Return opening, pages and counts, a search by each key, and one attempt written."""
    many = run.many(1_000_000, 2_000)
    full, small = filled(run, many), filled(run, 1_000)
    return [*_pages(run, full, small), *_searches(run, full, many), _written(run, full)]


def filled(run: Run, many: int) -> Path:
    """Return the folder of a ledger with so many rows, the same one in the whole run."""
    folder = run.folder / f"ledger-{many}"
    if not folder.exists():
        folder.mkdir()
        fill(folder, many)
    return folder


def _pages(run: Run, full: Path, small: Path) -> Iterator[Row]:
    day = Query(since=END - timedelta(hours=8))
    works: dict[str, tuple[Callable[[LedgerFile], object], tuple[Aim, ...]]] = {
        "opening and first page": (lambda ledger: ledger.page(Query()), at_most(1.5)),
        "first page of a rare state": (lambda ledger: ledger.page(_RARE), ()),
        "first page of what is undelivered": (lambda ledger: ledger.page(_UNDELIVERED), ()),
        "counts of all": (lambda ledger: ledger.counts(counted(Query()), ()), ()),
        "counts of a day": (lambda ledger: ledger.counts(counted(day), ()), ()),
    }
    for name, (work, aims) in works.items():
        turns = (partial(_with_ledger, folder, work) for folder in (full, small))
        ours, beside = map(milliseconds, in_turn(run.many(15), *turns))
        yield Row(f"ledger: {name}", "ms", ours, aims, "1,000 rows", beside)


def _with_ledger(folder: Path, work: Callable[[LedgerFile], object]) -> float:
    """Return the seconds of something over a fresh connection."""
    with closing(opened(folder)) as ledger:
        return seconds(partial(work, ledger))


def _searches(run: Run, full: Path, many: int) -> Iterator[Row]:
    typed = words(many)
    scan = milliseconds(
        [_scan_p95(full, typed["name"][:: run.many(6, 30)]) for _round in range(run.many(3))]
    )
    with closing(opened(full)) as ledger:
        ledger.page(Query())

        def row(what: str, ask: Callable[[str], object], texts: list[str], most: float) -> Row:
            taken = [_p95(ask, texts) for _round in range(run.many(3))]
            aims = (Aim(Of.TYPICAL, most),)
            return Row(f"ledger {what}, p95", "ms", milliseconds(taken), aims, "LIKE scan", scan)

        for key, texts in typed.items():
            most = 20.0 if key == "the whole phone" else 50.0
            yield row(f"search by {key}", lambda text: ledger.page(Query(text)), texts, most)
        every = [text for texts in typed.values() for text in texts]
        undelivered = partial(Query, undelivered=True)
        yield row("search of undelivered", lambda text: ledger.page(undelivered(text)), every, 50.0)
        yield row("counts", lambda text: ledger.counts(counted(Query(text)), ()), every, 50.0)


def _p95(ask: Callable[[str], object], texts: Sequence[str]) -> float:
    return percentile([seconds(partial(ask, text)) for text in texts], 95)


def _scan_p95(folder: Path, texts: Sequence[str]) -> float:
    """Return what SQLite's own scan of the names takes for a first page."""
    scan = f"SELECT * FROM attempt WHERE name LIKE ? ORDER BY id DESC LIMIT {PAGE}"
    with closing(opened(folder)) as ledger, closing(sqlite3.connect(ledger.path)) as connection:
        return _p95(lambda text: connection.execute(scan, (f"%{text}%",)).fetchall(), texts)


def _written(run: Run, full: Path) -> Row:
    chance = random.Random(3)
    new = iter(
        Attempt(first_id_at(END + n * STEP), END, each.request, outcome(chance))
        for n, each in enumerate(attempts(run.many(60, 5)))
    )
    with closing(opened(full)) as ledger:
        ledger.page(Query())
        taken = [seconds(partial(ledger.put, each)) for each in new]
    return Row("ledger: one attempt written", "ms", milliseconds(taken))


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
