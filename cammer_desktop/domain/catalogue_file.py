"""Catalogues as files that people exchange: CSV for spreadsheets, JSON for programs.

The CSV has one table for all kinds, with Spanish headings; a date is written as in ISO 8601, and
read as Spanish spreadsheets write it as well (`31/12/2026`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
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
from cammer_desktop.domain.phone.countries import folded

MAX_BYTES: Final = 1_000_000
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
_DATE_FORMS: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")

Row = Entry | InvalidEntryError
"""What a row of a file holds: an entry, or why it is none."""


class NotACatalogueError(ValueError):
    """The file as a whole is no catalogue."""


def read(content: bytes) -> tuple[Row, ...]:
    """Return the rows of a file, CSV or JSON. Raises NotACatalogueError."""
    if len(content) > MAX_BYTES:
        raise NotACatalogueError("too large")
    text = _decoded(content)
    try:
        records = _json_records(text) if text.lstrip()[:1] in ("{", "[") else _csv_records(text)
    except (ValueError, RecursionError) as error:
        raise NotACatalogueError("neither CSV nor JSON of a catalogue") from error
    return tuple(map(_row, records))


def entries_of(content: bytes) -> tuple[Entry, ...]:
    """Return the entries of a file without a flaw. Raises NotACatalogueError where one is."""
    rows = read(content)
    entries = tuple(row for row in rows if not isinstance(row, InvalidEntryError))
    if len(entries) < len(rows):
        raise NotACatalogueError("a row that cannot be used")
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
    """Return an entry as the fields of a file, without the empty ones."""
    record = {"kind": entry.kind.value, "name": entry.name}
    if isinstance(entry, NamedDestination):
        return {**record, "code": entry.code}
    record |= {"title": entry.title, "description": entry.description}
    for field, day in (("from", entry.first), ("to", entry.last)):
        if day is not None:
            record[field] = day.isoformat()
    return record


def entry_of(record: Mapping[str, str]) -> Entry:
    """Return the entry that fields of a file stand for. Raises InvalidEntryError."""
    fields = {field: record.get(field, "").replace("\r\n", "\n").strip() for field in _FIELDS}
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
    """Return a written day, None for the empty text. Raises InvalidEntryError."""
    if not text:
        return None
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise InvalidEntryError(EntryFlaw.DATE)


def _row(record: Mapping[str, str]) -> Row:
    try:
        return entry_of(record)
    except InvalidEntryError as error:
        return error


def _decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8, or what a Spanish Excel writes as plain CSV."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _json_records(text: str) -> Sequence[Mapping[str, str]]:
    data = json.loads(text)
    records = data.get("entries") if isinstance(data, dict) else data
    if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        raise ValueError("no list of entries")
    return [{str(name): str(value) for name, value in each.items()} for each in records]


def _csv_records(text: str) -> Sequence[Mapping[str, str]]:
    headings, *rest = spreadsheet.csv_rows(text) or ((),)
    known = {folded(heading): field for field, heading in zip(_FIELDS, _HEADINGS, strict=True)}
    known |= {field: field for field in _FIELDS}
    fields = [known.get(folded(heading).strip(), "") for heading in headings]
    if "kind" not in fields or "name" not in fields:
        raise ValueError("no headings of a catalogue")
    return [
        dict(zip(fields, row, strict=False)) for row in rest if any(cell.strip() for cell in row)
    ]
