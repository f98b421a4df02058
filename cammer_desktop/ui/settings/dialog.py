"""The dialog that changes the settings: all of them, or none."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.flow.connection_check_controller import ConnectionCheckController
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support.texts import _
from cammer_desktop.ui.settings.data import DataPage
from cammer_desktop.ui.settings.general import GeneralPage
from cammer_desktop.ui.settings.network import NetworkPage
from cammer_desktop.ui.settings.page import Page
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class SettingsDialog(Dialog):
    """Changes the settings.

    `token_wanted` is emitted when the agent asks for the token, `password_given` with a proxy and
    the password to keep for it.
    """

    token_wanted = Signal()
    password_given = Signal(object, object)

    def __init__(
        self,
        settings_controller: SettingsController,
        countries: Sequence[Country],
        check: ConnectionCheckController,
        parent: QWidget,
    ) -> None:
        """Take the settings, the countries to choose from, and the controller of the check."""
        super().__init__(_("Configuración"), parent)
        self.setMinimumWidth(70 * GRID)
        self._settings_controller = settings_controller
        self._general = GeneralPage(settings_controller, countries)
        self._network = NetworkPage(settings_controller.settings, check, self._address_in_use)
        self._data = DataPage(settings_controller.settings)
        self._general.token_wanted.connect(self.token_wanted)
        self._tabs = QTabWidget()
        self._save = QPushButton(_("Guardar"))
        self._tabs.addTab(self._general, _("&General"))
        self._tabs.addTab(self._network, _("&Red"))
        self._tabs.addTab(self._data, _("&Datos"))
        self._is_closed = False
        self.finished.connect(self._on_finished)
        self._assemble()

    @Slot()
    def _on_finished(self) -> None:
        self._is_closed = True

    def _address_in_use(self) -> ApiAddress | None:
        return self._general.address

    @Slot()
    def _on_save(self) -> None:
        settings = self._settings_controller.settings
        pages: Sequence[Page] = (self._general, self._network, self._data)
        for number, page in enumerate(pages):
            applied = page.apply(settings)
            if isinstance(applied, QWidget):
                self._tabs.setCurrentIndex(number)
                applied.setFocus()
                return
            settings = applied
        self._save.setEnabled(False)
        self._settings_controller.change(settings, self._on_saved, self._on_failed)

    def _on_saved(self) -> None:
        if self._is_closed:
            return
        password = self._network.password
        if password is not None:
            self.password_given.emit(*password)
        self.accept()

    def _on_failed(self, error: OSError) -> None:
        if self._is_closed:
            return
        self._save.setEnabled(True)
        text = _("No se pudo guardar la configuración ({reason}).")
        self._tabs.setCurrentWidget(self._general)
        self._general.show_failure(text.format(reason=error.strerror))

    def _assemble(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancelar"), QDialogButtonBox.ButtonRole.RejectRole)
        self._save.setDefault(True)
        set_style_property(self._save, "role", "primary")
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self._tabs, 1)
        column.addWidget(buttons)
        self._general.setFocus()
