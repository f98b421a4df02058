"""The memory of the window after 1,000 links, against itself after the first one."""

import itertools

import psutil
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cammer_desktop.app import Program
from cammer_desktop.domain.settings import Settings
from tests.benchmarks.given import Run
from tests.benchmarks.office import server_apart, wait, window_for
from tests.benchmarks.responsiveness import settle
from tests.benchmarks.rows import Row, at_most, millions
from tests.samples import SUCCESS
from tests.servers import http


def rows(run: Run) -> list[Row]:
    """Return the memory; the first links have everything loaded that links need."""
    many, process = run.many(1_000, 5), psutil.Process()
    held = []
    with server_apart(http(200, SUCCESS, "Content-Type: application/json"), tls=True) as address:
        settings = Settings(api_url=address.base)
        with window_for(address.base, settings) as (application, program):
            customers = itertools.count(1)
            for wanted in (1, many):
                for number in itertools.islice(customers, wanted):
                    make(application, program, number)
                settle(application, run.many(2_000, 200) / 1_000)
                held.append(process.memory_info().rss)
    first, last = held
    name = f"memory after {many:,} links made"
    return [
        Row(name, "MB", millions([last]), at_most(1.05), "after the first link", millions([first]))
    ]


def make(application: QApplication, program: Program, number: int) -> None:
    """Make the link of one customer more, each with a phone of its own."""
    window = program.window
    window.session_presenter.next_customer.begin()
    QTest.keyClicks(window.form.name.editor, f"Ana {number}")
    QTest.keyClicks(window.form.phone.editor, f"0414 131 {number:04}")
    window.session_presenter.create()
    assert program.controllers.link.running
    wait(application, lambda: not program.controllers.link.running)
    assert window.bar.text.startswith("Enlace creado"), window.bar.text
