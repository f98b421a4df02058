"""Entries of which a spreadsheet would make others, and their file as one has written it.

`files/spreadsheet.csv` is what LibreOffice 7.4.7 wrote of `to_csv(ENTRIES)` when it was told to
recognise numbers and dates, with the settings of Spain, Mexico, Brazil or the United States alike
(3082, 2058, 1046 or 1033 for LCID):

    soffice --headless --infilter="CSV:59,34,76,1,,LCID,false,true,false" \\
        --convert-to "csv:Text - txt - csv (StarCalc):59,34,76,1,,LCID,false,true,false" export.csv
"""

from datetime import date
from pathlib import Path
from typing import Final

from cammer_desktop.domain.catalogue import Entry, Kind, NamedDestination, Promotion

BY_SPREADSHEET: Final = Path(__file__).parent / "files" / "spreadsheet.csv"
CODES: Final = (
    *("007", "7", "0", "12345678901234567890", "12e5", "1E+19", "1/2", "3-4", "1.5", "1,5", ".5"),
    *("1.200.000", "1,200,000", "1 000", "TRUE", "falso", "VERDADERO", "Verdadeiro", "2026-12-31"),
    *("31/12/2026", "31.12.2026", "31 dic 2026", "31 dez 2026", "Dec 31, 2026", "mar-26", "ene-26"),
    *("2 mayo", "10:30", "10:30 am", "10pm", "5%", "20 %", "$5", "5 €", "R$ 5,00", "1 1/2", "(5)"),
    *("5-", "+7", "-5 %", "=1+1", "@a", "'007", "''=1", "'7", "Q1", "a7d3", "5 e 3", "1e400"),
    *("5f0c2a3e-1111-4222-8333-94aabbccddee", "O'Neill", "12abr", "a;b", 'a"b', "20261231"),
)
ENTRIES: Final[tuple[Entry, ...]] = (
    *(NamedDestination(Kind.AGENT, f"Eva {number}.ª", code) for number, code in enumerate(CODES)),
    *(NamedDestination(Kind.CATEGORY, code, f"c{number}x") for number, code in enumerate(CODES)),
    Promotion("10-12", "1e3", "-5 %", date(2026, 1, 2), date(2026, 12, 31)),
    Promotion("1/2", "20 % menos", "Hola {nombre}\nlínea 2\n- punto", None, date(2026, 3, 4)),
    Promotion("'90", "007", "1.5", date(2026, 5, 6)),
)
