"""The link as text: it can be read, selected and copied, and no composed letter is lost at it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.style import set_style_property

_LINES = 3


class LinkText(QPlainTextEdit):
    """A link that cannot be changed; `composed` carries a text that an input method makes of keys.

    Qt gives no input method to what is read-only. Then of the two keys for "Á" only the second one
    would come, as "A".
    """

    composed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setAccessibleName(_("Enlace"))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        set_style_property(self, "role", "link")

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:
        """Return that an input method is wanted."""
        wanted = query == Qt.InputMethodQuery.ImEnabled
        return True if wanted else super().inputMethodQuery(query, *argument)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Pass on what was composed."""
        if event.commitString():
            self.composed.emit(event.commitString())
        event.accept()
