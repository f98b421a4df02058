"""The import as an agent sees it: what is said, where, and when it is true."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QTableView,
)

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour
from tests.ui.agent import Agent
from tests.ui.layouts import on_window
from tests.ui.menus import picks

ROWS = "Filas del archivo"
ENTRIES = "Entradas del catálogo"
GOOD = "tipo;nombre;código\nagente;Luis;a1\nagente;;a2\nagente;Eva;1,5E+12\nagente;Zoë;a3\n"


@pytest.fixture
def agent(agent: Agent) -> Agent:
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    return agent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "nuevo.csv"
    path.write_text(GOOD, "utf-8")
    return path


def gives(agent: Agent, path: Path) -> None:
    agent.clicks("Importar…")
    agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
    agent.names_file(path)
    agent.waits_until(lambda: not isinstance(agent.dialog, QFileDialog))
    agent.waits_for_dialog()


def previews(agent: Agent, path: Path) -> None:
    gives(agent, path)
    agent.waits_until(lambda: agent.sees(ROWS))
    agent.waits_until(lambda: button(agent, "Cancelar", "Cerrar").isEnabled())


def button(agent: Agent, *names: str) -> QPushButton:
    """Return the one button that has one of these names."""
    [found] = [each for each in agent.top.findChildren(QPushButton) if each.text() in names]
    return found


def column(agent: Agent, name: str, column: int) -> list[str]:
    model = agent.finds(name, QAbstractItemView).model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def labels(agent: Agent) -> str:
    shown = [each for each in agent.top.findChildren(QLabel) if each.isVisible()]
    return "\n".join(each.text() for each in shown)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the catalogue's lock, as another program does that writes it."""
    with atomic_file.locked(path):
        yield


