"""The catalogue as an agent uses it: picked by name, saved, edited, exchanged, shared by a team."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTableView,
)

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.assembly import Services
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination, Promotion
from cammer_desktop.domain.offers import Offer
from cammer_desktop.domain.settings import Settings
from cammer_desktop.ui.catalogue.entry_table import EntryTable
from tests.flow.parts import never
from tests.samples import CODE
from tests.ui.agent import Agent
from tests.ui.menus import picks

HEARD = Qt.ItemDataRole.AccessibleTextRole

TODAY = date.today()
SALES = NamedDestination(Kind.CATEGORY, "Ventas España", CODE)
HELP = NamedDestination(Kind.CATEGORY, "Atención", "b7d3")
EVA = NamedDestination(Kind.AGENT, "Eva", "77")
FATHERS = Promotion("Día del padre", "20 % para {nombre}", "Solo hoy, {correo}")
OVER = Promotion("Día de la madre", "10 %", "Ayer", None, TODAY - timedelta(days=1))
OWN = Catalogue((SALES, HELP, EVA, FATHERS, OVER))

EMPTY = "El catálogo está vacío: cree una entrada o importe un archivo CSV o JSON."


def instead(agent: Agent) -> str:
    """What stands, in the middle of the table, in place of entries; "" if nothing does."""
    table = agent.finds("Entradas del catálogo", QTableView)
    if table.model().rowCount():
        return table.accessibleDescription()
    picture = table.viewport().grab().toImage()
    rows = range(picture.height() // 2 - 8, picture.height() // 2 + 8)
    inks = {picture.pixel(x, y) for x in range(picture.width()) for y in rows}
    assert len(inks) > 1
    return table.accessibleDescription()


@pytest.fixture
def stored() -> Catalogue:
    """What the agent's own catalogue holds at the start."""
    return OWN


@pytest.fixture
def services(services: Services, stored: Catalogue) -> Services:
    services.catalogue.change(lambda _: stored)
    return services


@pytest.fixture
def agent(agent: Agent, stored: Catalogue) -> Agent:
    agent.waits_until(lambda: agent.controllers.catalogue.own == stored)
    return agent


def names(agent: Agent) -> list[str]:
    """Return the names that are offered, without their codes."""
    if not agent.sees("Nombres del catálogo"):
        return []
    model = agent.finds("Nombres del catálogo", QAbstractItemView).model()
    return [str(model.index(row, 0).data()).split(", ")[0] for row in range(model.rowCount())]


def body(agent: Agent) -> dict[str, object]:
    return dict(json.loads(agent.requests[-1].body))


def writes_a_customer(agent: Agent) -> None:
    agent.writes("Nombre", "Abraham")
    agent.writes("Celular", "0414 131 5854")


class TestNamesThatAreAlike:
    SALES = NamedDestination(Kind.CATEGORY, "Ventas", CODE)
    AFTER = NamedDestination(Kind.CATEGORY, "Posventa", "b7d3")

    @pytest.fixture
    def stored(self) -> Catalogue:
        return Catalogue((self.AFTER, self.SALES), (self.AFTER.key,))

    def test_enter_takes_the_one_that_begins_with_what_is_typed(self, agent: Agent) -> None:
        writes_a_customer(agent)
        agent.writes("Código de categoría", "ven")
        assert names(agent) == ["Ventas", "Posventa"]
        agent.presses("Return")
        assert agent.reads("Código de categoría") == "Ventas"
        agent.sends()
        assert body(agent)["categoryCode"] == CODE


