"""What blocks the start is said before there is a window; Enter tries again, Esc gives up."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cammer_desktop.ui.blocked_start import is_to_be_tried_again


@pytest.mark.parametrize(("key", "again"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_enter_tries_again_and_esc_gives_up(qapp: QApplication, key: Qt.Key, again: bool) -> None:
    seen = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        seen.append(dialog.windowTitle())
        seen.extend(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())
        QTest.keyClick(dialog, key)

    QTimer.singleShot(0, answer)
    assert is_to_be_tried_again("Otro programa lo tiene abierto.") is again
    assert seen == ["Cammer", "Otro programa lo tiene abierto."]
