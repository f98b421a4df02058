"""CSV files for spreadsheets, above all for a Spanish Excel.

Excel recognises UTF-8 by the byte order mark, and in Spanish separates cells by semicolons. A cell
that begins like a formula would be run as one (OWASP, "CSV Injection"), so it is written with an
apostrophe in front, which is removed when such a file is read back.
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

from cammer_desktop.support.patterns import regex

Cells = list[str]
BYTE_ORDER_MARK: Final = "\ufeff"
_DELIMITER: Final = ";"
_LINE_END: Final = regex("\r\n|\n|\r")
_LINE_FEED: Final = regex("\r\n|\n")
_MAX_CELLS: Final = 16_384  # as many columns as a sheet of Excel has
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_row(cells: Iterable[str]) -> str:
    """Return one row of a CSV file, with its line ending."""
    import csv  # only exports write

    out = io.StringIO()
    csv.writer(out, delimiter=_DELIMITER).writerow([safe(cell) for cell in cells])
    return out.getvalue()


def rows(text: str, delimiter: str) -> Iterator[Cells | None]:
    """Yield each row of a CSV file, blank ones too; None for one that cannot be told apart.

    That is one with a quote that nothing closes, or with letters behind a closed one; the row after
    its line is read again. Lines end as the first one does: where that is not by a carriage return
    alone, one is a part of its cell.
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    first_end = _LINE_END.search(text)
    is_by_return = first_end is not None and first_end[0] == "\r"
    line_end = _LINE_END if is_by_return else _LINE_FEED
    mark = re.escape(delimiter)
    plain_part = f"[^{mark}\r\n]*"
    also_returns = "" if is_by_return else f"(?:\r(?!\n){plain_part})*"
    bare = re.compile(plain_part + also_returns)
    end = re.compile(f" *({mark}|{line_end.pattern}|\\Z)")
    at, cells = 0, Cells()
    while at < len(text):
        cell, stop = _cell(text, at, bare)
        found = end.match(text, stop)
        if cell is None or found is None or len(cells) == _MAX_CELLS:
            rest = line_end.search(text, at)
            at, cells = rest.end() if rest else len(text), Cells()
            yield None
            continue
        cells.append(cell)
        at = found.end()
        if found[1] != delimiter:
            yield cells
            cells = Cells()
    if cells:
        yield cells


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) or _is_quoted(cell) else cell


def plain(cell: str) -> str:
    """Return the text of a cell that `safe` has made."""
    return cell[1:] if _is_quoted(cell) else cell


def _cell(text: str, at: int, bare: re.Pattern[str]) -> tuple[str | None, int]:
    """Return the cell that begins here, None if nothing closes its quote, and where it stops.

    One pattern could do it all, but would keep a gigabyte of ways back in a file of quotes, and
    Python before 3.11.5 does not match the possessive groups that keep none.
    """
    if text[at] != '"':
        stop = bare.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        return text[at:stop], stop
    closing = text.find('"', at + 1)
    while closing >= 0 and text[closing + 1 : closing + 2] == '"':  # a quote in the cell
        closing = text.find('"', closing + 2)
    if closing < 0:
        return None, len(text)
    return text[at + 1 : closing].replace('""', '"'), closing + 1


def _is_quoted(cell: str) -> bool:
    """Tell whether a cell begins with an apostrophe that `safe` adds, or with one like it."""
    return cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
