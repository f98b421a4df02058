"""CSV files for spreadsheets, above all for a Spanish Excel.

Excel recognises UTF-8 by the byte order mark, and in Spanish separates cells by semicolons. A cell
that begins like a formula would be run as one (OWASP, "CSV Injection"), so it is written with an
apostrophe in front, which is removed when the file is read back.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

BYTE_ORDER_MARK: Final = "\ufeff"
_DELIMITER: Final = ";"
_DELIMITERS: Final = ";,\t"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_row(cells: Iterable[str]) -> str:
    """Return one row of a CSV file, with its line ending."""
    out = io.StringIO()
    csv.writer(out, delimiter=_DELIMITER).writerow([safe(cell) for cell in cells])
    return out.getvalue()


def csv_rows(text: str) -> tuple[Sequence[str], ...]:
    """Return the rows of a CSV file, whatever its delimiter. Raises ValueError if it is not one."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    first_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ValueError("not a CSV file") from error
    return tuple([_plain(cell) for cell in row] for row in rows)


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) or _is_quoted(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if _is_quoted(cell) else cell


def _is_quoted(cell: str) -> bool:
    """Tell whether a cell begins with an apostrophe that `safe` adds, or with one like it."""
    return cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
