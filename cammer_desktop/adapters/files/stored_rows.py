"""Entries of the catalogue as our own files hold them: one that is damaged costs no other."""

from collections.abc import Iterable

from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import InvalidEntryError
from cammer_desktop.domain.catalogue_file import FileRow


def rows_of(records: object) -> tuple[FileRow, ...]:
    """Return a row for each of the records, counted from 1. Raises TypeError if it is no list."""
    if not isinstance(records, list):
        raise TypeError("no list of entries")
    return tuple(_row(number, record) for number, record in enumerate(records, 1))


def flawed(rows: Iterable[FileRow]) -> tuple[FileRow, ...]:
    """Return the rows that are no entries."""
    return tuple(row for row in rows if row.entry is None)


def _row(number: int, record: object) -> FileRow:
    try:
        return FileRow(number, catalogue_file.entry_of(record))
    except InvalidEntryError as error:
        return FileRow(number, flaw=error.flaw)
