"""The language: the system's, or one by the name that it has for itself."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support import texts
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.choice import Choice
from cammer_desktop.ui.widgets.note import Note


class LanguageChoice(QWidget):
    """A choice of every language that there are texts in; below it, why there is none to make."""

    def __init__(self, settings_controller: SettingsController) -> None:
        super().__init__()
        self.choice = Choice(_("Idioma"))
        self._kept = settings_controller.settings.language
        self._is_fixed = settings_controller.language_is_fixed
        self.choice.addItem(_("Como el sistema"), "")
        # One that is chosen stays, even where its texts are not here but in another version.
        for language in sorted({*texts.languages(), self._kept} - {""}, key=name_of):
            self.choice.addItem(name_of(language), language)
        shown = texts.language() if self._is_fixed else self._kept
        self.choice.setCurrentIndex(self.choice.findData(shown))
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
        return self._kept if self._is_fixed else str(self.choice.currentData())


def name_of(language: str) -> str:
    """Return what a language is called in it, with its country where the code has one."""
    locale = QLocale(language)
    country = QLocale.Country.AnyCountry
    alike = QLocale.matchingLocales(locale.language(), locale.script(), country)
    # Of itself Qt says "American English" and "español de España".
    names = [each.nativeLanguageName() for each in (locale, *alike) if each.nativeLanguageName()]
    name = min(names, key=len, default=language)
    name = name[:1].upper() + name[1:]
    return f"{name} ({locale.nativeTerritoryName()})" if "_" in language else name
