"""Enter, Esc, Delete and the wheel, in the window and in every dialog."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

from cammer_desktop.assembly import Services
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.ui.ledger.chip import Chip
from cammer_desktop.ui.widgets.content_area import ContentArea
from cammer_desktop.ui.widgets.report_dialog import ReportDialog
from tests.ui.agent import Agent, controls, name_of
from tests.ui.layouts import in_view
from tests.ui.menus import open_menu, picks
from tests.ui.test_ledger import filters

ENTRIES = [NamedDestination(Kind.CATEGORY, name, name.lower()) for name in ("Uno", "Dos", "Tres")]
# The client area of a window at 1366x768: at 125 %, and at 144 dpi with the taskbar.
SIZES = [(1093, 534), (911, 432)]


@pytest.fixture
def services(services: Services) -> Services:
    services.catalogue.change(lambda _: Catalogue(tuple(ENTRIES)))
    return services


@pytest.fixture
def agent(agent: Agent) -> Agent:
    agent.waits_until(lambda: len(agent.controllers.catalogue.own.entries) == len(ENTRIES))
    return agent


def opens_above(agent: Agent, button: str) -> None:
    below = agent.top
    agent.clicks(button)
    agent.waits_until(lambda: agent.top is not below)
    agent.waits_for_dialog()


def opens_with(keys: str, *buttons: str) -> Callable[[Agent], None]:
    def act(agent: Agent) -> None:
        agent.presses(keys)
        agent.waits_for_dialog()
        for button in buttons:
            opens_above(agent, button)

    return act


def makes(kind: str) -> Callable[[Agent], None]:
    def act(agent: Agent) -> None:
        opens_with("Ctrl+K")(agent)
        catalogue = agent.top
        picks(agent, "Nueva…", kind)
        agent.waits_until(lambda: agent.top is not catalogue)
        agent.waits_for_dialog()

    return act


def shows_a_page(number: int) -> Callable[[Agent], None]:
    def act(agent: Agent) -> None:
        agent.presses("Ctrl+,")
        agent.waits_for_dialog()
        for _ in range(number):
            agent.presses("Ctrl+Tab")

    return act


def imports(agent: Agent) -> None:
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    path = agent.data_directory / "nuevo.csv"
    path.write_text("tipo;nombre;código\nagente;Luis;a78\n", encoding="utf-8")
    agent.clicks("Importar…")
    agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
    agent.names_file(path)
    agent.waits_until(lambda: agent.sees("Filas del archivo"))


def exports(agent: Agent) -> None:
    agent.window.ledger_panel.export_wanted.emit()
    agent.waits_for_dialog()


def asks_for_a_day(agent: Agent) -> None:
    filters(agent, "Día", "Un día…")
    agent.waits_for_dialog()


def enlarges(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    agent.presses("Ctrl+Shift+Q")
    agent.waits_for_dialog()


def reports(agent: Agent) -> None:
    ReportDialog("Mensaje completo", "Qué pasó.", "línea\n" * 60, agent.window).open()
    agent.waits_for_dialog()


def asks_to_wipe(agent: Agent) -> None:
    agent.window.ledger_panel.wipe_wanted.emit()
    agent.waits_for_dialog()


DIALOGS: dict[str, Callable[[Agent], None]] = {
    "settings, general": shows_a_page(0),
    "settings, messages": shows_a_page(1),
    "settings, network": shows_a_page(2),
    "settings, data": shows_a_page(3),
    "token": opens_with("Ctrl+,", "Token…"),
    "catalogue": opens_with("Ctrl+K"),
    "category": makes("Categoría…"),
    "promotion": makes("Promoción…"),
    "import": imports,
    "export": exports,
    "a day": asks_for_a_day,
    "help": opens_with("F1"),
    "report": reports,
    "large QR": enlarges,
    "question": asks_to_wipe,
}


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, agent: Agent) -> QDialog:
    """Each dialog of the program, open."""
    DIALOGS[request.param](agent)
    assert isinstance(agent.dialog, QDialog)
    return agent.dialog


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_dialog_fits_and_its_buttons_are_in_view(
    agent: Agent, dialog: QDialog, width: int, height: int
) -> None:
    dialog.resize(width, height)
    QApplication.processEvents()
    assert (dialog.width(), dialog.height()) <= (width, height)
    assert dialog.height() <= height
    scrolled = [
        each
        for area in dialog.findChildren(ContentArea)
        for each in area.findChildren(QAbstractButton)
    ]
    for button in dialog.findChildren(QPushButton):
        if button.isVisible() and button not in scrolled:
            assert in_view(button), name_of(button)


def test_what_has_the_focus_is_in_view_in_the_lowest_dialog(agent: Agent, dialog: QDialog) -> None:
    dialog.resize(*SIZES[-1])
    for _ in range(20):
        agent.presses("Tab")
        widget = QApplication.focusWidget()
        if widget is not None and not isinstance(widget, ContentArea | QAbstractItemView):
            assert in_view(widget), name_of(widget)


def test_esc_leaves_every_dialog(agent: Agent, dialog: QDialog) -> None:
    agent.presses("Esc")
    agent.waits_until(lambda: agent.dialog is not dialog)


def turned(window: QWidget) -> list[QWidget]:
    kinds = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
    found = [each for each in window.findChildren(QWidget) if isinstance(each, kinds)]
    return [each for each in found if not isinstance(each, QScrollBar)]


def value_of(widget: QWidget) -> object:
    if isinstance(widget, QComboBox | QTabBar):
        return widget.currentIndex()
    assert isinstance(widget, QAbstractSpinBox)
    return widget.text()


def turns_the_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    for step in (-120, 120, -120):
        event = QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(),
            QPoint(0, step),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("where", ["settings, network", "settings, data", "settings, general"])
def test_the_wheel_changes_nothing_in_a_dialog(agent: Agent, where: str) -> None:
    DIALOGS[where](agent)
    widgets = [each for each in turned(agent.top) if each.isVisible()]
    assert len(widgets) >= 2
    for widget in widgets:
        before = value_of(widget)
        turns_the_wheel(widget)
        widget.setFocus()  # as Tab does
        turns_the_wheel(widget)
        assert value_of(widget) == before, name_of(widget)


def test_the_wheel_changes_no_filter(agent: Agent) -> None:
    panel = agent.window.ledger_panel
    before = panel.query
    for chip in panel.findChildren(Chip):
        turns_the_wheel(chip)
        chip.setFocus(Qt.FocusReason.MouseFocusReason)
        turns_the_wheel(chip)
    assert panel.query == before


def test_enter_saves_from_every_field_of_one_line(agent: Agent) -> None:
    for where in (f"settings, {page}" for page in ("general", "messages", "network", "data")):
        DIALOGS[where](agent)
        dialog = agent.top
        names = [
            name_of(each)
            for each in controls(dialog)
            if isinstance(each, QLineEdit | QComboBox | QAbstractSpinBox) and name_of(each)
        ]
        agent.presses("Esc")
        agent.waits_for_window()
        for name in dict.fromkeys(names):
            DIALOGS[where](agent)
            field = next(each for each in controls(agent.top) if name_of(each) == name)
            if not field.isEnabled():
                agent.presses("Esc")
            else:
                field.setFocus()
                agent.presses("Return")
            agent.waits_for_window()


def test_enter_in_a_field_of_several_lines_is_a_new_line_and_ctrl_enter_saves(agent: Agent) -> None:
    makes("Promoción…")(agent)
    entry = agent.top
    agent.writes("Nombre", "Navidad")
    agent.writes("Título", "5 %")
    agent.writes("Descripción", "En todo")
    agent.presses("Return")
    agent.types("hoy")
    assert agent.finds("Descripción", QPlainTextEdit).toPlainText() == "En todo\nhoy"
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: agent.top is not entry)
    agent.waits_until(lambda: len(agent.controllers.catalogue.own.entries) == 4)


@pytest.mark.parametrize("key", ["Return", "Enter"])
def test_enter_presses_the_button_that_has_the_focus(agent: Agent, key: str) -> None:
    for name, title in (("Ayuda", "Ayuda"), ("Catálogo", "Catálogo")):
        agent.finds(name).setFocus()
        agent.presses(key)
        agent.waits_for_dialog()
        assert agent.top.windowTitle() == title
        agent.presses("Esc")
        agent.waits_for_window()
    agent.finds("Agente", QAbstractButton).setFocus()
    agent.presses(key)
    assert agent.sees("Código de agente")


def test_enter_presses_the_focused_button_of_a_dialog_and_not_the_default_one(
    agent: Agent,
) -> None:
    DIALOGS["settings, general"](agent)
    settings = agent.top
    agent.finds("Token…").setFocus()
    agent.presses("Return")
    agent.waits_until(lambda: agent.sees("Olvidar…"))
    assert settings.isVisible()


def test_enter_in_the_catalogue_never_closes_it(agent: Agent) -> None:
    DIALOGS["catalogue"](agent)
    catalogue = agent.top
    agent.types("uno")
    agent.presses("Return")
    assert agent.focus == "Entradas del catálogo"
    agent.presses("Return")
    agent.waits_until(lambda: agent.top is not catalogue)
    agent.waits_for_dialog()
    assert agent.reads("Código") == "uno"
    agent.presses("Esc")
    agent.waits_until(lambda: agent.top is catalogue)
    agent.waits_for_dialog()
    agent.finds("Buscar en el catálogo").setFocus()
    agent.presses("Esc")
    assert agent.reads("Buscar en el catálogo") == ""
    assert catalogue.isVisible()
    agent.presses("Esc")
    agent.waits_for_window()


def test_delete_in_the_catalogue_asks_and_goes_on_with_the_next(agent: Agent) -> None:
    DIALOGS["catalogue"](agent)
    catalogue = agent.top
    agent.presses("Down")
    agent.presses("Del")
    agent.waits_until(lambda: agent.top is not catalogue)
    agent.waits_for_dialog()
    assert agent.is_asked("¿Borrar del catálogo: Categoría «Dos» · código dos?")
    assert agent.focus == "No borrar"
    agent.presses("Return")
    agent.waits_until(lambda: agent.top is catalogue)
    agent.waits_for_dialog()
    agent.presses("Del")
    agent.waits_until(lambda: agent.top is not catalogue)
    agent.clicks("Borrar")
    table = catalogue.findChild(QAbstractItemView)
    assert table is not None
    agent.waits_until(lambda: table.model().rowCount() == 2)
    agent.waits_for_dialog()
    assert agent.focus == "Entradas del catálogo"
    agent.presses("Return")
    agent.waits_until(lambda: agent.top is not catalogue)
    assert agent.reads("Código") == "tres"


def test_a_file_dialog_is_left_by_esc(agent: Agent) -> None:
    DIALOGS["catalogue"](agent)
    agent.clicks("Exportar…")
    agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
    agent.presses("Esc")
    agent.waits_until(lambda: not isinstance(agent.dialog, QFileDialog))


def holds(agent: Agent, key: Qt.Key = Qt.Key.Key_Return, times: int = 8) -> None:
    """Hold a key down: a press, and its repetitions in whatever has the focus by then."""
    plain = Qt.KeyboardModifier.NoModifier
    for number in range(times):
        QTest.simulateEvent(focused(agent), True, key, plain, "", number > 0)
        QApplication.processEvents()
        agent.top.activateWindow()
        agent.waits_until(agent.top.isActiveWindow)
    QTest.simulateEvent(focused(agent), False, key, plain, "", False)


def focused(agent: Agent) -> QWidget:
    return QApplication.focusWidget() or agent.top


def test_a_held_enter_presses_a_button_once_and_answers_nothing(agent: Agent) -> None:
    DIALOGS["catalogue"](agent)
    catalogue = agent.top
    agent.finds("Entradas del catálogo").setFocus()
    agent.finds("Borrar…").setFocus()
    holds(agent)
    assert agent.top is not catalogue
    assert agent.is_asked("¿Borrar del catálogo: Categoría «Dos» · código dos?")
    holds(agent)  # the safe answer, and nothing of the list behind it
    assert agent.top is catalogue
    assert len(agent.controllers.catalogue.own.entries) == len(ENTRIES)


def test_a_held_enter_does_not_save_what_it_opened(agent: Agent) -> None:
    DIALOGS["catalogue"](agent)
    agent.finds("Entradas del catálogo").setFocus(Qt.FocusReason.TabFocusReason)
    holds(agent)
    assert (agent.focus, agent.reads("Código")) == ("Nombre", "dos")
    assert agent.hint("Nombre") == ""


def test_a_held_enter_opens_a_menu_and_chooses_nothing_in_it(agent: Agent) -> None:
    DIALOGS["catalogue"](agent)
    agent.finds("Nueva…").setFocus()
    agent.presses("Return")
    menu = open_menu()
    assert menu is not None
    agent.presses("Down")
    for _ in range(3):
        QTest.simulateEvent(menu, True, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    assert open_menu() is menu
    agent.presses("Esc")
    assert agent.top.windowTitle() == "Catálogo"


def test_a_held_esc_closes_one_dialog_and_not_the_one_behind_it(agent: Agent) -> None:
    makes("Categoría…")(agent)
    holds(agent, Qt.Key.Key_Escape)
    assert agent.top.windowTitle() == "Catálogo"
    agent.finds("Buscar en el catálogo").setFocus()
    agent.types("uno")
    holds(agent, Qt.Key.Key_Escape)
    assert agent.top.windowTitle() == "Catálogo"
    assert agent.reads("Buscar en el catálogo") == ""
    holds(agent, Qt.Key.Key_Escape)
    assert agent.dialog is None


def test_a_held_esc_answers_a_question_and_leaves_what_asked_it(agent: Agent) -> None:
    DIALOGS["catalogue"](agent)
    agent.finds("Entradas del catálogo").setFocus(Qt.FocusReason.TabFocusReason)
    opens_above(agent, "Borrar…")
    holds(agent, Qt.Key.Key_Escape)
    assert agent.top.windowTitle() == "Catálogo"
    assert agent.sees("Buscar en el catálogo")


def test_a_held_esc_goes_one_step_back_in_the_history(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    agent.presses("Ctrl+F")
    agent.types("abra")
    agent.waits_until(lambda: len(agent.rows) == 1)
    agent.presses("Return")
    holds(agent, Qt.Key.Key_Escape)
    assert (agent.focus, agent.reads("Buscar")) == ("Buscar", "abra")
    holds(agent, Qt.Key.Key_Escape)
    assert (agent.focus, agent.reads("Buscar")) == ("Buscar", "")


class Presses(QObject):
    """Counts the presses that reach a widget."""

    number = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_press = event.type() == QEvent.Type.KeyPress
        self.number += is_press
        return is_press


def is_wanted(widget: QWidget, kind: QEvent.Type, key: Qt.Key, at: int) -> bool:
    """Send an event of a key; tell whether it was taken, so that no shortcut gets it."""
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_key_is_held_with_assistive_technology_too(
    agent: Agent, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    """There Qt delivers press and release late, without their time and never as repetitions."""
    monkeypatch.setattr("cammer_desktop.ui.widgets.held_keys.QAccessible.isActive", lambda: True)
    DIALOGS["catalogue"](agent)
    rows, presses, kinds = agent.finds("Entradas del catálogo"), Presses(), QEvent.Type
    rows.installEventFilter(presses)
    rows.setFocus()
    for times, at in ((1, 1000), (2, 3000)):
        assert not is_wanted(rows, kinds.ShortcutOverride, key, at)
        assert not is_wanted(rows, kinds.ShortcutOverride, key, 0)
        is_wanted(rows, kinds.KeyPress, key, 0)
        for later in (660, 700, 740):
            assert is_wanted(rows, kinds.ShortcutOverride, key, at + later)
            is_wanted(rows, kinds.KeyRelease, key, 0)
            assert is_wanted(rows, kinds.ShortcutOverride, key, 0)
            is_wanted(rows, kinds.KeyPress, key, 0)
        is_wanted(rows, kinds.KeyRelease, key, 0)
        assert presses.number == times


@pytest.mark.parametrize("name", ["Historial", "Entradas del catálogo"])
def test_home_and_end_lead_to_the_first_and_the_last_row(agent: Agent, name: str) -> None:
    for phone in ("0414 131 5854", "0414 131 5855", "0414 131 5856"):
        agent.presses("Ctrl+N")
        agent.fills_in(phone=phone)
        agent.sends()
    if name != "Historial":
        DIALOGS["catalogue"](agent)
    table = agent.finds(name, QAbstractItemView)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    last = table.model().rowCount() - 1
    assert last > 0
    for keys, row in (("End", last), ("Home", 0), ("Ctrl+End", last), ("Ctrl+Home", 0)):
        agent.presses(keys)
        assert [each.row() for each in table.selectionModel().selectedRows()] == [row]


@pytest.mark.parametrize("name", ["Historial", "Entradas del catálogo"])
def test_a_list_that_is_reached_by_keys_begins_with_its_first_row(agent: Agent, name: str) -> None:
    agent.fills_in()
    agent.sends()
    if name != "Historial":
        DIALOGS["catalogue"](agent)
    table = agent.finds(name, QAbstractItemView)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert [each.row() for each in table.selectionModel().selectedRows()] == [0]
