"""The ledger as a CSV file for spreadsheets."""

import os
from collections.abc import Iterable
from pathlib import Path

from cammer_desktop.domain import export_table, spreadsheet
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.masking import masked
from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.paths import open_private


def write_csv(path: Path, attempts: Iterable[Attempt], is_masked: bool) -> int:
    """Write attempts to a file, masked or not, and return how many. Raises OSError.

    An existing file is replaced only once the new one is complete.
    """
    partial = path.with_name(f"{path.name}.part")
    count = 0
    try:
        with open(partial, "w", encoding="utf-8", newline="", opener=open_private) as file:
            file.write(spreadsheet.BYTE_ORDER_MARK)
            file.write(spreadsheet.csv_row(export_table.headings()))
            for attempt in map(masked, attempts) if is_masked else attempts:
                file.write(spreadsheet.csv_row(export_table.cells(attempt)))
                count += 1
        patiently(lambda: os.replace(partial, path))
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return count
