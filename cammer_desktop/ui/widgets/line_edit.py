"""A line edit that is heard by its name, whichever way the focus comes to it."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit

_CHOOSES_ALL: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class LineEdit(QLineEdit):
    """Its text is chosen and its caret moves only when screen readers were told of the focus.

    Of itself Qt does that before: to Orca (43) an editor whose caret moves has the focus already,
    and its name is not said. `focused` is emitted then, with whether all of the text was chosen.
    """

    focused = Signal(bool)
    _reason = Qt.FocusReason.NoFocusReason

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus, and leave the text alone until that was told."""
        self._reason = event.reason()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # The next that Qt does, behind what it tells screen readers.
            unique = Qt.ConnectionType.UniqueConnection
            application.focusObjectChanged.connect(self._on_told, unique)
        quiet = QFocusEvent(event.type(), Qt.FocusReason.OtherFocusReason)
        super().focusInEvent(quiet if self._reason in _CHOOSES_ALL else event)

    @Slot(QObject)
    def _on_told(self, _now: QObject) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusObjectChanged.disconnect(self._on_told)
        if self.hasFocus():
            chooses_all = self._reason in _CHOOSES_ALL
            if chooses_all and not self.hasSelectedText():
                self.selectAll()
            self.focused.emit(chooses_all)
