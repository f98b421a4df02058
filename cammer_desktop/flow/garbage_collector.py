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
_LONGEST_MS: Final = 64_000


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
    """Collects every second, as Python itself would; ever more rarely where nothing is new."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen = (0, 0, 0)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """From now on, collect only on the thread of this object, and then no more at all."""
        gc.disable()
        self._timer.start(_INTERVAL_MS)

    def keep_what_stands(self) -> None:
        """Go through nothing that there is now, until this stops.

        A whole collection would take the window's own objects and every module for a tenth of a
        second and more, again and again, and find that they are still needed.
        """
        gc.freeze()

    def stop(self) -> None:
        """Collect nothing more.

        Nor does Python: workers still end, or another window follows, and what of this one is left
        must not be destroyed on their threads. Who lives longer has to enable it again.
        """
        self._timer.stop()
        gc.unfreeze()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        count = gc.get_count()
        is_idle, self._seen = count == self._seen, count
        self._timer.setInterval(
            min(2 * self._timer.interval(), _LONGEST_MS) if is_idle else _INTERVAL_MS
        )
        for generation in (2, 1, 0):
            if count[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
