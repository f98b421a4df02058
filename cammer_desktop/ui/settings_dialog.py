"""The settings: the API's address, the region, the look; and the way to the token."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.address import ApiAddress, InvalidAddressError
from cammer_desktop.domain.phone.countries import Country, ordered
from cammer_desktop.flow.preferences import Preferences
from cammer_desktop.support import texts
from cammer_desktop.support.texts import _
from cammer_desktop.ui.dialog import Dialog
from cammer_desktop.ui.field_row import FieldRow
from cammer_desktop.ui.style import GRID, mark


class SettingsDialog(Dialog):
    """Changes the settings; `token_wanted` is emitted when the agent asks for the token."""

    token_wanted = Signal()

    def __init__(
        self, preferences: Preferences, countries: Sequence[Country], parent: QWidget
    ) -> None:
        """Take the settings and the countries to choose from."""
        super().__init__(_("Configuración"), parent)
        self.setMinimumWidth(65 * GRID)
        self._preferences = preferences
        settings = preferences.settings
        self._address = FieldRow(_("Dirección de la &API"), _("Dirección de la API"), QLineEdit())
        self._address.set_text(preferences.address.base)
        self._address.edited.connect(self._on_edited)
        if preferences.address_is_fixed:
            self._address.editor.setEnabled(False)
            self._address.show_hint(_("Esta ejecución usa la dirección con la que se abrió."))
        self._region = QComboBox()
        self._region.setAccessibleName(_("País habitual"))
        language = texts.language()
        for country in ordered(countries, (settings.region,), language):
            self._region.addItem(f"{country.name(language)}  +{country.code}", country.region)
        if not countries:  # the numbering plans are still being loaded
            self._region.addItem(settings.region, settings.region)
        self._region.setCurrentIndex(max(0, self._region.findData(settings.region)))
        self._theme = QComboBox()
        self._theme.setAccessibleName(_("Aspecto"))
        for theme, text in (
            ("system", _("Como el sistema")),
            ("light", _("Claro")),
            ("dark", _("Oscuro")),
        ):
            self._theme.addItem(text, theme)
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._token = QPushButton(_("Token…"))
        self._token.setAutoDefault(False)
        self._token.clicked.connect(self.token_wanted)
        self._assemble()

    @Slot()
    def _on_edited(self) -> None:
        if self._address.was_left:
            self._check_address()

    def _check_address(self) -> bool:
        try:
            ApiAddress.parse(self._address.text)
        except InvalidAddressError:
            self._address.show_problem(sentences.of_address_flaw(self._address.text))
            return False
        self._address.show_hint("")
        return True

    @Slot()
    def _on_save(self) -> None:
        settings = self._preferences.settings
        if not self._preferences.address_is_fixed:
            if not self._check_address():
                self._address.editor.setFocus()
                return
            settings = replace(settings, api_url=ApiAddress.parse(self._address.text).base)
        region = str(self._region.currentData())
        theme = str(self._theme.currentData())
        try:
            self._preferences.change(replace(settings, region=region, theme=theme))
        except OSError as error:
            text = _("No se pudo guardar la configuración ({reason}).")
            self._address.show_hint(text.format(reason=error.strerror), "error")
            return
        self.accept()

    def _assemble(self) -> None:
        rows = QFormLayout()
        rows.setHorizontalSpacing(2 * GRID)
        rows.setVerticalSpacing(GRID)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        rows.addRow(self._address.label, self._address)
        rows.addRow(_("&País habitual"), self._region)
        rows.addRow(_("&Aspecto"), self._theme)
        rows.addRow(_("&Token"), self._token)
        buttons = QDialogButtonBox()
        save = buttons.addButton(_("Guardar"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancelar"), QDialogButtonBox.ButtonRole.RejectRole)
        save.setDefault(True)
        mark(save, "role", "primary")
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(rows)
        column.addStretch(1)
        column.addWidget(buttons)
