"""A destination is the entry that was chosen, whatever else has its name."""

import json
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cammer_desktop.app import Program
from cammer_desktop.assembly import Services
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Kind, NamedDestination
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.contract import flawed
from tests.flow.parts import never
from tests.samples import CODE
from tests.ui.agent import Agent
from tests.ui.equal_names import (
    EVA,
    HELP,
    LIST,
    SALES,
    SAME,
    TEAMS,
    agent,
    codes,
    highlighted,
    offered,
    services,
    settings,
    waits_for_offer,
)

__all__ = ["agent", "services", "settings"]  # fixtures

FIELD = "Código de categoría"
ALL_SALES = [f"Ventas, {SALES.code}", f"Ventas, {SAME.code}", f"Ventas · equipo, {TEAMS.code}"]


def sent(agent: Agent) -> dict[str, str]:
    """Return the codes of the last request."""
    return codes(json.loads(agent.requests[-1].body))


def chooses(agent: Agent, entry: NamedDestination) -> None:
    """Type the name, and highlight the entry with the arrow."""
    agent.writes("Nombre", "Abraham")
    agent.writes("Celular", "0414 131 5854")
    agent.writes(FIELD, "vent")
    assert offered(agent) == ALL_SALES
    while not highlighted(agent).endswith(entry.code):
        agent.presses("Down")


class TestOfOneName:
    def test_they_are_told_apart_in_the_list(self, agent: Agent) -> None:
        agent.writes(FIELD, "ventas")
        assert offered(agent) == ALL_SALES
        agent.writes(FIELD, "b7")  # the beginning of a code
        assert offered(agent) == [ALL_SALES[1]]

    @pytest.mark.parametrize("entry", [SALES, SAME, TEAMS], ids=["first", "second", "team"])
    @pytest.mark.parametrize("key", ["Return", "Enter", "Tab", "Shift+Tab"])
    def test_the_highlighted_one_is_taken(
        self, agent: Agent, entry: NamedDestination, key: str
    ) -> None:
        chooses(agent, entry)
        agent.presses(key)
        assert offered(agent) == []
        assert agent.reads(FIELD) == "Ventas"
        agent.waits_until(lambda: agent.heard(FIELD) == f"Ventas · código {entry.code}")
        agent.sends()
        assert sent(agent) == {"categoryCode": entry.code}

    @pytest.mark.parametrize("keys", ["Ctrl+Return", "Ctrl+Enter"])
    def test_creating_takes_it_too_and_creates_once(self, agent: Agent, keys: str) -> None:
        chooses(agent, TEAMS)
        agent.presses(keys)
        agent.waits_until(lambda: len(agent.rows) == 1 and agent.rows[0][2] == "creado")
        assert sent(agent) == {"categoryCode": TEAMS.code}
        assert len(agent.requests) == 1
        assert offered(agent) == []

    def test_a_click_takes_it(self, agent: Agent) -> None:
        chooses(agent, SALES)
        shown = agent.window.form.destination.category.completer._list
        assert shown is not None
        place = shown.visualRect(shown.model().index(1, 0)).center()
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert agent.focus == FIELD
        agent.sends()
        assert sent(agent) == {"categoryCode": SAME.code}

    def test_the_arrow_finds_it_again(self, agent: Agent) -> None:
        chooses(agent, TEAMS)
        agent.presses("Return")
        agent.clicks(FIELD)
        agent.presses("Down")
        assert highlighted(agent) == ALL_SALES[2]
        agent.presses("Esc")
        agent.waits_until(lambda: agent.heard(FIELD) == f"Ventas · código {TEAMS.code}")

    def test_the_name_alone_does_not_choose_one(self, agent: Agent) -> None:
        chooses(agent, SAME)
        agent.presses("Return")
        agent.writes(FIELD, "ventas")
        agent.presses("Esc")
        assert "elija de la lista" in agent.hint(FIELD)
        agent.presses("Ctrl+Return")
        assert agent.requests == []
        assert (agent.state(FIELD), agent.focus) == ("error", FIELD)
        assert "No se envió nada" in agent.said
        agent.presses("Down")
        agent.presses("Ctrl+Return")
        agent.waits_until(lambda: len(agent.requests) == 1)
        agent.waits_for_the_end()

    def test_editing_drops_the_choice(self, agent: Agent) -> None:
        chooses(agent, SAME)
        agent.presses("Return")
        agent.clicks(FIELD)
        agent.presses("End")
        agent.types("x")
        agent.presses("Backspace")
        agent.presses("Esc")
        assert "elija de la lista" in agent.hint(FIELD)

    def test_a_refusal_of_one_is_not_said_of_the_other(self, agent: Agent) -> None:
        agent.sandbox.script(flawed({"categoryCode": "categoryCode is closed."}))
        chooses(agent, SALES)
        agent.sends()
        assert agent.state(FIELD) == "error"
        agent.presses("Down")
        agent.presses("Down")
        agent.presses("Return")
        assert agent.heard(FIELD) == f"Ventas · código {SAME.code}"
        assert agent.state(FIELD) == ""


