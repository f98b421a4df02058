"""Another program holds the ledger while an agent works."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ledgers import Bench
from tests.ui.agent import Agent
from tests.ui.starting import started

NOT_KEPT = "El historial no se guarda: otro programa lo tiene ocupado."


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
        assert on_disk(data_directory) == ["Luis", "Eva", "Ana"]


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
    assert on_disk(data_directory) == ["Eva", "Ana"]
