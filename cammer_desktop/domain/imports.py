"""The preview of an import: what each row would do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from cammer_desktop.domain.catalogue import Catalogue, Entry
from cammer_desktop.domain.catalogue_file import Doubt, FileRow


class Verdict(Enum):
    """What importing a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "as it is already"
    DOUBLED = "twice in the file"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row of a file with its verdict.

    `replaced` is the entry of the catalogue in place of which the row's would stand, `namesake`
    another one of its kind and name: the catalogue's, or of the row `namesake_row`. `first_row` is
    the row that a doubled one repeats.
    """

    row: FileRow
    verdict: Verdict
    doubts: tuple[Doubt, ...] = ()
    replaced: Entry | None = None
    namesake: Entry | None = None
    namesake_row: int | None = None
    first_row: int | None = None

    @property
    def is_doubtful(self) -> bool:
        """Tell whether it should not be taken before a person has seen it."""
        return bool(self.doubts)


def judge(rows: Sequence[FileRow], catalogue: Catalogue) -> tuple[Judged, ...]:
    """Return what importing these rows would do to the catalogue."""
    existing = {entry.key: entry for entry in catalogue.entries}
    seen: set[str] = set()
    judged = []
    for row in rows:
        if row.entry is None:
            judged.append(Judged(row, Verdict.WRONG))
            continue
        judged.append(Judged(row, _verdict(row.entry, existing, seen), row.doubts))
        seen.add(row.entry.key)
    return tuple(judged)


def imported(judged: Sequence[Judged], catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with every one of these rows that is new or changed, doubtful or not.

    A row that is not to be taken is left out by the caller.
    """
    taken = {
        each.row.entry.key: each.row.entry
        for each in judged
        if each.row.entry is not None and each.verdict in (Verdict.NEW, Verdict.CHANGED)
    }
    kept = tuple(entry for entry in catalogue.entries if entry.key not in taken)
    return replace(catalogue, entries=(*kept, *taken.values()))


def _verdict(entry: Entry, existing: dict[str, Entry], seen: set[str]) -> Verdict:
    if entry.key in seen:
        return Verdict.DOUBLED
    if entry.key not in existing:
        return Verdict.NEW
    return Verdict.SAME if existing[entry.key] == entry else Verdict.CHANGED
