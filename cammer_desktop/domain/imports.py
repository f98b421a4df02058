"""The preview of an import: what each row would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from cammer_desktop.domain.catalogue import Catalogue, Entry
from cammer_desktop.domain.catalogue_file import FileRow


class Verdict(Enum):
    """What importing a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "as it is already"
    DOUBLED = "twice in the file"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row of a file with its verdict."""

    row: FileRow
    verdict: Verdict


def judge(rows: Sequence[FileRow], catalogue: Catalogue) -> tuple[Judged, ...]:
    """Return what importing these rows would do to the catalogue."""
    existing = {entry.key: entry for entry in catalogue.entries}
    seen: set[str] = set()
    judged = []
    for row in rows:
        if row.entry is None:
            judged.append(Judged(row, Verdict.WRONG))
            continue
        judged.append(Judged(row, _verdict(row.entry, existing, seen)))
        seen.add(row.entry.key)
    return tuple(judged)


def imported(judged: Sequence[Judged], catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with every row that is new or changed."""
    for each in judged:
        entry = each.row.entry
        if entry is not None and each.verdict in (Verdict.NEW, Verdict.CHANGED):
            catalogue = catalogue.with_entry(entry)
    return catalogue


def _verdict(entry: Entry, existing: dict[str, Entry], seen: set[str]) -> Verdict:
    if entry.key in seen:
        return Verdict.DOUBLED
    if entry.key not in existing:
        return Verdict.NEW
    return Verdict.SAME if existing[entry.key] == entry else Verdict.CHANGED
