"""Every dialog is of one family, and stays whole on the smallest screen and with longer texts."""

import importlib
import math
import pkgutil
from collections.abc import Callable
from datetime import date
from gettext import NullTranslations
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QTabWidget,
    QWidget,
)

from cammer_desktop import ui
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.intake import Intake, read
from cammer_desktop.domain.ledger import Query
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support import texts
from cammer_desktop.ui.catalogue.dialog import CatalogueDialog
from cammer_desktop.ui.catalogue.entry_dialog import EntryDialog
from cammer_desktop.ui.catalogue.import_dialog import ImportDialog
from cammer_desktop.ui.catalogue.telling_dialog import TellingDialog
from cammer_desktop.ui.help.about import AboutPage
from cammer_desktop.ui.help.dialog import HelpDialog
from cammer_desktop.ui.help.keys import KeysPage
from cammer_desktop.ui.ledger.day_dialog import DayDialog
from cammer_desktop.ui.ledger.export_dialog import ExportDialog
from cammer_desktop.ui.result.message_dialog import MessageDialog
from cammer_desktop.ui.result.qr_dialog import QrDialog
from cammer_desktop.ui.result.voice_dialog import VoiceDialog
from cammer_desktop.ui.session.intake_dialog import IntakeDialog
from cammer_desktop.ui.settings.dialog import SettingsDialog
from cammer_desktop.ui.settings.example import example_of
from cammer_desktop.ui.settings.token_dialog import TokenDialog
from cammer_desktop.ui.settings.unsaved_question import UnsavedQuestion
from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.question import QuestionDialog
from cammer_desktop.ui.widgets.report_dialog import ReportDialog
from cammer_desktop.ui.widgets.sizes import SIZES
from tests.ledgers import attempt
from tests.ui.agent import Agent, name_of
from tests.ui.heard_flaws import unheard
from tests.ui.layouts import flaws, in_view

LINK = "https://widgetapp.ocularsolution.com/session/" + "a" * 105
COMPANY = "Distribuidora de Repuestos y Servicios Automotrices del Centro, C.A. " * 4
SMALLEST = (911, 432)  # 1366x768 at 144 dpi, less the taskbar


def settings(agent: Agent, page: int) -> Dialog:
    dialog = SettingsDialog(agent.controllers, [], example_of(None), agent.window)
    [tabs] = dialog.findChildren(QTabWidget)
    tabs.setCurrentIndex(page)
    return dialog


def token(agent: Agent, reason: str) -> Dialog:
    controllers = agent.controllers
    return TokenDialog(controllers.tokens, controllers.settings.address, reason, agent.window)


def entry(agent: Agent, kind: Kind) -> Dialog:
    return EntryDialog(kind, None, agent.controllers.catalogue, agent.window)


def imports(agent: Agent) -> Dialog:
    path = agent.data_directory / "nuevo.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("tipo;nombre;código\nagente;Luis;a78\nagente;Eva;1,5E+12\n", "utf-8")
    return ImportDialog(path, agent.controllers.catalogue, agent.window)


def message(agent: Agent, channel: Channel) -> Dialog:
    made = attempt(0, Created(LINK))
    messages = agent.controllers.hand_over.messages
    return MessageDialog(channel, made, messages, agent.window)


def helps(agent: Agent) -> HelpDialog:
    controllers, window = agent.controllers, agent.window
    ways, rows = window.result_panel.row_actions, window.ledger_panel.table.actions()
    keys = KeysPage(window.actions(), ways, rows)
    address = controllers.settings.address
    return HelpDialog(window, keys, AboutPage(controllers.tokens, address, controllers.program))


def intake(agent: Agent, text: str) -> Dialog:
    found = read(text, "VE")
    assert isinstance(found, Intake)
    return IntakeDialog(found, agent.window.form.draft, "VE", "Ctrl+Z", agent.window)


def intake_over_draft(agent: Agent) -> Dialog:
    agent.fills_in("Eva " + "Gómez " * 20)
    agent.writes("Correo", f"{'eva' * 30}@example.com")
    return intake(agent, "Ana Pérez\n0424 555 1212, 0414 131 5855\nVentas\nabc@x.com " + COMPANY)


