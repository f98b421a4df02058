"""The settings' presenter: the dialogs of settings and token, and a proxy's password."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.catalogue import Catalogue
from cammer_desktop.domain.ledger import LedgerError, LedgerFault
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.domain.storage import Storage
from cammer_desktop.domain.template_changes import TemplateChange, with_changes, would_lose
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import N_, _, ngettext
from cammer_desktop.ui.settings.edits import SettingsEdits
from cammer_desktop.ui.settings.example import example_of
from cammer_desktop.ui.widgets.actions import action
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from cammer_desktop.ui.widgets.question import Question
from cammer_desktop.ui.widgets.typed_on import TextTypedOn

if TYPE_CHECKING:
    from cammer_desktop.ui.settings.dialog import SettingsDialog


class _TemplatesEdit:
    """Makes changes of templates in the stored catalogue, all of them or none.

    `is_refused`: they would lose what another program has stored meanwhile. That can be told only
    where the catalogue is read again, which is off the GUI thread.
    """

    def __init__(self, changes: Sequence[TemplateChange]) -> None:
        self._changes = changes
        self.is_refused = False

    def __call__(self, stored: Catalogue) -> Catalogue:
        """Return the catalogue to store."""
        self.is_refused = would_lose(stored, self._changes)
        return stored if self.is_refused else with_changes(stored, self._changes)


class SettingsPresenter(QObject):
    """Connects the dialogs with their controllers.

    `token_kept` carries the `Storage` of a token, and whether the agent wants to go on with the
    link that waited for it. The dialogs are imported when they are opened: the first paint does
    not wait for them.
    """

    token_kept = Signal(object, bool)

    def __init__(
        self,
        window: QWidget,
        bar: MessageBar,
        controllers: Controllers,
        attempt: Callable[[], Attempt | None],
    ) -> None:
        """Take the window that the dialogs belong to, and what returns whose link it shows."""
        super().__init__()
        self._window = window
        self._bar = bar
        self._controllers = controllers
        self._attempt = attempt
        self.countries: Sequence[Country] = ()
        self._dialog: SettingsDialog | None = None
        controllers.ledger.over.connect(self._on_over)
        controllers.passwords.kept.connect(self._on_password_kept)
        controllers.passwords.failed.connect(self._on_password_failed)

    def set_countries(self, countries: Sequence[Country]) -> None:
        """Offer these countries to choose from."""
        if self._dialog is not None and not self.countries:
            self._dialog.offer(countries)
        self.countries = countries

    @action(N_("Abrir la configuración"), "Ctrl+,")
    def show(self) -> None:
        """Open the settings."""
        from cammer_desktop.ui.settings.dialog import SettingsDialog

        example = example_of(self._attempt())
        dialog = SettingsDialog(self._controllers, self.countries, example, self._window)
        dialog.token_wanted.connect(self.show_token)
        dialog.save_wanted.connect(self._on_save)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()
        TextTypedOn(dialog).begin()  # else it would change the first of them unseen

    @Slot()
    @Slot(str)
    def show_token(self, reason: str = "") -> None:
        """Open the token dialog; `reason` says why a link waits for it, "" if none does."""
        from cammer_desktop.ui.settings.token_dialog import TokenDialog

        controllers = self._controllers
        address = controllers.settings.address
        dialog = TokenDialog(controllers.tokens, address, reason, self._window)
        dialog.kept.connect(self.token_kept)
        dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None

    @Slot(object)
    def _on_save(self, edits: SettingsEdits) -> None:
        """Store what was edited, after a question if that deletes links from the history.

        The agent may close the dialog before that is done.
        """
        dialog = self._dialog
        days = edits.wanted.days_kept
        if days >= edits.seen.days_kept:
            self._store(dialog, edits)
            return
        failed = partial(self._on_count_failed, dialog)
        self._controllers.ledger.count_beyond(days, partial(self._ask, dialog, edits), failed)

    def _ask(self, dialog: "SettingsDialog | None", edits: SettingsEdits, number: int) -> None:
        """Ask if that many links may go; if not, all but the days is stored."""
        if not number:
            self._store(dialog, edits)
            return
        text = ngettext(
            "Guardar así borra ahora {n} enlace del historial de esta computadora. No se puede "
            "deshacer. «No borrar» deja los días como estaban y guarda lo demás.",
            "Guardar así borra ahora {n} enlaces del historial de esta computadora. No se puede "
            "deshacer. «No borrar» deja los días como estaban y guarda lo demás.",
            number,
        ).format(n=in_groups(number))
        above = dialog if dialog is not None and dialog is self._dialog else self._window
        kept = replace(edits.wanted, days_kept=edits.seen.days_kept)
        then = partial(self._store, dialog, edits)
        otherwise = partial(self._store, dialog, replace(edits, wanted=kept))
        Question(above).ask(text, _("Borrar"), _("No borrar"), then, otherwise)

    def _on_count_failed(self, dialog: "SettingsDialog | None", error: LedgerError) -> None:
        self._tell_failure(dialog, sentences.of_failed_count(error.fault))

    @Slot(object)
    def _on_over(self, fault: LedgerFault) -> None:
        """Take back why the settings were not saved: now they can be."""
        text = sentences.of_failed_count(fault)
        self._bar.withdraw(text)
        if self._dialog is not None:
            self._dialog.withdraw_failure(text)

    def _store(self, dialog: "SettingsDialog | None", edits: SettingsEdits) -> None:
        """Store the templates and then the settings: nothing, if the templates cannot be stored."""
        if edits.templates:
            change = _TemplatesEdit(edits.templates)
            then = partial(self._on_templates_stored, dialog, edits, change)
            failed = partial(self._on_templates_failed, dialog)
            self._controllers.catalogue.change(change, then, failed)
        else:
            self._store_settings(dialog, edits)

    def _on_templates_stored(
        self, dialog: "SettingsDialog | None", edits: SettingsEdits, change: _TemplatesEdit
    ) -> None:
        if not change.is_refused:
            self._store_settings(dialog, edits)
        elif dialog is not None and dialog is self._dialog:
            dialog.meet(self._controllers.catalogue.own.entries)
        else:
            text = _("No se guardó nada: otra ventana guardó antes otra versión de una plantilla.")
            self._bar.say(text, Mood.ERROR)

    def _store_settings(self, dialog: "SettingsDialog | None", edits: SettingsEdits) -> None:
        saved = partial(self._on_saved, dialog, edits)
        failed = partial(self._on_save_failed, dialog, edits)
        self._controllers.settings.change(edits.seen, edits.wanted, saved, failed)

    def _on_saved(self, dialog: "SettingsDialog | None", edits: SettingsEdits) -> None:
        if edits.password is not None:
            self._controllers.passwords.keep(*edits.password)
        if dialog is not None and dialog is self._dialog:
            dialog.accept()
        announce(self._window, _("Configuración guardada."))

    def _on_templates_failed(self, dialog: "SettingsDialog | None", error: OSError) -> None:
        text = _(
            "No se guardó nada: no se puede usar el archivo de las plantillas, catalogue.json "
            "({reason})."
        )
        self._tell_failure(dialog, text.format(reason=sentences.of_os_error(error)))

    def _on_save_failed(
        self, dialog: "SettingsDialog | None", edits: SettingsEdits, error: OSError
    ) -> None:
        text = _("No se pudo guardar la configuración ({reason}).")
        if edits.templates:
            text = _("Las plantillas quedaron guardadas; la configuración, no ({reason}).")
            if dialog is not None and dialog is self._dialog:
                dialog.follow(self._controllers.catalogue.own.entries)
        self._tell_failure(dialog, text.format(reason=sentences.of_os_error(error)))

    def _tell_failure(self, dialog: "SettingsDialog | None", text: str) -> None:
        if dialog is not None and dialog is self._dialog:
            dialog.show_failure(text)
        else:
            self._bar.say(text, Mood.ERROR)

    @Slot(object)
    def _on_password_kept(self, storage: Storage) -> None:
        """Warn if a proxy's password could only be kept in memory."""
        if not storage.lasts:
            text = _("La contraseña del proxy queda solo en la memoria, hasta cerrar el programa.")
            self._bar.say(text, Mood.WARNING)

    @Slot(object)
    def _on_password_failed(self, cause: Cause) -> None:
        self._bar.say(sentences.of_vault_failure(cause), Mood.WARNING)
