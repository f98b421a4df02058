"""Rows of a text: of a spreadsheet with its headings, of a form with its labels, or plain lines."""

from collections.abc import Iterator, Sequence
from typing import Final

from cammer_desktop.domain import spreadsheet
from cammer_desktop.domain.intake.label_words import Label
from cammer_desktop.domain.intake.labels import label_of
from cammer_desktop.domain.intake.names import Likeness, likeness
from cammer_desktop.domain.intake.pieces import Piece
from cammer_desktop.domain.spreadsheet import Cells
from cammer_desktop.support.patterns import regex

_TAB: Final = "\t"
_DELIMITERS: Final = (_TAB, ";", "|", ",")
_IN_FORM: Final = 2  # cells of a row: the label, the value
# A cell that holds the delimiter of its row.
_QUOTED: Final = regex(r"(?:\A|(?<=[,;|]))\"([^\",]+, ?[^\",]+)\"(?=[,;|]|\Z)")
_SURNAME_FIRST: Final = regex(r"\s*([^,]+), ?([^,]+?)\s*")


def pieces_of_rows(text: str) -> Iterator[Piece]:
    """Yield the cells of a text that hold anything, those of a plain text being its lines.

    Cells have the label of their heading, of the cell before them or of the line above them, if
    that is all that is there.
    """
    for delimiter in _DELIMITERS:
        rows = _rows(text, delimiter)
        if _are_headings(rows[0]) and rows[1:]:
            return _under_headings(rows)
    rows = _rows(text, _TAB) if _TAB in text else [[_plain(line)] for line in text.split("\n")]
    return _in_order(rows)


def _plain(line: str) -> str:
    """Return a line with the cells in it as they are said that are quoted for a name's comma."""
    if _QUOTED.fullmatch(line):  # no cell, but what somebody said
        return line
    return _QUOTED.sub(lambda found: _as_said(found[1], found[0]), line)


def _as_said(cell: str, otherwise: str) -> str:
    """Return a name as it is said whose surname stands first: Pérez, Ana.

    One of its parts is a single word: else they may be two persons, and what is given `otherwise`
    is returned.
    """
    found = _SURNAME_FIRST.fullmatch(cell)
    parts = found.groups() if found is not None else ()
    is_name = all(likeness(part) is Likeness.NAME for part in parts)
    is_one = any(" " not in part for part in parts)
    return " ".join(reversed(parts)) if is_name and is_one else otherwise


def _rows(text: str, delimiter: str) -> list[Cells]:
    """Return the rows of a text; one whose quotes do not fit keeps them."""
    lines = text.split("\n")
    if '"' not in text:
        return [line.split(delimiter) for line in lines]
    rows = list(spreadsheet.rows(text, delimiter))
    if None in rows:
        return [line.split(delimiter) for line in lines]
    return [row for row in rows if row is not None]


def _are_headings(cells: Sequence[str]) -> bool:
    """Tell whether cells are headings: two or more that are known, and nothing like a value."""
    known = [label for cell in cells if (label := label_of(cell)) is not None]
    return len(known) > 1 and not any(map(_is_value, cells))


def _is_value(cell: str) -> bool:
    return "@" in cell or sum(map(str.isdecimal, cell)) > 1


def _under_headings(rows: Sequence[Cells]) -> Iterator[Piece]:
    headings = rows[0]
    labels = [label_of(cell) or (Label.OTHER if cell.strip() else None) for cell in headings]
    for number, cells in enumerate(rows[1:], 2):
        for at, cell in enumerate(cells):
            if cell.strip():
                known = at < len(headings)
                label, said = (labels[at], headings[at].strip()) if known else (None, "")
                text = _as_said(cell, cell) if label is Label.NAME else cell
                yield Piece(text, number, label, said)


def _in_order(rows: Sequence[Cells]) -> Iterator[Piece]:
    """Yield cells whose labels stand before them or above them, or in them (see `pieces`)."""
    is_form = any(len(row) == _IN_FORM and label_of(row[0]) and row[1].strip() for row in rows)
    above: tuple[Label | None, str] = (None, "")
    for number, cells in enumerate(rows, 1):
        held = [cell for cell in cells if cell.strip()]
        if is_form and len(cells) == _IN_FORM and len(held) == _IN_FORM and not _is_value(held[0]):
            yield Piece(held[1], number, label_of(held[0]) or Label.OTHER, held[0].strip())
            continue
        for cell in held:
            label = label_of(cell)
            if label is not None:
                above = (label, cell.strip())
                continue
            yield Piece(cell, number, *above)
            above = (None, "")
