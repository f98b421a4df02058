"""Every controller of a run: made, started, refreshed and ended together."""

from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from cammer_desktop.assembly import make_services
from cammer_desktop.controllers import make_controllers
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.background import Background
from cammer_desktop.run_options import RunOptions, settings_file
from tests.flow.parts import MS


def test_they_read_what_is_there_and_end_with_the_window(
    data_directory: Path, qapp: QCoreApplication, qtbot: QtBot
) -> None:
    options = RunOptions(data_dir=data_directory, sandbox=True)
    services = make_services(options, settings_file(options), Settings(), None)
    background = Background()
    controllers = make_controllers(background, services)
    window = QObject()
    controllers.set_parent(window)
    assert {getattr(controllers, field.name).parent() for field in fields(controllers)} == {window}
    emptied: list[None] = []
    controllers.ledger.emptied.connect(lambda: emptied.append(None))
    controllers.start()
    qtbot.waitUntil(lambda: bool(emptied), timeout=MS)
    controllers.refresh()
    qtbot.waitUntil(lambda: not background._handlers, timeout=MS)
    background.stop()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    services.close()
