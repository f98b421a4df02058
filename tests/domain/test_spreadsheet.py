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
    assert [list(row) for row in spreadsheet.csv_rows(content)] == [["a"] * len(cells), cells]


@given(st.lists(texts, min_size=2))
def test_no_cell_begins_like_a_formula(cells: list[str]) -> None:
    written = [spreadsheet.csv_row(cells)]
    [row] = csv.reader(written, delimiter=";") if "\n" not in "".join(cells) else [[]]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_usual_delimiters_are_read(delimiter: str) -> None:
    rows = spreadsheet.csv_rows(f"tipo{delimiter}nombre\nagente{delimiter}Eva\n")
    assert [list(row) for row in rows] == [["tipo", "nombre"], ["agente", "Eva"]]


def test_what_is_no_csv_is_said() -> None:
    with pytest.raises(ValueError, match="CSV"):
        spreadsheet.csv_rows('a;"b"c\n')
