"""The language: the system's, or one by the name that it has for itself."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support import texts
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.choice import Choice
from cammer_desktop.ui.widgets.language_name import name_of
from cammer_desktop.ui.widgets.note import Note


class LanguageChoice(QWidget):
    """A choice of every language that there are texts in; below it, why there is none to make."""

    def __init__(self, settings_controller: SettingsController) -> None:
        super().__init__()
        self.choice = Choice(_("Idioma"))
        self._kept = settings_controller.settings.language
        self._is_fixed = settings_controller.language_is_fixed
        self.choice.addItem(_("Como el sistema"), "")
        for language in sorted(texts.languages(), key=name_of):
            self.choice.addItem(name_of(language), language)
        self._shown = texts.matching(self._kept) or ""
        if self._is_fixed:
            self._shown = texts.language()
        self.choice.setCurrentIndex(self.choice.findData(self._shown))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choice)
        note = Note(self.choice)
        column.addWidget(note)
        self.setFocusProxy(self.choice)
        if self._is_fixed:
            text = _("Esta ejecución usa el idioma con el que se abrió.")
            note.show_text(text, "")
            self.choice.setAccessibleDescription(text)
            self.choice.setEnabled(False)

    @property
    def language(self) -> str:
        """What is chosen, as the settings have it: "" for the system's."""
        chosen = str(self.choice.currentData())
        # What nobody changes stays as it is written: another version may have texts in it.
        return self._kept if chosen == self._shown else chosen
