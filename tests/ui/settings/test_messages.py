"""The page of messages: templates are edited, shown as they arrive, and stored with the rest."""

import errno
import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QTabBar,
)

from cammer_desktop.adapters.files.catalogue_file import CatalogueFile
from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.assembly import Services
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, Template
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.server import Sandbox
from tests.ui.agent import Agent
from tests.ui.layouts import flaws
from tests.ui.settings.test_settings import with_token

NAME, TEXT, PREVIEW, AGENT = "Nombre de la plantilla", "Texto", "Así llega", "Su nombre"
HELLO = "Hola, {nombre}. Entre: {enlace}"
SHORT = Template(Channel.SMS, "Corto", "Entre: {enlace}")
LONG = Template(Channel.SMS, "Largo", HELLO, is_default=True)
TEAMS = Template(Channel.SMS, "Del equipo", "Venga: {enlace}")


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
    """An agent who has turned to the page."""
    agent.presses("Ctrl+Tab")
    return agent


def templates(agent: Agent) -> list[str]:
    shown = agent.finds("Plantilla", QComboBox)
    return [shown.itemText(each) for each in range(shown.count())]


def chooses(agent: Agent, name: str) -> None:
    shown = agent.finds("Plantilla", QComboBox)
    shown.setFocus()
    agent.presses("Home")
    while not shown.currentText().startswith(name):
        agent.presses("Down")


def says_of_itself(agent: Agent) -> None:
    agent.writes(AGENT, "Rosalía")
    agent.clicks(TEXT)
    agent.presses("Ctrl+End")
    agent.types(" Soy {agente}.")


def saves(agent: Agent) -> None:
    agent.clicks("Guardar")
    agent.waits_for_window()


def stored(agent: Agent) -> set[Template]:
    entries = agent.controllers.catalogue.own.entries
    return {each for each in entries if isinstance(each, Template)}


def is_default(agent: Agent) -> bool:
    return agent.finds("Predeterminada", QCheckBox).isChecked()


def test_without_a_catalogue_each_channel_has_the_one_of_the_program(agent: Agent) -> None:
    for channel in ("WhatsApp", "SMS", "Correo"):
        agent.clicks(channel)
        assert templates(agent) == ["Saludo · predeterminada"]
        assert is_default(agent)
        assert not agent.finds("Borrar plantilla").isEnabled()
        shown = agent.reads(PREVIEW)
        assert "Abraham Rincón" in shown
        assert "https://widgetappdev.ocularsolution.com/session/l1z-kfb-dmj-70" in shown
        assert shown.startswith("Asunto: ") == agent.sees("Asunto") == (channel == "Correo")
        assert agent.hint(NAME) == "Es la de Cammer; si la cambia, queda como suya."
    saves(agent)
    assert stored(agent) == set()  # nothing was changed


def test_what_is_typed_into_it_is_an_own_one_of_its_name_and_in_use_at_once(agent: Agent) -> None:
    says_of_itself(agent)
    assert agent.hint(NAME) == ""
    assert agent.reads(PREVIEW).endswith("Soy Rosalía.")
    saves(agent)
    [made] = stored(agent)
    assert (made.channel, made.name) == (Channel.WHATSAPP, "Saludo")
    assert made.text.endswith(" Soy {agente}.")
    assert agent.controllers.hand_over.messages.templates(Channel.WHATSAPP) == (made,)
    assert agent.controllers.settings.settings.agent_name == "Rosalía"


def test_several_are_edited_before_all_are_stored_at_once(agent: Agent) -> None:
    for channel in ("SMS", "Correo"):
        agent.clicks(channel)
        agent.clicks("Nueva plantilla")
        assert agent.focus == NAME
        agent.types("Mía")
        agent.writes(TEXT, "Entre: {enlace}")
    agent.clicks("SMS")
    assert (agent.reads(NAME), agent.reads(TEXT)) == ("Mía", "Entre: {enlace}")
    assert stored(agent) == set()
    saves(agent)
    subject = "El enlace para su videollamada"
    assert stored(agent) == {
        Template(Channel.SMS, "Mía", "Entre: {enlace}"),
        Template(Channel.EMAIL, "Mía", "Entre: {enlace}", subject),
    }


def test_closing_drops_them(agent: Agent) -> None:
    says_of_itself(agent)
    agent.presses("Esc")
    agent.answers("Descartar")
    assert stored(agent) == set()
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    agent.presses("Ctrl+Tab")
    assert "Soy" not in agent.reads(TEXT)


