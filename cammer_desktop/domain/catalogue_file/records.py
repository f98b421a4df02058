"""Entries as the fields of a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from cammer_desktop.domain.catalogue import (
    Entry,
    EntryFlaw,
    InvalidEntryError,
    Kind,
    NamedDestination,
    Promotion,
    Template,
)
from cammer_desktop.domain.catalogue_file.days import written_day_of
from cammer_desktop.domain.catalogue_file.names import (
    OF_TEMPLATES,
    YES,
    answer_of,
    channel_of,
    field_of,
    kind_of,
)
from cammer_desktop.domain.catalogue_file.texts import cleaned_code, cleaned_line, cleaned_lines

_T = TypeVar("_T")
_CLEANED: Final[Mapping[str, Callable[[str], str]]] = {
    "code": cleaned_code,
    "description": cleaned_lines,
    "text": cleaned_lines,
}

Record = dict[str, str | bool]
"""An entry as JSON has it."""
Fields = dict[str, str]
"""The texts that a row has of its fields; what is absent or empty is left out."""
Pairs = Iterable[tuple[str, _T]]
"""Fields with their values; "" for what is no field."""


def record_of(entry: Entry) -> Record:
    """Return an entry as the fields of a file; empty ones are left out."""
    record: Record = {"kind": entry.kind.value, "name": entry.name}
    if isinstance(entry, NamedDestination):
        return {**record, "code": entry.code}
    if isinstance(entry, Template):
        record |= {"title": entry.subject} if entry.subject else {}
        record |= {"description": entry.text, "channel": entry.channel.message.option}
        return record | ({"default": True} if entry.is_default else {})
    record |= {"title": entry.title, "description": entry.description}
    for field, day in (("from", entry.first), ("to", entry.last)):
        if day is not None:
            record[field] = day.isoformat()
    return record


def entry_of(record: object, read_day: Callable[[str], date | None] = written_day_of) -> Entry:
    """Return the entry that a record describes, as it comes from JSON.

    Its fields may have their names in any language; None is as good as absent. `read_day`
    takes the text of a day: `typed_day_of` for what was typed, else as this program writes it.
    Raises InvalidEntryError, and nothing else, whatever the record is.
    """
    if not isinstance(record, Mapping):
        raise InvalidEntryError(EntryFlaw.TYPE)
    fields = fields_of((field_of(name), value) for name, value in record.items())
    return entry_with(fields, read_day)


def counting(values: Pairs[_T]) -> Sequence[tuple[str, _T]]:
    """Return the fields that count for an entry of its kind, with their values.

    What only a template has was no field in older versions: in a row of another kind it may be
    anything.
    """
    pairs = [(field, value) for field, value in values if field]
    kinds = (kind_of(value) for field, value in pairs if field == "kind")
    if Kind.TEMPLATE in kinds:
        return pairs
    return [(field, value) for field, value in pairs if field not in OF_TEMPLATES]


def fields_of(values: Pairs[object]) -> Fields:
    """Return the cleaned texts of fields. Raises InvalidEntryError.

    That is for what is no text, and for two texts of one field, of which none is taken.
    """
    fields: Fields = {}
    for field, value in counting(values):
        if value is None:
            continue
        if field == "default" and isinstance(value, bool):
            value = YES if value else "no"
        if not isinstance(value, str):
            raise InvalidEntryError(EntryFlaw.TYPE)
        text = _CLEANED.get(field, cleaned_line)(value)
        if text and fields.setdefault(field, text) != text:
            raise InvalidEntryError(EntryFlaw.TWO_TEXTS)
    return fields


def entry_with(fields: Fields, read_day: Callable[[str], date | None]) -> Entry:
    """Return the entry of these fields. Raises InvalidEntryError."""
    kind = kind_of(fields.get("kind", ""))
    if kind is None:
        raise InvalidEntryError(EntryFlaw.KIND)
    name = fields.get("name", "")
    if kind is Kind.TEMPLATE:
        return _template(name, fields)
    if kind is not Kind.PROMOTION:
        return NamedDestination(kind, name, fields.get("code", ""))
    title, description = fields.get("title", ""), fields.get("description", "")
    first, last = (read_day(fields.get(field, "")) for field in ("from", "to"))
    return Promotion(name, title, description, first, last)


def _template(name: str, fields: Fields) -> Template:
    channel = channel_of(fields.get("channel", ""))
    if channel is None:
        raise InvalidEntryError(EntryFlaw.CHANNEL)
    is_default = answer_of(fields.get("default", ""))
    if is_default is None:
        raise InvalidEntryError(EntryFlaw.DEFAULT)
    text = _either(fields, "text", "description")
    return Template(channel, name, text, _either(fields, "subject", "title"), is_default)


def _either(fields: Fields, *names: str) -> str:
    """Return the text of one of two fields. Raises InvalidEntryError if they differ."""
    texts = {fields[name] for name in names if name in fields}
    if len(texts) > 1:
        raise InvalidEntryError(EntryFlaw.TWO_TEXTS)
    return texts.pop() if texts else ""