class TestDestinations:
    def test_one_is_picked_by_any_part_of_its_name(self, agent: Agent) -> None:
        writes_a_customer(agent)
        agent.writes("Código de categoría", "espana")
        assert names(agent) == ["Ventas España"]
        agent.presses("Down")
        agent.presses("Return")
        assert agent.reads("Código de categoría") == "Ventas España"
        assert agent.heard("Código de categoría") == f"Ventas España · código {CODE}"
        agent.sends()
        assert body(agent)["categoryCode"] == CODE
        assert agent.rows == [("Abraham", "Ventas España", "creado")]
        assert agent.shows(f"Categoría Ventas España ({CODE})")

    def test_a_name_that_is_typed_whole_needs_no_picking(self, agent: Agent) -> None:
        writes_a_customer(agent)
        agent.writes("Código de categoría", "ventas espana")
        assert names(agent) == []
        agent.sends()
        assert body(agent)["categoryCode"] == CODE

    def test_any_code_can_be_entered(self, agent: Agent) -> None:
        agent.fills_in(code="otro código")
        agent.sends()
        assert body(agent)["categoryCode"] == "otro código"

    def test_the_arrow_shows_all_of_the_kind_and_the_last_used_first(self, agent: Agent) -> None:
        agent.clicks("Elegir categoría")
        assert names(agent) == ["Atención", "Ventas España"]
        agent.presses("Esc")
        writes_a_customer(agent)
        agent.writes("Código de categoría", "Ventas España")
        agent.sends()
        agent.waits_until(lambda: agent.controllers.catalogue.own.recent == (SALES.key,))
        agent.clicks("Elegir categoría")
        assert names(agent) == ["Ventas España", "Atención"]
        agent.presses("Esc")
        agent.clicks("Agente")
        agent.clicks("Elegir agente")
        assert names(agent) == ["Eva"]
        agent.presses("Esc")

    @pytest.mark.parametrize("content", [None, b"", b"\x00" * 512])
    def test_a_link_keeps_the_catalogue_whatever_happened_to_its_file(
        self, agent: Agent, data_directory: Path, content: bytes | None
    ) -> None:
        [path] = data_directory.rglob("catalogue.json")
        path.unlink()
        if content is not None:
            path.write_bytes(content)
        writes_a_customer(agent)
        agent.writes("Código de categoría", "Ventas España")
        agent.sends()
        agent.waits_until(lambda: agent.controllers.catalogue.own.recent == (SALES.key,))
        assert CatalogueFile(path.parent, pytest.fail).load().entries == OWN.entries
        if content is not None:
            agent.waits_until(lambda: "quedó aparte, en catalogue.json.bad" in agent.said)
            assert path.with_name("catalogue.json.bad").read_bytes() == content
        agent.presses("Ctrl+N")
        agent.clicks("Elegir categoría")
        assert names(agent) == ["Ventas España", "Atención"]
        agent.presses("Esc")

    def test_an_unknown_code_can_be_saved_with_a_name(self, agent: Agent) -> None:
        agent.clicks("Agente")
        agent.writes("Código de agente", "77")
        assert not agent.sees("Guardar este código")
        agent.types("8")
        agent.clicks("Guardar este código")
        agent.waits_for_dialog()
        assert agent.reads("Código") == "778"
        agent.writes("Nombre", "Luis")
        agent.clicks("Guardar")
        agent.waits_for_window()
        agent.waits_until(lambda: agent.heard("Código de agente") == "Luis · código 778")
        assert not agent.sees("Guardar este código")
        assert agent.said == "✓ Luis está en el catálogo."


class TestPromotions:
    def test_one_fills_the_ticket_in_and_its_variables_are_the_customers(
        self, agent: Agent
    ) -> None:
        writes_a_customer(agent)
        agent.clicks("Sin destino")
        agent.clicks("Elegir promoción")
        assert names(agent) == ["Día del padre"]  # the other is over
        agent.presses("Down")
        agent.presses("Return")
        assert agent.reads("Promoción") == "Día del padre"
        assert agent.reads("Título") == "20 % para {nombre}"
        agent.sends()
        assert agent.requests == []  # an empty variable is caught before anything is sent
        assert agent.hint("Correo") == "El ticket usa {correo}: falta el correo."
        assert agent.focus == "Correo"
        agent.writes("Correo", "a@b.co")
        agent.sends()
        assert body(agent)["ticket"] == {
            "title": "20 % para Abraham",
            "description": "Solo hoy, a@b.co",
        }

    def test_the_next_customer_begins_without_one(self, agent: Agent) -> None:
        agent.writes("Promoción", "padre")
        agent.presses("Down")
        agent.presses("Return")
        agent.presses("Ctrl+N")
        assert agent.reads("Promoción") == ""


