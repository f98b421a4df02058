"""Completes the catalogue's names: by any part of them, or all of them with the down arrow."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QToolButton

from cammer_desktop.domain.catalogue import Kind, Offer, matching_offers
from cammer_desktop.support.folding import folded
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_MAX_SHOWN = 10


class NameCompleter(QObject):
    """Offers names; `chosen` carries an entry, `opened` is emitted when all names are shown."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, editor: QLineEdit, kind: Kind) -> None:
        super().__init__(editor)
        self._editor = editor
        self._kind = kind
        self._offers: Sequence[Offer] = ()
        self._shown: Sequence[Offer] = ()
        self._names = QStringListModel(self)
        self._list = QCompleter(self._names, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(_MAX_SHOWN)
        # Not set as the editor's completer: that would match prefixes only, and accents exactly.
        self._list.setWidget(editor)
        self._popup = QListView()
        self._popup.setAccessibleName(_("Nombres del catálogo"))
        self._list.setPopup(self._popup)
        by_index: Any = self._list.activated  # the stubs lack its overloads
        by_index[QModelIndex].connect(self._on_activated)
        editor.textEdited.connect(self._on_edited)
        editor.installEventFilter(self)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these names from here on, in this order."""
        self._offers = offers

    def button(self, name: str) -> QToolButton:
        """Return a button that shows all names; the down arrow in the field does the same."""
        button = QToolButton()
        # An arrow type and not a character: that would vary in height with the fallback font.
        button.setArrowType(Qt.ArrowType.DownArrow)
        button.setFixedSize(4 * GRID, 3 * GRID)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} (↓)")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.show_all)
        set_style_property(button, "role", "drop")
        return button

    @Slot()
    def show_all(self) -> None:
        """Show every name of the kind, the last used ones first."""
        if self._editor.isReadOnly():
            return
        self._editor.setFocus()
        self.opened.emit()
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show all names on the down arrow."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and not self._popup.isVisible()
        ):
            self.show_all()
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._show(text)
        else:
            self._popup.hide()

    def _show(self, text: str) -> None:
        self._shown = matching_offers(self._offers, self._kind, text)
        names = [folded(offer.entry.name) for offer in self._shown]
        if not names or names == [folded(text).strip()]:  # nothing to complete
            self._popup.hide()
            return
        self._names.setStringList([_label(offer) for offer in self._shown])
        self._list.complete()
        announce(self._editor, self._names.stringList()[0])

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        entry = self._shown[index.row()].entry
        self._editor.setText(entry.name)
        self.chosen.emit(entry)


def _label(offer: Offer) -> str:
    return _("{name} · equipo").format(name=offer.entry.name) if offer.is_team else offer.entry.name
