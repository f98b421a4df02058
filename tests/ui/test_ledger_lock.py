"""Another program holds the ledger while an agent works.

It keeps readers out too, as on a share; where a window writes ahead nobody can.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from cammer_desktop.adapters.ledger import access
from cammer_desktop.domain.ledger import PAGE, Query
from tests.flow.parts import never
from tests.ledgers import OUTCOMES, Bench, attempt
from tests.ui.agent import Agent
from tests.ui.starting import started
from tests.ui.test_ledger import LATER

pytestmark = pytest.mark.usefixtures("on_a_share")

NOT_READ = "El historial no se puede leer ahora: otro programa lo está usando."
HELD = "otro programa lo está usando. Cierre el otro programa."
NOT_KEPT = "El historial no se guarda: otro programa lo está usando."
STILL_THERE = f"El historial anterior todavía no se pudo borrar: {HELD}"
NOT_WIPED = f"No se pudo borrar todo el historial: {HELD} Después, borre otra vez."
NOT_DELETED = f"No se pudo borrar del historial el intento de Ana: {HELD} Después, borre otra vez."


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the ledger's file."""
    path = folder / "sandbox" / "ledger.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def makes(agent: Agent, name: str, phone: str) -> None:
    """Make a link for a customer."""
    agent.presses("Ctrl+N")
    agent.fills_in(name=name, phone=phone)
    agent.sends()
    assert agent.reads("Enlace") == agent.requests[-1].link


def wipes(agent: Agent) -> None:
    """Delete the whole history."""
    agent.window.ledger_panel.wipe_wanted.emit()
    agent.answers("Borrar todo")


def keeps_nothing(agent: Agent) -> None:
    """Keep no history from now on."""
    settings = agent.controllers.settings
    nothing = replace(settings.settings, days_kept=0)
    settings.change(settings.settings, nothing, lambda: None, never)


def names(agent: Agent) -> list[str]:
    """Return the customers in the list."""
    return [row[0] for row in agent.rows]


def on_disk(folder: Path) -> list[str]:
    """Return the customers in the ledger's file."""
    bench = Bench(folder / "sandbox")
    try:
        return bench.found()
    finally:
        bench.file.close()


