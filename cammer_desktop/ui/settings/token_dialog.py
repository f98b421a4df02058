"""The token of the address in use: enter, replace, forget; a stored one is never shown.

The dialog opens by itself when a token was refused, over the form of an agent who may be typing the
next customer: what does not look like a token is asked about, and Enter does not keep it.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.storage import Place, Storage
from cammer_desktop.domain.token import InvalidTokenError, Token, is_doubtful
from cammer_desktop.flow.secret_controller import SecretController
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets import aloud
from cammer_desktop.ui.widgets.actions import keyed
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.question import Question
from cammer_desktop.ui.widgets.style import GRID, set_style_property
from cammer_desktop.ui.widgets.voice import Voice


class TokenDialog(Dialog):
    """Keeps a token off the GUI thread.

    `kept` is emitted when one was kept, with the `Storage` that says where and whether the agent
    wants to go on with the link that waited for it.
    """

    kept = Signal(object, bool)

    def __init__(
        self, controller: SecretController, address: ApiAddress, reason: str, parent: QWidget
    ) -> None:
        """Take the controller, the address, and why a link waits for the token ("" if none)."""
        super().__init__(_("Token"), parent)
        self.setMinimumWidth(72 * GRID)  # the longest note is whole in its two lines
        self._controller = controller
        self._address = address
        self._goes_on = False
        self._question = Question(self)
        self._voice = Voice(self)
        self.setProperty(aloud.HEARD, reason)
        self._reason = QLabel(reason, self)
        self._place = QLabel(_("Buscando el token…"))
        for label in (self._reason, self._place):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._reason.setVisible(bool(reason))
        set_style_property(self._reason, "state", "warning")
        set_style_property(self._place, "role", "muted")
        editor = QLineEdit()
        editor.setEchoMode(QLineEdit.EchoMode.Password)
        editor.setPlaceholderText(_("Pegue aquí el token nuevo"))
        self._row = FieldRow(_("Token"), _("Token"), editor)
        self._row.hint.reserve_two_lines()
        self._save = KeyButton(_("Guardar"))
        self._save_and_create = KeyButton(_("Guardar y crear enlace"), parent=self)
        self._save_and_create.setVisible(bool(reason))
        self._forget = KeyButton(_("Olvidar…"))
        self._close = KeyButton(_("Cerrar"), keyed("{esc}"))
        self._assemble()
        self._connect()
        controller.locate(address)

    def _connect(self) -> None:
        first = self._save if self._save_and_create.isHidden() else self._save_and_create
        self.set_default(first)
        self._row.edited.connect(self._on_edited)
        self._save.clicked.connect(self._on_save)
        self._save_and_create.clicked.connect(self._on_save_and_create)
        self._forget.clicked.connect(self._on_forget)
        self._close.clicked.connect(self.reject)
        self._controller.located.connect(self._on_located)
        self._controller.kept.connect(self._on_kept)
        self._controller.forgotten.connect(self._on_forgotten)
        self._controller.failed.connect(self._on_failed)
        self._forget.setEnabled(False)

    @Slot()
    def _on_edited(self) -> None:
        self._row.show_hint("")

    @Slot()
    def _on_save(self) -> None:
        self._keep(goes_on=False)

    @Slot()
    def _on_save_and_create(self) -> None:
        self._keep(goes_on=True)

    def _keep(self, *, goes_on: bool) -> None:
        try:
            token = Token(self._row.text)
        except InvalidTokenError as error:
            self._row.show_problem(sentences.of_token_flaw(error.flaw))
            self._row.editor.setFocus()
            return
        keep = partial(self._start_keeping, token, goes_on=goes_on)
        if is_doubtful(token):
            text = sentences.of_doubtful_token()
            self._question.ask(text, _("Guardar igual"), _("Corregir"), keep, self._correct)
        else:
            keep()

    def _correct(self) -> None:
        # What is typed or pasted now takes the place of what was no token.
        self._row.editor.setFocus()
        self._row.editor.selectAll()

    def _start_keeping(self, token: Token, *, goes_on: bool) -> None:
        self._goes_on = goes_on
        self._wait(_("Guardando… Puede que el sistema pida su contraseña."))
        self._controller.keep(self._address, token)

    @Slot()
    def _on_forget(self) -> None:
        text = _("¿Olvidar el token de {origin}? Para crear enlaces habrá que pegarlo otra vez.")
        self._question.ask(
            text.format(origin=self._address.origin),
            _("Olvidar"),
            _("No olvidar"),
            self._start_forgetting,
        )

    def _start_forgetting(self) -> None:
        self._wait(_("Olvidando…"))
        self._controller.forget(self._address)

    def _wait(self, text: str) -> None:
        # A button that is disabled gives the focus away, perhaps to one that closes the dialog.
        self._row.editor.setFocus()
        self._tell(text)
        for button in (self._save, self._save_and_create, self._forget):
            button.setEnabled(False)

    def _tell(self, text: str) -> None:
        self._place.setText(text)
        self._voice.add(text)

    def _show_place(self, storage: Storage) -> None:
        self._stop_waiting()
        self._forget.setEnabled(storage.place is not Place.NOWHERE)
        self._tell(sentences.of_storage(storage))

    def _stop_waiting(self) -> None:
        for button in (self._save, self._save_and_create):
            button.setEnabled(True)

    @Slot(object)
    def _on_located(self, storage: Storage) -> None:
        self._show_place(storage)

    @Slot(object)
    def _on_kept(self, storage: Storage) -> None:
        self._show_place(storage)
        self._row.reset()
        self.kept.emit(storage, self._goes_on)
        self.accept()

    @Slot(object)
    def _on_forgotten(self, storage: Storage) -> None:
        self._show_place(storage)
        self._row.reset()
        if storage.place is not Place.NOWHERE:  # another one stands behind it
            self.kept.emit(storage, self._goes_on)
            self.accept()

    @Slot(object)
    def _on_failed(self, cause: Cause) -> None:
        self._stop_waiting()
        self._tell(sentences.of_vault_failure(cause))

    def _assemble(self) -> None:
        where = QLabel(_("Dirección: {origin}").format(origin=self._address.origin))
        where.setTextFormat(Qt.TextFormat.PlainText)
        grid = FieldGrid()
        column = QVBoxLayout()
        column.setSpacing(2 * GRID)
        column.addWidget(self._reason)
        column.addWidget(where)
        column.addLayout(grid)
        grid.add_row(self._row)
        column.addWidget(self._place)
        column.addStretch(1)
        saving = (self._save, self._save_and_create)
        self.fill(column, Footer(self._close, *saving, aside=[self._forget]))
        self._row.editor.setFocus()
