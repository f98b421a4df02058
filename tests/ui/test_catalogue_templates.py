"""Templates in the catalogue's dialog: made, changed, found, deleted; the team's are looked at."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QRadioButton

from cammer_desktop.assembly import Services
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, Entry, Kind, NamedDestination, Template
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.settings import Settings
from tests.ui.agent import Agent
from tests.ui.menus import picks

SHORT = Template(Channel.SMS, "Corto", "{enlace}", is_default=True)
FORMAL = Template(Channel.EMAIL, "Formal", "Hola:\n\n{enlace}", "Su enlace")
TEAMS = Template(Channel.WHATSAPP, "Del equipo", "Hola {nombre}: {enlace}", is_default=True)
SALES = NamedDestination(Kind.CATEGORY, "Ventas", "a7d3")
_ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
BUILT_IN = "Hola, {nombre}. Este es el enlace para su videollamada: {enlace}"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    path = tmp_path / "equipo.csv"
    path.write_bytes(catalogue_file.to_csv([TEAMS]))
    return Settings(theme="light", team_file=str(path))


@pytest.fixture
def services(services: Services) -> Services:
    services.catalogue.change(lambda _: Catalogue((SHORT, FORMAL, SALES)))
    return services


@pytest.fixture
def agent(agent: Agent) -> Agent:
    agent.waits_until(lambda: len(agent.controllers.catalogue.listed) == 4)
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    return agent


def rows(agent: Agent) -> list[list[str]]:
    """Return name, kind, text and origin of each row."""
    model = agent.finds("Entradas del catálogo", QAbstractItemView).model()
    return [
        [str(model.index(row, column).data()).translate(_ISOLATES) for column in (0, 1, 2, 4)]
        for row in range(model.rowCount())
    ]


def chooses(agent: Agent, name: str) -> None:
    table = agent.finds("Entradas del catálogo", QAbstractItemView)
    number = [row[0] for row in rows(agent)].index(name)
    table.setCurrentIndex(table.model().index(number, 0))


def opens(agent: Agent, *picked: str) -> None:
    """Open the dialog of an entry, of a new one by a menu."""
    catalogue = agent.top
    if picked:
        picks(agent, *picked)
    else:
        agent.clicks("Editar…")
    agent.waits_until(lambda: agent.top is not catalogue)
    agent.waits_for_dialog()


def own(agent: Agent) -> tuple[Entry, ...]:
    return agent.controllers.catalogue.own.entries


def test_they_are_a_kind_of_their_own(agent: Agent) -> None:
    agent.finds("Plantillas", QRadioButton).click()
    assert [
        [text.replace("\u2068", "").replace("\u2069", "") for text in row] for row in rows(agent)
    ] == [
        ["Corto", "Plantilla", "SMS, predeterminada · {enlace}", "propia"],
        ["Del equipo", "Plantilla", "WhatsApp, predeterminada · Hola {nombre}: {enlace}", "equipo"],
        ["Formal", "Plantilla", "Correo · Su enlace Hola: {enlace}", "propia"],
    ]


@pytest.mark.parametrize("text", ["correo", "plantilla su enlace", "form"])
def test_one_is_found_by_its_channel_and_its_texts(agent: Agent, text: str) -> None:
    agent.writes("Buscar en el catálogo", text)
    assert [row[0] for row in rows(agent)] == ["Formal"]


def test_one_is_made_and_is_the_only_default_of_its_channel(agent: Agent) -> None:
    catalogue = agent.top
    opens(agent, "Nueva…", "Plantilla…")
    assert (agent.focus, agent.reads("Texto")) == ("Nombre", BUILT_IN)
    assert not agent.sees("Asunto")
    agent.clicks("Correo")
    assert agent.reads("Asunto") == "El enlace para su videollamada"
    agent.clicks("SMS")
    agent.presses("Ctrl+Return")
    assert (agent.hint("Nombre"), agent.focus) == ("Falta el nombre.", "Nombre")
    agent.writes("Nombre", "Nueva")
    agent.writes("Texto", "Hola, ")
    agent.clicks("{nombre}")
    agent.presses("Ctrl+Return")
    assert agent.hint("Nombre") == ""
    assert "Falta en el texto {enlace}" in agent.hint("Texto")
    agent.types(": ")  # the caret is behind the variable
    agent.clicks("{enlace}")
    agent.clicks("Predeterminada de su canal")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: agent.top is catalogue)
    made = Template(Channel.SMS, "Nueva", "Hola, {nombre}: {enlace}", is_default=True)
    agent.waits_until(lambda: own(agent)[-1] == made)
    assert own(agent)[:-1] == (replace(SHORT, is_default=False), FORMAL, SALES)


def test_what_was_typed_stays_in_another_channel(agent: Agent) -> None:
    opens(agent, "Nueva…", "Plantilla…")
    agent.writes("Texto", "Mío: {enlace}")
    agent.clicks("Correo")
    assert (agent.reads("Asunto"), agent.reads("Texto")) == ("", "Mío: {enlace}")


def test_one_is_changed_with_its_lines_and_its_channel(agent: Agent) -> None:
    catalogue = agent.top
    chooses(agent, "Formal")
    opens(agent)
    assert (agent.reads("Asunto"), agent.reads("Texto")) == ("Su enlace", FORMAL.text)
    agent.writes("Asunto", "\u202eVea")
    agent.presses("Ctrl+Return")
    assert agent.focus == "Asunto"
    assert agent.hint("Asunto").startswith("Hay caracteres")
    agent.writes("Asunto", "Vea")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: agent.top is catalogue)
    agent.waits_until(lambda: own(agent)[-1] == replace(FORMAL, subject="Vea"))
    chooses(agent, "Formal")
    opens(agent)
    agent.clicks("WhatsApp")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: agent.top is catalogue)
    moved = Template(Channel.WHATSAPP, FORMAL.name, FORMAL.text)
    agent.waits_until(lambda: own(agent) == (SHORT, SALES, moved))


def test_one_is_deleted_after_a_question_and_the_teams_is_not(agent: Agent) -> None:
    chooses(agent, "Corto")
    agent.clicks("Borrar…")
    agent.waits_until(lambda: agent.is_asked("Plantilla «Corto» · SMS"))
    agent.clicks("Borrar")
    agent.waits_until(lambda: own(agent) == (FORMAL, SALES))
    chooses(agent, "Del equipo")
    assert not agent.finds("Editar…").isEnabled()


@pytest.mark.parametrize(
    ("name", "code", "wrong"), [("Ventas", "a\tb", "Código"), ("\u202eVentas", "ab", "Nombre")]
)
def test_what_cannot_be_used_is_said_at_its_field(
    agent: Agent, name: str, code: str, wrong: str
) -> None:
    opens(agent, "Nueva…", "Categoría…")
    for field, text in (("Nombre", name), ("Código", code)):
        agent.finds(field, QLineEdit).setText(text)
    agent.clicks("Guardar")
    assert agent.focus == wrong
    assert agent.hint(wrong).startswith("Hay caracteres")