def test_each_link_is_told_of_and_once_they_are_written_that_is_not_said_any_more(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with started(qapp, qtbot, data_directory) as agent:
        makes(agent, "Ana", "0414 131 5854")
        assert NOT_KEPT not in agent.said
        with held(data_directory):
            for name, phone in (("Eva", "0412 777 1234"), ("Luis", "0424 888 1235")):
                makes(agent, name, phone)
                agent.waits_until(lambda: NOT_KEPT in agent.said)
                assert agent.said.count(NOT_KEPT) == 1
                assert "Enlace creado" in agent.said
            assert names(agent) == ["Luis", "Eva", "Ana"]
        agent.waits_until(lambda: NOT_KEPT not in agent.said)
        assert "Enlace creado" in agent.said
        assert names(agent) == ["Luis", "Eva", "Ana"]
        agent.waits_until(lambda: on_disk(data_directory) == ["Luis", "Eva", "Ana"])


class TestWiping:
    @pytest.fixture
    def patience(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
        """Set how long the program waits for another one."""
        return partial(monkeypatch.setattr, access, "PATIENCE")

    def test_it_gives_up_and_says_why_and_nothing_is_gone(
        self,
        qapp: QApplication,
        qtbot: QtBot,
        data_directory: Path,
        patience: Callable[[float], None],
    ) -> None:
        patience(0.05)
        with started(qapp, qtbot, data_directory) as agent:
            makes(agent, "Ana", "0414 131 5854")
            link = agent.reads("Enlace")
            with held(data_directory):
                wipes(agent)
                agent.waits_until(lambda: NOT_WIPED in agent.said)
                assert NOT_KEPT in agent.said
                assert agent.reads("Enlace") == link
                agent.window.ledger_panel.table.setFocus()
                agent.presses("Ctrl+Home")
                agent.presses("Del")
                agent.answers("Borrar")
                agent.waits_until(lambda: NOT_DELETED in agent.said)
                assert NOT_KEPT in agent.said
            agent.waits_until(lambda: NOT_KEPT not in agent.said)
            assert NOT_DELETED in agent.said
            agent.waits_until(lambda: names(agent) == ["Ana"])
        assert on_disk(data_directory) == ["Ana"]

    def test_where_nothing_may_be_kept_it_is_tried_again_and_said_until_it_is_done(
        self,
        qapp: QApplication,
        qtbot: QtBot,
        data_directory: Path,
        patience: Callable[[float], None],
    ) -> None:
        patience(0.05)
        with started(qapp, qtbot, data_directory) as agent:
            makes(agent, "Ana", "0414 131 5854")
            with held(data_directory):
                keeps_nothing(agent)
                agent.waits_until(lambda: STILL_THERE in agent.said)
            agent.waits_until(lambda: STILL_THERE not in agent.said)
        assert on_disk(data_directory) == []

    def test_what_is_made_while_it_waits_stays(
        self,
        qapp: QApplication,
        qtbot: QtBot,
        data_directory: Path,
        patience: Callable[[float], None],
    ) -> None:
        with started(qapp, qtbot, data_directory) as agent:
            makes(agent, "Ana", "0414 131 5854")
            link = agent.reads("Enlace")
            patience(60.0)
            with held(data_directory):
                wipes(agent)
                assert agent.reads("Enlace") == link
                makes(agent, "Eva", "0412 777 1234")
                agent.waits_until(lambda: NOT_KEPT in agent.said)
                link = agent.reads("Enlace")
            agent.waits_until(lambda: "Se borró todo el historial" in agent.said)
            agent.waits_until(lambda: names(agent) == ["Eva"])
            assert agent.reads("Enlace") == link
            agent.waits_until(lambda: on_disk(data_directory) == ["Eva"])
        assert on_disk(data_directory) == ["Eva"]


def test_what_was_made_until_the_window_was_closed_is_there_at_the_next_start(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with started(qapp, qtbot, data_directory) as agent:
        makes(agent, "Ana", "0414 131 5854")
    with held(data_directory):
        with started(qapp, qtbot, data_directory) as agent:
            agent.waits_until(lambda: NOT_KEPT in agent.said)
            makes(agent, "Eva", "0412 777 1234")
        with started(qapp, qtbot, data_directory) as agent:
            agent.waits_until(lambda: names(agent) == ["Eva"])
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: names(agent) == ["Eva", "Ana"])
        assert agent.said == ""
        agent.waits_until(lambda: on_disk(data_directory) == ["Eva", "Ana"])
    assert on_disk(data_directory) == ["Eva", "Ana"]


def above(agent: Agent) -> str:
    """Return what is seen above the list's rows."""
    header = agent.finds("Historial", QTableView).horizontalHeader()
    if not header.isVisible():
        return ""
    return str(header.model().headerData(0, Qt.Orientation.Horizontal))


def searches(agent: Agent, text: str, wanted: list[str]) -> None:
    """Type into the search, and wait until exactly these customers are found."""
    agent.presses("Ctrl+F")
    agent.presses("Ctrl+A")
    agent.types(text) if text else agent.presses("Del")
    agent.waits_until(lambda: names(agent) == wanted)


def test_a_list_that_cannot_be_read_keeps_its_rows_and_says_so(
    qapp: QApplication, qtbot: QtBot, data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "PATIENCE", 0.05)
    bench = Bench(data_directory / "sandbox")
    bench.put(*(attempt(LATER + number, OUTCOMES[1]) for number in range(PAGE + 50)))
    every = bench.file.page(Query(), size=PAGE)
    bench.file.close()
    known = [each.request.name for each in every]
    some = [name for name in known if "Zoë" in name]
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: names(agent) == known)
        with held(data_directory):
            searches(agent, "zoe", some)
            agent.waits_until(lambda: agent.heard("Buscar") == NOT_READ)
            assert agent.heard("Historial") == above(agent) == NOT_READ
            searches(agent, "nobody", [])
            assert agent.heard("Historial") == NOT_READ
            searches(agent, "", known)
            makes(agent, "Ana", "0414 131 5854")
            assert names(agent) == ["Ana", *known]
            assert agent.heard("Buscar") == agent.heard("Historial") == above(agent) == NOT_READ
            searches(agent, "ana", [*(name for name in known if "Ana" in name), "Ana"])
        agent.waits_until(lambda: len(names(agent)) == 31)
        agent.waits_until(lambda: agent.heard("Buscar") == "31 intentos")
        assert agent.heard("Historial") == above(agent) == ""


def test_nothing_is_said_of_a_list_before_it_is_read(
    qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    with started(qapp, qtbot, data_directory) as agent:
        makes(agent, "Ana", "0414 131 5854")
    with (
        held(data_directory),
        started(qapp, qtbot, data_directory, is_loaded=False) as agent,
    ):
        table = agent.window.ledger_panel.table
        assert table.emptiness == ""
        agent.waits_until(lambda: agent.heard("Buscar") == NOT_READ)
        assert table.emptiness == NOT_READ
