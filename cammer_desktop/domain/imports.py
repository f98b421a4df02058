"""The preview of an import: what each row would do, and what a person should see before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from itertools import islice
from typing import Final

from cammer_desktop.domain.catalogue import (
    Catalogue,
    Entry,
    Kind,
    NamedDestination,
    Promotion,
    Template,
)
from cammer_desktop.domain.catalogue_file import Doubt, FileRow
from cammer_desktop.domain.catalogue_file.conversions import becomes
from cammer_desktop.support.folding import folded
from cammer_desktop.support.records import dataclass

# Of a name that thousands have, so many are looked at: the time does not grow with the square.
_MOST_NAMESAKES: Final = 10
_OF_THE_KEY: Final = frozenset({Doubt.NUMBER, Doubt.DATE})


class Verdict(Enum):
    """What importing a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "as it is already"
    DOUBLED = "twice in the file"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Namesake:
    """An entry of the same kind and name with another code.

    It is the one of this row of the file, or the catalogue's if `row` is None. If `is_original`, a
    spreadsheet may have made of its code the one that is looked at.
    """

    entry: NamedDestination
    row: int | None = None
    is_original: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A row of a file with its verdict.

    `replaced` is the catalogue's entry in place of which the row's would stand; `first_row` is the
    row that a doubled one repeats; `former` is the catalogue's default template in place of which
    the row's would be the default.
    """

    row: FileRow
    verdict: Verdict
    doubts: tuple[Doubt, ...] = ()
    replaced: Entry | None = None
    namesake: Namesake | None = None
    first_row: int | None = None
    former: Template | None = None

    @property
    def is_doubtful(self) -> bool:
        """Tell whether it should not be taken before a person has seen it."""
        return bool(self.doubts)


def judge(rows: Sequence[FileRow], catalogue: Catalogue) -> tuple[Judged, ...]:
    """Return what importing these rows would do to the catalogue."""
    existing = {entry.key: entry for entry in catalogue.entries}
    first_rows: dict[str, FileRow] = {}
    for row in rows:
        if row.entry is not None:
            first_rows.setdefault(row.entry.key, row)
    namesakes = _by_name(first_rows, catalogue)
    return tuple(_judged(row, existing, first_rows, namesakes) for row in rows)


def taken(judged: Iterable[Judged], with_doubtful: bool) -> tuple[Judged, ...]:
    """Return the rows that are imported: new or changed ones, doubtful ones among them or not."""
    useful = (each for each in judged if each.verdict in (Verdict.NEW, Verdict.CHANGED))
    return tuple(each for each in useful if with_doubtful or not each.is_doubtful)


def needs_a_look(judged: Judged) -> bool:
    """Tell whether a person should look at a row before anything is imported."""
    return judged.verdict is Verdict.WRONG or judged.is_doubtful


def imported(judged: Iterable[Judged], catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with every one of these rows that is new or changed, doubtful or not.

    A row that is not to be taken is left out by the caller.
    """
    return catalogue.with_entries(
        each.row.entry
        for each in judged
        if each.row.entry is not None and each.verdict in (Verdict.NEW, Verdict.CHANGED)
    )


_Names = Mapping[tuple[Kind, str], Sequence[Namesake]]


def _by_name(first_rows: Mapping[str, FileRow], catalogue: Catalogue) -> _Names:
    """Return who would have each name after the import: the catalogue's first, then by row."""
    found: defaultdict[tuple[Kind, str], list[Namesake]] = defaultdict(list)
    for entry in catalogue.entries:
        if isinstance(entry, NamedDestination) and entry.key not in first_rows:
            found[_name(entry)].append(Namesake(entry))
    for row in first_rows.values():
        if isinstance(row.entry, NamedDestination):
            found[_name(row.entry)].append(Namesake(row.entry, row.number))
    return found


def _judged(
    row: FileRow,
    existing: Mapping[str, Entry],
    first_rows: Mapping[str, FileRow],
    namesakes: _Names,
) -> Judged:
    if row.entry is None:
        return Judged(row, Verdict.WRONG)
    first = first_rows[row.entry.key]
    if first is not row:
        return Judged(row, Verdict.DOUBLED, first_row=first.number)
    before = existing.get(row.entry.key)
    if before == row.entry:
        return Judged(row, Verdict.SAME)
    namesake, former = _namesake(row, namesakes), _former_default(row.entry, existing)
    if before is None:
        return Judged(row, Verdict.NEW, row.doubts, namesake=namesake, former=former)
    # A code that the catalogue knows is no spreadsheet's.
    doubts = tuple(doubt for doubt in row.doubts if doubt not in _OF_THE_KEY)
    if _is_exchanged(before, row.entry):
        doubts = tuple(dict.fromkeys((*doubts, Doubt.DAY_OR_MONTH)))
    return Judged(row, Verdict.CHANGED, doubts, before, namesake, former=former)


def _former_default(entry: Entry, existing: Mapping[str, Entry]) -> Template | None:
    """Return the template that is not its channel's default any more beside a new one."""
    if not isinstance(entry, Template) or not entry.is_default:
        return None
    others = (each for each in existing.values() if isinstance(each, Template))
    return next(
        (
            each
            for each in others
            if each.is_default and each.channel is entry.channel and each.key != entry.key
        ),
        None,
    )


def _is_exchanged(before: Entry, after: Entry) -> bool:
    """Tell whether all that changed of the days is that day and month have changed places."""
    if not isinstance(before, Promotion) or not isinstance(after, Promotion):
        return False
    days = ((before.first, after.first), (before.last, after.last))
    changed = [(old, new) for old, new in days if old != new]
    return bool(changed) and all(
        old is not None
        and new is not None
        and (old.year, old.month, old.day) == (new.year, new.day, new.month)
        for old, new in changed
    )


def _namesake(row: FileRow, namesakes: _Names) -> Namesake | None:
    """Return another entry of a row's name, if possible the one from which its code was made."""
    entry = row.entry
    if not isinstance(entry, NamedDestination):
        return None
    others = (each for each in namesakes[_name(entry)] if each.entry.key != entry.key)
    found = list(islice(others, _MOST_NAMESAKES))
    for each in found if _OF_THE_KEY.intersection(row.doubts) else ():
        if becomes(each.entry.code, entry.code):
            return replace(each, is_original=True)
    return found[0] if found else None


def _name(entry: NamedDestination) -> tuple[Kind, str]:
    return entry.kind, " ".join(folded(entry.name).split())