class TestInTheHistory:
    @pytest.mark.parametrize("width", [1000, 760])
    def test_rows_are_told_apart(self, agent: Agent, width: int) -> None:
        agent.window.resize(width, 700)
        for entry in (SALES, SAME, TEAMS):
            agent.fills_in(code=entry.code)
            agent.presses("Tab")
            agent.sends()
            if agent.is_asked("Ya hay un enlace"):
                agent.answers("Crear otro")
            agent.waits_for_the_end()
        assert [row.code for row in agent.history] == [TEAMS.code, SAME.code, SALES.code]
        for row in agent.history:
            assert f"Categoría Ventas ({row.code})" in row.heard
        table = agent.window.ledger_panel.table
        table.clearSelection()
        places = [table.visualRect(table.model().index(row, 0)) for row in range(3)]
        assert len({place.size().toTuple() for place in places}) == 1
        pictures = [table.viewport().grab(place).toImage() for place in places]
        assert all(one != other for one, other in combinations(pictures, 2))

    def test_the_question_about_one_more_tells_which(self, agent: Agent) -> None:
        chooses(agent, SAME)
        agent.presses("Tab")
        agent.sends()
        agent.writes("Nombre", "Abraham R.")
        agent.presses("Ctrl+Return")
        assert agent.is_asked(f"para Categoría Ventas ({SAME.code})")
        agent.answers("No crear")


class TestTheChoiceSurvives:
    @pytest.fixture(params=[SAME, TEAMS], ids=["own", "team"])
    def entry(self, agent: Agent, request: pytest.FixtureRequest) -> NamedDestination:
        entry: NamedDestination = request.param
        chooses(agent, entry)
        agent.presses("Tab")
        return entry

    def is_kept(self, agent: Agent, entry: NamedDestination) -> None:
        assert agent.reads(FIELD) == "Ventas"
        agent.waits_until(lambda: agent.heard(FIELD) == f"Ventas · código {entry.code}")

    def test_the_next_customer(self, agent: Agent, entry: NamedDestination) -> None:
        agent.presses("Ctrl+N")
        self.is_kept(agent, entry)
        agent.writes(FIELD, "otro")
        agent.presses("Esc")
        agent.presses("Ctrl+Z")  # the field's own
        agent.presses("Ctrl+N")
        agent.presses("Ctrl+Z")
        self.is_kept(agent, entry)

    def test_the_toggle(self, agent: Agent, entry: NamedDestination) -> None:
        agent.clicks("Agente")
        agent.writes("Código de agente", EVA.code)
        agent.clicks("Sin destino")
        agent.clicks("Categoría")
        self.is_kept(agent, entry)
        agent.clicks("Agente")
        assert agent.heard("Código de agente") == f"Soporte · código {EVA.code}"

    def test_a_change_of_the_catalogue(self, agent: Agent, entry: NamedDestination) -> None:
        controller = agent.controllers.catalogue
        more = NamedDestination(Kind.CATEGORY, "Ventas", "d1")
        controller.change(lambda own: own.with_entry(more))
        agent.waits_until(lambda: more in controller.own.entries)
        self.is_kept(agent, entry)
        renamed = NamedDestination(Kind.CATEGORY, "Ventas Norte", entry.code)
        controller.change(lambda own: own.with_entry(renamed))
        agent.waits_until(lambda: agent.reads(FIELD) == "Ventas Norte")
        controller.change(lambda own: own.without(renamed))
        agent.waits_until(lambda: renamed not in controller.own.entries)
        assert entry.code in agent.heard(FIELD)

    def test_the_teams_new_file(
        self, agent: Agent, entry: NamedDestination, settings: Settings
    ) -> None:
        other = NamedDestination(Kind.CATEGORY, "Ventas", "e2")
        path = Path(settings.team_file).with_name("otro.csv")
        path.write_bytes(catalogue_file.to_csv([other]))
        changed = Settings(theme="light", team_file=str(path))
        agent.controllers.settings.change(settings, changed, lambda: None, never)
        waits_for_offer(agent, other)
        self.is_kept(agent, entry)

    def test_a_row_of_the_history(self, agent: Agent, entry: NamedDestination) -> None:
        agent.sends()
        agent.presses("Ctrl+N")
        agent.writes(FIELD, HELP.name)
        agent.chooses_row(0)
        agent.presses("Ctrl+Shift+R")
        self.is_kept(agent, entry)

    def test_the_next_start(
        self, agent: Agent, entry: NamedDestination, services: Services, program: Program
    ) -> None:
        program.window.draft_presenter.finish()
        agent.waits_until(lambda: len(services.drafts.load()) == 1)
        [kept] = services.drafts.load()
        agent.presses("Ctrl+N")
        agent.writes(FIELD, HELP.name)
        agent.window.form.fill(kept.draft)
        self.is_kept(agent, entry)


