"""A version of PySide6 lost one reference to None at every void call, and aborted in the end."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from cammer_desktop.flow.background import Background


def drift() -> int:
    """Return by how much the references to None change over 1,000 rounds of void calls."""
    thing, timer, background = QObject(), QTimer(), Background()
    background.stop()

    def rounds(number: int) -> None:
        for _ in range(number):
            thing.setObjectName("x")
            thing.blockSignals(False)
            timer.setInterval(5)
            timer.stop()
            background.drop(1)
            QCoreApplication.processEvents()

    rounds(10)
    before = sys.getrefcount(None)
    rounds(1_000)
    return sys.getrefcount(None) - before


def test_references_to_none_do_not_drift_over_1000_void_calls(qapp: QCoreApplication) -> None:
    assert abs(drift()) < 100
