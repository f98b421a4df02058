"""No template is lost by a key, a click, or another program's hand."""

import errno
import os
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.assembly import Services
from cammer_desktop.domain.catalogue import Catalogue, Template
from cammer_desktop.domain.hand_over import Channel
from tests.ui.agent import Agent
from tests.ui.settings.test_messages import (
    HELLO,
    LONG,
    NAME,
    SHORT,
    TEXT,
    chooses,
    is_default,
    saves,
    says_of_itself,
    stored,
    templates,
)

UNSAVED = "Hay plantillas sin guardar."


@pytest.fixture
def own() -> tuple[Template, ...]:
    """The agent's templates."""
    return ()


@pytest.fixture
def services(services: Services, own: tuple[Template, ...]) -> Services:
    """What the program works with, with templates in the catalogue."""
    services.catalogue.change(lambda _: Catalogue(own))
    return services


@pytest.fixture
def agent(agent: Agent) -> Agent:
    """An agent who has turned to the page, and to SMS there."""
    agent.presses("Ctrl+Tab")
    agent.clicks("SMS")
    return agent


class TestClosing:
    def test_asks_once_and_esc_goes_back(self, agent: Agent) -> None:
        says_of_itself(agent)
        settings = agent.dialog
        agent.presses("Esc")
        assert agent.is_asked(UNSAVED)
        agent.waits_for_dialog()
        assert agent.focus == "Guardar"
        agent.presses("Esc")
        agent.waits_until(lambda: agent.dialog is settings)
        agent.waits_for_dialog()
        assert agent.reads(TEXT).endswith("Soy {agente}.")
        agent.clicks("Cancelar")
        agent.answers("Descartar")
        assert stored(agent) == set()

    def test_can_save_instead_where_that_can_be_saved(self, agent: Agent) -> None:
        settings = agent.dialog
        agent.writes(TEXT, "Hola")
        agent.presses("Esc")
        agent.waits_for_dialog()
        agent.presses("Return")
        agent.waits_until(lambda: agent.dialog is settings)
        agent.waits_for_dialog()
        assert (agent.focus, agent.state(TEXT)) == (TEXT, "error")
        agent.writes(TEXT, HELLO)
        agent.presses("Esc")
        agent.waits_for_dialog()
        agent.presses("Return")
        agent.waits_for_window()
        assert [each.text for each in stored(agent)] == [HELLO]

    def test_asks_nothing_where_nothing_was_typed(self, agent: Agent) -> None:
        agent.clicks("Nueva plantilla")
        agent.presses("Esc")
        agent.waits_for_window()


