"""What the program exports comes back, also from a spreadsheet; and no bytes do any harm."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import (
    Entry,
    InvalidEntryError,
    Kind,
    NamedDestination,
    Template,
)
from cammer_desktop.domain.catalogue_file import Doubt, FileRow, NotACatalogueError
from cammer_desktop.domain.catalogue_file.conversions import kept, plain
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from tests.domain.catalogue_file.samples import BY_SPREADSHEET, CODES, ENTRIES

odd = st.text(
    st.sampled_from("0123456789'\"=+-@;,|/.:eE \t\r\n\xa0\xad\u200d\u0301ñA👩"), max_size=8
)
texts = odd | st.sampled_from(CODES) | st.text(max_size=8)
days = st.dates().map(date.isoformat) | st.just("")


def _entry(record: dict[str, Any]) -> Entry | None:
    try:
        return catalogue_file.entry_of(record)
    except InvalidEntryError:
        return None


records = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([kind.value for kind in Kind]),
        **dict.fromkeys(("name", "code", "title"), texts),
        "description": texts | st.tuples(texts, texts).map("{enlace}".join),
        "channel": st.sampled_from([each.message.option for each in MESSAGE_CHANNELS]),
        "default": st.booleans(),
        **dict.fromkeys(("from", "to"), days),
    }
)
entries: Any = records.map(_entry).filter(lambda entry: entry is not None)


def _with_one_default(own: list[Entry]) -> list[Entry]:
    """Return entries of which no channel has two default templates, as in every catalogue."""
    channels: set[Channel] = set()
    for at, entry in enumerate(own):
        if isinstance(entry, Template) and entry.is_default:
            if entry.channel in channels:
                own[at] = replace(entry, is_default=False)
            channels.add(entry.channel)
    return own


catalogues: Any = st.lists(entries, max_size=4).map(_with_one_default)


def cells_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def entries_in(content: bytes) -> list[Entry | None]:
    return [row.entry for row in catalogue_file.read(content)]


@given(catalogues)
def test_whatever_was_written_is_read_back(own: list[Entry]) -> None:
    for write in (catalogue_file.to_json, catalogue_file.to_csv):
        rows = catalogue_file.read(write(own))
        assert [row.entry for row in rows] == own
        assert {doubt for row in rows for doubt in row.doubts} <= {Doubt.LETTERS}


@given(
    catalogues,
    st.sampled_from(";,\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
)
def test_it_comes_back_from_a_spreadsheet(
    own: list[Entry], delimiter: str, line_end: str, encoding: str, is_quoted: bool
) -> None:
    text = catalogue_file.to_csv(own).decode("utf-8-sig")
    out = io.StringIO(newline="")
    write = partial(csv.writer, out, delimiter=delimiter, lineterminator=line_end)
    # Older versions of Python leave a line feed bare where lines end by a return.
    is_all_quoted = is_quoted or line_end == "\r"
    writer = write(quoting=csv.QUOTE_ALL) if is_all_quoted else write()
    writer.writerows(cells_of(text))
    assert entries_in(out.getvalue().encode(encoding)) == own


def test_a_real_spreadsheet_gives_back_what_it_would_change() -> None:
    rows = catalogue_file.read(BY_SPREADSHEET.read_bytes())
    assert rows == tuple(FileRow(number, entry) for number, entry in enumerate(ENTRIES, 2))


def test_no_cell_of_an_export_is_a_formula_or_changed() -> None:
    text = catalogue_file.to_csv(ENTRIES).decode("utf-8-sig")
    cells = [cell for row in cells_of(text) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert not any(kept(cell) != cell and not cell.startswith("'") for cell in cells)


@pytest.mark.parametrize("text", ["a7d3", "Ana", "", "Verano", "Día 1 del mes", "'tis", "1st"])
def test_an_apostrophe_stands_only_where_it_is_needed(text: str) -> None:
    assert kept(text) == text
    assert plain(f"'{text}") == f"'{text}"


def test_the_file_of_an_older_version_is_read_as_before() -> None:
    # It wrote an apostrophe before formulas only.
    table = (
        "\ufefftipo;nombre;código;título;descripción;desde;hasta\r\n"
        "categoría;'=Oferta;'+c1;;;;\r\nagente;'90;007;;;;\r\nagente;''=1;''7;;;;\r\n"
    )
    assert entries_in(table.encode()) == [
        NamedDestination(Kind.CATEGORY, "=Oferta", "+c1"),
        NamedDestination(Kind.AGENT, "'90", "007"),
        NamedDestination(Kind.AGENT, "'=1", "''7"),
    ]


fragments: Sequence[bytes] = (
    *(b"tipo;nombre;codigo\n", b"agente;", b'"', b"\r", b"\n", b";", b",", b"sep=;\n", b"'", b"=1"),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"[", b"]", b"{", b"}", b'"kind":"agent"', b"\\ud800"),
    *(b"promocion;P;t;d;", b"31/12/2026", b"NaN", b"9" * 5000, b"\xe9", b"PK\x03\x04"),
)


@given(st.binary() | st.lists(st.sampled_from(fragments)).map(b"".join))
def test_no_bytes_do_any_harm(content: bytes) -> None:
    try:
        rows = catalogue_file.read(content)
    except NotACatalogueError:
        return
    assert all((row.entry is None) != (row.flaw is None) for row in rows)
