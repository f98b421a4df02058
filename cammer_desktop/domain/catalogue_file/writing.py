"""Catalogues written as CSV and JSON."""

import json
from collections.abc import Iterable
from typing import Final

from cammer_desktop.domain import spreadsheet
from cammer_desktop.domain.catalogue import Entry, Template
from cammer_desktop.domain.catalogue_file.conversions import kept
from cammer_desktop.domain.catalogue_file.names import FIELDS, HEADINGS, KIND_NAMES, YES
from cammer_desktop.domain.catalogue_file.records import record_of

# An older version wrote them in small letters, and no apostrophe before what a spreadsheet changes:
# by that `reading` knows its files.
_HEADINGS: Final = tuple(heading.capitalize() for heading in HEADINGS)


def to_csv(entries: Iterable[Entry]) -> bytes:
    """Return the entries as a CSV file that comes back from a spreadsheet as it was."""
    rows = [spreadsheet.csv_row(_HEADINGS)]
    for entry in entries:
        record = record_of(entry) | {"kind": KIND_NAMES[entry.kind]}
        if isinstance(entry, Template):
            record["channel"] = entry.channel.spec.label  # in Spanish, as all in this table
        rows.append(spreadsheet.csv_row(_cell(record.get(field, "")) for field in FIELDS))
    return (spreadsheet.BYTE_ORDER_MARK + "".join(rows)).encode()


def to_json(entries: Iterable[Entry]) -> bytes:
    """Return the entries as a JSON file."""
    records = [record_of(entry) for entry in entries]
    return (json.dumps({"entries": records}, ensure_ascii=False, indent=2) + "\n").encode()


def _cell(value: str | bool) -> str:
    return YES if value is True else kept(str(value))
