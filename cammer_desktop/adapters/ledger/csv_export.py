"""The ledger as a CSV file for spreadsheets."""

from collections.abc import Iterable
from pathlib import Path

from cammer_desktop.domain import export_table, spreadsheet
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.masking import masked
from cammer_desktop.support.replacement import replacing


def write_csv(path: Path, attempts: Iterable[Attempt], is_masked: bool) -> int:
    """Write attempts to a file, masked or not, and return how many. Raises OSError.

    An existing file is replaced only once the new one is complete.
    """
    count = 0
    with replacing(path) as file:
        file.write(spreadsheet.BYTE_ORDER_MARK.encode())
        file.write(spreadsheet.csv_row(export_table.headings()).encode())
        for attempt in map(masked, attempts) if is_masked else attempts:
            file.write(spreadsheet.csv_row(export_table.cells(attempt)).encode())
            count += 1
    return count
