"""Catalogues as files that people exchange: CSV for spreadsheets, JSON for programs.

The CSV has one table for all kinds, with Spanish headings. Dates are written in ISO 8601, and also
read as Spanish spreadsheets write them (`31/12/2026`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

from cammer_desktop.domain import spreadsheet
from cammer_desktop.domain.catalogue import (
    Entry,
    EntryFlaw,
    InvalidEntryError,
    Kind,
    NamedDestination,
    Promotion,
)
from cammer_desktop.support.folding import folded

MAX_BYTES: Final = 50_000_000
"""The largest file that is read: 25,000 promotions of 1,900 letters each, as JSON."""

_FIELDS: Final = ("kind", "name", "code", "title", "description", "from", "to")
_HEADINGS: Final = ("tipo", "nombre", "código", "título", "descripción", "desde", "hasta")
_KIND_NAMES: Final = {
    Kind.CATEGORY: "categoría",
    Kind.AGENT: "agente",
    Kind.PROMOTION: "promoción",
}
_KINDS: Final = {folded(name): kind for kind, name in _KIND_NAMES.items()} | {
    kind.value: kind for kind in Kind
}
_DATE_FORMATS: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")


class Doubt(Enum):
    """Why a row is not taken before a person has seen it."""

    NUMBER = "its code may be a number that a spreadsheet made of another code"
    DATE = "its code may be a date that a spreadsheet made of another code"
    DAY_OR_MONTH = "nothing tells which of two numbers is the month"


class FileFlaw(Enum):
    """Why a file is not a catalogue."""

    TOO_LARGE = "larger than any catalogue"
    NOT_A_CATALOGUE = "neither CSV nor JSON of a catalogue"


class NotACatalogueError(ValueError):
    """The file is not a catalogue at all; `row` is where its reading ended, if that is known."""

    def __init__(self, flaw: FileFlaw, row: int | None = None) -> None:
        super().__init__(flaw.value)
        self.flaw: Final = flaw
        self.row: Final = row


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of a file: an entry, with what is doubtful about it, or the flaw for which it is none.

    `number` is the one that a spreadsheet shows beside it; an entry of JSON is counted from 1.
    """

    number: int
    entry: Entry | None = None
    flaw: EntryFlaw | None = None
    doubts: tuple[Doubt, ...] = ()


def read(content: bytes) -> tuple[FileRow, ...]:
    """Return the rows of a file, CSV or JSON. Raises NotACatalogueError."""
    if len(content) > MAX_BYTES:
        raise NotACatalogueError(FileFlaw.TOO_LARGE)
    text = _decoded(content)
    try:
        is_json = text.lstrip()[:1] in ("{", "[")
        records: Iterable[tuple[int, object]] = (
            enumerate(_json_records(text), 1) if is_json else _csv_records(text)
        )
        return tuple(_row(number, record) for number, record in records)
    except (ValueError, RecursionError) as error:
        raise NotACatalogueError(FileFlaw.NOT_A_CATALOGUE) from error


def entries_of(content: bytes) -> tuple[Entry, ...]:
    """Return the entries of a file. Raises NotACatalogueError if any row has a flaw."""
    rows = read(content)
    entries = tuple(row.entry for row in rows if row.entry is not None)
    if len(entries) < len(rows):
        raise NotACatalogueError(FileFlaw.NOT_A_CATALOGUE)
    return entries


def to_csv(entries: Iterable[Entry]) -> bytes:
    """Return the entries as a CSV file."""
    rows = [spreadsheet.csv_row(_HEADINGS)]
    for entry in entries:
        record = record_of(entry)
        record["kind"] = _KIND_NAMES[entry.kind]
        rows.append(spreadsheet.csv_row(record.get(field, "") for field in _FIELDS))
    return (spreadsheet.BYTE_ORDER_MARK + "".join(rows)).encode()


def to_json(entries: Iterable[Entry]) -> bytes:
    """Return the entries as a JSON file."""
    records = [record_of(entry) for entry in entries]
    return (json.dumps({"entries": records}, ensure_ascii=False, indent=2) + "\n").encode()


def record_of(entry: Entry) -> dict[str, str]:
    """Return an entry as the fields of a file; empty ones are left out."""
    record = {"kind": entry.kind.value, "name": entry.name}
    if isinstance(entry, NamedDestination):
        return {**record, "code": entry.code}
    record |= {"title": entry.title, "description": entry.description}
    for field, day in (("from", entry.first), ("to", entry.last)):
        if day is not None:
            record[field] = day.isoformat()
    return record


def entry_of(record: Mapping[str, object]) -> Entry:
    """Return the entry that the fields of a file describe, as they come from JSON.

    None is as good as absent. Raises InvalidEntryError, and nothing else.
    """
    fields = {field: _text(record.get(field)) for field in _FIELDS}
    kind = _KINDS.get(folded(fields["kind"]))
    if kind is None:
        raise InvalidEntryError(EntryFlaw.KIND)
    if kind is not Kind.PROMOTION:
        return NamedDestination(kind, fields["name"], fields["code"])
    return Promotion(
        fields["name"],
        fields["title"],
        fields["description"],
        day_of(fields["from"]),
        day_of(fields["to"]),
    )


def day_of(text: str) -> date | None:
    """Return the day that a text means, None if it is empty. Raises InvalidEntryError."""
    if not text:
        return None
    for date_format in _DATE_FORMATS:
        try:
            return datetime.strptime(text, date_format).date()
        except ValueError:
            continue
    raise InvalidEntryError(EntryFlaw.DATE)


def _text(value: object) -> str:
    """Return the text of a field. Raises InvalidEntryError for what is none, such as a number."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidEntryError(EntryFlaw.TYPE)
    return value.replace("\r\n", "\n").strip()


def _row(number: int, record: object) -> FileRow:
    try:
        if not isinstance(record, dict):
            raise InvalidEntryError(EntryFlaw.TYPE)
        return FileRow(number, entry_of(record))
    except InvalidEntryError as error:
        return FileRow(number, flaw=error.flaw)


def _decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8, or what a Spanish Excel writes as plain CSV."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _json_records(text: str) -> Sequence[object]:
    data = json.loads(text)
    records = data.get("entries") if isinstance(data, dict) else data
    if not isinstance(records, list):
        raise ValueError("no list of entries")
    return records


def _csv_records(text: str) -> Sequence[tuple[int, Mapping[str, str]]]:
    headings, *rest = spreadsheet.csv_rows(text) or ((),)
    by_heading = {folded(heading): field for field, heading in zip(_FIELDS, _HEADINGS, strict=True)}
    by_heading |= {field: field for field in _FIELDS}
    fields = [by_heading.get(folded(heading).strip(), "") for heading in headings]
    if "kind" not in fields or "name" not in fields:
        raise ValueError("no headings of a catalogue")
    return [
        (number, dict(zip(fields, row, strict=False)))
        for number, row in enumerate(rest, 2)
        if any(cell.strip() for cell in row)
    ]