DIALOGS: dict[str, Callable[[Agent], Dialog]] = {
    "settings, general": lambda agent: settings(agent, 0),
    "settings, messages": lambda agent: settings(agent, 1),
    "settings, network": lambda agent: settings(agent, 2),
    "settings, data": lambda agent: settings(agent, 3),
    "token": lambda agent: token(agent, ""),
    "token that is waited for": lambda agent: token(agent, "Falta el token. " * 6),
    "catalogue": lambda agent: CatalogueDialog(agent.controllers.catalogue, agent.window),
    "category": lambda agent: entry(agent, Kind.CATEGORY),
    "promotion": lambda agent: entry(agent, Kind.PROMOTION),
    "template": lambda agent: entry(agent, Kind.TEMPLATE),
    "import": imports,
    "message": lambda agent: message(agent, Channel.SMS),
    "email": lambda agent: message(agent, Channel.EMAIL),
    "intake": lambda agent: intake(agent, "Ana Pérez 0424 555 1212 ana@example.com"),
    "intake over a draft": intake_over_draft,
    "export": lambda agent: ExportDialog(Query(), agent.window),
    "day": lambda agent: DayDialog(date(2026, 12, 31), agent.window),
    "help": lambda agent: helps(agent),
    "report": lambda agent: ReportDialog("Mensaje", "Qué pasó.", "línea\n" * 60, agent.window),
    "large QR": lambda agent: QrDialog(
        "Abraham " * 40, LINK, agent.controllers.pictures, agent.window
    ),
    "large QR of no size": lambda agent: QrDialog(
        "Abraham", LINK * 40, agent.controllers.pictures, agent.window
    ),
    "voice": lambda agent: VoiceDialog("Abraham " * 40, LINK, agent.window),
    "question": lambda agent: QuestionDialog("¿Enviarlo así? " * 20, "Sí", "No", agent.window),
    "unsaved": lambda agent: UnsavedQuestion("Hay plantillas. " * 20, agent.window),
}


class _Longer(NullTranslations):
    """Texts that are 40 % longer than the Spanish ones."""

    def gettext(self, message: str) -> str:
        return message + ("mwm n " * len(message))[: math.ceil(len(message) * 0.4)]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(params=["Spanish", "longer"])
def _texts(request: pytest.FixtureRequest, agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "longer":
        monkeypatch.setattr(texts, "_current", _Longer())


@pytest.fixture
def _smallest_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, *SMALLEST))


def opened(agent: Agent, name: str) -> Dialog:
    dialog = DIALOGS[name](agent)
    dialog.open()
    agent.waits_for_dialog()
    if isinstance(dialog, ImportDialog):  # whose rows come when they are read
        [rows] = dialog.findChildren(QTableView)
        agent.waits_until(rows.isVisible)
    return dialog


@pytest.mark.parametrize("name", DIALOGS)
def test_each_control_has_a_name_of_its_own_and_tab_goes_down(agent: Agent, name: str) -> None:
    assert unheard(opened(agent, name)) == []


def test_every_dialog_of_the_program_is_one_of_these(agent: Agent) -> None:
    every = {
        each
        for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}.")
        for each in vars(importlib.import_module(module.name)).values()
        if isinstance(each, type) and issubclass(each, Dialog)
    }
    made = {type(make(agent)) for make in DIALOGS.values()}
    assert every - {Dialog, TellingDialog} == made


@pytest.mark.usefixtures("_texts", "_smallest_screen")
@pytest.mark.parametrize("name", DIALOGS)
def test_on_the_smallest_screen_it_is_whole_with_its_footer_in_view(
    agent: Agent, name: str
) -> None:
    dialog = opened(agent, name)
    [footer] = dialog.findChildren(Footer)

    def in_place() -> None:
        QApplication.processEvents()
        assert flaws(footer) == []

    agent.waits_until(in_place)
    assert dialog.width() <= SMALLEST[0]
    assert dialog.height() <= SMALLEST[1]
    assert in_view(footer)
    assert [name_of(each) for each in buttons(footer) if not in_view(each)] == []


