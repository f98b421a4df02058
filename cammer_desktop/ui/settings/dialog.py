"""The dialog that changes the settings: all of them, or none."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.catalogue import Entry
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.domain.template_edits import TemplateEdits
from cammer_desktop.flow.catalogue_controller import CatalogueController
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.services.message_service import built_in_template
from cammer_desktop.support.texts import _
from cammer_desktop.ui.settings.data import DataPage
from cammer_desktop.ui.settings.edits import SettingsEdits
from cammer_desktop.ui.settings.example import Example
from cammer_desktop.ui.settings.general import GeneralPage
from cammer_desktop.ui.settings.messages import MessagesPage
from cammer_desktop.ui.settings.network import NetworkPage
from cammer_desktop.ui.settings.page import Page, align
from cammer_desktop.ui.settings.unsaved_question import UnsavedQuestion
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.content_area import ContentArea
from cammer_desktop.ui.widgets.dialog import MARGIN, Dialog
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.notice import Notice
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.tabs import Tabs


class SettingsDialog(Dialog):
    """Changes the settings.

    `token_wanted` is emitted when the agent asks for the token, `save_wanted` with the
    `SettingsEdits` to store.
    """

    token_wanted = Signal()
    save_wanted = Signal(object)

    def __init__(
        self,
        controllers: Controllers,
        countries: Sequence[Country],
        example: Example,
        parent: QWidget,
    ) -> None:
        """Take the countries to choose from, and with whose link messages are shown."""
        super().__init__(_("Configuración"), parent)
        self.setMinimumWidth(80 * GRID)
        self._seen = controllers.settings.settings
        self._general = GeneralPage(controllers.settings, countries)
        edits = _template_edits(controllers.catalogue)
        self._messages = MessagesPage(self._seen, edits, example)
        check = controllers.connection_check
        self._network = NetworkPage(self._seen, check, self._address_in_use)
        self._data = DataPage(self._seen)
        self._general.token_wanted.connect(self.token_wanted)
        self._general.address_edited.connect(self._network.forget_check)
        self._tabs = Tabs()
        self._save = KeyButton(_("Guardar"))
        self._cancel = KeyButton("")
        self._is_saving = False
        self._failure = Notice(MARGIN, GRID // 2)
        align((self._general, self._messages, self._network, self._data))
        area = ContentArea(self._network)
        self._network.told.connect(area.reveal)
        self._tabs.addTab(ContentArea(self._general), _("&General"))
        self._tabs.addTab(ContentArea(self._messages), _("&Mensajes"))
        self._tabs.addTab(area, _("&Red"))
        self._tabs.addTab(ContentArea(self._data), _("&Datos"))
        self._assemble()

    def offer(self, countries: Sequence[Country]) -> None:
        """Offer these countries, which were not loaded when it was opened."""
        self._general.offer(countries)

    def reject(self) -> None:
        """Close without saving, after a question where templates would go with it."""
        if self._is_saving or not self._messages.has_unsaved:
            super().reject()
            return
        question = UnsavedQuestion(_("Hay plantillas sin guardar."), self)
        question.save_wanted.connect(self._on_save)
        question.drop_wanted.connect(self._on_drop)
        question.open()

    def meet(self, own: Iterable[Entry]) -> None:
        """Go to the template that cannot be stored because of what another program has stored."""
        self._set_saving(False)
        editor = self._messages.meet(own)
        self._tabs.setCurrentIndex(self._pages.index(self._messages))
        editor.setFocus()

    def follow(self, own: Iterable[Entry]) -> None:
        """Take in what is stored of the templates: what is, is not stored once more."""
        self._messages.meet(own)

    def show_failure(self, text: str) -> None:
        """Say why the settings could not be stored; the next Enter tries again."""
        self._set_saving(False)
        self._failure.show_text(text, "error")
        announce(self._save, text)
        self._save.setFocus()

    def withdraw_failure(self, text: str) -> None:
        """Say this no longer: it is not true any more."""
        if self._failure.label.text() == text:
            self._failure.show_text("")

    def _set_saving(self, is_saving: bool) -> None:
        # The button is not disabled: the focus would move to the one that drops the changes.
        self._is_saving = is_saving
        self._failure.show_text("")
        self._cancel.setText(_("Cerrar") if is_saving else _("Cancelar"))

    def _address_in_use(self) -> ApiAddress | None:
        return self._general.address

    @Slot()
    def _on_save(self) -> None:
        if self._is_saving:
            return
        settings = self._seen
        for number, page in enumerate(self._pages):
            applied = page.apply(settings)
            if isinstance(applied, QWidget):
                self._tabs.setCurrentIndex(number)
                applied.setFocus()
                return
            settings = applied
        self._set_saving(True)
        password, templates = self._network.password, self._messages.changes
        self.save_wanted.emit(SettingsEdits(self._seen, settings, password, templates))

    @Slot()
    def _on_drop(self) -> None:
        super().reject()

    @property
    def _pages(self) -> Sequence[Page]:
        return self._general, self._messages, self._network, self._data

    def _assemble(self) -> None:
        self._set_saving(False)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._failure)
        note = keyed(_("{enter} guarda · {esc} cierra sin guardar"))
        self.stack(content, Footer(self._cancel, self._save, note=note))
        self.set_default(self._save)
        self._general.setFocus()


def _template_edits(catalogue: CatalogueController) -> TemplateEdits:
    """Return all templates as they are now."""
    team = () if catalogue.team is None else catalogue.team.entries
    return TemplateEdits(catalogue.own.entries, team, map(built_in_template, MESSAGE_CHANNELS))
