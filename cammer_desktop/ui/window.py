"""The window: it assembles its parts and binds the keys; what happens is the desk's.

The dialogs are imported where they are opened: the first paint does not wait for them.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent, QWindow
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.domain.storage import Storage
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.catalogue.presenter import CataloguePresenter
from cammer_desktop.ui.ledger.panel import LedgerPanel
from cammer_desktop.ui.ledger.presenter import LedgerPresenter
from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.draft_presenter import DraftPresenter
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.presenter import SessionPresenter, WindowParts
from cammer_desktop.ui.widgets.actions import action, attach, qactions_of
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood
from cammer_desktop.ui.widgets.offer_bar import OfferBar
from cammer_desktop.ui.widgets.question import Question
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_SIZE = (129 * GRID, 75 * GRID)
_MIN_SIZE = (100 * GRID, 60 * GRID)


class MainWindow(QWidget):
    """One window for everything; `painted` is emitted once, after it was seen first."""

    painted = Signal()

    def __init__(
        self,
        controllers: Controllers,
        background: Background,
        load_countries: Callable[[], tuple[Country, ...]],
        open_url: Callable[[str], bool],
        *,
        sandbox: bool,
    ) -> None:
        """Take the controllers, what loads the countries, and whether all is only for practice."""
        super().__init__()
        self.setWindowTitle("Cammer · Sandbox" if sandbox else "Cammer")
        self.resize(*_SIZE)
        self.setMinimumSize(*_MIN_SIZE)
        self._controllers = controllers
        self._background = background
        self._load_countries = load_countries
        self._countries: tuple[Country, ...] = ()
        self._seen = False
        self._agreed_to_close = False
        self.form = Form(controllers.settings.settings.region)
        self.actions_bar = ActionBar()
        self.bar = MessageBar()
        self.panel = ResultPanel()
        self.ledger = LedgerPanel(controllers.ledger)
        self._offer = OfferBar(_("Recuperar"), _("Descartar"))
        self._scroll = QScrollArea()
        self._question = Question(self)
        self._result = ResultPresenter(self.panel, self.bar, controllers.ledger, open_url)
        parts = WindowParts(
            self.form, self.actions_bar, self.bar, self._result, self.ledger, self._question
        )
        self.presenter = SessionPresenter(
            parts, controllers.link, controllers.settings, controllers.ledger
        )
        self._ledger_presenter = LedgerPresenter(
            parts, self.presenter, controllers.link, controllers.ledger, controllers.export
        )
        self._draft_presenter = DraftPresenter(
            self.form, self._offer, controllers.drafts, controllers.link
        )
        self.catalogue_presenter = CataloguePresenter(
            self.form, self.bar, controllers.catalogue, controllers.link
        )
        self._assemble(sandbox)
        self._add_actions()
        self.form.edited.connect(self._on_edited)
        self.presenter.token_wanted.connect(self._show_token)
        controllers.passwords.kept.connect(self._on_password_kept)
        controllers.passwords.failed.connect(self._on_password_failed)
        controllers.settings.changed.connect(self._on_settings_changed)
        self.form.name.editor.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        if not self.form.untouched:
            self._controllers.link.prepare(self._controllers.settings.address)

    @Slot()
    def load(self) -> None:
        """Load, off the GUI thread, what the first paint did not need."""
        self._background.run(self._load_countries, self._on_countries, "numbering plans")
        self._controllers.start()
        self.ledger.load()
        self._draft_presenter.load()

    @Slot(QWidget, QWidget)
    def keep_in_view(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll the form, where it has to scroll, to what has the focus."""
        if now is not None and self.form.isAncestorOf(now):
            middle = now.mapTo(self.form, now.rect().center())
            # Its hint as well, which stands below it.
            self._scroll.ensureVisible(middle.x(), middle.y(), 0, now.height() // 2 + 4 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Notice the first paint: from then on there is time for everything else."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    @Slot(QWindow)
    def look_again(self, now: QWindow | None) -> None:
        """Look again for what others have changed when the agent comes back to the window."""
        if self._seen and now is not None and now is self.windowHandle():
            self._controllers.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once while a call is under way; agreed or asked to close again, close at once."""
        if self._controllers.link.running and not (self._agreed_to_close or self._question.is_open):
            event.ignore()
            self._question.ask(
                _("Hay un enlace en camino. Si cierra ahora, puede crearse sin que usted lo vea."),
                _("Cerrar"),
                _("Esperar"),
                self._close_anyway,
            )
            return
        self._draft_presenter.finish()
        self._controllers.link.cancel()
        event.accept()

    def _close_anyway(self) -> None:
        self._agreed_to_close = True
        self.close()

    def _on_countries(self, countries: tuple[Country, ...]) -> None:
        self._countries = countries
        self.form.enable_validation(countries, self._controllers.settings.recent_regions)

    @Slot()
    def _on_settings_changed(self) -> None:
        self.form.use_region(self._controllers.settings.settings.region)
        self.form.phone.set_recent(self._controllers.settings.recent_regions)

    @Slot(object)
    def _on_password_kept(self, storage: Storage) -> None:
        """Say where a proxy's password is, if it is not where it was meant to be."""
        if not storage.lasts:
            text = _("La contraseña del proxy queda solo en la memoria, hasta cerrar el programa.")
            self.bar.say(text, Mood.WARNING)

    @Slot(object)
    def _on_password_failed(self, cause: Cause) -> None:
        self.bar.say(sentences.of_vault_failure(cause), Mood.WARNING)

    @Slot(str)
    def _show_token(self, reason: str = "") -> None:
        from cammer_desktop.ui.settings.token_dialog import TokenDialog

        dialog = TokenDialog(
            self._controllers.tokens, self._controllers.settings.address, reason, self
        )
        dialog.kept.connect(self.presenter.on_token_kept)
        dialog.open()

    @action(N_("Abrir la configuración"), "Ctrl+,")
    def show_settings(self) -> None:
        """Open the settings."""
        from cammer_desktop.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(
            self._controllers.settings, self._countries, self._controllers.connection_check, self
        )
        dialog.token_wanted.connect(self._show_token)
        dialog.password_given.connect(self._controllers.passwords.keep)
        dialog.open()

    @action(N_("Mostrar esta ayuda"), "F1")
    def show_help(self) -> None:
        """Show every shortcut."""
        from cammer_desktop.ui.help_dialog import HelpDialog

        HelpDialog(self).open()

    def _add_actions(self) -> None:
        """Make the keys work in the whole window; the help shows them in this order."""
        self.addActions(qactions_of(self.presenter))
        self.addActions(self._result.actions)
        for owner in (
            self.form.phone,
            self.ledger,
            self.form.destination,
            self.catalogue_presenter,
            self,
        ):
            self.addActions(qactions_of(owner))

    def _assemble(self, sandbox: bool) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.form)
        left.addWidget(self._scroll, 1)
        left.addWidget(self.actions_bar)
        right = QVBoxLayout()
        right.setContentsMargins(2 * GRID, 12, 2 * GRID, 2 * GRID)
        right.setSpacing(GRID)
        right.addWidget(_heading(_("ENLACE")))
        right.addWidget(self.panel)
        right.addWidget(_line(QFrame.Shape.HLine))
        right.addWidget(self.ledger, 1)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addLayout(left, 5)
        both.addWidget(_line(QFrame.Shape.VLine))
        both.addLayout(right, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header(sandbox))
        column.addWidget(_line(QFrame.Shape.HLine, "strip" if sandbox else "line"))
        column.addWidget(self._offer)
        column.addLayout(both, 1)

    def _header(self, sandbox: bool) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        header.setSpacing(GRID)
        self.bar.setMinimumHeight(4 * GRID)
        header.addWidget(self.bar, 1)
        if sandbox:
            badge = QLabel(_("SANDBOX · enlaces de práctica"))
            set_style_property(badge, "role", "badge")
            header.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        for text, name, method in (
            ("☰", _("Catálogo"), self.catalogue_presenter.edit),
            ("?", _("Ayuda"), self.show_help),
            ("⚙", _("Configuración"), self.show_settings),
        ):
            button = QToolButton()
            button.setText(text)
            button.setAccessibleName(name)
            attach(button, method)
            set_style_property(button, "role", "flat")
            header.addWidget(button)
        return header


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    set_style_property(label, "role", "heading")
    return label


def _line(shape: QFrame.Shape, role: str = "line") -> QFrame:
    line = QFrame()
    thickness = 4 if role == "strip" else 1
    if shape is QFrame.Shape.HLine:
        line.setFixedHeight(thickness)
    else:
        line.setFixedWidth(thickness)
    set_style_property(line, "role", role)
    return line
