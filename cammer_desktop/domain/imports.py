"""The preview of an import: what each row would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from cammer_desktop.domain.catalogue import Catalogue, Entry, EntryFlaw, InvalidEntryError
from cammer_desktop.domain.catalogue_file import Row


class Verdict(Enum):
    """What importing a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "as it is already"
    DOUBLED = "twice in the file"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row of a file (numbered from 1) with its verdict; `flaw` is why it is wrong."""

    number: int
    verdict: Verdict
    entry: Entry | None = None
    flaw: EntryFlaw | None = None


def judge(rows: Sequence[Row], catalogue: Catalogue) -> tuple[Judged, ...]:
    """Return what importing these rows would do to the catalogue."""
    existing = {entry.key: entry for entry in catalogue.entries}
    seen: set[str] = set()
    judged = []
    for number, row in enumerate(rows, 1):
        if isinstance(row, InvalidEntryError):
            judged.append(Judged(number, Verdict.WRONG, flaw=row.flaw))
            continue
        judged.append(Judged(number, _verdict(row, existing, seen), row))
        seen.add(row.key)
    return tuple(judged)


def imported(judged: Sequence[Judged], catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with every row that is new or changed."""
    for each in judged:
        if each.entry is not None and each.verdict in (Verdict.NEW, Verdict.CHANGED):
            catalogue = catalogue.with_entry(each.entry)
    return catalogue


def _verdict(entry: Entry, existing: dict[str, Entry], seen: set[str]) -> Verdict:
    if entry.key in seen:
        return Verdict.DOUBLED
    if entry.key not in existing:
        return Verdict.NEW
    return Verdict.SAME if existing[entry.key] == entry else Verdict.CHANGED
