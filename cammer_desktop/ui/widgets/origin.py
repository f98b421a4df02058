"""What came from outside into a field, until the agent has been at it: a sign, and a note."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.drop_edit import DropEdit
from cammer_desktop.ui.widgets.editors import Editor
from cammer_desktop.ui.widgets.mark import Mark
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID

_ROOM: Final = SIZES.small_icon + GRID


class Origin(QObject):
    """Whether a field holds what came from outside; `changed` is emitted when that is told anew.

    It does until the text is another one or the field was left once: then the agent has seen it.
    """

    changed = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._content: object = None
        self._mark: Mark | None = None
        self._is_told = self.is_outside = False

    @property
    def note(self) -> str:
        """What stands below a field that has nothing else to say."""
        return _("Vino de fuera; revise.") if self.is_outside else ""

    def told(self, text: str) -> str:
        """Return what the field says of itself, with where its text is from.

        While the agent types in it, it goes on saying so: each change would be heard.
        """
        note = _("Vino de fuera; revise.")
        return f"{note} {text}".strip() if self._is_told and note not in text else text

    def mark(self, content: object) -> None:
        """Take what is in the field for what came from outside."""
        self._content, self._is_told = content, True
        self._show(True)

    def forget(self) -> None:
        """Take what is in the field for the agent's own."""
        if self._is_told:
            self._is_told = False
            self._show(False)

    def note_content(self, content: object) -> None:
        """Take notice of what is in the field now: another content is the agent's."""
        if self.is_outside and content != self._content:
            self._is_told = self._editor.hasFocus()
            self._show(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the sign at the end of the field."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, is_outside: bool) -> None:
        self.is_outside = is_outside
        if self._mark is None:
            self._mark = self._made()
        self._mark.setVisible(is_outside)
        self._place()
        self.changed.emit()

    def _made(self) -> Mark:
        """Return the sign: few fields ever have one."""
        mark, editor = Mark(SIZES.small_icon, "arrow-square-in"), self._editor
        mark.setParent(editor)
        mark.setToolTip(_("Vino de fuera; revise."))
        if isinstance(editor, DropEdit):
            editor.hold(mark)
        else:
            editor.installEventFilter(self)
        if not isinstance(editor, QLineEdit):
            # For good: no line may be broken elsewhere because the sign goes.
            editor.setViewportMargins(0, 0, _ROOM, 0)
        return mark

    def _place(self) -> None:
        editor, mark = self._editor, self._mark
        if mark is None:
            return
        if isinstance(editor, DropEdit):
            editor.place()
            return
        if isinstance(editor, QLineEdit):
            editor.setTextMargins(0, 0, _ROOM if self.is_outside else 0, 0)
        above = (min(editor.height(), SIZES.field) - mark.height()) // 2
        mark.move(editor.width() - GRID - mark.width(), above)
