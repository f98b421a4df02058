"""The window's three columns: form, result, history; in a narrow window the history is a rail.

Nothing in them moves for what comes or goes: only the window's size decides where things are.
"""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QSplitter, QWidget

from cammer_desktop.ui.rail import Rail
from cammer_desktop.ui.widgets.column import Column
from cammer_desktop.ui.widgets.sizes import SIZES, columns_of, density_of

# How narrow form, result and history may be dragged.
_LEAST: Final = (384, 320, 232)


class ColumnsView(QWidget):
    """Form, result and history side by side, as wide as the window's width tells or one drags them.

    `folded` carries whether the history is folded to the rail from here on, and whether there is
    room for it. Folded, it opens over the result, below that one's header, which tells what becomes
    of a link; it goes when the focus leaves it.
    """

    folded = Signal(bool, bool)

    def __init__(self, form: Column, result: Column, history: Column, rail: Rail) -> None:
        super().__init__()
        self._columns = (form, result, history)
        self._rail = rail
        self._is_wanted_folded = self._is_folded = False
        self._has_room = True
        self._chosen: tuple[int, int] | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("columns")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for number, column in enumerate(self._columns):
            # Not as its content wants it: a longer text must not make a column wider.
            column.setMinimumWidth(_LEAST[number])
            self._splitter.addWidget(column)
            self._splitter.setStretchFactor(number, number // 2)
        for column in self._columns:  # of itself a splitter puts each new one behind the others
            column.raise_()
        # Below that, on a large scale, the columns scroll sideways after the focus.
        self._splitter.setMinimumWidth(_LEAST[0] + _LEAST[1] + 1)
        self._splitter.splitterMoved.connect(self._on_dragged)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._area = self._scrolling(self._splitter)
        row.addWidget(self._area, 1)
        row.addWidget(rail)
        rail.setFixedWidth(SIZES.rail)
        rail.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @property
    def columns(self) -> tuple[Column, Column, Column]:
        """Form, result and history."""
        return self._columns

    @property
    def chosen(self) -> tuple[int, int] | None:
        """How wide form and result were dragged, None where they were not."""
        return self._chosen

    @property
    def is_wanted_folded(self) -> bool:
        """Whether the agent wants the history folded where there is room for it, too."""
        return self._is_wanted_folded

    @property
    def is_folded(self) -> bool:
        """Whether the history is folded to the rail, open over the result or not."""
        return self._is_folded

    def choose(self, chosen: tuple[int, int] | None, *, is_folded: bool) -> None:
        """Show the columns so wide, as far as there is room, and the history folded or not."""
        self._chosen, self._is_wanted_folded = chosen, is_folded
        self._arrange()

    @Slot()
    def fold(self) -> None:
        """Fold the history, or unfold it where there is room for it."""
        self._is_wanted_folded = not self._is_wanted_folded
        self._arrange()

    @Slot()
    def open_history(self) -> None:
        """Bring the history into view: folded, it is shown over the result."""
        history = self._columns[2]
        if self._is_folded and not history.isVisible():
            history.setGeometry(self._over_the_result())
            history.show()
            history.raise_()

    @Slot()
    def close_history(self) -> None:
        """Let the history be folded again, if it is open over the result."""
        if self._is_folded:
            self._columns[2].hide()

    @Slot()
    def show_result(self) -> None:
        """Bring the result into view, if the history covers it, with the focus there."""
        if self._is_folded:
            self._columns[1].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room as its height and its width tell."""
        super().resizeEvent(event)
        density = density_of(self.height())
        for each in (*self._columns, self._rail):
            each.set_density(density)
        self._arrange()

    def _scrolling(self, content: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _arrange(self) -> None:
        columns = columns_of(self.width())
        self._set_folded(self._is_wanted_folded, has_room=columns.result > 0)
        form, result = self._chosen or (columns.form, columns.result)
        room = self._splitter.width() - 2 * self._splitter.handleWidth()
        if self._is_folded:
            form = min(form, room - _LEAST[1])
            self._splitter.setSizes([form, room - form])
            self._columns[2].setGeometry(self._over_the_result())
            return
        if self._chosen:
            form = max(_LEAST[0], min(form, room - _LEAST[1] - _LEAST[2]))
            result = max(_LEAST[1], min(result, room - form - _LEAST[2]))
        self._splitter.setSizes([form, result, room - form - result])

    def _set_folded(self, is_wanted: bool, *, has_room: bool) -> None:
        before, is_folded = (self._is_folded, self._has_room), is_wanted or not has_room
        self._is_folded, self._has_room = is_folded, has_room
        if before != (is_folded, has_room):
            self.folded.emit(is_folded, has_room)
        if before[0] == is_folded:
            return
        history = self._columns[2]
        history.show_header(not is_folded)
        if is_folded:
            history.setParent(self)
            history.hide()
        else:
            self._splitter.addWidget(history)
            self._splitter.setStretchFactor(2, 1)
            history.show()
        self._rail.setVisible(is_folded)
        self._row.activate()

    def _over_the_result(self) -> QRect:
        result = self._columns[1]
        place = QRect(result.mapTo(self, QPoint(0, 0)), result.size())
        place.setTop(place.top() + result.below_header)
        seen = self._area.geometry()
        return place.intersected(seen) or seen

    @Slot()
    def _on_dragged(self) -> None:
        form, result, *_history = self._splitter.sizes()
        self._chosen = (form, result)

    @Slot(QWidget, QWidget)
    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Have the column with the focus in view; close the history if that leaves it."""
        *others, history = self._columns
        for column in others:
            if now is not None and column.isAncestorOf(now):
                self._area.ensureWidgetVisible(column, 0, 0)
        if before is None or now is None or not history.isAncestorOf(before):
            return
        if self.isAncestorOf(now) and not history.isAncestorOf(now):
            self.close_history()
