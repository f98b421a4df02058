"""Starting the program with its window over a folder, as often as a test wants."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cammer_desktop import app
from cammer_desktop.assembly import make_services
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.ui.widgets.style import COLOURS
from tests.ui.agent import Agent


def take_sheet(qapp: QApplication) -> None:
    """Have a window made as at a start: under a sheet it takes twice as long."""
    qapp.setStyleSheet("")
    qapp.setProperty(COLOURS, None)


@contextmanager
def started(
    qapp: QApplication, qtbot: QtBot, folder: Path, *, is_loaded: bool = True
) -> Iterator[Agent]:
    """Start the program over a folder, as often as a test wants, and perhaps wait for the rest."""
    options = RunOptions(data_dir=folder, sandbox=True)
    store = settings_file(options)
    services = make_services(options, store, store.load(), None)
    take_sheet(qapp)
    program = app.build(qapp, services)
    program.window.show()
    agent = Agent(qtbot, program, services)
    try:
        if is_loaded:
            agent.waits_for_all()
        yield agent
    finally:
        program.window.close()
        program.stop()
        services.close()
        program.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
