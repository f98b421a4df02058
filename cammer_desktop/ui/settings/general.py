"""The settings that concern everyone: the API's address, region, language, theme, token."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.address import ApiAddress, InvalidAddressError
from cammer_desktop.domain.phone.countries import Country, ordered
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support import texts
from cammer_desktop.support.texts import _
from cammer_desktop.ui.settings.language_choice import LanguageChoice
from cammer_desktop.ui.settings.page import rows
from cammer_desktop.ui.widgets.choice import Choice
from cammer_desktop.ui.widgets.field_row import FieldRow


class GeneralPage(QWidget):
    """A page of the settings.

    `token_wanted` is emitted when the agent asks for the token, `address_edited` when the address
    is another one.
    """

    token_wanted = Signal()
    address_edited = Signal()

    def __init__(
        self, settings_controller: SettingsController, countries: Sequence[Country]
    ) -> None:
        """Take the settings and the countries to choose from."""
        super().__init__()
        settings = settings_controller.settings
        self._is_fixed = settings_controller.address_is_fixed
        self._address = FieldRow(_("Dirección de la &API"), _("Dirección de la API"), QLineEdit())
        self._address.set_text(settings_controller.address.base)
        self._address.edited.connect(self._on_edited)
        self._address.edited.connect(self.address_edited)
        if self._is_fixed:
            self._address.editor.setEnabled(False)
            self._address.show_hint(_("Se usa la dirección con que se abrió el programa."))
        self._region = Choice(_("País habitual"))
        self._region.addItem(settings.region, settings.region)
        self.offer(countries)
        self._theme = Choice(_("Aspecto"))
        for theme, text in (
            ("system", _("Como el sistema")),
            ("light", _("Claro")),
            ("dark", _("Oscuro")),
        ):
            self._theme.addItem(text, theme)
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._language = LanguageChoice(settings_controller)
        self._token = QPushButton(_("Token…"))
        self._token.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._token.clicked.connect(self.token_wanted)
        self._assemble()

    def offer(self, countries: Sequence[Country]) -> None:
        """Offer these countries behind the usual one: all of them, or none until they are loaded.

        That one stays chosen: until now there was no other.
        """
        usual, language = self._region.itemData(0), texts.language()
        for country in ordered(countries, (usual,), language):
            text = f"{country.name(language)}  +{country.code}"
            if country.region == usual:
                self._region.setItemText(0, text)
            else:
                self._region.addItem(text, country.region)

    @property
    def address(self) -> ApiAddress | None:
        """The address in the field, None if it is invalid."""
        try:
            return ApiAddress.parse(self._address.text)
        except InvalidAddressError:
            return None

    def apply(self, settings: Settings) -> Settings | QWidget:
        """Return the settings with the page's values, or the editor of an invalid one."""
        if not self._is_fixed:
            if not self._check_address():
                return self._address.editor
            settings = replace(settings, api_url=ApiAddress.parse(self._address.text).base)
        region, theme = str(self._region.currentData()), str(self._theme.currentData())
        language = self._language.language
        return replace(settings, region=region, theme=theme, language=language)

    @Slot()
    def _on_edited(self) -> None:
        if self._address.was_left:
            self._check_address()

    def _check_address(self) -> bool:
        if self.address is None:
            self._address.show_problem(sentences.of_address_flaw())
            return False
        self._address.show_hint("")
        return True

    def _assemble(self) -> None:
        layout = rows()
        layout.add_row(self._address)
        layout.add(_("&País habitual"), self._region)
        layout.add(_("&Idioma"), self._language).setBuddy(self._language.choice)
        layout.add(_("A&specto"), self._theme)
        layout.add(_("&Token"), self._token)
        layout.end()
        self.setLayout(layout)
        self.setFocusProxy(self._region if self._is_fixed else self._address.editor)
