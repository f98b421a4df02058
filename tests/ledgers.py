"""Attempts for tests of the ledger, and ledgers over real files."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from cammer_desktop.adapters.files.witness_file import WitnessFile
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.destination import Agent, Category, NoDestination
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.ledger import Query, SetAside
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    Diagnosis,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import Customer, SessionRequest, Ticket
from cammer_desktop.services.clock import Clock

NOON: Final = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
OUTCOMES: Final[tuple[Outcome, ...]] = (
    Created(
        "https://a.example/s/1",
        Customer({Field.NAME: "Ana", Field.EMAIL: None, Field.PHONE: "+58414"}),
    ),
    Created("https://a.example/s/2"),
    Uncertain(Cause.TIMEOUT, 504, Diagnosis("a.example:443", "p:1", ("SSLError",), (1, 2))),
    Rejected(RejectionReason.FIELDS, 2, 400, "No cumplen", {"cellphone": ("falta", "mal")}),
    Rejected(RejectionReason.HTTP, http_status=404),
    NotSent(Cause.DNS),
)
_DESTINATIONS: Final = (Category("c-7", "Ventas"), Agent("a-7"), NoDestination())
_NAMES: Final = ("José Núñez", "María Pérez", "Ana de la O", "Zoë Quispe", "Li")


def attempt(number: int = 0, outcome: Outcome | None = None) -> Attempt:
    """Return the attempt of so many minutes after NOON; each is another customer's."""
    at = NOON + timedelta(minutes=number)
    ticket = Ticket(f"Promo {number}", "20 %\nhoy") if number % 2 else None
    request = SessionRequest(
        f"{_NAMES[number % len(_NAMES)]} {number}",
        f"+58414{1_000_000 + number * 7919 % 9_000_000}",
        f"cliente{number}@example.com" if number % 3 else None,
        _DESTINATIONS[number % len(_DESTINATIONS)],
        ticket,
    )
    return Attempt(first_id_at(at), at.astimezone(), request, outcome)


def every_kind(number: int = 100) -> list[Attempt]:
    """Return attempts with every outcome in turn, the newest last."""
    outcomes = (*OUTCOMES, None)
    return [attempt(each, outcomes[each % len(outcomes)]) for each in range(number)]


def content_of(directory: Path, *attempts: Attempt) -> bytes:
    """Return the bytes of a ledger that holds these attempts."""
    bench = Bench(directory)
    bench.put(*attempts)
    bench.file.close()
    return bench.file.path.read_bytes()


def with_a_flipped_bit(content: bytes, random: Random) -> bytes:
    """Return a file with one of its bits changed."""
    changed = bytearray(content)
    changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def clock(folder: Path, now: Callable[[], datetime]) -> Clock:
    """Return a clock over a folder; whatever time passes, passes in `now` alone."""
    return Clock(now, WitnessFile(folder), lambda: 0.0)


class Bench:
    """A ledger over a folder, with a note of what it set aside."""

    def __init__(self, directory: Path) -> None:
        self.directory: Final = directory
        self.now = NOON
        self.aside: list[SetAside] = []
        self.file: Final = LedgerFile(directory, lambda: self.now, self.aside.append)

    def put(self, *attempts: Attempt) -> None:
        """Write attempts."""
        for each in attempts:
            self.file.put(each)

    def found(self, text: str = "") -> list[str]:
        """Return the names that a search finds, newest first."""
        return [each.request.name for each in self.file.page(Query(text))]

    @property
    def all(self) -> tuple[Attempt, ...]:
        """Every attempt, newest first."""
        return self.file.page(Query(), size=1_000_000)

    def reopened(self) -> "Bench":
        """Close it, and return another over the same folder."""
        self.file.close()
        return Bench(self.directory)
