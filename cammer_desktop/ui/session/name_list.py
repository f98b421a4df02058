"""The list of names below a field, which keeps the focus."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtWidgets import QLineEdit, QListView

from cammer_desktop.domain.catalogue import NamedDestination
from cammer_desktop.domain.offers import Offer
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.style import GRID

_Index = QModelIndex | QPersistentModelIndex
_MAX_SHOWN: Final = 10
_MIN_WIDTH: Final = 40 * GRID


class _Model(QAbstractListModel):
    """Offers of one kind, each with as many lines as the others."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(_parts(self.offers[index.row()]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(_parts(self.offers[index.row()]))
        return None


class NameList(QListView):
    """Offers to choose from, of which one is highlighted; shown above everything in the window.

    It is no window of its own: those take the keyboard away for a moment, in which a letter that is
    typed fast goes astray.
    """

    def __init__(self, editor: QLineEdit) -> None:
        super().__init__(editor)
        self.hide()
        self._editor = editor
        self._model = _Model(self)
        self.setModel(self._model)
        self.setUniformItemSizes(True)  # or it would ask for the texts of thousands
        self.setAccessibleName(_("Nombres del catálogo"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.clicked.connect(self._on_clicked)

    @property
    def highlighted(self) -> Offer:
        """The highlighted one of what is shown."""
        return self._model.offers[self.currentIndex().row()]

    def open_with(self, offers: Sequence[Offer], row: int) -> None:
        """Show these, at least one, and highlight the one of a row."""
        self._model.show(offers)
        self.place()
        self.show()
        self.raise_()
        self.setCurrentIndex(self._model.index(row))

    def place(self) -> None:
        """Take the room below the field or, if there is more, above it."""
        window, field = self._editor.window(), self._editor.rect()
        if self.parentWidget() is not window:
            self.setParent(window)
        top = self._editor.mapTo(window, field.topLeft())
        below = window.height() - top.y() - field.height()
        height = 2 * self.frameWidth() + sum(
            self.sizeHintForRow(row) for row in range(min(self._model.rowCount(), _MAX_SHOWN))
        )
        width = min(max(field.width(), _MIN_WIDTH), window.width() - top.x())
        if height <= below or below >= top.y():
            self.setGeometry(top.x(), top.y() + field.height(), width, min(height, below))
        else:
            height = min(height, top.y())
            self.setGeometry(top.x(), top.y() - height, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the second click of a double click: it was meant for the list, not what is below.

        It is the window's, since the focus has moved before a widget's own filters are asked.
        """
        if watched.isWindowType():
            if event.type() == QEvent.Type.MouseButtonRelease:
                watched.removeEventFilter(self)
            return event.type() == QEvent.Type.MouseButtonDblClick
        return super().eventFilter(watched, event)

    @Slot()
    def _on_clicked(self) -> None:
        self.window().windowHandle().installEventFilter(self)

    @Slot(QModelIndex)
    def _on_moved(self, current: QModelIndex) -> None:
        if current.isValid() and self.isVisible():
            text = ", ".join(_parts(self._model.offers[current.row()]))
            self._editor.setAccessibleDescription(_("Enter toma: {entry}").format(entry=text))
            announce(self._editor, text)


def _parts(offer: Offer) -> Sequence[str]:
    """Return what tells an offer from the others: its name, whose it is, and its code."""
    entry = offer.entry
    name = _("{name} · equipo").format(name=entry.name) if offer.is_team else entry.name
    return (name, entry.destination.code) if isinstance(entry, NamedDestination) else (name,)
