"""Completes the catalogue's names: by any part of them, or all of them with the down arrow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain.catalogue import Entry, Kind
from cammer_desktop.domain.offers import Offer, matching_offers
from cammer_desktop.support.folding import folded
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.drop_edit import DropEdit

if TYPE_CHECKING:
    from cammer_desktop.ui.session.name_list import NameList

_MOVING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAKING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_CLOSING: Final = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.ReadOnlyChange)
_SHIFTING: Final = (QEvent.Type.Move, QEvent.Type.Resize)
_ELSEWHERE: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class NameCompleter(QObject):
    """Offers names; `chosen` carries an entry, `opened` is emitted when all names are shown.

    `listed` is emitted when some are shown, `closed` when none are any more, `marked_changed` when
    another one is highlighted or none is, `entered` by Enter and Tab where nothing is taken.

    While names are shown, one of them is highlighted, and the keys stay the editor's. Enter and
    Tab, with whatever is held down beside them, take the highlighted one *before* they do what they
    do without a list: so a shortcut finds the entry in its place. Whatever moves the focus closes
    the list, and so does a click anywhere else.
    """

    chosen = Signal(object)
    marked_changed = Signal()
    opened = Signal()
    listed = Signal()
    closed = Signal()
    entered = Signal()

    def __init__(self, editor: DropEdit, kind: Kind) -> None:
        super().__init__(editor)
        self.held: str | None = None
        """The key of the entry that the field holds, which is highlighted among all."""
        self.marks_first = True
        """Whether one is highlighted among all where the field holds none: the keys take it."""
        self._editor = editor
        self._kind = kind
        self._offers: Sequence[Offer] = ()
        self._list: NameList | None = None
        editor.button.clicked.connect(self.show_all)
        editor.textEdited.connect(self._on_edited)
        editor.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether names are shown; then the highlighted one is what the keys take."""
        return self._list is not None and self._list.isVisible()

    @property
    def marked(self) -> Entry | None:
        """The highlighted entry, which the keys take; None without one."""
        if self._list is None or not self.is_open or not self._list.currentIndex().isValid():
            return None
        return self._list.highlighted.entry

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these names from here on, in this order."""
        self._offers = offers

    def choose(self, entry: Entry) -> None:
        """Choose an entry, as if it were taken from the list."""
        self.held = entry.key
        self.chosen.emit(entry)

    @Slot()
    def show_all(self) -> None:
        """Show every name of the kind, the last used ones first; or none, if they are shown."""
        if self.is_open:
            self._close()
        elif not self._editor.isReadOnly():
            self._editor.setFocus()
            self.opened.emit()
            self._show("")
            if not self.is_open:
                announce(self._editor, self._nothing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, take from it or close it, before anything else sees the event."""
        if watched is self._editor and isinstance(event, QKeyEvent):
            return self._handles(event)
        kind = event.type()
        if self._list is None or not self.is_open:
            pass
        elif watched is self._editor and kind in _CLOSING:
            self._close()
        elif watched in (self._editor, self._editor.window()) and kind in _SHIFTING:
            self._list.place()
        elif kind in _ELSEWHERE and isinstance(watched, QWidget):
            own = (self._editor, self._editor.button, self._list)
            if watched not in own and not self._list.isAncestorOf(watched):
                self._close()
        return super().eventFilter(watched, event)

    @property
    def _nothing(self) -> str:
        """What is said where there is nothing to show."""
        if self._offers:
            return _("El catálogo no tiene nada para este campo.")
        return _("El catálogo está vacío.")

    def _handles(self, event: QKeyEvent) -> bool:
        """Return whether a key is the list's alone."""
        key, is_press = event.key(), event.type() == QEvent.Type.KeyPress
        # The window's shortcuts are looked up after ShortcutOverride, and only then comes KeyPress.
        is_first = event.type() == QEvent.Type.ShortcutOverride
        if self._list is None or not self.is_open:
            opens = is_press and key == Qt.Key.Key_Down
            if opens:
                self.show_all()
            elif is_first and key in _TAKING:
                self.entered.emit()
            return opens
        if is_first and key in _TAKING:
            self._take()
        if key not in (*_MOVING, Qt.Key.Key_Escape):
            return False
        if is_first:
            event.accept()  # and no shortcut of the window acts
        elif is_press and key == Qt.Key.Key_Escape:
            self._close()
        elif is_press:
            QCoreApplication.sendEvent(self._list, event)
        return True

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self.held = None
        if text.strip():
            self._show(text)
        else:
            self._close()

    def _show(self, text: str) -> None:
        shown = matching_offers(self._offers, self._kind, text)
        is_whole = len(shown) == 1 and shown[0].name == " ".join(folded(text).split())
        if not shown or is_whole:  # nothing to complete
            self._close()
            return
        held = (row for row, offer in enumerate(shown) if offer.entry.key == self.held)
        first = 0 if text or self.marks_first else -1
        if self._list is None:
            self._list = self._made_list()
        self._list.open_with(shown, next(held, first) if self.held is not None else first)
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.listed.emit()
        self.marked_changed.emit()

    def _made_list(self) -> "NameList":
        from cammer_desktop.ui.session.name_list import NameList
        from cammer_desktop.ui.widgets.chosen_by_action import ChosenByAction

        made = NameList(self._editor)
        made.clicked.connect(self._take)
        ChosenByAction(made).chosen.connect(self._take)
        made.footer.pressed.connect(self._take)
        self._editor.button.opens(made.footer)
        made.selectionModel().currentChanged.connect(self._on_marked)
        return made

    @Slot()
    def _on_marked(self) -> None:
        if self.is_open:
            self.marked_changed.emit()

    def _close(self) -> None:
        if self._list is not None and self.is_open:
            QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self._list.hide()
            self.closed.emit()
            self.marked_changed.emit()

    @Slot()
    def _take(self) -> None:
        entry = self.marked
        self._close()
        if entry is None:
            self.entered.emit()
        else:
            self.choose(entry)