@pytest.mark.usefixtures("_texts")
@pytest.mark.parametrize("name", DIALOGS)
def test_where_there_is_room_nothing_is_cut_off_or_covered(
    agent: Agent, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1920, 1032))
    dialog = opened(agent, name)

    def in_place() -> None:
        assert flaws(dialog) == []

    agent.waits_until(in_place)


@pytest.mark.parametrize("name", DIALOGS)
def test_heights_are_those_of_the_family(agent: Agent, name: str) -> None:
    dialog = opened(agent, name)
    [footer] = dialog.findChildren(Footer)
    agent.waits_until(lambda: footer.height() == SIZES.dialog_footer)
    assert {each.height() for each in buttons(footer)} == {SIZES.dialog_button}
    assert footer.geometry().right() == dialog.rect().right()
    assert footer.geometry().left() == 0
    fields = [
        each
        for kind in (QLineEdit, QComboBox, QSpinBox)
        for each in dialog.findChildren(kind)
        if each.isVisible() and not isinstance(each.parentWidget(), QComboBox | QSpinBox)
    ]
    assert {name_of(each): each.height() for each in fields if each.height() != SIZES.field} == {}


@pytest.mark.parametrize("name", DIALOGS)
def test_at_most_one_button_is_filled_and_it_is_the_last(agent: Agent, name: str) -> None:
    dialog = opened(agent, name)
    [footer] = dialog.findChildren(Footer)
    filled = [each for each in buttons(footer) if each.property("role") == "primary"]
    assert filled == [each for each in buttons(footer) if each.isDefault()]
    if filled:
        [default] = filled
        assert default.x() == max(each.x() for each in buttons(footer))


class _Windows(QObject):
    """Notes which windows are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_shown = event.type() == QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return super().eventFilter(watched, event)


def test_no_part_is_a_window_of_its_own_for_a_moment_and_takes_the_keyboard(
    agent: Agent, qapp: QApplication
) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    made = [make(agent) for make in DIALOGS.values()]
    qapp.removeEventFilter(windows)
    assert windows.shown == []
    for dialog in made:
        dialog.deleteLater()


def test_a_label_is_level_with_its_field(agent: Agent) -> None:
    dialog = opened(agent, "promotion")
    named = [each for each in dialog.findChildren(QLabel) if each.buddy() is not None]
    assert len(named) == 5
    for label in named:
        field = label.buddy()
        assert field is not None
        assert top_of(label) == top_of(field)
        assert label.height() == SIZES.field


def test_nothing_moves_when_something_is_told(agent: Agent) -> None:
    sales = [NamedDestination(Kind.CATEGORY, "Ventas", code) for code in ("v-2", "v-9")]
    dialog = opened(agent, "catalogue")
    assert isinstance(dialog, CatalogueDialog)
    parts = [each for each in dialog.findChildren(QWidget) if each.isVisible()]
    before = [each.geometry() for each in parts]
    dialog.say("Exportado a catalogo.csv: 2 entradas suyas.", "ok")
    QApplication.processEvents()
    assert [each.geometry() for each in parts] == before
    dialog.unsay()
    controller = agent.controllers.catalogue
    controller.change(lambda own: Catalogue((*own.entries, *sales)))
    agent.waits_until(lambda: agent.shows("Varias entradas se llaman «Ventas»"))


def buttons(footer: Footer) -> list[QPushButton]:
    return [each for each in footer.findChildren(QPushButton) if each.isVisible()]


def top_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), widget.rect().topLeft()).y()


def test_the_rows_of_the_help_are_on_the_grid(agent: Agent) -> None:
    dialog = opened(agent, "help")
    agent.presses("Ctrl+Tab")
    labels = [each for each in dialog.findChildren(QLabel) if each.isVisible()]
    keys = sorted({top_of(each) for each in labels if each.text().startswith(("Ctrl+", "F"))})
    assert len(keys) > 5
    assert {(below - above) % SIZES.grid for above, below in pairwise(keys)} == {0}
