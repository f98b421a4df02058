"""How long a key keeps the GUI thread busy: the phone field in its form against a plain QLineEdit.

`python tests/benchmarks/keystroke.py [--rounds N]` types the same numbers into both in turn, in one
process, and prints the medians, the 99th percentiles and their ratio. Aim: p99 under 2 ms. It also
tells whether geocoder, carrier or time-zone data of phonenumbers were imported: they must not be.
"""

import argparse
import os
import statistics
import sys
from time import perf_counter
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.domain.phone.countries import countries
from cammer_desktop.ui import style
from cammer_desktop.ui.form import Form

NUMBERS: Final = (
    *("04141315854", "+5511987654321", "0057321123", "0445512345678", "+541123456789"),
    *("11 8765-4321", "+58 0414 131 5854", "0212 555 1234", "+1 809 555 1234", "573001234567"),
)
NEVER: Final = ("phonenumbers.geocoder", "phonenumbers.carrier", "phonenumbers.timezone")


def main() -> int:
    """Print the figures; return 1 if a module was imported that must not be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    application = QApplication(["keystroke"])
    application.setStyle("Fusion")
    style.apply(application, "light")
    form = Form("VE")
    form.go_live(countries(country_names()), ())
    plain = QLineEdit()
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(form)
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(scroll)
    column.addWidget(plain)
    window.resize(480, 720)
    window.show()
    field = form.phone.editor
    assert isinstance(field, QLineEdit)
    typed(field)  # the numbering plans of these countries are loaded once
    ours: list[float] = []
    bare: list[float] = []
    for _round in range(rounds):
        bare += typed(plain)
        ours += typed(field)
    print(f"keys typed into each: {len(ours)}")
    print(f"plain line edit: median {ms(bare, 50)} ms, p99 {ms(bare, 99)} ms")
    print(f"phone field:     median {ms(ours, 50)} ms, p99 {ms(ours, 99)} ms (aim: under 2 ms)")
    print(f"ratio of the medians: {statistics.median(ours) / statistics.median(bare):.1f}")
    imported = [name for name in NEVER if name in sys.modules]
    print(f"imported though never needed: {', '.join(imported) or 'nothing'}")
    return 1 if imported else 0


def typed(field: QLineEdit) -> list[float]:
    """Type every number and delete it again; return the seconds of each key."""
    times = []
    for number in NUMBERS:
        for char in number:
            start = perf_counter()
            QTest.keyClicks(field, char)
            QApplication.processEvents()  # layout and paint belong to the key
            times.append(perf_counter() - start)
        while field.text():
            start = perf_counter()
            QTest.keyClick(field, Qt.Key.Key_Backspace)
            QApplication.processEvents()
            times.append(perf_counter() - start)
    return times


def ms(times: list[float], percentile: int) -> str:
    """Return a percentile in milliseconds."""
    ordered = sorted(times)
    return f"{1000 * ordered[min(len(ordered) - 1, len(ordered) * percentile // 100)]:.2f}"


if __name__ == "__main__":
    sys.exit(main())
