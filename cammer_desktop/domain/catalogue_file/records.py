"""Entries as the fields of a file, under the names that the fields have in it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

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
from cammer_desktop.domain.catalogue_file.texts import cleaned_code, cleaned_line, cleaned_lines
from cammer_desktop.support.folding import folded

FIELDS: Final = ("kind", "name", "code", "title", "description", "from", "to")
HEADINGS: Final = ("tipo", "nombre", "código", "título", "descripción", "desde", "hasta")
KIND_NAMES: Final = {
    Kind.CATEGORY: "categoría",
    Kind.AGENT: "agente",
    Kind.PROMOTION: "promoción",
}
_PORTUGUESE: Final = ("tipo", "nome", "código", "título", "descrição", "de", "até")
_FIELD_OF: Final = {
    folded(name): field
    for names in (FIELDS, HEADINGS, _PORTUGUESE)
    for field, name in zip(FIELDS, names, strict=True)
}
_KINDS: Final = {
    **{folded(name): kind for kind, name in KIND_NAMES.items()},
    **{kind.value: kind for kind in Kind},
    folded("promoção"): Kind.PROMOTION,
}
_LONGEST_NAME: Final = 40  # more is no heading, and may be the whole file
_CLEANED: Final[Mapping[str, Callable[[str], str]]] = {
    "code": cleaned_code,
    "description": cleaned_lines,
}

Fields = dict[str, str]
"""The texts of `FIELDS` that a row has; what is absent or empty is left out."""


def record_of(entry: Entry) -> dict[str, str]:
    """Return an entry as the fields of a file; empty ones are left out."""
    record = {"kind": entry.kind.value, "name": entry.name}
    if isinstance(entry, NamedDestination):
        return {**record, "code": entry.code}
    if isinstance(entry, Template):
        record |= {"channel": entry.channel.message.option, "title": entry.subject}
        return record | {"description": entry.text}
    record |= {"title": entry.title, "description": entry.description}
    for field, day in (("from", entry.first), ("to", entry.last)):
        if day is not None:
            record[field] = day.isoformat()
    return record


def entry_of(record: object, read_day: Callable[[str], date | None] = written_day_of) -> Entry:
    """Return the entry that a record describes, as it comes from JSON.

    Its fields may have their Spanish and Portuguese names; None is as good as absent. `read_day`
    takes the text of a day: `day_of` for what was typed, else as this program writes it. Raises
    InvalidEntryError, and nothing else, whatever the record is.
    """
    if not isinstance(record, Mapping):
        raise InvalidEntryError(EntryFlaw.TYPE)
    fields = fields_of((field_of(name), value) for name, value in record.items())
    return entry_with(fields, read_day)


def field_of(name: object) -> str:
    """Return the field that has a name in a file, "" for none."""
    name = str(name)[:_LONGEST_NAME]
    return _FIELD_OF.get(folded(cleaned_line(name)).strip(" :*'\""), "")


def fields_of(values: Iterable[tuple[str, object]]) -> Fields:
    """Return the cleaned texts of fields. Raises InvalidEntryError.

    That is for what is no text, and for two texts of one field, of which none is taken.
    """
    fields: Fields = {}
    for field, value in values:
        if not field or value is None:
            continue
        if not isinstance(value, str):
            raise InvalidEntryError(EntryFlaw.TYPE)
        text = _CLEANED.get(field, cleaned_line)(value)
        if text and fields.setdefault(field, text) != text:
            raise InvalidEntryError(EntryFlaw.TWO_TEXTS)
    return fields


def entry_with(fields: Fields, read_day: Callable[[str], date | None]) -> Entry:
    """Return the entry of these fields. Raises InvalidEntryError."""
    kind = _KINDS.get(folded(fields.get("kind", "")))
    if kind is None:
        raise InvalidEntryError(EntryFlaw.KIND)
    name = fields.get("name", "")
    if kind is not Kind.PROMOTION:
        return NamedDestination(kind, name, fields.get("code", ""))
    title, description = fields.get("title", ""), fields.get("description", "")
    first, last = (read_day(fields.get(field, "")) for field in ("from", "to"))
    return Promotion(name, title, description, first, last)