def test_a_variable_is_put_in_where_the_caret_is(agent: Agent) -> None:
    agent.clicks(TEXT)
    agent.presses("Ctrl+Home")
    agent.clicks("{promocion}")
    assert agent.reads(TEXT).startswith("{promocion}Hola, {nombre}.")
    assert agent.reads(PREVIEW).startswith("Día del padreHola, Abraham Rincón.")


class TestWhatCannotBeUsed:
    def test_a_text_without_the_link_is_told_once_it_is_left(self, agent: Agent) -> None:
        agent.writes(TEXT, "Hola")
        assert agent.state(TEXT) == ""
        agent.clicks(AGENT)
        assert (agent.state(TEXT), agent.state(NAME)) == ("error", "")
        assert "Falta en el texto {enlace}" in agent.hint(TEXT)
        agent.writes(TEXT, "{enlace}")
        assert agent.hint(TEXT) == ""

    @pytest.mark.parametrize(
        ("field", "text", "told"),
        [
            (NAME, "", "Falta el nombre."),
            (TEXT, "Hola", "Falta en el texto {enlace}"),
        ],
    )
    def test_saving_leads_to_it_from_another_page_and_channel(
        self, agent: Agent, field: str, text: str, told: str
    ) -> None:
        agent.clicks("SMS")
        agent.writes(field, text or " ")
        agent.clicks("Correo")
        agent.presses("Ctrl+Tab")
        agent.clicks("Guardar")
        assert agent.dialog is not None
        assert (agent.focus, agent.state(field)) == (field, "error")
        assert told in agent.hint(field)
        assert stored(agent) == set()

    def test_a_name_is_told_that_another_one_has(self, agent: Agent) -> None:
        agent.clicks("Nueva plantilla")
        agent.types("saludo")
        agent.clicks(TEXT)
        assert agent.hint(NAME) == "Ya hay otra con ese nombre en este canal."
        agent.clicks("Guardar")
        assert agent.focus == NAME
        agent.types(" corto")
        assert agent.hint(NAME) == ""
        saves(agent)
        assert [each.name for each in stored(agent)] == ["saludo corto"]

    def test_a_name_that_is_too_long_is_told(self, agent: Agent) -> None:
        agent.clicks("Nueva plantilla")
        agent.pastes("N" * 61)
        agent.clicks("Guardar")
        told = "Es demasiado largo: hasta 60 letras."
        assert (agent.focus, agent.hint(NAME)) == (NAME, told)
        agent.presses("Backspace")
        saves(agent)
        assert [each.name for each in stored(agent)] == ["N" * 60]


@pytest.mark.parametrize("own", [(SHORT, LONG)])
class TestOwnOnes:
    @pytest.fixture
    def agent(self, agent: Agent) -> Agent:
        agent.clicks("SMS")
        return agent

    def test_the_default_is_shown_first_and_another_can_become_it(self, agent: Agent) -> None:
        assert templates(agent) == ["Corto", "Largo · predeterminada", "Saludo"]
        assert agent.reads(NAME) == "Largo"
        chooses(agent, "Corto")
        assert (agent.reads(NAME), is_default(agent)) == ("Corto", False)
        agent.clicks("Predeterminada")
        assert templates(agent) == ["Corto · predeterminada", "Largo", "Saludo"]
        saves(agent)
        assert {each.name: each.is_default for each in stored(agent)} == {
            "Corto": True,
            "Largo": False,
        }

    def test_there_is_always_a_default(self, agent: Agent) -> None:
        chooses(agent, "Corto")
        agent.clicks("Predeterminada")
        agent.clicks("Predeterminada")
        assert is_default(agent)  # as the first one, without a mark
        assert agent.hint(NAME) == "Siempre hay una: para cambiarla, marque otra."

    def test_one_is_deleted_with_all_the_rest(self, agent: Agent) -> None:
        agent.clicks("Borrar plantilla")
        assert templates(agent) == ["Corto · predeterminada", "Saludo"]
        assert agent.focus == "Plantilla"
        assert stored(agent) == {SHORT, LONG}
        saves(agent)
        assert stored(agent) == {SHORT}

    def test_a_name_is_changed_in_the_list_as_it_is_typed(self, agent: Agent) -> None:
        agent.writes(NAME, "Largo y cordial")
        assert "Largo y cordial · predeterminada" in templates(agent)
        saves(agent)
        assert {each.name for each in stored(agent)} == {"Corto", "Largo y cordial"}

    def test_what_another_program_has_changed_stays(self, agent: Agent, services: Services) -> None:
        agent.writes(TEXT, "Venga: {enlace}")
        other = Template(Channel.SMS, "Otra", "{enlace}")
        services.catalogue.change(lambda now: now.with_entry(other))
        saves(agent)
        assert {each.name: each.text for each in stored(agent)} == {
            "Corto": SHORT.text,
            "Largo": "Venga: {enlace}",
            "Otra": "{enlace}",
        }


