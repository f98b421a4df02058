"""Another language is chosen at the window: it is shown in that, with everything that was in it."""

import gc
import json
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cammer_desktop.app import Program, Shown
from cammer_desktop.assembly import Services
from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.screen_pop import ScreenPop
from cammer_desktop.domain.session import Draft
from cammer_desktop.flow.instance import Instance
from cammer_desktop.run_options import RunOptions
from cammer_desktop.sandbox.contract import Answer, flawed
from cammer_desktop.support import texts
from cammer_desktop.support.texts import _
from cammer_desktop.ui.application import speak
from cammer_desktop.ui.widgets import typed_on
from cammer_desktop.ui.widgets.file_dialog import LAST
from cammer_desktop.ui.window import MainWindow
from tests.tools.states import LINK, answer_with
from tests.ui.agent import E164, Agent
from tests.ui.reading import shown as as_shown

SALES = NamedDestination(Kind.CATEGORY, "Ventas", "8f14e45f-ceea-467f-a0e6-2b2f3b6a1c11")
ALIKE = NamedDestination(Kind.CATEGORY, "Ventas", "c9f0f895-fb98-4ab9-b159-3b4c1d2e5f22")


class Desk:
    """Where an agent sits at whichever window is shown."""

    def __init__(self, qtbot: QtBot, shown: Shown, services: Services) -> None:
        self._qtbot, self.shown, self._services = qtbot, shown, services

    @property
    def agent(self) -> Agent:
        """An agent at the window that is shown now."""
        return Agent(self._qtbot, self.shown.program, self._services)

    @property
    def window(self) -> MainWindow:
        return self.shown.program.window

    def chooses(self, language: str, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Choose a language in the settings, and save; something happens meanwhile."""
        agent = self.agent
        agent.presses("Ctrl+,")
        agent.waits_for_dialog()
        meanwhile()
        choice = agent.finds("Idioma", QComboBox)
        choice.setCurrentIndex(choice.findData(language))
        agent.clicks("Guardar")

    def speaks(self, language: str) -> Agent:
        """Choose a language, and return the agent at the window that speaks it."""
        before = self.shown.program
        self.chooses(language)
        self.waits_for_another_than(before)
        assert texts.language() == language
        return self.agent

    def waits_for_another_than(self, before: object) -> None:
        agent = self.agent
        agent.waits_until(lambda: self.shown.program is not before)
        self.agent.waits_for_all()


@pytest.fixture
def desk(
    qapp: QApplication, qtbot: QtBot, services: Services, options: RunOptions
) -> Iterator[Desk]:
    QGuiApplication.clipboard().clear()
    qapp.setProperty(LAST, None)
    services.catalogue.change(lambda now: type(now)((SALES, ALIKE)))
    shown = Shown(qapp, services, options, Instance(services.ledger_file.path.parent))
    shown.open()
    desk = Desk(qtbot, shown, services)
    desk.agent.waits_for_all()
    yield desk
    shown.program.stop()
    shown.program.window.hide()
    shown.program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts.use(texts.SOURCE)
    speak(qapp)


def names_sales(agent: Agent) -> None:
    """Choose the second of two categories with one name."""
    agent.clicks("Categoría")
    agent.writes("Código de categoría", "ven")
    agent.waits_until(lambda: agent.sees("Nombres del catálogo"))
    agent.presses("Down")
    agent.presses("Return")


def test_a_draft_stands_as_it_was_typed(desk: Desk) -> None:
    agent = desk.agent
    agent.fills_in(name="Abraham Rincón")
    agent.writes("Correo", "ana@")
    names_sales(agent)
    chosen = desk.window.form.draft.destination
    agent.clicks("Ticket")
    agent.writes("Título", "Promo")
    agent.writes("Descripción", "20 %")
    agent.finds("Nombre", QLineEdit).setFocus()
    agent.finds("Nombre", QLineEdit).setCursorPosition(4)
    before, wrong = desk.window.form.state, agent.hint("Correo")
    assert wrong

    agent = desk.speaks("en")

    assert desk.window.form.state == before
    assert desk.window.form.draft.destination == chosen
    assert agent.state("Correo") == "error"
    assert agent.focus == as_shown("Nombre")
    agent.types("x")
    assert agent.reads("Nombre") == "Abraxham Rincón"
    agent.writes("Correo", "")
    agent.sends()
    [received] = agent.requests
    body = json.loads(received.body)
    assert (body["name"], body["cellphone"]) == ("Abraxham Rincón", E164)
    assert body["ticket"] == {"title": "Promo", "description": "20 %"}
    assert body["categoryCode"] in (SALES.code, ALIKE.code)


def test_what_came_from_outside_and_is_not_taken_comes_to_the_other_window(desk: Desk) -> None:
    old, came = desk.shown.program.controllers.screen_pops, desk.shown._instance.pop_wanted
    before = desk.shown.program
    desk.chooses("en", meanwhile=lambda: came.emit(ScreenPop(Prefill(name="Ana"))))
    desk.waits_for_another_than(before)
    desk.agent.waits_until(lambda: desk.window.form.draft.name == "Ana")
    assert (old.waiting, desk.shown.program.controllers.screen_pops.waiting) == (0, 0)


def test_what_came_from_outside_stays_marked_and_can_come_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_on, "BURST_MS", 0)
    came, fields = desk.shown._instance.pop_wanted, ("Nombre", "Celular", "Correo")
    came.emit(ScreenPop(Prefill("Ana", "0414 131 5854", "a@b.example")))
    desk.agent.waits_until(lambda: desk.window.form.draft.name == "Ana")
    came.emit(ScreenPop(Prefill("Eva")))
    desk.agent.answers("Ahora no")
    desk.agent.writes("Correo", "")
    desk.agent.presses("Tab")  # a field is heard otherwise once nobody types in it any more

    def marked() -> list[bool]:
        note = as_shown("Vino de fuera; revise.")
        return [note in desk.agent.heard(name) for name in fields]

    assert marked() == [True, True, False]
    agent = desk.speaks("en")
    assert marked() == [True, True, False]
    agent.presses("Ctrl+Shift+P")
    assert agent.reads("Nombre") == "Eva"


def test_a_folded_ticket_stays_in_reserve_and_so_does_the_other_code(desk: Desk) -> None:
    agent = desk.agent
    agent.fills_in(code="agente-x")
    agent.clicks("Agente")
    agent.writes("Código de agente", "agente-07")
    agent.clicks("Ticket")
    agent.writes("Título", "Promo")
    agent.clicks("Ticket")
    before = desk.window.form.state
    agent = desk.speaks("en")
    assert desk.window.form.state == before
    agent.clicks("Ticket")
    assert agent.reads("Título") == "Promo"
    agent.clicks("Categoría")
    assert agent.reads("Código de categoría") == "agente-x"


def test_what_was_refused_is_said_in_the_other_language_at_its_field(desk: Desk) -> None:
    agent = desk.agent
    agent.fills_in()
    agent.sandbox.script(
        flawed({"cellphone": "cellphone is not valid.", "campaign": "campaign is closed."})
    )
    agent.sends()
    agent.waits_for_the_end()
    agent = desk.speaks("en")
    assert agent.state("Celular") == "error"
    assert "campaign" in agent.said
    assert agent.focus == as_shown("Celular")
    agent.writes("Celular", "0414 131 5855")
    assert agent.state("Celular") == "ok"


def test_a_link_stays_and_is_no_news(desk: Desk, said: list[str]) -> None:
    agent = desk.agent
    agent.fills_in(name="Berta")
    agent.sandbox.script(answer_with(LINK, "Berta", ""))
    agent.sends()
    agent.presses("Ctrl+Shift+C")
    agent.waits_until(lambda: bool(agent.history[0].icons))
    assert agent.clipboard == LINK
    said.clear()

    agent = desk.speaks("en")

    assert agent.clipboard == LINK
    assert not [each for each in said if "Berta" in each or "Abraham" in each or "http" in each]
    assert _("El idioma ahora es español.") in agent.heard(agent.focus)
    assert desk.window.result_panel.link_box.link == LINK
    assert desk.window.result_panel.link_box.is_copied
    made = desk.window.result_presenter.attempt
    assert made is not None
    assert made.hand_overs
    agent.presses("Ctrl+Return")  # it is made: not once more
    assert len(agent.requests) == 1
    agent.waits_until(lambda: len(agent.rows) == 1)
    agent.presses("Ctrl+N")
    assert agent.reads("Nombre") == ""
    agent.presses("Ctrl+Z")
    assert agent.reads("Nombre") == "Berta"
    assert desk.window.result_panel.link_box.link == LINK


def test_the_customer_before_can_be_had_back(desk: Desk) -> None:
    agent = desk.agent
    agent.fills_in(name="Berta")
    agent.sends()
    agent.presses("Ctrl+N")
    agent = desk.speaks("en")
    assert agent.reads("Nombre") == ""
    agent.presses("Ctrl+Z")
    assert agent.reads("Nombre") == "Berta"
    assert desk.window.session_presenter.current.is_made


def test_what_is_uncertain_stays_so(desk: Desk) -> None:
    agent = desk.agent
    agent.fills_in(name="Berta")
    agent.sandbox.script(Answer(b"", hang_up=True))
    agent.sends()
    agent.waits_for_the_end()
    agent = desk.speaks("en")
    assert agent.sees("Detalles")
    agent.presses("Ctrl+Return")
    agent.waits_for_dialog()  # it asks, as it did before
    assert len(agent.requests) == 1


def test_a_call_ends_first_and_is_made_once(desk: Desk) -> None:
    agent, before = desk.agent, desk.shown.program
    agent.fills_in(name="Berta")
    agent.sandbox.script(Answer(answer_with(LINK, "Berta", "").body, delay=5))
    agent.presses("Ctrl+Return")
    desk.chooses("en")
    agent.waits_for_window()
    assert desk.shown.program is before
    agent.waits_until(lambda: "El idioma cambia" in agent.window.bar.text)
    desk.waits_for_another_than(before)
    agent = desk.agent
    assert desk.window.result_panel.link_box.link == LINK
    assert agent.clipboard == LINK
    agent.waits_until(lambda: len(agent.rows) == 1)
    assert len(agent.requests) == 1


def test_search_place_and_columns_stay(desk: Desk) -> None:
    agent = desk.agent
    desk.window.setGeometry(QRect(40, 60, 1100, 640))
    agent.presses("Ctrl+F")
    agent.types("zzz")
    asked = desk.window.ledger_panel.query
    agent = desk.speaks("en")
    assert desk.window.geometry() == QRect(40, 60, 1100, 640)
    assert desk.window.ledger_panel.query == asked
    assert agent.window.ledger_panel.search.text() == "zzz"
    assert agent.focus == agent.window.ledger_panel.search.accessibleName()
    agent.types("y")
    assert agent.window.ledger_panel.search.text() == "zzzy"


def test_drafts_that_were_offered_are_offered_still_and_no_other(
    desk: Desk, services: Services
) -> None:
    presenter = desk.window.draft_presenter
    kept = KeptDraft(Draft("Ana", "0414 131 5855", "VE", "", SALES.destination, None))
    presenter._on_loaded((kept,))
    desk.agent.waits_until(lambda: desk.agent.sees("Recuperar"))
    agent = desk.speaks("en")
    assert agent.sees("Recuperar")
    agent.fills_in(name="Berta")
    agent = desk.speaks("pt_BR")
    assert [each.draft.name for each in services.drafts.load()] == ["Berta", "Ana"]
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+Shift+B")
    assert agent.reads("Nombre") == "Ana"


def living() -> tuple[int, int]:
    """Return how many windows there are, for Python as well, and how many widgets in all."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    windows = sum(type(each) is MainWindow for each in gc.get_objects())
    return windows, len(QApplication.allWidgets())


def chooses_unseen(desk: Desk, language: str, qtbot: QtBot) -> None:
    """Choose a language in the settings without looking at what is in the window.

    PySide takes each that `findChildren` has found for a child of the window itself, and now and
    then one of them stays: an agent looks that way, the program does not.
    """
    before = desk.shown.program
    desk.window.settings_presenter.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = cast("QWidget", QApplication.activeModalWidget())
    [choice] = [each for each in dialog.findChildren(QComboBox) if each.findData(language) >= 0]
    choice.setCurrentIndex(choice.findData(language))
    [save] = [each for each in dialog.findChildren(QPushButton) if each.isDefault()]
    save.click()
    qtbot.waitUntil(lambda: desk.shown.program is not before)


def test_nothing_is_kept_of_the_windows_before(desk: Desk, qtbot: QtBot) -> None:
    chooses_unseen(desk, "en", qtbot)
    chooses_unseen(desk, "es", qtbot)  # all is there that is made once, for the first dialog
    before = living()
    for language in ("pt_BR", "en", "es"):
        chooses_unseen(desk, language, qtbot)
    assert living() == before


def test_nothing_is_left_of_the_windows_before(desk: Desk) -> None:
    desk.agent.fills_in(name="Berta")
    for number in range(5):
        desk.speaks(("en", "pt_BR", "es")[number % 3])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    assert windows == [desk.window]
    agent = desk.agent
    agent.sandbox.script(answer_with(LINK, "Berta", ""))
    agent.sends()
    assert agent.clipboard == LINK
    agent.waits_until(lambda: len(agent.rows) == 1)
    assert len(agent.requests) == 1


def test_python_collects_nothing_between_two_windows(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, noted = Program.stop, list[bool]()

    def stops(program: Program) -> None:
        stop(program)
        noted.append(gc.isenabled())

    monkeypatch.setattr(Program, "stop", stops)
    desk.speaks("en")
    assert noted == [False]


def test_a_row_of_the_history_that_was_found_stays_shown_and_chosen(desk: Desk) -> None:
    agent = desk.agent
    agent.fills_in(name="Ana Luz")
    agent.sends()
    agent.presses("Ctrl+N")
    agent.fills_in(name="Eva Paz", phone="0414 131 5855")
    agent.sends()
    agent.presses("Ctrl+F")
    agent.types("ana")
    agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Ana Luz"])
    agent.presses("Return")
    agent.presses("Return")
    shown = desk.window.result_presenter.attempt
    assert shown is not None
    assert shown.request.name == "Ana Luz"

    agent = desk.speaks("en")

    agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Ana Luz"])
    again = desk.window.result_presenter.attempt
    assert again is not None
    assert (again.id, desk.window.result_presenter.is_row) == (shown.id, True)
    chosen = desk.window.ledger_panel.table.selected
    assert chosen is not None
    assert chosen.id == shown.id
    assert agent.focus == as_shown("Historial")
