"""The table of a CSV file: where it begins, what separates its cells, which field a column is."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from cammer_desktop.domain import spreadsheet
from cammer_desktop.domain.catalogue_file import conversions
from cammer_desktop.domain.catalogue_file.names import OLDER_HEADINGS, field_of
from cammer_desktop.domain.catalogue_file.rows import MAX_ROWS, FileFlaw, NotACatalogueError
from cammer_desktop.domain.spreadsheet import Cells
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

_DELIMITERS: Final = ";,\t|"
# The row of the headings is among the first ones, after a title perhaps.
_FIRST_ROWS: Final = 20
_NEEDED: Final = frozenset({"kind", "name"})
_SEPARATOR_LINE: Final = regex('sep=([^\r\n"])(?:\r\n|\n|\r)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of the columns, "" for a column that is none, and the rows with their numbers.

    `plain` makes the text of a cell; a row that cannot be told apart into cells is None.
    """

    fields: Sequence[str]
    plain: Callable[[str], str]
    rows: Iterator[tuple[int, Cells | None]]


def table_of(text: str) -> Table:
    """Return the table in a text, its rows to be read once. Raises NotACatalogueError."""
    delimiters = _DELIMITERS
    if line := _SEPARATOR_LINE.match(text):
        # Excel takes the delimiter from this line, and shows the next one as row 1.
        delimiters, text = line[1] + delimiters, text[line.end() :]
    for delimiter in delimiters:
        for number, cells in enumerate(islice(spreadsheet.rows(text, delimiter), _FIRST_ROWS), 1):
            fields = [field_of(cell) for cell in cells or ()]
            if cells is not None and set(fields) >= _NEEDED:
                return Table(fields, _reader_of(cells), _rows(text, delimiter, number))
    raise NotACatalogueError(FileFlaw.HEADINGS)


def _reader_of(headings: Cells) -> Callable[[str], str]:
    """Return what makes texts of cells: an older version wrote an apostrophe before formulas only.

    Its headings were in small letters.
    """
    if tuple(headings) == OLDER_HEADINGS:
        return spreadsheet.plain
    return lambda cell: conversions.plain(spreadsheet.plain(cell))


def _rows(text: str, delimiter: str, heading: int) -> Iterator[tuple[int, Cells | None]]:
    """Yield the rows after the headings that hold anything, but not the headings once more."""
    headings: Cells | None = None
    for number, cells in enumerate(spreadsheet.rows(text, delimiter), 1):
        if number > MAX_ROWS:
            raise NotACatalogueError(FileFlaw.TOO_LARGE)
        if number == heading:
            headings = cells
        elif number < heading or cells == headings:
            continue
        elif cells is None or any(cell.strip() for cell in cells):
            yield number, cells
