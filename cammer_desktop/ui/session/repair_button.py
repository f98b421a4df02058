"""The button that uses another number in place of the one that was written."""

from PySide6.QtWidgets import QPushButton

from cammer_desktop.domain import phone, sentences
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.style import set_style_property


class RepairButton(QPushButton):
    """Hidden while there is nothing to ask."""

    def __init__(self, keys: str) -> None:
        """Take the keys that do the same, as people read them."""
        super().__init__()
        self._keys = keys
        self._asked: phone.Repair | None = None
        set_style_property(self, "role", "note-link")
        self.hide()

    @property
    def asked(self) -> phone.Repair | None:
        """The repair that is asked about, if one is."""
        return self._asked

    @property
    def question(self) -> str:
        """What is asked, and the keys that answer; empty if nothing is."""
        if self._asked is None:
            return ""
        question = sentences.of_question(self._asked)
        return _("{question} {keys} lo usa.").format(question=question, keys=self._keys)

    def ask(self, repair: phone.Repair | None) -> None:
        """Ask about a repair with its result, before it is used."""
        if repair != self._asked and repair is not None:
            number = repair.result.shown
            self.setText(_("Usar {number} · {keys}").format(number=number, keys=self._keys))
            why = sentences.of_repair(repair.kind)
            self.setToolTip(why)
            self.setAccessibleDescription(why)  # nobody is told of a changed tooltip
        self._asked = repair
        self.setVisible(repair is not None)
