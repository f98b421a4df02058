"""How long a key keeps the GUI thread busy: the phone field in its form against a plain QLineEdit.

The same numbers are typed into both in turn, in one process. It fails if geocoder, carrier or
time-zone data of phonenumbers were imported: they must not be.
"""

import os
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
from tests.benchmarks.given import Run
from tests.benchmarks.rows import Aim, Of, Row, milliseconds, percentile

NUMBERS: Final = (
    *("04141315854", "+5511987654321", "0057321123", "0445512345678", "+541123456789"),
    *("11 8765-4321", "+58 0414 131 5854", "0212 555 1234", "+1 809 555 1234", "573001234567"),
    *("005551987775977", "0414 1 131 5854", "0414 131 5854 ext 12"),
)
NEVER: Final = ("phonenumbers.geocoder", "phonenumbers.carrier", "phonenumbers.timezone")


def rows(run: Run) -> list[Row]:
    """Return the keys' 99th percentiles: of each round's keys, with layout and paint, and without.

    Each round types every number and deletes it again.
    """
    application = QApplication(["keystroke"])
    application.setStyle("Fusion")
    style.apply(application, "light")
    form, plain = Form("VE"), QLineEdit()
    form.enable_validation(countries(country_names()), ())
    window = _window(form, plain)
    field = form.phone.editor
    assert isinstance(field, QLineEdit)
    typed(field)  # the numbering plans of these countries are loaded once
    rounds = [(typed(field), typed(plain)) for _round in range(run.many(20))]
    window.hide()
    assert not set(NEVER) & sys.modules.keys()
    return [
        _row("key in the phone field, layout and paint, p99", "whole", rounds),
        _row("the same, until its events are done, p99", "handled", rounds),
    ]


def _window(form: Form, plain: QLineEdit) -> QWidget:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(form)
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(scroll)
    column.addWidget(plain)
    window.resize(480, 720)
    window.show()
    return window


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


def _row(what: str, part: str, rounds: "list[tuple[list[Key], list[Key]]]") -> Row:
    ours, beside = (
        milliseconds([percentile([getattr(key, part) for key in keys], 99) for keys in each])
        for each in zip(*rounds, strict=True)
    )
    aims = (Aim(Of.TYPICAL, 2.0),) if part == "whole" else ()
    return Row(what, "ms", ours, aims, "plain QLineEdit", beside)
