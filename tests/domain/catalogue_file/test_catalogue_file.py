"""Catalogue files: what was written is read back, and unusable rows are reported one by one."""

import contextlib
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.domain import catalogue_file, sentences
from cammer_desktop.domain.catalogue import (
    EntryFlaw,
    InvalidEntryError,
    Kind,
    NamedDestination,
    Promotion,
)
from cammer_desktop.domain.catalogue_file import (
    Doubt,
    FileFlaw,
    FileRow,
    NotACatalogueError,
    record_of,
)
from cammer_desktop.domain.catalogue_file.names import FIELDS

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
    assert (
        lines[0] == "\ufeffTipo;Nombre;Código;Título;Descripción;Desde;Hasta;Canal;Predeterminada"
    )
    assert lines[1] == 'categoría;"\'=Ventas; España";a7d3;;;;;;'
    assert lines[2] == "agente;Eva;'+7;;;;;;"


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


@pytest.mark.parametrize(
    ("content", "flaw", "row"),
    [
        (b" \n", FileFlaw.EMPTY, None),
        (b"\xff\xfe", FileFlaw.EMPTY, None),
        (b"PK\x03\x04...", FileFlaw.WORKBOOK, None),
        (b"a;b\n1;2\n", FileFlaw.HEADINGS, None),
        (b'[\n{"kind": }]', FileFlaw.NOT_A_CATALOGUE, 2),
        (b'{"other": []}', FileFlaw.NOT_A_CATALOGUE, None),
        (b" " * (catalogue_file.MAX_BYTES + 1), FileFlaw.TOO_LARGE, None),
        (b"tipo;nombre" + b"\n" * (catalogue_file.MAX_ROWS + 1), FileFlaw.TOO_LARGE, None),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_why_a_file_is_no_catalogue_is_said(
    content: bytes, flaw: FileFlaw, row: int | None
) -> None:
    with pytest.raises(NotACatalogueError) as raised:
        catalogue_file.read(content)
    assert (raised.value.flaw, raised.value.row) == (flaw, row)
    assert sentences.of_file_flaw(raised.value).endswith(".")


def test_too_large_is_said_with_the_limit() -> None:
    said = sentences.of_file_flaw(NotACatalogueError(FileFlaw.TOO_LARGE))
    assert "50 MB" in said
    assert "1\u00a0048\u00a0576 filas" in said


def test_25_000_promotions_with_texts_are_not_too_large() -> None:
    one = Promotion("n" * 60, "t" * 80, "\n".join(["d" * 300] * 5), date(2026, 1, 1))
    assert len(catalogue_file.to_json([one])) * 25_000 < catalogue_file.MAX_BYTES
    assert len(catalogue_file.to_csv([one])) * 25_000 < catalogue_file.MAX_BYTES


@pytest.mark.parametrize(
    "content",
    [
        '[{"tipo":"categoría","nombre":"V","código":"c"}]',
        '{"entradas":[{"Tipo":"Categoria","NOME":"V","codigo":"c"}]}',
        '{"Entries":[{"kind":"category","name":"V","code":"c","other":7,"title":null}]}',
        "Tipo,NOME,Código\ncategoria,V,c\n",
        "nombre|notas|tipo:|codigo\nV|x|CATEGORÍA|c\n",
    ],
)
def test_a_field_has_its_name_in_each_language(content: str) -> None:
    [row] = catalogue_file.read(content.encode())
    assert row.entry == NamedDestination(Kind.CATEGORY, "V", "c")


def test_a_promotion_has_its_fields_in_portuguese() -> None:
    content = "tipo;nome;título;descrição;de;até\npromoção;P;t;d;1 mai 2026;31/12/2026\n"
    [row] = catalogue_file.read(content.encode())
    assert row.entry == Promotion("P", "t", "d", date(2026, 5, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("record", "flaw"),
    [
        ('{"kind":"agent","name":"E","code":"1","code":"2"}', EntryFlaw.TWO_TEXTS),
        ('{"kind":"agent","name":"E","code":"1","código":"2"}', EntryFlaw.TWO_TEXTS),
        ('{"kind":"agent","name":"E","code":"1","código":"","CODE":"1"}', None),
        ('{"kind":"agent","name":"E","code":NaN}', EntryFlaw.TYPE),
        ('{"kind":"agent","name":"E","code":-Infinity}', EntryFlaw.TYPE),
        (f'{{"kind":"agent","name":"E","code":{"9" * 5000}}}', EntryFlaw.TYPE),
        ('{"kind":"agent","name":"E","code":"\\ud800"}', EntryFlaw.CHARACTERS),
        ('{"kind":"agent","name":"E","code":"a\\u0000b"}', EntryFlaw.CHARACTERS),
        ('{"kind":"agent","name":"E","code":[[[[{}]]]]}', EntryFlaw.TYPE),
        ('{"kind":{"kind":"agent"},"name":"E"}', EntryFlaw.TYPE),
        ('["agent"]', EntryFlaw.TYPE),
        ("[]", EntryFlaw.TYPE),
        ("{}", EntryFlaw.KIND),
    ],
)
def test_one_odd_entry_never_costs_the_others(record: str, flaw: EntryFlaw | None) -> None:
    content = f'[{record},{{"kind":"agent","name":"Luis","code":"2"}}]'
    odd, good = catalogue_file.read(content.encode())
    assert odd.flaw is flaw
    assert good.entry == NamedDestination(Kind.AGENT, "Luis", "2")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(FIELDS) | st.text(), inner),
    )
)
def test_whatever_a_record_is_it_is_an_entry_or_has_a_flaw(record: object) -> None:
    with contextlib.suppress(InvalidEntryError):
        assert catalogue_file.entry_of(catalogue_file.record_of(catalogue_file.entry_of(record)))


def test_any_year_that_was_stored_is_still_read() -> None:
    record = {**record_of(OPEN), "from": "1999-01-01", "to": "9999-12-31"}
    assert catalogue_file.entry_of(record) == replace(
        OPEN, first=date(1999, 1, 1), last=date(9999, 12, 31)
    )
    with pytest.raises(InvalidEntryError, match=EntryFlaw.DATE.value):
        catalogue_file.entry_of(record, catalogue_file.day_of)
    with pytest.raises(InvalidEntryError, match=EntryFlaw.DATE.value):
        catalogue_file.entry_of({**record, "from": "2026-13-01"})
