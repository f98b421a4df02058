"""The ledger in the window, as an agent works with it."""

import json
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from cammer_desktop.assembly import Services
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.contract import Answer
from tests import disks
from tests.ledgers import OUTCOMES, Bench, attempt
from tests.samples import COPIED, SUCCESS
from tests.ui.agent import PHONE, Agent
from tests.ui.starting import started

# In minutes: so late that nothing is too old to be kept.
LATER = 60 * 24 * 365 * 30


def searches(agent: Agent, text: str, wanted: list[str]) -> None:
    """Type into the search, and wait until exactly these customers are found."""
    agent.presses("Ctrl+F")
    agent.types(text)
    agent.waits_until(lambda: [row[0] for row in agent.rows] == wanted)


def filters(agent: Agent, name: str, chosen: str) -> None:
    """Choose from the menu of a filter, wherever its chip is."""
    menus = agent.window.ledger_panel.findChildren(QMenu)
    [menu] = [each for each in menus if each.title() == name]
    [action] = [each for each in menu.actions() if each.text() == chosen]
    action.trigger()


def shows_a_day(agent: Agent, day: str | None = None) -> None:
    """Filter by a day that is asked for; None takes the one that is offered."""
    filters(agent, "Día", "Un día…")
    agent.waits_for_dialog()
    if day is not None:
        agent.types(day)
    agent.clicks("Mostrar")
    agent.waits_for_window()


def shows_rows(agent: Agent, number: int) -> bool:
    """Tell whether so many rows are shown."""
    return len(agent.rows) == number


def chooses(agent: Agent, row: int) -> None:
    """Put the focus on a row without opening it."""
    table = agent.window.ledger_panel.table
    table.setFocus()
    table.selectionModel().setCurrentIndex(
        table.model().index(row, 0), QItemSelectionModel.SelectionFlag.SelectCurrent
    )


def makes(agent: Agent, *customers: tuple[str, str]) -> list[str]:
    """Make a link for each customer (name, phone); return the links."""
    for name, phone in customers:
        agent.fills_in(name=name, phone=phone, code="ventas")
        agent.sends()
        agent.presses("Ctrl+N")
    return [str(request.link) for request in agent.requests]


