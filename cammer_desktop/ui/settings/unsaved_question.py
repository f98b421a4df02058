"""The question before edits that were not saved are dropped."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets import aloud
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.question import QUESTION_WIDTH, asked
from cammer_desktop.ui.widgets.voice import Voice


class UnsavedQuestion(Dialog):
    """Emits `save_wanted` or `drop_wanted`; every other way of closing it goes back."""

    save_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        """Take what is said to be unsaved."""
        super().__init__(_("Cambios sin guardar"), parent)
        self.setMinimumWidth(QUESTION_WIDTH)
        self.setProperty(aloud.HEARD, text)
        drop, save = KeyButton(_("Descartar")), KeyButton(_("Guardar"))
        for button in (drop, save):
            button.leave_blanks()  # whoever types on has not read the question
        drop.clicked.connect(self._on_drop)
        save.clicked.connect(self._on_save)
        self.fill(asked(text), Footer(drop, save, note=keyed(_("{esc} vuelve sin cerrar"))))
        self.set_default(save)
        save.setFocus()
        Voice(self).say(text)

    @Slot()
    def _on_save(self) -> None:
        self.accept()
        self.save_wanted.emit()

    @Slot()
    def _on_drop(self) -> None:
        self.accept()
        self.drop_wanted.emit()