def test_a_raw_code_of_a_row_stays_one_whatever_is_called_so(agent: Agent) -> None:
    agent.fills_in(code="guardia")
    agent.sends()
    agent.presses("Ctrl+N")
    controller = agent.controllers.catalogue
    guard = NamedDestination(Kind.CATEGORY, "Guardia", "f4")
    controller.change(lambda own: own.with_entry(guard))
    agent.waits_until(lambda: guard in controller.own.entries)
    agent.chooses_row(0)
    agent.presses("Ctrl+Shift+R")
    agent.waits_until(lambda: agent.heard(FIELD) == "Se envía tal cual, como código: guardia")


def test_while_names_are_shown_what_the_keys_take_is_heard_once_at_each_key(
    agent: Agent, said: list[str]
) -> None:
    agent.clicks(FIELD)
    for letter in "ven":
        said.clear()
        agent.types(letter)
        agent.waits_until(lambda: any("Ventas" in each for each in said))
        assert len([each for each in said if "Ventas" in each]) == 1
        assert agent.heard(FIELD).startswith("Enter elige: ")
    agent.presses("Esc")
    agent.waits_until(lambda: agent.heard(FIELD) == "Se envía tal cual, como código: ven")


@pytest.mark.parametrize("size", [(1092, 534), (910, 432), (880, 416)])
def test_the_whole_code_of_what_was_chosen_is_in_view(agent: Agent, size: tuple[int, int]) -> None:
    long = NamedDestination(Kind.CATEGORY, "Atención al cliente, zona industrial, noche", CODE)
    controller = agent.controllers.catalogue
    controller.change(lambda own: own.with_entry(long))
    agent.waits_until(lambda: long in controller.own.entries)
    agent.window.resize(*size)
    for _ in range(3):  # another density lays the fields out anew, which closes a list
        QApplication.processEvents()
    agent.writes(FIELD, "zona ind")
    agent.waits_until(lambda: bool(offered(agent)))
    agent.presses("Return")
    agent.waits_until(lambda: CODE in agent.hint(FIELD))


class TestTheList:
    def test_esc_closes_it_and_nothing_else(self, agent: Agent) -> None:
        agent.writes(FIELD, "ven")
        agent.presses("Esc")
        assert (offered(agent), agent.reads(FIELD), agent.focus) == ([], "ven", FIELD)

    @pytest.mark.parametrize(
        ("keys", "focus"), [("Ctrl+N", "Nombre"), ("Ctrl+F", "Buscar"), ("Tab", "Ticket")]
    )
    def test_whatever_ends_it_the_next_letter_lands_where_the_caret_is(
        self, agent: Agent, keys: str, focus: str
    ) -> None:
        agent.writes(FIELD, "ven")
        agent.presses(keys)
        assert (offered(agent), agent.focus) == ([], focus)
        held = agent.reads(FIELD)
        agent.types("O")
        assert agent.reads(FIELD) == held

    @pytest.mark.parametrize("name", ["Nombre", "Elegir categoría", "Agente", "Crear enlace"])
    def test_a_click_elsewhere_closes_it(self, agent: Agent, name: str) -> None:
        agent.writes(FIELD, "ven")
        agent.clicks(name)
        assert offered(agent) == []

    def test_a_dialog_closes_it(self, agent: Agent) -> None:
        agent.writes(FIELD, "ven")
        agent.presses("F1")
        agent.waits_for_dialog()
        agent.presses("Esc")
        agent.waits_for_window()
        assert (offered(agent), agent.focus) == ([], FIELD)

    def test_an_empty_field_offers_nothing_by_itself(self, agent: Agent) -> None:
        agent.writes(FIELD, "v")
        agent.presses("Backspace")
        assert offered(agent) == []
        agent.presses("Down")
        assert len(offered(agent)) == 4

    def test_a_promotion_is_taken_in_the_same_way(self, agent: Agent) -> None:
        agent.writes("Promoción", "rega")
        assert offered(agent) == ["Regalo"]
        agent.presses("Tab")
        assert (agent.reads("Promoción"), agent.reads("Título")) == ("Regalo", "Un regalo")
        assert agent.focus == "Título"

    def test_it_takes_no_focus_and_is_no_window(self, agent: Agent) -> None:
        agent.writes(FIELD, "ven")
        assert agent.sees(LIST)
        assert QApplication.activePopupWidget() is None


class TestTheField:
    def test_it_is_not_red_any_more_for_the_next_customer(self, agent: Agent) -> None:
        agent.clicks(FIELD)
        agent.presses("Ctrl+Return")
        assert agent.state(FIELD) == "error"
        agent.presses("Ctrl+N")
        assert agent.state(FIELD) == ""

    def test_a_long_code_shows_its_beginning_once_left(self, agent: Agent) -> None:
        agent.writes(FIELD, "x" * 200)
        field = agent.finds(FIELD, QLineEdit)
        assert field.cursorPosition() == 200
        agent.clicks("Nombre")
        assert field.cursorPosition() == 0
        assert agent.heard(FIELD).endswith("x" * 200)
