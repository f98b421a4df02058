"""What reading a catalogue file returns: its rows, or why it is none."""

from dataclasses import field
from enum import Enum
from typing import Final

from cammer_desktop.domain.catalogue import Entry, EntryFlaw
from cammer_desktop.support.records import dataclass

MAX_BYTES: Final = 50_000_000
"""The largest file that is read: 25,000 promotions of 1,900 letters each, as JSON.

An export beyond that can be read by other programs, but not by this one.
"""
MAX_ROWS: Final = 1_048_576
"""The most rows of a table, blank ones too: as many as a sheet of Excel has."""


class Doubt(Enum):
    """Why a row is not taken before a person has seen it."""

    NUMBER = "its code, or its name, may be a number that a spreadsheet made of another"
    DATE = "its code, or its name, may be a date that a spreadsheet made of another"
    DAY_OR_MONTH = "nothing tells which of two numbers is the month"
    LETTERS = "letters were lost"
    VARIABLE = "a template has a variable that there is not"
    SECOND_DEFAULT = "a row before is the default of its channel; it is read as not the default"


class FileFlaw(Enum):
    """Why a file is not a catalogue."""

    TOO_LARGE = "larger than any catalogue"
    EMPTY = "there is nothing in it"
    WORKBOOK = "a workbook of a spreadsheet, not a text"
    HEADINGS = "no row has the headings of a catalogue"
    NOT_A_CATALOGUE = "neither CSV nor JSON of a catalogue"


class NotACatalogueError(ValueError):
    """The file is not a catalogue at all; `row` is where its reading ended, if that is known.

    It is the row of a table, and the line of JSON.
    """

    def __init__(self, flaw: FileFlaw, row: int | None = None) -> None:
        super().__init__(flaw.value)
        self.flaw: Final = flaw
        self.row: Final = row


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of a file: an entry, with what is doubtful about it, or the flaw for which it is none.

    `number` is the one that a spreadsheet shows beside it; an entry of JSON is counted from 1.
    `name` is what a row with a flaw is called in the file, "" if that is not known.
    """

    number: int
    entry: Entry | None = None
    flaw: EntryFlaw | None = None
    doubts: tuple[Doubt, ...] = ()
    name: str = field(default="", compare=False)