class TestEditing:
    @pytest.fixture
    def agent(self, agent: Agent) -> Agent:
        agent.presses("Ctrl+K")
        agent.waits_for_dialog()
        return agent

    def rows(self, agent: Agent) -> list[str]:
        table = agent.finds("Entradas del catálogo", QAbstractItemView)
        model = table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def chooses(self, agent: Agent, name: str) -> None:
        table = agent.finds("Entradas del catálogo", QAbstractItemView)
        table.setCurrentIndex(table.model().index(self.rows(agent).index(name), 0))

    def test_entries_are_made_changed_and_deleted(self, agent: Agent) -> None:
        catalogue = agent.top
        assert instead(agent) == ""
        picks(agent, "Nueva…", "Promoción…")
        agent.waits_until(lambda: agent.top is not catalogue)
        agent.waits_for_dialog()
        agent.writes("Nombre", "Navidad")
        agent.clicks("Guardar")
        assert agent.hint("Título") == "Falta el título o la descripción."
        agent.writes("Título", "5 %")
        agent.writes("Descripción", "En todo")
        agent.writes("Desde", "24/12/2026")
        for none in ("mañana", "9999-12-31"):
            agent.writes("Hasta", none)
            agent.clicks("Guardar")
            assert agent.focus == "Hasta"
        agent.writes("Hasta", "25 dic 2026")
        agent.clicks("Guardar")
        agent.waits_until(lambda: agent.top is catalogue and "Navidad" in self.rows(agent))
        agent.waits_for_dialog()
        self.chooses(agent, "Navidad")
        agent.clicks("Editar…")
        agent.waits_until(lambda: agent.top is not catalogue)
        agent.waits_for_dialog()
        agent.writes("Nombre", "Nochebuena")
        agent.clicks("Guardar")
        agent.waits_until(lambda: agent.top is catalogue and "Nochebuena" in self.rows(agent))
        assert "Navidad" not in self.rows(agent)
        self.chooses(agent, "Nochebuena")
        agent.clicks("Borrar…")
        agent.waits_until(lambda: agent.is_asked("Promoción «Nochebuena»"))
        agent.clicks("Borrar")
        agent.waits_until(lambda: "Nochebuena" not in self.rows(agent))

    @pytest.mark.parametrize("stored", [Catalogue((replace(FATHERS, last=date(9999, 12, 31)),))])
    def test_a_day_of_an_older_version_does_not_keep_its_entry_from_being_changed(
        self, agent: Agent, stored: Catalogue
    ) -> None:
        catalogue = agent.top
        self.chooses(agent, FATHERS.name)
        agent.clicks("Editar…")
        agent.waits_until(lambda: agent.top is not catalogue)
        agent.waits_for_dialog()
        agent.writes("Nombre", "Siempre")
        agent.presses("Return")
        agent.waits_until(lambda: agent.top is catalogue)
        [before] = stored.entries
        agent.waits_until(lambda: agent.controllers.catalogue.own != stored)
        assert agent.controllers.catalogue.own.entries == (replace(before, name="Siempre"),)

    @pytest.mark.parametrize("stored", [Catalogue()])
    def test_an_empty_one_says_how_to_begin_until_it_is_not(self, agent: Agent) -> None:
        catalogue = agent.top
        assert instead(agent) == EMPTY
        picks(agent, "Nueva…", "Categoría…")
        agent.waits_until(lambda: agent.top is not catalogue)
        agent.waits_for_dialog()
        agent.writes("Nombre", "Ventas")
        agent.writes("Código", "a7d3")
        agent.clicks("Guardar")
        agent.waits_until(lambda: agent.top is catalogue and "Ventas" in self.rows(agent))
        assert instead(agent) == ""

    def test_where_nothing_matches_the_table_says_so(self, agent: Agent) -> None:
        agent.writes("Buscar en el catálogo", "zzzz")
        assert instead(agent).startswith("Nada coincide.")
        agent.presses("Esc")
        assert instead(agent) == ""

    def test_without_templates_it_says_what_they_are(self, agent: Agent) -> None:
        agent.finds("Plantillas", QRadioButton).click()
        assert instead(agent).startswith("No hay plantillas. Una plantilla es ")
        assert agent.heard("Entradas del catálogo") == instead(agent)
        agent.finds("Todo", QRadioButton).click()
        assert instead(agent) == ""

    @pytest.mark.parametrize(
        "stored",
        [Catalogue(tuple(NamedDestination(Kind.AGENT, "Eva", code) for code in ("e-1", "e-2")))],
    )
    def test_equal_names_are_told_where_they_are_seen(self, agent: Agent) -> None:
        told = "Varias entradas se llaman «Eva»"
        for name, is_told in (("Todo", True), ("Plantillas", False), ("Agentes", True)):
            agent.finds(name, QRadioButton).click()
            assert agent.shows(told) == is_told

    def gives_file(self, agent: Agent, button: str, path: Path) -> None:
        agent.clicks(button)
        agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
        agent.names_file(path)

    @pytest.mark.parametrize("suffix", ["csv", "json"])
    def test_what_is_exported_is_imported_again(
        self, agent: Agent, tmp_path: Path, suffix: str
    ) -> None:
        path = tmp_path / f"catalogo.{suffix}"
        self.gives_file(agent, "Exportar…", path)
        agent.waits_until(lambda: agent.shows(f"Exportado a {path}: 5 entradas suyas."))
        rows = catalogue_file.read(path.read_bytes())
        assert {row.entry for row in rows} == set(OWN.entries)

    def test_an_import_is_tried_before_it_is_done(self, agent: Agent, tmp_path: Path) -> None:
        catalogue = agent.top
        path = tmp_path / "nuevo.csv"
        path.write_text(
            "tipo;nombre;código\n"
            "agente;Luis;a78\nagente;Eva Luisa;77\ncategoría;Atención;b7d3\n"
            "agente;Luis;a78\nagente;;79\n",
            encoding="utf-8",
        )
        self.gives_file(agent, "Importar…", path)
        agent.waits_until(lambda: agent.sees("Filas del archivo"))
        agent.waits_until(agent.finds("Importar").isEnabled)
        assert agent.shows("1 nueva, 1 cambia, 1 igual, 1 repetida, 1 no sirve")
        table = agent.finds("Filas del archivo", QAbstractItemView).model()
        verdicts = [table.index(row, 2).data() for row in range(table.rowCount())]
        assert verdicts == [
            "Falta el nombre.",  # what should be looked at is first
            "nueva",
            "cambia: antes «Eva»",
            "igual",
            "repetida: vale la fila 2",
        ]
        assert agent.controllers.catalogue.own == OWN
        agent.clicks("Importar")
        agent.waits_until(lambda: agent.top is catalogue and "Luis" in self.rows(agent))
        assert "Eva Luisa" in self.rows(agent)
        assert "Eva" not in self.rows(agent)

    def test_a_file_that_is_no_catalogue_is_said(self, agent: Agent, tmp_path: Path) -> None:
        path = tmp_path / "foto.csv"
        path.write_bytes(b"\x89PNG")
        self.gives_file(agent, "Importar…", path)
        agent.waits_until(lambda: agent.shows("no es un catálogo"))