class TestTheTeams:
    @pytest.fixture
    def settings(self, settings: Settings, tmp_path: Path) -> Settings:
        path = tmp_path / "equipo.json"
        path.write_bytes(catalogue_file.to_json([TEAMS]))
        return Settings(api_url=settings.api_url, theme="light", team_file=str(path))

    @pytest.fixture
    def agent(self, agent: Agent) -> Agent:
        agent.presses("Esc")
        agent.waits_for_window()
        agent.waits_until(lambda: agent.controllers.catalogue.team is not None)
        agent.presses("Ctrl+,")
        agent.waits_for_dialog()
        agent.presses("Ctrl+Tab")
        agent.clicks("SMS")
        return agent

    def test_can_be_read_and_not_changed(self, agent: Agent) -> None:
        assert templates(agent) == ["Del equipo · equipo · predeterminada", "Saludo"]
        assert agent.hint(NAME) == "Es del equipo."
        for field in (NAME, TEXT):
            agent.writes(field, "x")
        assert (agent.reads(NAME), agent.reads(TEXT)) == (TEAMS.name, TEAMS.text)
        assert not agent.finds("{enlace}").isEnabled()
        assert not agent.finds("Borrar plantilla").isEnabled()
        saves(agent)
        assert stored(agent) == set()

    def test_stays_the_default_beside_a_new_one_that_is_refused(self, agent: Agent) -> None:
        agent.clicks("Nueva plantilla")
        agent.types(TEAMS.name)
        assert templates(agent)[:2] == ["Del equipo", "Del equipo · equipo · predeterminada"]
        assert not is_default(agent)
        agent.clicks("Cancelar")
        agent.answers("Descartar")

    def test_is_copied_to_be_changed(self, agent: Agent) -> None:
        agent.clicks("Copiar para cambiar")
        assert templates(agent) == ["Del equipo · predeterminada", "Saludo"]
        assert not agent.sees("Copiar para cambiar")
        assert agent.focus == NAME
        agent.writes(TEXT, "Pase: {enlace}")
        saves(agent)
        assert stored(agent) == {Template(Channel.SMS, "Del equipo", "Pase: {enlace}")}
        assert agent.controllers.catalogue.team is not None
        assert agent.controllers.catalogue.team.entries == (TEAMS,)


class TestHowItArrives:
    def test_it_has_the_values_of_the_link_that_the_window_shows(
        self, agent: Agent, sandbox: Sandbox
    ) -> None:
        agent.presses("Ctrl+Shift+Tab")
        with_token(agent, sandbox.token)
        agent.fills_in(name="Ana")
        agent.sends()
        link = agent.window.result_panel.link_box.link
        agent.presses("Ctrl+,")
        agent.waits_for_dialog()
        agent.presses("Ctrl+Tab")
        assert agent.reads(PREVIEW) == f"Hola, Ana. Este es el enlace para su videollamada: {link}"
        agent.writes(TEXT, "{promocion} {enlace}")
        assert agent.hint(PREVIEW) == "Este enlace no tiene {promocion}."
        assert agent.state(PREVIEW) == "warning"

    def test_a_word_in_braces_that_is_no_variable_is_told(self, agent: Agent) -> None:
        agent.writes(TEXT, "{nombr} {enlace}")
        assert agent.hint(PREVIEW) == "No hay variable con ese nombre: {nombr}."

    def test_of_an_sms_it_is_told_how_many_it_takes_and_why(self, agent: Agent) -> None:
        agent.clicks("SMS")
        agent.writes(TEXT, "Entre: {enlace}")
        assert (agent.hint(PREVIEW), agent.state(PREVIEW)) == ("1 SMS", "")
        assert agent.shows("69 caracteres")
        agent.types(" Adiós")
        assert agent.hint(PREVIEW).startswith("2 SMS ")
        assert "«ó»" in agent.hint(PREVIEW)
        assert agent.state(PREVIEW) == "warning"
        agent.clicks("WhatsApp")
        assert agent.hint(PREVIEW) == ""

    @pytest.mark.parametrize(("channel", "letters"), [("SMS", "a"), ("WhatsApp", "ñ")])
    def test_a_text_that_is_too_long_to_be_opened_says_by_how_much(
        self, agent: Agent, channel: str, letters: str
    ) -> None:
        agent.clicks(channel)
        text = agent.finds(TEXT, QPlainTextEdit)
        text.setPlainText("{enlace}" + letters * 2000)
        told = re.match(r"Se pasa en (\d+) caracteres", agent.hint(PREVIEW))
        assert told is not None
        assert agent.state(PREVIEW) == "warning"
        fitting = 2000 - int(told[1])
        text.setPlainText("{enlace}" + letters * (fitting + 1))
        assert agent.hint(PREVIEW).startswith("Se pasa en 1 carácter: ")
        text.setPlainText("{enlace}" + letters * fitting)
        assert "Se pasa" not in agent.hint(PREVIEW)


