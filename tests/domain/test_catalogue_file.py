"""Catalogue files: what was written is read back, and unusable rows are reported one by one."""

import json
from datetime import date

import pytest

from cammer_desktop.domain import catalogue_file, imports
from cammer_desktop.domain.catalogue import (
    Catalogue,
    EntryFlaw,
    InvalidEntryError,
    Kind,
    NamedDestination,
    Promotion,
)
from cammer_desktop.domain.catalogue_file import (
    Doubt,
    FileRow,
    NotACatalogueError,
    record_of,
)
from cammer_desktop.domain.imports import Verdict

SALES = NamedDestination(Kind.CATEGORY, "=Ventas; España", "a7d3")
EVA = NamedDestination(Kind.AGENT, "Eva", "+7")
FATHERS = Promotion(
    "Día del padre", "20 %", "Para {nombre}\nhoy", date(2026, 6, 1), date(2026, 6, 21)
)
OPEN = Promotion("Siempre", "10 %", "Descuento")
ENTRIES = (SALES, EVA, FATHERS, OPEN)


@pytest.mark.parametrize("write", [catalogue_file.to_csv, catalogue_file.to_json])
def test_what_was_written_is_read_back(write: type[bytes]) -> None:
    rows = catalogue_file.read(write(ENTRIES))  # type: ignore[arg-type]
    assert tuple(row.entry for row in rows) == ENTRIES


def test_the_csv_is_for_a_spanish_spreadsheet() -> None:
    lines = catalogue_file.to_csv(ENTRIES).decode().split("\r\n")
    assert lines[0] == "\ufeffTipo;Nombre;Código;Título;Descripción;Desde;Hasta"
    assert lines[1] == 'categoría;"\'=Ventas; España";a7d3;;;;'
    assert lines[2] == "agente;Eva;'+7;;;;"


def test_a_csv_that_a_person_wrote_is_read() -> None:
    content = "NOMBRE,Codigo,Tipo,desde\n Eva ,7,Agente,\n\nPadre,,promocion,21/06/2026\n"
    eva, other = catalogue_file.read(content.encode("cp1252"))
    assert eva == FileRow(2, NamedDestination(Kind.AGENT, "Eva", "7"), doubts=(Doubt.NUMBER,))
    assert other == FileRow(4, flaw=EntryFlaw.TEXTS)


def test_letters_of_an_old_excel_are_read() -> None:
    content = "tipo;nombre;código\ncategoría;España;1\n".encode("cp1252")
    [row] = catalogue_file.read(content)
    assert row.entry == NamedDestination(Kind.CATEGORY, "España", "1")


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-12-31", date(2026, 12, 31)), ("31/12/2026", date(2026, 12, 31)), ("", None)],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert catalogue_file.day_of(text) == day


@pytest.mark.parametrize("text", ["31/31/2026", "mañana", "2026"])
def test_a_day_that_is_none_is_said(text: str) -> None:
    with pytest.raises(InvalidEntryError):
        catalogue_file.day_of(text)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01",
        b"{",
        b'{"entries": 7}',
        b"[" * 100_000,
        b"<html></html>",
        b"a;b\n1;2\n",
        b"[]" + b" " * catalogue_file.MAX_BYTES,
    ],
    ids=lambda content: repr(content[:20]),
)
def test_a_file_that_is_no_catalogue_is_said(content: bytes) -> None:
    with pytest.raises(NotACatalogueError):
        catalogue_file.read(content)


def test_a_row_that_cannot_be_used_makes_a_team_file_a_broken_one() -> None:
    assert catalogue_file.entries_of(catalogue_file.to_json(ENTRIES)) == ENTRIES
    with pytest.raises(NotACatalogueError):
        catalogue_file.entries_of(json.dumps([{"kind": "agent", "name": "Eva"}]).encode())


def test_a_trial_tells_each_row_what_it_is_and_the_import_takes_what_is_of_use() -> None:
    own = Catalogue((SALES, OPEN))
    renamed = NamedDestination(Kind.CATEGORY, "Ventas", SALES.code)
    good = (FileRow(2, EVA), FileRow(3, OPEN), FileRow(4, renamed), FileRow(5, EVA))
    judged = imports.judge((*good, FileRow(6, flaw=EntryFlaw.CODE)), own)
    assert [each.verdict for each in judged] == [
        Verdict.NEW,
        Verdict.SAME,
        Verdict.CHANGED,
        Verdict.DOUBLED,
        Verdict.WRONG,
    ]
    assert set(imports.imported(judged, own).entries) == {EVA, OPEN, renamed}
    assert own.entries == (SALES, OPEN)


def test_what_is_no_text_is_the_flaw_of_its_own_row() -> None:
    values = (True, 7, 1.5, ["a"], {"es": "V"})
    records = [{"kind": "agent", "name": "Eva", "code": value} for value in values]
    read = catalogue_file.read(json.dumps([*records, 7, None, record_of(EVA)]).encode())
    assert [row.flaw for row in read] == [EntryFlaw.TYPE] * 7 + [None]
    assert read[-1] == FileRow(8, EVA)


def test_null_is_as_good_as_absent() -> None:
    record = {**record_of(OPEN), "code": None, "from": None, "to": None}
    assert catalogue_file.entry_of(record) == OPEN
    with pytest.raises(InvalidEntryError, match=EntryFlaw.NAME.value):
        catalogue_file.entry_of({"kind": "agent", "name": None, "code": "1"})


def test_a_row_is_doubtful_if_anything_about_it_is() -> None:
    rows = (FileRow(2, EVA, doubts=(Doubt.NUMBER,)), FileRow(3, OPEN))
    assert [each.is_doubtful for each in imports.judge(rows, Catalogue())] == [True, False]