@pytest.mark.parametrize("own", [(SHORT, LONG)])
class TestDeleting:
    GONE = "Se borrará «Largo» al guardar. Predeterminada: «Corto»."

    def test_is_said_with_a_way_back(self, agent: Agent) -> None:
        before = templates(agent)
        agent.clicks("Borrar plantilla")
        assert (agent.hint(NAME), agent.state(NAME)) == (self.GONE, "warning")
        assert (agent.reads(NAME), is_default(agent)) == ("Corto", True)
        agent.clicks("Deshacer")
        assert templates(agent) == before
        assert (agent.reads(NAME), is_default(agent)) == ("Largo", True)
        assert agent.hint(NAME) == ""
        assert agent.focus == "Plantilla"
        assert not agent.sees("Deshacer")
        saves(agent)
        assert stored(agent) == {SHORT, LONG}

    def test_of_several_each_can_be_undone(self, agent: Agent) -> None:
        button = agent.finds("Borrar plantilla")
        place = button.mapTo(agent.top, QPoint(button.width() // 2, button.height() // 2))
        QTest.mouseDClick(agent.top.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        assert templates(agent) == ["Corto · predeterminada", "Saludo"]  # the first click alone
        agent.clicks("Borrar plantilla")
        assert agent.hint(NAME).startswith("Se borrará «Corto» al guardar.")
        agent.clicks("Deshacer")
        assert agent.hint(NAME) == self.GONE
        agent.clicks("Deshacer")
        assert templates(agent) == ["Corto", "Largo · predeterminada", "Saludo"]
        chooses(agent, "Corto")
        agent.clicks("Borrar plantilla")
        assert agent.hint(NAME) == "Se borrará «Corto» al guardar."
        chooses(agent, "Saludo")
        assert agent.hint(NAME).startswith("Es la de Cammer")
        assert not agent.sees("Deshacer")


@pytest.mark.parametrize("own", [(SHORT, LONG)])
class TestAnotherProgram:
    def test_has_a_new_one_of_the_same_name(self, agent: Agent, services: Services) -> None:
        agent.clicks("Nueva plantilla")
        agent.types("N")
        theirs = Template(Channel.SMS, "N", "Otra: {enlace}", is_default=True)
        services.catalogue.change(lambda now: now.with_entry(theirs))
        agent.presses("Ctrl+Tab")  # to another page
        agent.clicks("Guardar")
        agent.waits_until(lambda: agent.focus == NAME)
        assert agent.hint(NAME) == "Otra ventana guardó «N» mientras tanto: elija otro nombre."
        assert agent.state(NAME) == "error"
        assert stored(agent) == {SHORT, _no_default(LONG), theirs}
        agent.presses("Ctrl+A")
        agent.types("Mía")
        saves(agent)
        assert theirs in stored(agent)
        assert {each.name for each in stored(agent)} == {"Corto", "Largo", "N", "Mía"}

    def test_has_changed_the_same_one(self, agent: Agent, services: Services) -> None:
        agent.writes(TEXT, "Mía: {enlace}")
        theirs = Template(Channel.SMS, "Largo", "Otra: {enlace}", is_default=True)
        services.catalogue.change(lambda now: now.with_entry(theirs))
        agent.clicks("Guardar")
        agent.waits_until(lambda: agent.focus == NAME)
        assert "Otra ventana guardó «Largo»" in agent.hint(NAME)
        assert stored(agent) == {SHORT, theirs}
        agent.presses("Ctrl+A")
        agent.types("Mío")
        assert agent.hint(NAME) == "Otra ventana cambió la anterior: esta se guarda aparte."
        saves(agent)
        texts = {each.name: each.text for each in stored(agent)}
        assert texts == {"Corto": SHORT.text, "Largo": theirs.text, "Mío": "Mía: {enlace}"}

    def test_has_changed_what_was_deleted(self, agent: Agent, services: Services) -> None:
        agent.clicks("Borrar plantilla")
        theirs = Template(Channel.SMS, "Largo", "Otra: {enlace}", is_default=True)
        services.catalogue.change(lambda now: now.with_entry(theirs))
        agent.clicks("Guardar")
        agent.waits_until(lambda: agent.reads(TEXT) == theirs.text)
        assert agent.hint(NAME) == "Otra ventana la cambió mientras tanto: no se borró."
        saves(agent)
        assert stored(agent) == {SHORT, theirs}

    def test_has_its_say_where_the_settings_are_closed_meanwhile(
        self, agent: Agent, services: Services
    ) -> None:
        agent.writes(TEXT, "Mía: {enlace}")
        theirs = Template(Channel.SMS, "Largo", "Otra: {enlace}", is_default=True)
        services.catalogue.change(lambda now: now.with_entry(theirs))
        agent.clicks("Guardar")
        agent.presses("Esc")  # before it is known
        agent.waits_for_window()
        agent.waits_until(lambda: "No se guardó nada: otra ventana" in agent.said)
        assert stored(agent) == {SHORT, theirs}


def test_what_is_stored_is_not_met_as_anothers(
    agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    agent.clicks("Nueva plantilla")
    agent.types("N")
    agent.writes("Su nombre", "Ana")
    monkeypatch.setattr(SettingsFile, "change", fails)
    agent.clicks("Guardar")
    agent.waits_until(lambda: agent.shows("Las plantillas quedaron guardadas"))
    monkeypatch.undo()
    agent.writes(TEXT, HELLO)
    saves(agent)
    assert [(each.name, each.text) for each in stored(agent)] == [("N", HELLO)]


def _no_default(template: Template) -> Template:
    return Template(template.channel, template.name, template.text, template.subject)