class TestTheTeamsFile:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "equipo.csv"
        path.write_bytes(catalogue_file.to_csv([NamedDestination(Kind.AGENT, "Rosa", "99")]))
        return path

    @pytest.fixture
    def settings(self, file: Path) -> Settings:
        return Settings(theme="light", team_file=str(file))

    def test_its_entries_are_offered_and_cannot_be_changed(self, agent: Agent) -> None:
        agent.waits_until(lambda: agent.controllers.catalogue.team is not None)
        agent.clicks("Agente")
        agent.clicks("Elegir agente")
        assert names(agent) == ["Eva", "Rosa · equipo"]
        agent.presses("Esc")
        agent.presses("Ctrl+K")
        agent.waits_for_dialog()
        table = agent.finds("Entradas del catálogo", QAbstractItemView)
        table.setCurrentIndex(table.model().index(0, 0))
        assert agent.finds("Editar…").isEnabled()
        table.setCurrentIndex(table.model().index(1, 0))
        shown = [table.model().index(1, column).data() for column in (0, 4)]
        assert shown == ["Rosa", "equipo"]
        assert not agent.finds("Editar…").isEnabled()
        assert not agent.finds("Borrar…").isEnabled()

    @pytest.mark.parametrize("stored", [OWN, Catalogue()])
    def test_an_export_says_that_its_entries_are_not_in_it(
        self, agent: Agent, tmp_path: Path, stored: Catalogue
    ) -> None:
        agent.waits_until(lambda: agent.controllers.catalogue.team is not None)
        agent.presses("Ctrl+K")
        agent.waits_for_dialog()
        catalogue = agent.top
        agent.clicks("Exportar…")
        agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
        agent.names_file(tmp_path / "c.csv")
        number = len(stored.entries)
        text = f"c.csv: {number} entradas suyas. Las del equipo están en el archivo del equipo."
        agent.waits_until(lambda: agent.top is catalogue and agent.shows(text))
        [said] = [each for each in agent.top.findChildren(QLabel) if text in each.text()]
        assert said.property("state") == ("ok" if number else "warning")

    def test_a_path_in_the_settings_is_read_at_once(self, agent: Agent, tmp_path: Path) -> None:
        other = tmp_path / "otro.json"
        other.write_bytes(catalogue_file.to_json([NamedDestination(Kind.AGENT, "Zoë", "1")]))
        agent.presses("Ctrl+,")
        agent.waits_for_dialog()
        for _ in range(3):
            agent.presses("Ctrl+Tab")
        agent.writes("Archivo del equipo", "http://example.com/equipo.csv")
        agent.clicks("Guardar")
        assert agent.hint("Archivo del equipo") == "Debe ser https://, o una ruta."
        agent.writes("Archivo del equipo", str(other))
        agent.clicks("Guardar")
        agent.waits_for_window()
        agent.clicks("Agente")

        def offers_zoe() -> bool:
            agent.clicks("Elegir agente")
            shown = names(agent)
            agent.presses("Esc")
            return shown == ["Eva", "Zoë · equipo"]

        agent.waits_until(offers_zoe)

    def sets(self, agent: Agent, file: Path | str) -> None:
        settings = agent.controllers.settings
        changed = Settings(theme="light", team_file=str(file))
        settings.change(settings.settings, changed, lambda: None, never)

    @pytest.mark.parametrize("is_in_dialog", [False, True])
    def test_a_broken_one_is_said_until_that_is_no_longer_true(
        self, agent: Agent, file: Path, tmp_path: Path, is_in_dialog: bool
    ) -> None:
        agent.waits_until(lambda: agent.controllers.catalogue.team is not None)
        if is_in_dialog:
            agent.presses("Ctrl+K")
            agent.waits_for_dialog()

        def told() -> str:
            labels = agent.top.findChildren(QLabel)
            return "\n".join(each.text() for each in labels) if is_in_dialog else agent.said

        for name, text in (("roto.csv", "nada"), ("dudoso.csv", "tipo;nombre;codigo\nagente;A;7")):
            (tmp_path / name).write_text(text)
        self.sets(agent, tmp_path / "roto.csv")
        agent.waits_until(lambda: "No hay una copia" in told())
        self.sets(agent, tmp_path / "dudoso.csv")
        agent.waits_until(lambda: "es dudosa: la 2. «7»" in told())
        assert "No hay una copia" not in told()
        self.sets(agent, file)
        agent.waits_until(lambda: "es dudosa" not in told())
        self.sets(agent, tmp_path / "nada.csv")
        agent.waits_until(lambda: "No hay una copia" in told())
        self.sets(agent, "")
        agent.waits_until(lambda: "No hay una copia" not in told())


