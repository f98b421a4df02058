"""How long a key keeps the GUI thread busy: the phone field in its form against a plain QLineEdit.

`python tests/benchmarks/keystroke.py [--rounds N]` types the same numbers into both in turn, in one
process, and prints medians and 99th percentiles. Aim: p99 under 2 ms. It also tells whether
geocoder, carrier or time-zone data of phonenumbers were imported: they must not be.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.domain.phone.countries import countries
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.widgets import style

NUMBERS: Final = (
    *("04141315854", "+5511987654321", "0057321123", "0445512345678", "+541123456789"),
    *("11 8765-4321", "+58 0414 131 5854", "0212 555 1234", "+1 809 555 1234", "573001234567"),
    *("005551987775977", "0414 1 131 5854", "0414 131 5854 ext 12"),
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
    form.enable_validation(countries(country_names()), ())
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
    ours: list[Key] = []
    bare: list[Key] = []
    for _round in range(rounds):
        bare += typed(plain)
        ours += typed(field)
    print(f"keys typed into each: {len(ours)}")
    for part in ("handled", "whole"):
        print(f"{part}: plain line edit {figures(bare, part)}; phone field {figures(ours, part)}")
    print("(handled: until the key's events are done; whole: with layout and paint; aim: 2 ms)")
    imported = [name for name in NEVER if name in sys.modules]
    print(f"imported though never needed: {', '.join(imported) or 'nothing'}")
    return 1 if imported else 0


@dataclass(frozen=True)
class Key:
    """The seconds of one key: until its events are done, and with layout and paint."""

    handled: float
    whole: float


def typed(field: QLineEdit) -> list[Key]:
    """Type every number and delete it again; return the times of each key."""
    times = []
    for number in NUMBERS:
        times += [timed(partial(QTest.keyClicks, field, char)) for char in number]
        while field.text():
            times.append(timed(partial(QTest.keyClick, field, Qt.Key.Key_Backspace)))
    return times


def timed(press: Callable[[], object]) -> Key:
    """Press a key and return its times."""
    start = perf_counter()
    press()
    handled = perf_counter() - start
    QApplication.processEvents()
    return Key(handled, perf_counter() - start)


def figures(keys: list[Key], part: str) -> str:
    """Return median and 99th percentile in milliseconds."""
    ordered = sorted(getattr(key, part) for key in keys)
    p99 = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return f"median {1000 * statistics.median(ordered):.2f} ms, p99 {1000 * p99:.2f} ms"


if __name__ == "__main__":
    sys.exit(main())
