"""Intake: what was copied in another program fills in the form, once the agent agrees."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain.fields import CUSTOMER_FIELDS, Field
from cammer_desktop.domain.session import Draft
from cammer_desktop.flow.settings_controller import SettingsController
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.outside import mark, marks_of
from cammer_desktop.ui.session.presenter import SessionPresenter
from cammer_desktop.ui.widgets.actions import action, action_of
from cammer_desktop.ui.widgets.message_bar import MessageBar
from cammer_desktop.ui.widgets.typed_on import TextTypedOn

if TYPE_CHECKING:
    from cammer_desktop.domain.merging import Merged
    from cammer_desktop.ui.widgets.copied import NoText


class IntakePresenter(QObject):
    """Reads the clipboard on its key and at no other time, shows a preview, and fills in the form.

    Nothing is sent. All that it needs is imported then: the first paint does not wait for it.
    """

    def __init__(
        self,
        form: Form,
        buttons: ActionBar,
        bar: MessageBar,
        session: SessionPresenter,
        window: QWidget,
        settings: SettingsController,
    ) -> None:
        """Take the window that the preview belongs to."""
        super().__init__(window)
        buttons.connect_paste(self.paste)
        self._form, self._bar, self._session = form, bar, session
        self._settings, self._window = settings, window

    @action(N_("Pegar los datos del cliente"), "Ctrl+Shift+V")
    def paste(self) -> None:
        """Show what of the clipboard's text goes where; the form changes once that is agreed to."""
        if self._session.is_busy:
            return
        from cammer_desktop.domain.intake import IntakeFlaw, read
        from cammer_desktop.domain.sentences import intakes
        from cammer_desktop.ui.session.intake_dialog import IntakeDialog
        from cammer_desktop.ui.widgets.copied import NoText, copied_text

        text = copied_text()
        if isinstance(text, NoText):
            self._bar.say(_of_no_text(text))
            return
        region = self._region
        intake = read(text, region)
        if isinstance(intake, IntakeFlaw):
            self._bar.say(intakes.of_intake_flaw(intake))
        elif intake.is_empty:
            self._bar.say(_("No se encontró nombre, celular ni correo en lo copiado."))
        else:
            keys = action_of(self._session.next_customer.take_back).shortcut
            dialog = IntakeDialog(intake, self._draft, region, keys, self._window)
            dialog.agreed.connect(partial(self._fill, region))
            dialog.open()
            TextTypedOn(dialog).begin()  # a blank of what is typed on would agree unseen
            dialog.tell()

    @property
    def _region(self) -> str:
        """Where a new number is dialled: as chosen for it, or in the agent's own region."""
        phone = self._form.phone
        return self._settings.settings.region if phone.text else phone.dialled_in

    @property
    def _draft(self) -> Draft:
        """What would be lost of the form: nothing of a customer whose link was made."""
        draft = self._form.draft
        if self._session.may_be_replaced:
            return Draft.of({}, draft.region, draft.destination)
        return draft

    def _fill(self, region: str, merged: "Merged") -> None:
        customer = self._session.next_customer
        is_next = merged.is_another or self._session.may_be_replaced
        customer.fill(partial(self._put, merged, region), goes_on=not is_next)
        self._form.edited.emit()  # with the marks: the draft is kept with them
        told = _("Lleno con lo copiado. Revise antes de crear el enlace.")
        if customer.back_keys:
            text = _("{keys} vuelve a lo anterior.").format(keys=customer.back_keys)
            told = f"{told} {text}"
        self._bar.say(told)

    def _put(self, merged: "Merged", region: str) -> None:
        """Put in what is new, and move the focus to what the form lacks, or else to what came.

        Not to the button that creates: who presses Enter twice in the preview sends nothing.
        """
        form = self._form
        marks = marks_of(form.in_order)
        for field in merged.new:
            text = merged.texts[field]
            if field is Field.PHONE:
                form.phone.put(text, region)
            else:
                form.rows[field].set_text(text)
        came = [form.rows[field] for field in CUSTOMER_FIELDS if field in merged.new]
        for row in came:
            row.was_left = True
        first = next(iter([*form.wrong, *came]), form.name)
        first.editor.setFocus()
        both = zip(form.in_order, marks, strict=True)
        mark(form.in_order, [row in came or was_so for row, was_so in both])
        form.judge()


def _of_no_text(reason: "NoText") -> str:
    from cammer_desktop.ui.widgets.copied import NoText

    return {
        NoText.NOTHING: _("No hay nada copiado: copie los datos del cliente."),
        NoText.FILES: _("Lo copiado es un archivo: copie los datos como texto."),
        NoText.PICTURE: _("Lo copiado es una imagen: copie los datos como texto."),
    }[reason]