def test_a_link_is_found_copied_and_repeated_after_a_restart(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with started(qapp, qtbot, data_directory) as agent:
        links = makes(
            agent, ("Abraham", PHONE), ("David", "0412 777 1234"), ("Eva", "0424 8881235")
        )
    QGuiApplication.clipboard().clear()
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Eva", "David", "Abraham"])
        searches(agent, "854", ["Abraham"])
        agent.presses("Return")
        assert agent.focus == "Historial"
        agent.presses("Ctrl+C")
        assert agent.clipboard == links[0] == agent.reads("Enlace")
        assert agent.said.startswith("Historial · Abraham, ")
        assert agent.said.endswith(". Enlace creado y copiado. Esc vuelve.")
        agent.presses("Ctrl+Shift+R")
        assert agent.reads("Nombre") == "Abraham"
        assert "+58 414-1315854" in agent.hint("Celular")
        assert agent.reads("Código de categoría") == "ventas"
        assert agent.requests == []  # it never sends by itself
        agent.sends()
        agent.waits_for_dialog()  # the link of a moment ago is offered first
        assert agent.shows("Ya hay un enlace de Abraham, de las")
        agent.clicks("Crear otro")
        agent.waits_until(lambda: len(agent.requests) == 1)
        body = json.loads(agent.requests[0].body)
        assert body == {"name": "Abraham", "cellphone": "+584141315854", "categoryCode": "ventas"}
        agent.waits_until(lambda: [row[2] for row in agent.rows] == ["creado", "creado"])


def test_what_is_typed_narrows_the_list_and_clearing_widens_it(agent: Agent) -> None:
    makes(agent, ("Ana Núñez", PHONE), ("Eva", "0412 777 1234"))
    searches(agent, "nunez", ["Ana Núñez"])
    agent.presses("Ctrl+A")
    agent.types("0412-777")
    agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Eva"])
    agent.types("x")
    agent.waits_until(lambda: agent.rows == [])
    agent.presses("Ctrl+A")
    agent.presses("Del")
    agent.waits_until(lambda: len(agent.rows) == 2)


def test_a_new_link_is_shown_where_it_matches(agent: Agent) -> None:
    makes(agent, ("Ana", PHONE), ("Dora", "0412 777 1233"))
    searches(agent, "ana", ["Ana"])
    makes(agent, ("Eva", "0412 777 1234"), ("Ana Luisa", "0412 777 1235"))
    assert [row[0] for row in agent.rows] == ["Ana Luisa", "Ana"]


def test_the_list_is_narrowed_by_state_and_day(agent: Agent) -> None:
    agent.sandbox.script(Answer(SUCCESS), Answer(b"", hang_up=True))
    makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
    filters(agent, "Estado del enlace", "Sin confirmar")
    agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Eva"])
    filters(agent, "Estado del enlace", "Todos")
    for day, number in (("Ayer", 0), ("Hoy", 2), ("7 días", 2), ("Todo", 2)):
        filters(agent, "Día", day)
        agent.waits_until(partial(shows_rows, agent, number))
    shows_a_day(agent, "2/1/2020")
    agent.waits_until(partial(shows_rows, agent, 0))


def test_what_was_not_handed_over_is_found(agent: Agent) -> None:
    makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
    chooses(agent, 0)
    agent.presses("Ctrl+C")
    agent.waits_until(lambda: is_copied(agent, 0))
    agent.clicks("Sin entregar")
    agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Ana"])
    agent.clicks("Sin entregar")
    agent.waits_until(lambda: len(agent.rows) == 2)


def test_what_is_typed_is_not_replaced_without_a_question(agent: Agent) -> None:
    makes(agent, ("Ana", PHONE))
    agent.writes("Nombre", "Eva")
    chooses(agent, 0)
    agent.presses("Ctrl+Shift+R")
    agent.waits_for_dialog()
    agent.clicks("Dejar lo escrito")
    agent.waits_for_window()
    assert agent.reads("Nombre") == "Eva"
    chooses(agent, 0)
    agent.presses("Ctrl+Shift+R")
    agent.waits_for_dialog()
    agent.clicks("Reemplazar")
    agent.waits_for_window()
    assert agent.reads("Nombre") == "Ana"


def test_one_is_deleted_after_a_question(agent: Agent) -> None:
    makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
    chooses(agent, 1)
    agent.presses("Del")
    agent.waits_for_dialog()
    assert agent.shows("¿Borrar del historial el intento de Ana, del ")
    agent.clicks("Borrar")
    agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Eva"])


def test_deleting_everything_leaves_no_byte_of_it(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with started(qapp, qtbot, data_directory) as agent:
        makes(agent, ("Canaria", PHONE), ("Canaria", "0412 777 1234"))
        agent.window.ledger_panel.wipe_wanted.emit()
        agent.waits_for_dialog()
        agent.clicks("Borrar todo")
        agent.waits_until(lambda: agent.said == "✓ Se borró todo el historial de esta computadora.")
        agent.waits_until(lambda: agent.rows == [])
        assert not agent.sees("Enlace")
    content = b"".join(path.read_bytes() for path in data_directory.rglob("*") if path.is_file())
    for word in (b"Canaria", b"canaria", b"1315854", b"7771234", b"sandbox.invalid"):
        assert word not in content


def test_what_is_shown_is_exported(agent: Agent, tmp_path: Path) -> None:
    makes(agent, ("Ana", PHONE), ("Eva", "0412 777 1234"))
    searches(agent, "eva", ["Eva"])
    agent.window.ledger_panel.export_wanted.emit()
    agent.waits_for_dialog()
    agent.clicks("Con nombres, celulares, correos y enlaces completos")
    agent.clicks("Elegir archivo…")
    agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
    agent.names_file(tmp_path / "eva")
    agent.waits_until(lambda: agent.said == "✓ Exportado a eva.csv: 1 fila.")
    content = (tmp_path / "eva.csv").read_text(encoding="utf-8")
    assert "Eva" in content
    assert "Ana" not in content


def test_an_export_takes_the_place_of_no_file_of_ours(agent: Agent, data_directory: Path) -> None:
    makes(agent, ("Ana", PHONE))
    agent.window.ledger_panel.export_wanted.emit()
    agent.waits_for_dialog()
    agent.clicks("Elegir archivo…")
    agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
    agent.names_file(data_directory / "sandbox" / "ledger.sqlite3.bad")
    agent.waits_until(lambda: "No se pudo exportar (no hay permiso para escribir" in agent.said)
    searches(agent, "ana", ["Ana"])


@pytest.fixture
def three_pages(data_directory: Path) -> None:
    """A ledger of 250 attempts, of which a page holds 100."""
    bench = Bench(data_directory / "sandbox")
    bench.put(*(attempt(LATER + number) for number in range(250)))
    bench.file.close()


def scrolls_through(agent: Agent) -> None:
    """Scroll down until every page is read."""

    def is_at_the_end() -> bool:
        agent.window.ledger_panel.table.scrollToBottom()
        return len(agent.rows) == 250

    agent.waits_until(is_at_the_end)


@pytest.mark.usefixtures("three_pages")
def test_a_page_is_read_when_one_scrolls_to_it(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: len(agent.rows) >= 100)
        assert len(agent.rows) < 250
        scrolls_through(agent)


@pytest.mark.usefixtures("three_pages")
def test_who_reaches_the_end_while_something_else_is_read_is_not_forgotten(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with started(qapp, qtbot, data_directory) as agent:
        # A window that has no size yet reads on by itself: the first page alone is there only now.
        scrolls_through(agent)
        table, model = agent.window.ledger_panel.table, agent.window.ledger_panel._model
        table.scrollToTop()
        searches(agent, "nadie", [])
        agent.presses("Esc")
        agent.waits_until(lambda: len(agent.rows) == 100 and model.canFetchMore(table.rootIndex()))
        model.refresh()
        table.scrollToBottom()
        agent.waits_until(lambda: len(agent.rows) == 200)


def hand_over_of(agent: Agent, row: int) -> str:
    """Return what a row says beside its state."""
    return agent.history[row].result.partition(" · ")[2]


def is_copied(agent: Agent, row: int) -> bool:
    """Tell whether a row says that its link was copied, and when."""
    return hand_over_of(agent, row).startswith("copiado ")


def test_a_row_says_at_once_how_its_link_was_handed_over(agent: Agent) -> None:
    agent.fills_in(name="Ana")
    agent.sends()
    assert hand_over_of(agent, 0) == ""
    agent.presses("Ctrl+Shift+C")
    agent.waits_until(lambda: is_copied(agent, 0))


def test_a_link_of_an_earlier_run_that_is_copied_is_said_to_be(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    bench = Bench(data_directory / "sandbox")
    bench.put(*(attempt(minute, OUTCOMES[0]) for minute in (LATER, LATER + 1)))
    bench.file.close()
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(partial(shows_rows, agent, 2))
        assert hand_over_of(agent, 1) == "sin entregar"
        chooses(agent, 1)
        agent.presses("Ctrl+C")
        agent.waits_until(lambda: is_copied(agent, 1))
        assert hand_over_of(agent, 0) == "sin entregar"


def test_a_hand_over_is_not_lost_to_a_search_that_began_before_it(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    made = attempt(LATER, OUTCOMES[0])
    bench = Bench(data_directory / "sandbox")
    bench.put(made)
    bench.file.close()
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(partial(shows_rows, agent, 1))
        agent.window.ledger_panel._model.refresh()
        agent.window.ledger_panel.update_attempt(replace(made, hand_overs=(COPIED,)))
        assert hand_over_of(agent, 0) == "copiado"
        with qtbot.waitSignal(agent.window.ledger_panel._model.loaded):
            pass
        assert hand_over_of(agent, 0) == "copiado"


def test_a_list_that_is_asked_for_while_an_older_one_is_read_is_read_again(
    agent: Agent, services: Services
) -> None:
    panel = agent.window.ledger_panel
    agent.waits_until(lambda: not panel._model._busy)
    panel.load()
    for thread in threading.enumerate():
        if thread.name == "ledger read":
            thread.join()  # it has read an empty ledger, and nobody has heard of that yet
    services.ledger.record(attempt(LATER, OUTCOMES[0]))
    panel.load()
    agent.waits_until(partial(shows_rows, agent, 1))


class TestFaults:
    """The program starts, the form works, and the agent is told."""

    def sends_all_the_same(self, agent: Agent) -> None:
        agent.fills_in(name="Ana")
        agent.sends()
        assert agent.rows[0] == ("Ana", "Sin destino", "creado")
        assert agent.reads("Enlace") == agent.requests[-1].link

    def test_a_damaged_file(self, qapp: QApplication, qtbot: QtBot, data_directory: Path) -> None:
        (data_directory / "sandbox").mkdir(parents=True)
        (data_directory / "sandbox" / "ledger.sqlite3").write_bytes(bytes(10_000))
        with started(qapp, qtbot, data_directory) as agent:
            agent.waits_until(lambda: "quedó aparte, en ledger.sqlite3.bad" in agent.said)
            self.sends_all_the_same(agent)
        with started(qapp, qtbot, data_directory) as agent:
            agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Ana"])
            assert agent.said == ""

    @pytest.mark.usefixtures("on_a_share")  # else it is noticed when the page is read again
    def test_one_that_is_damaged_while_the_window_runs(
        self, agent: Agent, data_directory: Path
    ) -> None:
        path = data_directory / "sandbox" / "ledger.sqlite3"
        makes(agent, ("Abraham", PHONE))
        path.write_bytes(bytes(32_768))
        agent.presses("Ctrl+N")  # the file is looked at before the link is made
        agent.waits_until(lambda: "quedó aparte, en ledger.sqlite3.bad." in agent.said)
        agent.waits_until(lambda: shows_rows(agent, 0))
        for number, name in enumerate(("bad", "bad1")):
            agent.fills_in(name=name, phone=f"0412 777 123{number}", code="ventas")
            agent.sends()
            assert agent.said.startswith("✓ Enlace creado y copiado.")
            agent.waits_until(lambda: [row[0] for row in agent.rows] == [name])  # noqa: B023
            assert f"quedó aparte, en ledger.sqlite3.{name}." in agent.said
            agent.presses("Ctrl+N")
            path.write_bytes(bytes(32_768))

    @pytest.mark.usefixtures("logged_errors")  # the region used last cannot be stored either
    def test_a_full_disk(self, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
        with disks.disk(tmp_path / "disk", kilobytes=256) as disk:
            disk.fill()
            with started(qapp, qtbot, disk.path / "data") as agent:
                self.sends_all_the_same(agent)
                assert "El historial no se guarda: el disco está lleno." in agent.said

    @pytest.mark.usefixtures("logged_errors")
    def test_a_read_only_disk(self, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
        with disks.disk(tmp_path / "disk", kilobytes=1024) as disk:
            with started(qapp, qtbot, disk.path / "data") as agent:
                makes(agent, ("Eva", "0412 777 1234"))
            disk.make_read_only()
            with started(qapp, qtbot, disk.path / "data") as agent:
                agent.waits_until(lambda: [row[0] for row in agent.rows] == ["Eva"])
                agent.waits_until(lambda: "no se puede escribir en su carpeta" in agent.said)
                self.sends_all_the_same(agent)
                assert [row[0] for row in agent.rows] == ["Ana", "Eva"]


@pytest.mark.parametrize("settings", [Settings(days_kept=0)])
def test_where_nothing_is_kept_nothing_is_on_disk(agent: Agent, data_directory: Path) -> None:
    makes(agent, ("Ana", PHONE))
    agent.fills_in(name="Eva")
    assert [row[0] for row in agent.rows] == ["Ana"]
    left = {path.name for path in data_directory.rglob("*") if path.is_file()}
    assert left <= {"settings.json", "settings.lock"}
