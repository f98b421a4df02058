"""Catalogues as files that people exchange: CSV for spreadsheets, JSON for programs.

The CSV has one table for all kinds, written with Spanish headings whatever the language, so that a
team has one form of it, and read with those of every language. What a spreadsheet would change has
an apostrophe in front, dates are in ISO 8601; what offices' programs make of it is read as well.
A template's subject and text stand where a promotion has title and description, so that only two
columns came behind those which older versions write and read.
"""

from cammer_desktop.domain.catalogue_file.days import day_of, typed_day_of
from cammer_desktop.domain.catalogue_file.reading import read
from cammer_desktop.domain.catalogue_file.records import Record, entry_of, record_of
from cammer_desktop.domain.catalogue_file.rows import (
    MAX_BYTES,
    MAX_ROWS,
    Doubt,
    FileFlaw,
    FileRow,
    NotACatalogueError,
)
from cammer_desktop.domain.catalogue_file.writing import to_csv, to_json

__all__ = [
    "MAX_BYTES",
    "MAX_ROWS",
    "Doubt",
    "FileFlaw",
    "FileRow",
    "NotACatalogueError",
    "Record",
    "day_of",
    "entry_of",
    "read",
    "record_of",
    "to_csv",
    "to_json",
    "typed_day_of",
]
