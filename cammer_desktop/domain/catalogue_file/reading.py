"""Files read: CSV as offices have it, and JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from cammer_desktop.domain.catalogue import EntryFlaw, InvalidEntryError, Promotion, Template
from cammer_desktop.domain.catalogue_file import tables
from cammer_desktop.domain.catalogue_file.conversions import doubt_of, is_error
from cammer_desktop.domain.catalogue_file.days import Order, is_ambiguous, order_of, written_day_of
from cammer_desktop.domain.catalogue_file.encodings import decoded
from cammer_desktop.domain.catalogue_file.names import field_of
from cammer_desktop.domain.catalogue_file.records import Fields, counting, entry_with, fields_of
from cammer_desktop.domain.catalogue_file.rows import (
    MAX_BYTES,
    Doubt,
    FileFlaw,
    FileRow,
    NotACatalogueError,
)
from cammer_desktop.domain.catalogue_file.texts import LOST, cleaned_line
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import unknown_variables
from cammer_desktop.support.folding import folded

_WATCHED: Final = 100
_LISTS: Final = ("entries", "entradas")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

_Flawed = tuple[EntryFlaw, str]
"""Why a row has no fields, and its name."""
_Read = tuple[int, Fields | _Flawed, Doubt | None]
"""A row's number, its fields or why it has none, and what its code looks like."""


def read(
    content: bytes, reach: Callable[[float], None] = lambda _part: None
) -> tuple[FileRow, ...]:
    """Return the rows of a file, CSV or JSON. Raises NotACatalogueError.

    Days are read in the order that the whole file proves. Of each channel's templates the first
    one that says so is the default. `reach` is told from time to time about which part is done,
    from 0 to 1; what it raises ends the reading.
    """
    if len(content) > MAX_BYTES:
        raise NotACatalogueError(FileFlaw.TOO_LARGE)
    if content.startswith(_WORKBOOKS):
        raise NotACatalogueError(FileFlaw.WORKBOOK)
    text = decoded(content)
    start = text.lstrip()[:1]
    if not start:
        raise NotACatalogueError(FileFlaw.EMPTY)
    found = _json_rows(text) if start in "{[" else _table_rows(text)
    rows = list(_watched(found, 2 * text.count("\n"), reach))
    order = order_of(
        (fields.get("from", ""), fields.get("to", ""))
        for _number, fields, _doubt in rows
        if isinstance(fields, dict)
    )
    again = _watched(rows, 2 * len(rows), lambda part: reach(0.5 + part))
    return tuple(_with_one_default(_file_row(row, order) for row in again))


def _with_one_default(rows: Iterable[FileRow]) -> Iterator[FileRow]:
    """Yield the rows; a default template of a channel that has one already is none, and doubtful.

    The same row once more is no second one.
    """
    defaults: dict[Channel, str] = {}
    for row in rows:
        entry = row.entry
        if isinstance(entry, Template) and entry.is_default:
            first = defaults.setdefault(entry.channel, entry.key)
            if first != entry.key:
                doubts = (*row.doubts, Doubt.SECOND_DEFAULT)
                row = replace(row, entry=replace(entry, is_default=False), doubts=doubts)
        yield row


def _watched(rows: Iterable[_Read], whole: int, reach: Callable[[float], None]) -> Iterator[_Read]:
    for done, row in enumerate(rows):
        if done % _WATCHED == 0:
            reach(min(0.5, done / max(whole, 1)))
        yield row


def _file_row(row: _Read, order: Order) -> FileRow:
    number, fields, converted = row
    if not isinstance(fields, dict):
        flaw, name = fields
        return FileRow(number, flaw=flaw, name=name)
    try:
        entry = entry_with(fields, partial(written_day_of, order=order))
    except InvalidEntryError as error:
        return FileRow(number, flaw=error.flaw, name=fields.get("name", ""))
    doubts = [] if converted is None else [converted]
    days = ("from", "to") if isinstance(entry, Promotion) else ()
    if order is Order.UNCLEAR and any(is_ambiguous(fields.get(field, "")) for field in days):
        doubts.append(Doubt.DAY_OR_MONTH)
    if any(LOST in text for text in fields.values()):
        doubts.append(Doubt.LETTERS)
    if isinstance(entry, Template) and unknown_variables(entry.subject, entry.text):
        doubts.append(Doubt.VARIABLE)
    return FileRow(number, entry, doubts=tuple(doubts))


def _table_rows(text: str) -> Iterator[_Read]:
    table = tables.table_of(text)
    for number, cells in table.rows:
        if cells is None:
            yield number, (EntryFlaw.QUOTES, ""), None
            continue
        pairs = counting(zip(table.fields, cells, strict=False))
        if any(is_error(cell) for _field, cell in pairs):
            yield number, (EntryFlaw.ERROR, _name_in(pairs)), None
            continue
        fields = _fields_of([(field, table.plain(cell)) for field, cell in pairs])
        yield number, fields, _doubt_of(table.fields, cells)


def _doubt_of(fields: Sequence[str], cells: Sequence[str]) -> Doubt | None:
    """Return what the cell looks like that identifies an entry; of two cells the first counts."""
    by_field = dict(reversed(list(zip(fields, cells, strict=False))))
    return doubt_of(by_field.get("code", "").strip() or by_field.get("name", ""))


def _json_rows(text: str) -> Iterator[_Read]:
    for number, record in enumerate(_json_records(text), 1):
        if isinstance(record, _Object):
            values = [(field_of(name), value) for name, value in record]
            yield number, _fields_of(values), None
        else:
            yield number, (EntryFlaw.TYPE, ""), None


class _Object(list[tuple[str, object]]):
    """An object of JSON, with keys that may come twice."""


def _json_records(text: str) -> Sequence[object]:
    try:
        # Python refuses whole numbers of more than 4,300 digits.
        data = json.loads(text, object_pairs_hook=_Object, parse_int=float)
    except json.JSONDecodeError as error:
        raise NotACatalogueError(FileFlaw.NOT_A_CATALOGUE, error.lineno) from error
    except RecursionError as error:
        raise NotACatalogueError(FileFlaw.NOT_A_CATALOGUE) from error
    if isinstance(data, _Object):
        data = next((value for name, value in data if folded(name) in _LISTS), None)
    if not isinstance(data, list) or isinstance(data, _Object):
        raise NotACatalogueError(FileFlaw.NOT_A_CATALOGUE)
    return data


def _fields_of(values: Sequence[tuple[str, object]]) -> Fields | _Flawed:
    try:
        return fields_of(values)
    except InvalidEntryError as error:
        return error.flaw, _name_in(values)


def _name_in(values: Iterable[tuple[str, object]]) -> str:
    """Return the first name among the fields of a row that is none, "" without one."""
    names = (value for field, value in values if field == "name" and isinstance(value, str))
    return cleaned_line(next(names, ""))
