"""Python's garbage collection, on the GUI thread only.

Python collects cycles on whichever thread happens to allocate. Closed dialogs and their models are
such cycles, and a Qt object that is destroyed on a worker's thread crashes the process.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL_MS: Final = 1000


@contextmanager
def without_collecting() -> Iterator[None]:
    """Collect nothing meanwhile: Qt goes through all widgets, and none of them may be destroyed."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


class GarbageCollector(QObject):
    """Collects every second, as much as Python itself would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """From now on, collect only on the thread of this object, and then no more at all."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Collect nothing more.

        Nor does Python: workers still end, or another window follows, and what of this one is left
        must not be destroyed on their threads. Who lives longer has to enable it again.
        """
        self._timer.stop()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