def own_path(agent: Agent) -> Path:
    path = agent._services.ledger_file.path.with_name("catalogue.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


class TestWhatIsToldFirst:
    def test_rows_that_need_a_look_come_first_and_their_number_is_told(
        self, agent: Agent, path: Path
    ) -> None:
        previews(agent, path)
        assert column(agent, ROWS, 0) == ["3", "4", "2", "5"]
        assert agent.shows("Hay 2 filas por revisar arriba.")

    def test_a_template_is_shown_with_its_channel_and_text_and_a_row_of_no_use_by_its_name(
        self, agent: Agent, path: Path
    ) -> None:
        rows = "plantilla;Saludo;WhatsApp;Hola: {enlace}\nplantilla;Perdida;;{enlace}\n"
        path.write_text(f"tipo;nombre;canal;texto\n{rows}", "utf-8")
        previews(agent, path)
        assert column(agent, ROWS, 1) == ["Perdida", "Plantilla de WhatsApp Saludo"]
        assert column(agent, ROWS, 2)[1] == "nueva. Dice «Hola: {enlace}»"

    @pytest.mark.parametrize("with_doubtful", [False, True])
    def test_doubtful_rows_are_taken_at_the_agents_word_alone(
        self, agent: Agent, path: Path, with_doubtful: bool
    ) -> None:
        catalogue = agent.top
        previews(agent, path)
        box = agent.finds("Incluir también 1 dudosa", QCheckBox)
        assert not box.isChecked()
        if with_doubtful:
            box.setFocus()
            agent.presses("Space")
        agent.presses("Return")
        agent.waits_until(lambda: agent.top is catalogue and agent.shows("Importado"))
        number = 2 + with_doubtful
        assert agent.shows(
            f"Importado de nuevo.csv: {number} entradas, guardadas en su catálogo (catalogue.json)."
        )
        assert len(column(agent, ENTRIES, 0)) == number
        assert len(catalogue_file.read(own_path(agent).read_bytes())) == number

    def test_with_doubtful_rows_alone_there_is_nothing_to_take_before_that_word(
        self, agent: Agent, path: Path
    ) -> None:
        path.write_text("tipo;nombre;código\nagente;Eva;1,5E+12\n", "utf-8")
        previews(agent, path)
        assert not agent.finds("Importar").isEnabled()
        agent.finds("Incluir también 1 dudosa").setFocus()
        agent.presses("Space")
        agent.waits_until(agent.finds("Importar").isEnabled)

    def test_what_happens_to_a_row_is_read_whole_by_keys(self, agent: Agent, path: Path) -> None:
        path.write_text("tipo;nombre;código\nagente;Eva;7\nagente;Eva;c2\n", "utf-8")
        previews(agent, path)
        assert agent.focus == ROWS
        for row, text in enumerate(column(agent, ROWS, 2)):
            assert agent.shows(f"Fila {row + 2}: {text}")
            heard = agent.finds(ROWS, QAbstractItemView).currentIndex().siblingAtColumn(0)
            assert str(heard.data(Qt.ItemDataRole.AccessibleTextRole)).endswith(text)
            agent.presses("Down")
        header = agent.finds(ROWS, QTableView).horizontalHeader()
        assert header.sectionSize(2) > 2 * header.sectionSize(1)

    @pytest.mark.parametrize(
        ("rows", "text"),
        [
            ("", "No hay nada que importar: el archivo no tiene ninguna entrada."),
            ("agente;;a\n", "No hay nada que importar: 1 no sirve."),
        ],
    )
    def test_with_nothing_to_import_that_is_said(
        self, agent: Agent, path: Path, rows: str, text: str
    ) -> None:
        path.write_text(f"tipo;nombre;código\n{rows}", "utf-8")
        gives(agent, path)
        agent.waits_until(lambda: agent.shows(text))
        assert not agent.finds("Importar").isEnabled()
        agent.waits_until(button(agent, "Cerrar").isEnabled)

    def test_an_enter_too_many_neither_imports_nor_closes(self, agent: Agent, path: Path) -> None:
        gives(agent, path)
        preview = agent.top
        agent.presses("Return")
        agent.waits_until(lambda: agent.sees(ROWS))
        agent.presses("Return")
        assert agent.top is preview
        agent.waits_until(agent.finds("Importar").isEnabled)
        assert agent.controllers.catalogue.own == Catalogue()
        assert agent.top is preview


class TestARefusal:
    @pytest.mark.parametrize(
        ("content", "text"),
        [
            (b"\x89PNG", "no es un catálogo"),
            (b"", "está vacío"),
            (b"x" * (catalogue_file.MAX_BYTES + 1), "demasiado grande"),
            (None, "no existe"),
        ],
    )
    def test_stands_in_the_dialog_in_front(
        self, agent: Agent, path: Path, content: bytes | None, text: str
    ) -> None:
        catalogue = agent.top
        if content is None:
            agent.top._on_import_chosen(str(path.with_name("none.csv")))  # type: ignore[attr-defined]
        else:
            path.write_bytes(content)
            gives(agent, path)
        refusal = agent.top
        agent.presses("Return")
        agent.waits_until(lambda: text in labels(agent))
        agent.presses("Return")
        assert agent.top is refusal
        assert f"No se importó {'none' if content is None else 'nuevo'}.csv" in labels(agent)
        assert not agent.finds("Importar").isEnabled()
        agent.waits_until(button(agent, "Cerrar").isEnabled)
        agent.presses("Return")
        agent.waits_until(lambda: agent.top is catalogue)
        assert agent.said == ""

    def test_of_the_disk_too_and_the_import_can_be_tried_again(
        self, agent: Agent, path: Path
    ) -> None:
        catalogue = agent.top
        previews(agent, path)
        preview = agent.top
        with held(own_path(agent)):
            agent.presses("Return")
            agent.waits_until(lambda: "No se importó nada" in labels(agent))
        assert agent.top is preview
        agent.waits_until(agent.finds("Importar").isEnabled)
        assert agent.controllers.catalogue.own == Catalogue()
        agent.presses("Return")
        agent.waits_until(lambda: agent.top is catalogue and agent.shows("Importado de nuevo.csv"))

    def test_of_an_entry_stands_there_and_nothing_is_said_to_be_stored(self, agent: Agent) -> None:
        catalogue = agent.top
        picks(agent, "Nueva…", "Agente…")
        agent.waits_until(lambda: agent.top is not catalogue)
        agent.waits_for_dialog()
        agent.writes("Nombre", "Rosa")
        agent.writes("Código", "r1")
        with held(own_path(agent)):
            agent.presses("Return")
            agent.waits_until(lambda: "otro programa lo tiene abierto" in labels(agent))
        assert agent.top is not catalogue
        assert "está en el catálogo" not in labels(agent)
        agent.presses("Return")
        agent.waits_until(lambda: agent.top is catalogue)
        agent.waits_until(lambda: agent.shows("Rosa está en el catálogo."))
        assert agent.said == ""


class TestCancelling:
    def test_leaves_no_trace(self, agent: Agent, path: Path) -> None:
        catalogue = agent.top
        gives(agent, path)  # whether it is read by now or not
        agent.presses("Esc")
        agent.waits_until(lambda: agent.top is catalogue)
        previews(agent, path)
        agent.presses("Esc")
        agent.waits_until(lambda: agent.top is catalogue)
        assert agent.controllers.catalogue.own == Catalogue()
        assert not own_path(agent).exists()

    def test_is_possible_until_it_is_written(self, agent: Agent, path: Path) -> None:
        catalogue = agent.top
        previews(agent, path)
        with held(own_path(agent)):
            agent.presses("Return")  # it waits for the other program
            assert agent.shows("Guardando en su catálogo…")
            assert agent.sees("Avance")
            agent.presses("Esc")
            agent.waits_until(lambda: agent.top is catalogue)
        agent.waits_until(lambda: not agent.controllers.catalogue.background._handlers)
        assert agent.controllers.catalogue.own == Catalogue()
        assert not own_path(agent).exists()


class TestThousandsOfEntries:
    def test_are_imported_found_and_offered(self, agent: Agent, path: Path) -> None:
        catalogue = agent.top
        many = [NamedDestination(Kind.CATEGORY, f"Núñez {n}", f"n-{n:05}") for n in range(3000)]
        path.write_bytes(catalogue_file.to_csv(many))
        previews(agent, path)
        assert len(column(agent, ROWS, 0)) == 3000
        agent.presses("Return")
        agent.waits_until(lambda: agent.top is catalogue and agent.shows("3000 entradas"))
        agent.waits_for_dialog()
        agent.clicks("Buscar en el catálogo")
        agent.types("nunez 1234")
        assert column(agent, ENTRIES, 0) == ["Núñez 1234"]
        assert agent.heard("Buscar en el catálogo") == "1 entrada"


class TestWhatHappensToTheFileMeanwhile:
    def test_is_told_in_the_dialog_in_front(self, agent: Agent) -> None:
        catalogue = agent.top
        path = own_path(agent)
        path.write_text('{"entries": [7], "recent": []}')
        agent.controllers.catalogue.note_use("agent:1")
        agent.waits_until(lambda: "la número 1 de catalogue.json" in labels(agent))
        path.write_text("{")
        agent.controllers.catalogue.note_use("agent:2")
        agent.waits_until(lambda: "catalogue.json.bad" in labels(agent))
        assert agent.said == ""
        assert agent.top is catalogue
        agent.presses("Esc")
        agent.waits_for_window()
        path.write_text("{")
        agent.controllers.catalogue.note_use("agent:3")
        agent.waits_until(lambda: "catalogue.json.bad1" in agent.said)


def test_rows_to_look_at_have_a_sign_in_its_colour(agent: Agent, path: Path) -> None:
    previews(agent, path)
    rows = agent.finds(ROWS, QTableView)
    picture = rows.viewport().grab().toImage()

    def colours(row: int) -> set[str]:
        place = rows.visualRect(rows.model().index(row, 2))
        return {
            picture.pixelColor(x, y).name()
            for x in range(place.left(), place.left() + 40)
            for y in range(place.top(), place.bottom())
        }

    wrong, doubtful, new = (colours(row) for row in range(3))
    assert colour("error").name() in wrong
    assert colour("warning").name() in doubtful
    assert not {colour("error").name(), colour("warning").name()} & new


def test_the_sentence_of_a_row_to_look_at_has_its_state(agent: Agent, path: Path) -> None:
    previews(agent, path)
    told = [each for each in agent.top.findChildren(QLabel) if each.text().startswith("Fila 3:")]
    assert [each.property("state") for each in told] == ["error"]
    rows = agent.finds(ROWS)
    assert on_window(told[0]).y() - on_window(rows).bottom() < SIZES.field
    assert rows.height() < SIZES.field + 5 * SIZES.table_row
