"""Cells that a spreadsheet shows and never runs."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.domain import spreadsheet

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+584141315854", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1"]
)
def test_what_begins_like_a_formula_is_written_with_an_apostrophe(cell: str) -> None:
    assert spreadsheet.safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ana", "O'Neill", "'tis", "a=1", "1+1"])
def test_what_does_not_is_written_as_it_is(cell: str) -> None:
    assert spreadsheet.safe(cell) == cell


@given(st.lists(texts, min_size=2, max_size=5))
def test_what_was_written_is_read_back(cells: list[str]) -> None:
    rows = spreadsheet.csv_row(["a"] * len(cells)) + spreadsheet.csv_row(cells)
    content = spreadsheet.BYTE_ORDER_MARK + rows
    assert read(content, ";") == [["a"] * len(cells), cells]


@given(st.lists(texts, min_size=2))
def test_no_cell_begins_like_a_formula(cells: list[str]) -> None:
    written = [spreadsheet.csv_row(cells)]
    [row] = csv.reader(written, delimiter=";") if "\n" not in "".join(cells) else [[]]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_usual_delimiters_are_read(delimiter: str) -> None:
    text = f'tipo{delimiter}nombre\nagente{delimiter}"Eva{delimiter} ""B"""\n'
    assert read(text, delimiter) == [["tipo", "nombre"], ["agente", f'Eva{delimiter} "B"']]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_programs_ends_of_lines_are_read(end: str) -> None:
    text = end.join(["a;b", '"1\r2\n3";4', "", "5;6"])
    assert read(text, ";") == [["a", "b"], ["1\r2\n3", "4"], [""], ["5", "6"]]


def test_a_lone_return_is_a_part_of_its_cell_where_lines_end_otherwise() -> None:
    assert read("a;b\r\n1\r2;3\r\n", ";") == [["a", "b"], ["1\r2", "3"]]


def test_a_bad_quote_costs_its_own_row() -> None:
    text = 'a;"b"c\n1;2\nd;"e\n3;"4"\n5;6" TV\n"7"  ;8\n9;"'
    assert read(text, ";") == [
        None,
        ["1", "2"],
        None,
        ["3", "4"],
        ["5", '6" TV'],
        ["7", "8"],
        None,
    ]


def test_more_cells_than_a_sheet_has_are_no_row() -> None:
    assert read(";" * 20_000 + "\na;b", ";") == [None, ["a", "b"]]


def read(text: str, delimiter: str) -> list[list[str] | None]:
    return [
        None if row is None else [spreadsheet.plain(cell) for cell in row]
        for row in spreadsheet.rows(text, delimiter)
    ]