SAME = (
    NamedDestination(Kind.CATEGORY, "Ventas", "v-2"),
    NamedDestination(Kind.CATEGORY, "Ventas", "v-9"),
)


class TestByEar:
    @pytest.fixture
    def stored(self) -> Catalogue:
        return Catalogue(SAME)

    @pytest.fixture
    def agent(self, agent: Agent) -> Agent:
        agent.presses("Ctrl+K")
        agent.waits_for_dialog()
        return agent

    def test_a_row_is_heard_whole(self, agent: Agent) -> None:
        table = agent.finds("Entradas del catálogo", QAbstractItemView)
        heard = [table.model().index(row, 0).data(HEARD) for row in (0, 1)]
        assert heard == ["Ventas, Categoría, v-2, propia", "Ventas, Categoría, v-9, propia"]

    def test_a_row_of_an_import_is_heard_whole(self, agent: Agent, tmp_path: Path) -> None:
        path = tmp_path / "nuevo.csv"
        path.write_text("tipo;nombre;código\nagente;Luis;a78\n", encoding="utf-8")
        agent.clicks("Importar…")
        agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
        agent.names_file(path)
        agent.waits_until(lambda: agent.sees("Filas del archivo"))
        table = agent.finds("Filas del archivo", QAbstractItemView)
        assert table.model().index(0, 0).data(HEARD) == "2, Agente Luis, nueva"

    def test_the_question_tells_equal_names_apart_and_what_was_done_is_said(
        self, agent: Agent, said: list[str]
    ) -> None:
        agent.types("ven")
        agent.waits_until(lambda: agent.heard("Buscar en el catálogo") == "2 entradas")
        agent.presses("Down")
        agent.presses("Down")
        agent.presses("Del")
        agent.waits_until(lambda: agent.is_asked("Categoría «Ventas» · código v-9"))
        agent.answers("Borrar")
        agent.waits_until(lambda: "Ventas ya no está en el catálogo." in said)

    def test_a_row_is_said_again_when_one_comes_back(self, agent: Agent, said: list[str]) -> None:
        for _ in range(2):
            agent.presses("Down")
            agent.waits_until(lambda: said[-1:] == ["Ventas, Categoría, v-2, propia"])
            said.clear()
            agent.finds("Buscar en el catálogo").setFocus()


def test_a_code_that_gets_a_name_is_chosen_under_it(agent: Agent) -> None:
    agent.fills_in(code="zona-7")
    agent.presses("Ctrl+S")
    agent.waits_for_dialog()
    agent.writes("Nombre", "Zona siete")
    agent.presses("Return")
    agent.waits_for_window()
    agent.waits_until(lambda: agent.reads("Código de categoría") == "Zona siete")
    assert agent.hint("Código de categoría") == "zona-7"
    assert agent.shows("Zona siete")
    agent.sends()
    assert agent.history[0].place == "Zona siete"


def test_an_empty_table_advises_only_what_helps(agent: Agent) -> None:
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    table = agent.finds("Entradas del catálogo", EntryTable)
    entry = NamedDestination(Kind.CATEGORY, "Ventas", CODE)
    table.take([Offer(entry, is_team=False)])
    agent.types("zzz")
    assert table.accessibleDescription() == "Nada coincide. Escriba menos."
    agent.clicks("Agentes")
    both = "Nada coincide. Escriba menos, o elija «Todo»."
    assert table.accessibleDescription() == both
    agent.finds("Buscar en el catálogo", QLineEdit).clear()
    assert table.accessibleDescription() == "Nada coincide. Elija «Todo»."
