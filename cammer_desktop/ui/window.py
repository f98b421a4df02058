"""The window: it makes its widgets and presenters, connects them, and knows when it is closed."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QWindow
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain.phone.countries import Country
from cammer_desktop.flow.background import Background
from cammer_desktop.flow.controllers import Controllers
from cammer_desktop.support.texts import _
from cammer_desktop.ui.catalogue.presenter import CataloguePresenter
from cammer_desktop.ui.help.presenter import HelpPresenter
from cammer_desktop.ui.layout import Parts, lay_out
from cammer_desktop.ui.ledger.panel import LedgerPanel
from cammer_desktop.ui.ledger.presenter import LedgerPresenter
from cammer_desktop.ui.rail import Entrance
from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.result.presenter import ResultPresenter
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.draft_presenter import DraftPresenter
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.intake_presenter import IntakePresenter
from cammer_desktop.ui.session.next_step import NextStep, Places
from cammer_desktop.ui.session.presenter import SessionPresenter
from cammer_desktop.ui.session.screen_pop_presenter import ScreenPopPresenter
from cammer_desktop.ui.session.suggestions_presenter import SuggestionsPresenter
from cammer_desktop.ui.settings.presenter import SettingsPresenter
from cammer_desktop.ui.widgets.accessible import as_window
from cammer_desktop.ui.widgets.actions import action_of, qactions_of
from cammer_desktop.ui.widgets.column import header_label
from cammer_desktop.ui.widgets.input_rules import InputRules
from cammer_desktop.ui.widgets.key_notes import KeyNotes
from cammer_desktop.ui.widgets.message_bar import MessageBar
from cammer_desktop.ui.widgets.offer_bar import OfferBar
from cammer_desktop.ui.widgets.question import Question
from cammer_desktop.ui.widgets.style import GRID

_SIZE = (148 * GRID, 84 * GRID)
_MIN_SIZE = (110 * GRID, 53 * GRID)


class MainWindow(QWidget):
    """One window for everything.

    `painted` is emitted once, when it is on the screen first, `closed` when nothing keeps it open.
    """

    painted = Signal()
    closed = Signal()
    accessible = as_window

    def __init__(
        self,
        controllers: Controllers,
        background: Background,
        load_countries: Callable[[], tuple[Country, ...]],
        now: Callable[[], datetime],
        *,
        sandbox: bool,
    ) -> None:
        """Take what the window works with.

        `load_countries` runs on a worker; `now` tells the time with its zone; with `sandbox`
        everything is for practice.
        """
        super().__init__()
        self.setWindowTitle("Cammer · Sandbox" if sandbox else "Cammer")
        self.resize(*_SIZE)
        self.setMinimumSize(*_MIN_SIZE)
        self._controllers, self._background = controllers, background
        self._load_countries, self._question = load_countries, Question(self)
        self._is_seen = self._is_loaded = self._agreed_to_close = False
        self._make_widgets(now, sandbox=sandbox)
        self._make_presenters()
        self._add_actions()
        self._lay_out(sandbox)
        InputRules(self)
        self.form.name.editor.setFocus()

    def _make_widgets(self, now: Callable[[], datetime], *, sandbox: bool) -> None:
        self.form = Form(self._controllers.settings.settings.region)
        self.action_bar = ActionBar()
        self.bar = MessageBar()
        self._offer = OfferBar(_("Recuperar"), _("Descartar"))
        self.result_panel = ResultPanel(self._offer, self._controllers.pictures)
        keys, ledger = action_of(SessionPresenter.create).shortcut, self._controllers.ledger
        self.ledger_panel = history = LedgerPanel(ledger, now, create_keys=keys, sandbox=sandbox)
        where = header_label(_("Nuevo enlace")), self.action_bar, KeyNotes()
        self._places = Places(*where, history.search, history.table)

    def _make_presenters(self) -> None:
        controllers, bar, question, form = self._controllers, self.bar, self._question, self.form
        result = ResultPresenter(self.result_panel, bar, controllers.ledger, controllers.hand_over)
        session = SessionPresenter(form, self.action_bar, bar, question, result, controllers)
        link, buttons, panel = controllers.link, self.action_bar, self.ledger_panel
        self._ledger_presenter = LedgerPresenter(panel, bar, question, session, result, controllers)
        self.draft_presenter = DraftPresenter(form, self._offer, session, controllers.drafts, link)
        self._suggestions = names = SuggestionsPresenter(form, controllers.catalogue, link)
        self._intake = IntakePresenter(form, buttons, bar, session, self, controllers.settings)
        self.screen_pops = ScreenPopPresenter(form, buttons, bar, session, self, controllers)
        self.catalogue_presenter = CataloguePresenter(self, bar, controllers.catalogue)
        self.settings_presenter = SettingsPresenter(self, bar, controllers, lambda: result.attempt)
        ways, rows = lambda: self.result_panel.row_actions, panel.table.actions
        self._help_presenter = HelpPresenter(self, ways, rows, controllers)
        steps = panel.first_steps
        steps.token_wanted.connect(self.settings_presenter.show_token)
        steps.practice_wanted.connect(controllers.program.practise)
        steps.heed(controllers.tokens, controllers.settings.address)
        names.save_wanted.connect(self.catalogue_presenter.save)
        form.edited.connect(self._ledger_presenter.show_current)
        self.result_panel.composed.connect(session.next_customer.on_typed)
        session.token_wanted.connect(self.settings_presenter.show_token)
        self.settings_presenter.token_kept.connect(session.on_token_kept)
        self.result_presenter, self.session_presenter = result, session
        self._next_step = NextStep(self._places, form, session, result)

    def _add_actions(self) -> None:
        """Make the keys work in the whole window; the help shows them in this order."""
        self.addActions(qactions_of(self.session_presenter))
        self.addActions(qactions_of(self.session_presenter.next_customer))
        self.addActions(self.result_presenter.actions)
        for owner in (
            self.draft_presenter,
            self.screen_pops,
            self._intake,
            self.form.phone,
            self.ledger_panel,
            self.form.destination,
            self.catalogue_presenter,
            self.settings_presenter,
            self._help_presenter,
        ):
            self.addActions(qactions_of(owner))

    def _lay_out(self, sandbox: bool) -> None:
        parts = Parts(self.form, self._places, self.bar, self.result_panel, self.ledger_panel)
        entrances = (
            Entrance("address-book", _("Catálogo"), self.catalogue_presenter.edit),
            Entrance("question", _("Ayuda"), self._help_presenter.show),
            Entrance("gear-six", _("Configuración"), self.settings_presenter.show),
        )
        self.columns = lay_out(self, parts, entrances, sandbox=sandbox)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on a key that nothing in the window has taken."""
        super().keyPressEvent(event)
        self.session_presenter.next_customer.on_key(event)

    @Slot()
    def load(self) -> None:
        """Load, off the GUI thread, what the first paint did not need."""
        self._is_loaded = True
        self._background.run(self._load_countries, self.use_countries, "numbering plans")
        self._controllers.start()
        self.ledger_panel.load()
        self.draft_presenter.load()

    @Slot(QWindow)
    def refresh(self, now: QWindow | None) -> None:
        """Read what other programs may have changed when the agent comes back to the window."""
        if self._is_loaded and now is not None and now is self.windowHandle():
            self._controllers.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Notice the first paint: once all is on the screen there is time for everything else."""
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once while a call is under way; agreed or asked to close again, close at once."""
        link = self._controllers.link
        if link.running and not (self._agreed_to_close or self._question.is_open):
            event.ignore()
            self._question.ask(
                _("Hay un enlace en camino. Si cierra ahora, puede crearse sin que usted lo vea."),
                _("Cerrar"),
                _("Esperar"),
                self._close_anyway,
            )
            return
        link.cancel()
        self.draft_presenter.finish()
        self._controllers.settings.finish()
        self.closed.emit()
        event.accept()

    def _close_anyway(self) -> None:
        self._agreed_to_close = True
        self.close()

    def use_countries(self, countries: Sequence[Country]) -> None:
        """Judge numbers from here on; these are the countries to choose from."""
        self.session_presenter.enable_validation(countries)
        self.settings_presenter.set_countries(countries)
