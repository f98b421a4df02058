"""A damaged row in the window: shown as such, heard, counted, and of use as far as it goes."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.ledger import Query
from cammer_desktop.services.ledger_pages import Page
from cammer_desktop.services.ledger_service import LedgerService
from tests.ledgers import OUTCOMES, attempt, content_of, every_kind, with_a_flipped_bit
from tests.ui.starting import started
from tests.ui.test_ledger import LATER, chooses, makes, searches

TOLD = "En el historial hay {}: se muestra lo que se puede leer de "
ROWS = [attempt(LATER + number, OUTCOMES[0]) for number in range(10)]


def damage(folder: Path, made: Attempt, change: str) -> None:
    """Change the row of an attempt in the file."""
    with closing(sqlite3.connect(folder / "ledger.sqlite3")) as connection, connection:
        connection.execute(f"UPDATE attempt SET {change} WHERE id = ?", (made.id,))


@pytest.fixture
def folder(data_directory: Path) -> Path:
    """The folder of the sandbox, with a ledger of whole rows."""
    place = data_directory / "sandbox"
    content_of(place, *ROWS)
    return place


def test_one_is_shown_as_such_heard_and_counted_once(
    qapp: QApplication, qtbot: QtBot, data_directory: Path, folder: Path
) -> None:
    damage(folder, ROWS[9], "detail = '{'")
    damage(folder, ROWS[8], "state = 'made', name = x'', cellphone = x'ff'")
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: TOLD.format("2 filas dañadas") in agent.said)
        first, second, *others = agent.history
        assert (first.name, first.sign, first.state) == (
            ROWS[9].request.name,
            "warning-fill",
            "creado (fila dañada)",
        )
        assert second.state == "sin confirmar (fila dañada)"
        assert "fila dañada" in second.heard
        assert {row.sign for row in others} == {"check-circle-fill"}
        makes(agent, ("Ana", "0412 777 1234"))
        agent.presses("Ctrl+F")
        agent.types("ana")
        agent.waits_until(lambda: "Ana" in [row[0] for row in agent.rows])
        assert "dañada" not in agent.said


def test_what_is_left_of_one_is_of_use(
    qapp: QApplication, qtbot: QtBot, data_directory: Path, folder: Path
) -> None:
    damage(folder, ROWS[9], "detail = x'ff', ticket_title = 7, destination = 'agemt'")
    damage(folder, ROWS[8], "name = x'', cellphone = 'x\x01', link = NULL")
    QGuiApplication.clipboard().clear()
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: len(agent.rows) == 10)
        chooses(agent, 0)
        agent.presses("Ctrl+C")
        assert agent.clipboard == "https://a.example/s/1"
        agent.presses("Ctrl+Shift+R")
        assert agent.reads("Nombre") == ROWS[9].request.name
        chooses(agent, 1)
        agent.presses("Return")
        assert "La fila del historial está dañada y no dice qué pasó." in agent.said


AGENT = ROWS[7]  # its destination is an agent


@pytest.mark.parametrize("change", ["destination = 'categorz'", "code = x'ff612d37'", "code = ''"])
def test_a_destination_that_cannot_be_read_is_told_and_chosen_anew(
    change: str, qapp: QApplication, qtbot: QtBot, data_directory: Path, folder: Path
) -> None:
    damage(folder, AGENT, change)
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: len(agent.rows) == 10)
        row = agent.history[2]
        assert (row.name, row.place) == (AGENT.request.name, "(destino ilegible)")
        assert "(destino ilegible), creado (fila dañada)" in row.heard
        chooses(agent, 2)
        agent.presses("Return")
        assert agent.shows("(destino ilegible)")
        agent.presses("Ctrl+Shift+R")
        told = "No se pudo leer de esa fila: el destino. Complete, revise y cree"
        assert told in agent.said
        assert agent.reads("Código de categoría") == ""
        agent.presses("Ctrl+Return")
        assert "No se envió nada" in agent.said
        assert agent.requests == []
        agent.types("ventas")
        agent.sends()
        assert agent.is_asked("para (destino ilegible). ¿Crear otro?")
        agent.answers("Crear otro")
        agent.waits_for_the_end()
        assert json.loads(agent.requests[0].body)["categoryCode"] == "ventas"


def test_what_cannot_be_read_is_not_repeated(
    qapp: QApplication, qtbot: QtBot, data_directory: Path, folder: Path
) -> None:
    change = "name = x'4a6f73c3', cellphone = x'2b3538ff343134', email = 'a@b.c' || char(0)"
    damage(folder, AGENT, f"{change}, ticket_title = ''")
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: len(agent.rows) == 10)
        chooses(agent, 2)
        agent.presses("Ctrl+Shift+R")
        told = "No se pudo leer de esa fila: el nombre, el celular, el correo y el título."
        assert told in agent.said
        assert [agent.reads(name) for name in ("Nombre", "Celular", "Correo")] == ["", "", ""]
        assert agent.reads("Código de agente") == "a-7"


def test_all_that_is_said_of_one_is_heard(
    said: list[str], qapp: QApplication, qtbot: QtBot, data_directory: Path, folder: Path
) -> None:
    damage(folder, ROWS[9], "name = 'José' || char(0) || 'x'")
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: len(agent.rows) == 10)
        chooses(agent, 0)
        agent.presses("Return")
        agent.waits_until(lambda: any("Historial · José\ufffdx, " in text for text in said))
        assert "Enlace creado" in said[-1]
        assert not any("\0" in text for text in (*said, agent.history[0].heard))


@pytest.mark.parametrize("change", ["name = ''", "cellphone = ''", "name = ' '"])
def test_a_text_that_must_be_there_is_missed(
    change: str, qapp: QApplication, qtbot: QtBot, data_directory: Path, folder: Path
) -> None:
    damage(folder, ROWS[9], change)
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: TOLD.format("1 fila dañada") in agent.said)
        row = agent.history[0]
        assert row.state == "creado (fila dañada)"
        chooses(agent, 0)
        agent.presses("Return")
        assert agent.said.startswith(f"Historial · {row.name}, ")
        assert agent.shows(row.name)


def test_one_is_deleted_and_exported(
    qapp: QApplication, qtbot: QtBot, data_directory: Path, folder: Path, tmp_path: Path
) -> None:
    for made in ROWS[8:]:
        damage(folder, made, "state = '', name = x''")
    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: len(agent.rows) == 10)
        chooses(agent, 0)
        assert agent.history[0].name == "(nombre ilegible)"
        agent.presses("Del")
        agent.waits_for_dialog()
        agent.clicks("Borrar")
        agent.waits_until(lambda: len(agent.rows) == 9)
        assert "de (nombre ilegible), del" in agent.said
        agent.window.ledger_panel.export_wanted.emit()
        agent.waits_for_dialog()
        agent.clicks("Elegir archivo…")
        agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
        agent.names_file(tmp_path / "all")
        agent.waits_until(lambda: "Exportado a all.csv: 9 filas." in agent.said)
    content = (tmp_path / "all.csv").read_text(encoding="utf-8")
    assert content.count("sin confirmar (fila dañada)") == 1


@pytest.mark.parametrize("seed", range(6))
def test_with_any_bit_changed_the_list_is_read_and_a_link_is_made(
    seed: int, qapp: QApplication, qtbot: QtBot, data_directory: Path
) -> None:
    folder = data_directory / "sandbox"
    content = content_of(folder, *every_kind(40))
    (folder / "ledger.sqlite3").write_bytes(with_a_flipped_bit(content, Random(seed)))
    with started(qapp, qtbot, data_directory) as agent:
        makes(agent, ("Ana", "0412 777 1234"))
        searches(agent, "ana 777", ["Ana"])


def test_a_search_that_breaks_leaves_the_list_as_it_was_and_can_be_repeated(
    qapp: QApplication,
    qtbot: QtBot,
    data_directory: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = LedgerService.read

    def breaks_once(service: LedgerService, query: Query, number: int) -> Page:
        monkeypatch.setattr(LedgerService, "read", read)
        raise RuntimeError

    with started(qapp, qtbot, data_directory) as agent:
        agent.waits_until(lambda: len(agent.rows) == 10)
        monkeypatch.setattr(LedgerService, "read", breaks_once)
        with qtbot.captureExceptions() as raised:
            agent.presses("Ctrl+F")
            agent.types("maria")
            agent.waits_until(lambda: bool(raised))
        agent.presses("Ctrl+F")
        agent.types("jose")
        agent.waits_until(lambda: {row[0][:4] for row in agent.rows} == {"José"})
