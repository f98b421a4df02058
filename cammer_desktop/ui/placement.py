"""Where the window is: its place on the screens, kept for the next start, and in front."""

import contextlib
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from typing import Final

from PySide6.QtCore import QMargins, QObject, QRect, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from cammer_desktop.domain.place import Place
from cammer_desktop.domain.ports import PlaceStore
from cammer_desktop.support.waiting import in_background
from cammer_desktop.ui.columns import ColumnsView

# What a frame may take, before the first one was seen.
_FRAME: Final = (8, 40, 8, 8)
# The least size with its frame, where the screen has room for it.
_LEAST: Final = QSize(1024, 640)
# How long the end of the program waits for a slow disk, in seconds.
_LAST_SECONDS: Final = 0.5


class Placement(QObject):
    """The place of one window."""

    def __init__(self, window: QWidget, columns: ColumnsView, store: PlaceStore) -> None:
        super().__init__(window)
        self._window = window
        self._columns = columns
        self._store = store
        self._frame = _FRAME
        self._storing: Future[None] | None = None

    def restore(self) -> None:
        """Put the window, which is not shown yet, where it was, as far as there is a screen.

        At the first start it is in the middle, and no larger than fits.
        """
        self._put(self._store.load())

    def follow(self, other: "Placement") -> None:
        """Put the window, which is not shown yet, where another one is."""
        self._put(other._place)

    def _put(self, place: Place | None) -> None:
        window = self._window
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if place is not None:
            self._frame = place.frame
            form_and_result = (place.columns[0], place.columns[1]) if place.columns else None
            self._columns.choose(form_and_result, is_folded=place.is_folded)
        frame = QMargins(*self._frame)
        window.setMinimumSize(least_size(frame, screens))
        area = QRect(window.rect()) if place is None else QRect(*place.area)
        area.setSize(area.size().expandedTo(window.minimumSize()))
        if place is None:
            area.moveCenter(screens[0].center())
        window.setGeometry(fitted(area, frame, screens))
        if place is not None and place.is_maximized:
            window.setWindowState(Qt.WindowState.WindowMaximized)

    @Slot()
    def keep(self) -> None:
        """Begin to store where the window is; it is about to close."""
        self._storing = in_background(partial(self._store.keep, self._place), "window's place")

    def finish(self) -> None:
        """Wait a moment until it is stored; the program ends."""
        if self._storing is not None:
            with contextlib.suppress(OSError, TimeoutError):
                self._storing.result(_LAST_SECONDS)

    @Slot()
    def come_to_front(self) -> None:
        """Show the window in front of all others, with the dialog that is open above it."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        for each in (window, QApplication.activeModalWidget()):
            if each is not None:
                each.show()
                each.raise_()
                each.activateWindow()

    @property
    def _place(self) -> Place:
        window = self._window
        area, outer = window.geometry(), window.frameGeometry()
        if window.windowState() == Qt.WindowState.WindowNoState:
            # Maximized it has another frame, or none.
            left, top = area.left() - outer.left(), area.top() - outer.top()
            right, bottom = outer.right() - area.right(), outer.bottom() - area.bottom()
            self._frame = (left, top, right, bottom)
        else:
            area = window.normalGeometry()
        return Place(
            (area.x(), area.y(), area.width(), area.height()),
            self._frame,
            window.isMaximized(),
            self._columns.chosen or (),
            self._columns.is_wanted_folded,
        )


def least_size(frame: QMargins, screens: Sequence[QRect]) -> QSize:
    """Return how small a window may be made: it has to fit onto the smallest screen as well."""
    least = _LEAST
    for screen in screens:
        least = least.boundedTo(screen.size())
    return QRect(0, 0, least.width(), least.height()).marginsRemoved(frame).size()


def fitted(area: QRect, frame: QMargins, screens: Sequence[QRect]) -> QRect:
    """Return the area of a window, changed so that it is with its frame whole on one screen.

    That is the screen with most of it, or, in the middle, the first one if none has anything of it.
    """
    whole = area.marginsAdded(frame)
    screen = max(screens, key=lambda each: _common(each, whole))
    is_seen = _common(screen, whole) > 0
    whole.setSize(whole.size().boundedTo(screen.size()))
    if not is_seen:
        whole.moveCenter(screen.center())
    whole.moveRight(min(whole.right(), screen.right()))
    whole.moveBottom(min(whole.bottom(), screen.bottom()))
    whole.moveLeft(max(whole.left(), screen.left()))
    whole.moveTop(max(whole.top(), screen.top()))
    return whole.marginsRemoved(frame)


def _common(one: QRect, other: QRect) -> int:
    """Return how many pixels two areas have in common."""
    common = one.intersected(other)
    return max(0, common.width()) * max(0, common.height())
