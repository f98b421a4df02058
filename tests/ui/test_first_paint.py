"""The first paint: what follows does not delay it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cammer_desktop import app
from cammer_desktop.assembly import Services
from cammer_desktop.ui.window import MainWindow


class Painted(QObject):
    """Notes what is painted, and that the window tells of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.noted: list[str] = []
        window.form.name.editor.installEventFilter(self)
        window.painted.connect(lambda: self.noted.append("told"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.noted.append("field")
        return super().eventFilter(watched, event)


def test_all_is_painted_before_more_is_loaded(
    qapp: QApplication, qtbot: QtBot, services: Services
) -> None:
    program = app.build(qapp, services)
    painted = Painted(program.window)
    program.window.show()
    qtbot.waitUntil(lambda: "told" in painted.noted)
    try:
        assert painted.noted[0] == "field"
        assert painted.noted.count("told") == 1
    finally:
        program.stop()
        program.window.hide()
        program.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