class TestTheAgentsName:
    def test_is_missed_where_a_template_uses_it(self, agent: Agent) -> None:
        assert agent.hint(AGENT) == "Reemplaza a {agente}."
        agent.writes(TEXT, "Soy {agente}: {enlace}")
        assert agent.hint(AGENT) == "Falta: esta plantilla usa {agente}."
        assert agent.state(AGENT) == "warning"
        assert agent.hint(PREVIEW) == ""
        agent.writes(AGENT, " Rosalía ")
        assert agent.state(AGENT) == ""
        saves(agent)
        assert agent.controllers.settings.settings.agent_name == "Rosalía"

    def test_is_refused_where_it_cannot_be_used(self, agent: Agent) -> None:
        for name, told in (
            ("R" * 61, "Es demasiado largo: hasta 60 letras."),
            ("Rosa\x07", "Tiene un carácter que no se puede usar."),
        ):
            agent.writes(AGENT, "")
            agent.pastes(name)
            agent.clicks("Guardar")
            assert (agent.focus, agent.hint(AGENT)) == (AGENT, told)


class TestAFullDisk:
    @pytest.fixture
    def full(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[type], None]:
        def fails(*_args: Any) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return lambda file: monkeypatch.setattr(file, "change", fails)

    def test_nothing_is_stored_where_the_templates_cannot_be(
        self, agent: Agent, full: Callable[[type], None]
    ) -> None:
        says_of_itself(agent)
        full(CatalogueFile)
        agent.clicks("Guardar")
        agent.waits_until(lambda: agent.shows("No se guardó nada"))
        assert agent.focus == "Guardar"
        assert agent.controllers.settings.settings.agent_name == ""

    def test_it_is_told_what_was_stored_where_the_settings_cannot_be(
        self, agent: Agent, full: Callable[[type], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        says_of_itself(agent)
        full(SettingsFile)
        agent.clicks("Guardar")
        agent.waits_until(lambda: agent.shows("Las plantillas quedaron guardadas"))
        once = stored(agent)
        monkeypatch.undo()
        agent.presses("Return")
        agent.waits_for_window()
        assert stored(agent) == once
        assert agent.controllers.settings.settings.agent_name == "Rosalía"


def test_each_letter_leads_to_its_own_field(agent: Agent) -> None:
    agent.clicks("Correo")
    top = agent.top
    [tabs] = top.findChildren(QTabBar)
    texts = [tabs.tabText(each) for each in range(tabs.count())]
    texts += [each.text() for each in top.findChildren(QLabel) if each.isVisible()]
    texts += [each.text() for each in top.findChildren(QAbstractButton) if each.isVisible()]
    letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    assert len(letters) >= 12
    assert [each for each, number in Counter(letters).items() if number > 1] == []
    for keys, name in {
        "Alt+P": "Plantilla",
        "Alt+O": NAME,
        "Alt+A": "Asunto",
        "Alt+T": TEXT,
        "Alt+L": PREVIEW,
        "Alt+U": AGENT,
        "Alt+C": "Correo",
    }.items():
        agent.presses(keys)
        assert agent.focus == name
    agent.presses("Left")
    assert not agent.sees("Asunto")
    assert templates(agent) == ["Saludo · predeterminada"]


def test_it_is_whole_on_small_screens(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    for screen in ((1024, 600), (1093, 574)):
        monkeypatch.setattr(QScreen, "availableGeometry", lambda _, at=screen: QRect(0, 0, *at))
        agent.presses("Esc")
        agent.waits_for_window()
        agent.presses("Ctrl+,")
        agent.waits_for_dialog()
        agent.presses("Ctrl+Tab")
        for channel in ("WhatsApp", "SMS", "Correo"):
            agent.clicks(channel)
            QApplication.processEvents()
            assert flaws(agent.top, may_scroll=True) == []
        assert agent.top.height() <= screen[1]
