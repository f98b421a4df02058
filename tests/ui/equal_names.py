"""A catalogue in which names do not tell entries apart, and what there is to see of the choice."""

from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from cammer_desktop.assembly import Services
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination, Promotion
from cammer_desktop.domain.settings import Settings
from tests.samples import CODE
from tests.ui.agent import Agent

LIST: Final = "Nombres del catálogo"
SALES: Final = NamedDestination(Kind.CATEGORY, "Ventas", CODE)
SAME: Final = NamedDestination(Kind.CATEGORY, "Ventas", "b7d3")
TEAMS: Final = NamedDestination(Kind.CATEGORY, "Ventas", "c9-equipo")
HELP: Final = NamedDestination(Kind.CATEGORY, "Soporte", "soporte-1")
EVA: Final = NamedDestination(Kind.AGENT, "Soporte", "77")
BEA: Final = NamedDestination(Kind.AGENT, "Bea", "soporte-1")
GIFT: Final = Promotion("Regalo", "Un regalo", "Solo hoy")
OWN: Final = Catalogue((SALES, SAME, HELP, EVA, BEA, GIFT))
FIELDS: Final = {"Categoría": "Código de categoría", "Agente": "Código de agente"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    path = tmp_path / "equipo.csv"
    path.write_bytes(catalogue_file.to_csv([TEAMS]))
    return Settings(theme="light", team_file=str(path))


@pytest.fixture
def services(services: Services) -> Services:
    services.catalogue.change(lambda _: OWN)
    return services


@pytest.fixture
def agent(agent: Agent) -> Agent:
    waits_for_offer(agent, TEAMS)
    agent.presses("Ctrl+N")
    return agent


def waits_for_offer(agent: Agent, entry: NamedDestination) -> None:
    """Wait until a category of the team is offered."""

    def is_offered() -> bool:
        agent.clicks("Elegir categoría")
        shown = offered(agent)
        agent.presses("Esc")
        return f"{entry.name} · equipo, {entry.code}" in shown

    agent.waits_until(is_offered)


def offered(agent: Agent) -> list[str]:
    """Return what a screen reader says of each entry in the list that is open."""
    if agent.dialog is not None or not agent.sees(LIST):
        return []
    entries = agent.finds(LIST, QAbstractItemView).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(entries.index(row, 0).data(role)) for row in range(entries.rowCount())]


def highlighted(agent: Agent) -> str:
    """Return what a screen reader says of the highlighted entry."""
    return offered(agent)[agent.finds(LIST, QAbstractItemView).currentIndex().row()]


def codes(body: dict[str, Any]) -> dict[str, Any]:
    """Return the codes in a body that was sent."""
    return {key: body[key] for key in ("categoryCode", "userCode") if key in body}
