"""The form's scroll area, for windows that are too low for it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.widgets.style import GRID


class FormArea(QScrollArea):
    """Shows the form, and keeps its focused field in view."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(form)

    @Slot(QWidget, QWidget)
    def keep_in_view(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to the focused widget, if it is in the form."""
        if now is not None and self._form.isAncestorOf(now):
            middle = now.mapTo(self._form, now.rect().center())
            # With a margin for the hint below it.
            self.ensureVisible(middle.x(), middle.y(), 0, now.height() // 2 + 4 * GRID)
