"""The history as it is read and left: its rows, its filters, and what is said of old attempts."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import Agent as OneAgent
from cammer_desktop.domain.destination import Category
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.ledger import Query, State
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.contract import Answer, envelope
from cammer_desktop.services.link_service import LinkService
from cammer_desktop.ui.ledger.chip import Chip
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import font
from tests.ledgers import OUTCOMES, Bench, attempt
from tests.samples import COPIED, SUCCESS
from tests.ui.agent import PHONE, Agent
from tests.ui.layouts import flaws, in_view
from tests.ui.starting import started
from tests.ui.test_ledger import LATER, chooses, filters, makes, searches, shows_a_day

SMALLEST = (880, 416)
KINDS = [OUTCOMES[0], OUTCOMES[2], OUTCOMES[3], OUTCOMES[5], None]
OF_KIND = [
    ("check-circle-fill", "ok", "creado", "sin entregar"),
    ("question-fill", "warning", "sin confirmar", "sin confirmar"),
    ("x-circle-fill", "error", "rechazado", "rechazado"),
    ("minus-circle-fill", "muted", "no se creó", "no se creó"),
    ("dots-three", "muted", "en camino", "en camino"),
]


def shows(agent: Agent, *attempts: Attempt) -> None:
    """Put attempts into the list, the last one at its top."""
    for each in attempts:
        agent.window.ledger_panel.put(each)


def heard(agent: Agent, row: int) -> str:
    """Return what a screen reader says of a row."""
    table = agent.window.ledger_panel.table
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface is not None
    children = [interface.child(number) for number in range(interface.childCount())]
    cells = [each for each in children if each.role() == QAccessible.Role.Cell]
    return cells[row].text(QAccessible.Text.Name)


@pytest.mark.parametrize(("outcome", "seen"), list(zip(KINDS, OF_KIND, strict=True)))
def test_a_state_has_a_sign_a_colour_and_a_word(
    agent: Agent, outcome: object, seen: tuple[str, str, str, str]
) -> None:
    shows(agent, replace(attempt(LATER), outcome=outcome))  # type: ignore[arg-type]
    [row] = agent.history
    assert (row.sign, row.colour, row.state, row.end) == seen
    assert row.end in heard(agent, 0)


def test_a_row_has_phone_hand_over_and_a_short_destination_and_all_of_it_is_heard(
    agent: Agent,
) -> None:
    one = attempt(LATER, OUTCOMES[0])
    sales = replace(one.request, phone="+584141315854", destination=Category("c-7", "Ventas"))
    rosa = replace(one.request, name="Eva", destination=OneAgent("a-7", "Rosa"))
    shows(
        agent,
        replace(one, request=sales, hand_overs=(COPIED,)),
        replace(attempt(LATER + 1, OUTCOMES[2]), request=rosa),
    )
    eva, ana = agent.history
    assert (ana.phone, ana.place, ana.tag) == ("+58 414-1315854", "Ventas", "")
    assert ana.result == "creado · copiado"
    assert (eva.place, eva.tag, eva.result) == ("Rosa", "agente", "sin confirmar")
    for row, words in (
        (0, ("Eva", "Agente Rosa", "sin confirmar", eva.time)),
        (1, (ana.name, "+58 414-1315854", "Categoría Ventas", "creado · copiado", ana.time)),
    ):
        assert [word for word in words if word not in heard(agent, row)] == []


def test_a_hand_over_is_seen_at_once(agent: Agent) -> None:
    agent.fills_in(name="Ana")
    agent.sends()
    agent.presses("Ctrl+Shift+C")
    agent.waits_until(lambda: agent.history[0].result.startswith("creado · copiado "))


def test_at_the_least_size_neither_phone_nor_state_is_cut(agent: Agent) -> None:
    agent.window.resize(*SMALLEST)
    QApplication.processEvents()
    panel = agent.window.ledger_panel
    shows(agent, *(replace(attempt(LATER + n), outcome=kind) for n, kind in enumerate(KINDS)))
    shows(agent, replace(attempt(LATER + 9, OUTCOMES[0]), hand_overs=(COPIED,)))
    agent.presses("Ctrl+F")
    metrics = QFontMetrics(font(SIZES.note, bold=True))
    for row in agent.history:
        needed = sum(metrics.horizontalAdvance(text) + 8 for text in (row.phone, row.end))
        assert needed + 12 + 16 + 12 + 12 <= panel.table.viewport().width()


def test_every_way_is_heard_and_shown_and_never_in_place_of_the_phone(agent: Agent) -> None:
    made = replace(attempt(LATER, OUTCOMES[0]), has_other_channel=True)
    ways = tuple(HandOver(each, made.at) for each in Channel)
    agent.window.resize(1024, 700)
    shows(
        agent,
        *(replace(made, id=made.id + n, hand_overs=ways[:n]) for n in range(len(ways) + 1)),
    )
    agent.presses("Ctrl+F")
    QApplication.processEvents()
    assert [len(row.icons) for row in agent.history] == [6, 5, 4, 3, 2, 1, 0]
    of_all = heard(agent, 0)
    assert [each for each in Channel if each.spec.word not in of_all] == []
    phones, ends = zip(*(lower_line(agent, row) for row in range(7)), strict=True)
    assert [row for row, phone in enumerate(phones) if phone != phones[-1]] == []
    assert [row for row, end in enumerate(ends) if end in ends[:row]] == []


def lower_line(agent: Agent, row: int) -> tuple[QImage, QImage]:
    """Return the phone of a row as it is painted, and what stands behind it."""
    table = agent.window.ledger_panel.table
    place = table.visualRect(table.model().index(row, 0))
    phone = QFontMetrics(font(SIZES.note)).horizontalAdvance(agent.history[row].phone)
    whole = QRect(0, place.top() + 32, 12 + SIZES.small_icon + 12 + phone, 16)
    behind = QRect(whole.right(), whole.top(), place.width() - whole.width(), 16)
    viewport = table.viewport()
    return viewport.grab(whole).toImage(), viewport.grab(behind).toImage()


@pytest.mark.parametrize("settings", [Settings(theme="light"), Settings(theme="dark")])
def test_a_row_is_painted_in_the_colours_of_the_theme(agent: Agent) -> None:
    shows(agent, *(replace(attempt(LATER + n), outcome=kind) for n, kind in enumerate(KINDS)))
    table = agent.window.ledger_panel.table
    chooses(agent, 0)
    QApplication.processEvents()
    image = agent.window.grab().toImage()
    corner = table.viewport().mapTo(agent.window, QPoint(table.width() // 2, 3))
    first = image.pixelColor(corner)
    second = image.pixelColor(corner + QPoint(0, table.rowHeight(0)))
    assert second == QApplication.palette().color(QPalette.ColorRole.Window)
    assert first != second
    assert first != QColor(Qt.GlobalColor.black)


class TestFilters:
    @pytest.fixture
    def agent(self, agent: Agent) -> Agent:
        agent.sandbox.script(Answer(SUCCESS), Answer(b"", hang_up=True))
        makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
        return agent

    def test_one_control_clears_all_of_them_and_is_reached_by_keys(self, agent: Agent) -> None:
        panel = agent.window.ledger_panel
        assert not agent.sees("Quitar filtros")
        before = panel.table.geometry()
        searches(agent, "a", ["Eva", "Ana"])
        shows_a_day(agent)
        filters(agent, "Estado del enlace", "Sin confirmar")
        agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Eva"])
        assert panel.table.geometry() == before
        agent.finds("Buscar").setFocus()
        while agent.focus != "Quitar filtros":
            assert agent.focus != "Historial"
            agent.presses("Tab")
        agent.presses("Return")
        agent.waits_until(lambda: len(agent.rows) == 2)
        assert panel.query == Query()
        assert agent.focus == "Buscar"
        assert not agent.sees("Quitar filtros")
        assert panel.table.geometry() == before

    @pytest.mark.parametrize(
        ("name", "chosen"),
        [("Día", "Ayer"), ("Estado del enlace", "Rechazados"), ("", "Sin entregar")],
    )
    def test_each_of_them_can_be_cleared(self, agent: Agent, name: str, chosen: str) -> None:
        if name:
            filters(agent, name, chosen)
        else:
            agent.clicks(chosen)
        assert agent.window.ledger_panel.query != Query()
        agent.clicks("Quitar filtros")
        assert agent.window.ledger_panel.query == Query()

    def test_a_day_that_is_not_chosen_after_all_filters_nothing(self, agent: Agent) -> None:
        filters(agent, "Día", "Hoy")
        before = agent.window.ledger_panel.query
        filters(agent, "Día", "Un día…")
        agent.waits_for_dialog()
        agent.presses("Esc")
        agent.waits_for_window()
        assert agent.window.ledger_panel.query == before
        assert before.since is not None

    @pytest.mark.parametrize("width", [1184, 1700])
    def test_the_chips_tell_what_is_chosen_side_by_side_or_in_one(
        self, agent: Agent, width: int
    ) -> None:
        agent.window.resize(width, 700)
        agent.waits_until(lambda: agent.window.width() == width)
        shows_a_day(agent, "26/11/2026")
        filters(agent, "Estado del enlace", "Creados")
        if width > 1200:
            told = [agent.finds(name, Chip).text() for name in ("Día", "Estado del enlace")]
            assert told == ["26/11", "Creados"]
            assert agent.heard("Día") == "26/11/2026"
        else:
            told_of_both = "Día: 26/11/2026. Estado del enlace: Creados"
            assert agent.heard("Filtros") == told_of_both
            assert not agent.sees("Día")

    def test_a_chip_opens_its_menu_by_a_key_and_keeps_the_focus(self, agent: Agent) -> None:
        agent.window.resize(1700, 700)
        agent.waits_until(lambda: agent.sees("Estado del enlace"))
        agent.finds("Estado del enlace").setFocus()
        agent.presses("Down")
        agent.waits_until(lambda: QApplication.activePopupWidget() is not None)
        for key in ("Down", "Return"):  # the first is marked as it opens
            agent.presses(key)
        assert agent.window.ledger_panel.query.state is State.CREATED
        assert agent.focus == "Estado del enlace"

    def test_esc_empties_the_search_and_then_gives_the_focus_back(self, agent: Agent) -> None:
        agent.finds("Correo").setFocus()
        searches(agent, "eva", ["Eva"])
        agent.presses("Esc")
        assert (agent.reads("Buscar"), agent.focus) == ("", "Buscar")
        agent.presses("Esc")
        assert agent.focus == "Correo"

    def test_esc_leaves_the_list_step_by_step(self, agent: Agent) -> None:
        agent.finds("Correo").setFocus()
        searches(agent, "eva", ["Eva"])
        agent.presses("Down")
        assert agent.focus == "Historial"
        for focus in ("Buscar", "Buscar", "Correo"):
            agent.presses("Esc")
            assert agent.focus == focus
        assert agent.reads("Buscar") == ""

    def test_esc_goes_back_from_a_row_to_where_the_agent_was(self, agent: Agent) -> None:
        agent.finds("Correo").setFocus()
        agent.presses("Ctrl+F")
        agent.presses("Down")
        agent.presses("Down")
        agent.presses("Return")
        assert agent.said.startswith("Historial · Ana, ")
        agent.presses("Esc")
        assert agent.focus == "Correo"
        assert not agent.said.startswith("Historial")

    @pytest.mark.parametrize("where", ["Buscar", "Historial"])
    def test_while_a_call_runs_esc_cancels_it(self, agent: Agent, where: str) -> None:
        agent.fills_in(name="Luz #mudo", phone="0412 777 9999")
        agent.presses("Ctrl+Return")
        agent.finds(where).setFocus()
        agent.presses("Esc")
        assert agent.rows[0][2] != "en camino"
        agent.finds("Buscar").setFocus()
        agent.types("x")
        agent.presses("Esc")
        assert agent.reads("Buscar") == ""

    def test_at_the_least_size_all_of_it_can_be_used(self, agent: Agent) -> None:
        agent.window.resize(*SMALLEST)
        searches(agent, "a", ["Eva", "Ana"])
        shows_a_day(agent)

        def is_in_place() -> None:
            assert flaws(agent.window.ledger_panel) == []

        agent.waits_until(is_in_place)
        for name in ("Buscar", "Quitar filtros", "Filtros", "Sin entregar"):
            if name != "Filtros" or not agent.sees("Día"):
                assert in_view(agent.finds(name))
        assert agent.finds("Buscar").width() >= 160


class TestDeleting:
    def deletes(self, agent: Agent, row: int) -> str:
        """Delete a row by its key; return the question."""
        chooses(agent, row)
        agent.presses("Del")
        agent.waits_for_dialog()
        assert agent.focus == "No borrar"
        question = str(agent.top.text())  # type: ignore[attr-defined]
        agent.clicks("Borrar")
        agent.waits_for_window()
        return question

    @pytest.mark.parametrize(
        ("answer", "exists"),
        [
            (Answer(SUCCESS), "El enlace sigue existiendo."),
            (Answer(b"", hang_up=True), "El enlace puede existir"),
            (Answer(envelope(2, "No")), ""),
        ],
    )
    def test_the_question_says_of_the_link_what_is_known(
        self, agent: Agent, answer: Answer, exists: str
    ) -> None:
        agent.sandbox.script(answer)
        makes(agent, ("Ana", PHONE))
        question = self.deletes(agent, 0)
        assert "el intento de Ana, del " in question
        assert exists in question
        assert ("El enlace" in question) == bool(exists)
        agent.waits_until(lambda: "Se borró del historial el intento de Ana, del " in agent.said)

    def test_the_next_row_has_the_focus_then(self, agent: Agent) -> None:
        makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"), ("Luz", "0412 777 1235"))
        self.deletes(agent, 1)
        agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Luz", "Ana"])
        assert agent.focus == "Historial"
        selected = agent.window.ledger_panel.table.selected
        assert selected is not None
        assert selected.request.name == "Ana"
        self.deletes(agent, 1)
        agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Luz"])
        selected = agent.window.ledger_panel.table.selected
        assert selected is not None

    def test_a_link_whose_row_is_deleted_is_shown_no_more(self, agent: Agent) -> None:
        makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
        chooses(agent, 0)
        agent.presses("Return")
        assert agent.sees("Enlace")
        self.deletes(agent, 1)
        agent.waits_until(lambda: len(agent.rows) == 1)
        assert agent.sees("Enlace")  # it is the other's
        self.deletes(agent, 0)
        agent.waits_until(lambda: not agent.sees("Enlace"))

    def test_nor_is_it_taken_back_with_the_form(self, agent: Agent) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        agent.presses("Ctrl+N")
        self.deletes(agent, 0)
        agent.waits_until(lambda: agent.rows == [])
        agent.presses("Ctrl+Z")
        assert agent.reads("Nombre") == "Ana"
        assert not agent.sees("Enlace")


def test_where_there_is_no_link_nothing_is_copied_and_it_is_said(agent: Agent) -> None:
    agent.sandbox.script(Answer(envelope(2, "No")))
    makes(agent, ("Ana", PHONE))
    QGuiApplication.clipboard().setText("mine")
    chooses(agent, 0)
    agent.presses("Ctrl+C")
    assert agent.clipboard == "mine"
    assert agent.said.startswith("Historial · Ana, ")
    agent.window.ledger_panel.table.clearSelection()
    agent.presses("Ctrl+C")
    assert agent.clipboard == "mine"


def test_what_another_program_records_is_shown_with_the_place_kept(
    qapp: object, qtbot: QtBot, data_directory: Path
) -> None:
    bench = Bench(data_directory / "sandbox")
    bench.put(*(attempt(LATER + number) for number in range(250)))
    with started(qapp, qtbot, data_directory) as agent:  # type: ignore[arg-type]
        table = agent.window.ledger_panel.table

        def has_all() -> bool:
            table.scrollToBottom()
            return len(agent.rows) == 250

        agent.waits_until(has_all)
        agent.controllers.refresh()  # the first look; from here on only what is new is read
        chooses(agent, 120)
        table.scrollTo(table.model().index(110, 0), table.ScrollHint.PositionAtTop)
        top, chosen = agent.history[table.rowAt(0)].name, agent.history[120].name
        bench.put(attempt(LATER + 300, OUTCOMES[0]))
        agent.controllers.refresh()
        agent.waits_until(lambda: len(agent.rows) == 251)
        assert agent.history[table.rowAt(0)].name == top
        selected = table.selected
        assert selected is not None
        assert selected.request.name == chosen
        assert table.selectionModel().currentIndex().row() == 121
    bench.file.close()


def test_who_is_at_the_top_sees_what_is_new(agent: Agent, data_directory: Path) -> None:
    makes(agent, ("Ana", PHONE))
    bench = Bench(data_directory / "sandbox")
    bench.put(attempt(LATER, OUTCOMES[0]))
    agent.controllers.refresh()
    agent.waits_until(lambda: len(agent.rows) == 2)
    assert agent.window.ledger_panel.table.rowAt(0) == 0
    bench.file.close()


def test_what_another_program_records_meanwhile_is_shown_without_coming_back_to_the_window(
    agent: Agent, data_directory: Path
) -> None:
    makes(agent, ("Ana", PHONE))
    agent.controllers.refresh()
    bench = Bench(data_directory / "sandbox")
    for number in range(3):
        bench.put(attempt(LATER + number, OUTCOMES[0]))
        agent.waits_until(lambda wanted=number + 2: len(agent.rows) == wanted)  # type: ignore[misc]
    bench.file.close()


def test_a_row_stays_though_the_list_is_read_before_it_is_recorded(
    agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    makes(agent, ("Ana", PHONE))
    record, may_record = LinkService.record, threading.Event()

    def record_late(service: LinkService, attempt: Attempt) -> None:
        assert may_record.wait(20)
        record(service, attempt)

    monkeypatch.setattr(LinkService, "record", record_late)  # as if its thread had to wait
    model = agent.window.ledger_panel.table.model()
    loaded: list[int] = []
    model.loaded.connect(lambda: loaded.append(model.rowCount()))  # type: ignore[attr-defined]
    agent.fills_in(name="Eva", phone="0414 131 5855")
    agent.presses("Ctrl+Return")
    model.refresh()  # type: ignore[attr-defined]
    agent.waits_until(lambda: bool(loaded))
    seen = [(row[0], row[2]) for row in agent.rows]
    may_record.set()
    assert seen == [("Eva", "en camino"), ("Ana", "creado")]
    agent.waits_until(lambda: agent.rows[0][2] == "creado")


def test_enter_behind_a_search_takes_what_it_finds_and_never_what_stood_there_before(
    agent: Agent,
) -> None:
    makes(agent, ("Eva", "0424 8881235"), ("Dora", "0412 777 1234"), ("Carla", PHONE))
    agent.presses("Ctrl+F")
    agent.types("dor")
    for key in ("Return", "Return"):  # before anything was found
        agent.presses(key)
    assert not agent.said.startswith("Historial")
    agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Dora"])
    agent.waits_until(lambda: agent.window.ledger_panel.table.selected is not None)
    agent.presses("Return")
    assert agent.said.startswith("Historial · Dora")
