"""The settings: checked at the field, stored whole, in effect at once."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.server import Sandbox
from tests.ui.agent import Agent

ADDRESS = "Dirección de la API"


def chooses(agent: Agent, name: str, data: str) -> None:
    box = agent.finds(name, QComboBox)
    box.setFocus()
    agent.presses("Home")
    for _step in range(box.count()):
        if box.currentData() == data:
            return
        agent.presses("Down")
    raise AssertionError(data)


def stored(data_directory: Path) -> dict[str, str]:
    content = json.loads((data_directory / "settings.json").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize(
    "text", ["", "api.example.com", "http://api.example.com/api", "https://", "ftp://a.example"]
)
def test_a_bad_address_is_said_at_its_field_and_nothing_is_stored(
    agent: Agent, data_directory: Path, text: str
) -> None:
    agent.writes(ADDRESS, text)
    agent.clicks("Guardar")
    assert "no es una dirección válida" in agent.hint(ADDRESS)
    assert (agent.state(ADDRESS), agent.focus) == ("error", ADDRESS)
    assert not (data_directory / "settings.json").exists()


def test_an_address_is_judged_at_every_key_once_it_was_left(agent: Agent) -> None:
    agent.writes(ADDRESS, "http")
    assert agent.state(ADDRESS) == ""
    agent.clicks("Guardar")
    agent.types("s://api.example.co")
    assert agent.state(ADDRESS) == ""
    agent.types(" m")
    assert agent.state(ADDRESS) == "error"


def test_what_is_saved_is_stored_and_nothing_else_lies_around(
    agent: Agent, data_directory: Path
) -> None:
    agent.writes(ADDRESS, "https://api.example.com/api/")
    chooses(agent, "País habitual", "CO")
    chooses(agent, "Aspecto", "dark")
    agent.clicks("Guardar")
    agent.waits_for_window()
    wanted = {"api_url": "https://api.example.com/api", "region": "CO", "theme": "dark"}
    assert wanted.items() <= stored(data_directory).items()
    left = sorted(path.name for path in data_directory.iterdir())
    assert left == ["settings.json", "settings.lock"]


def test_cancelling_changes_nothing(agent: Agent, data_directory: Path) -> None:
    chooses(agent, "Aspecto", "dark")
    agent.clicks("Cancelar")
    agent.waits_for_window()
    assert not data_directory.exists()


def test_region_and_look_are_in_effect_at_once(agent: Agent) -> None:
    light = QApplication.palette().color(QPalette.ColorRole.Window).lightness()
    chooses(agent, "País habitual", "CO")
    chooses(agent, "Aspecto", "dark")
    agent.clicks("Guardar")
    agent.waits_for_window()
    assert QApplication.palette().color(QPalette.ColorRole.Window).lightness() < light / 2
    assert "+57" in agent.finds("País", QPushButton).text()


def test_another_region_is_the_next_numbers(agent: Agent) -> None:
    agent.presses("Esc")
    agent.waits_for_window()
    agent.writes("Celular", "0414 131 5854")
    form = agent.window.form
    draft = form.draft
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    chooses(agent, "País habitual", "CO")
    chooses(agent, "Aspecto", "dark")
    agent.clicks("Guardar")
    agent.waits_for_window()
    agent.waits_until(lambda: agent.controllers.settings.settings.region == "CO")
    assert (form.draft, agent.finds("País", QPushButton).text()) == (draft, "VE +58")
    agent.clicks("Celular")
    agent.types("5")
    agent.presses("Backspace")
    assert form.draft == draft
    agent.presses("Ctrl+N")
    assert (form.draft.region, agent.finds("País", QPushButton).text()) == ("CO", "CO +57")
    agent.presses("Ctrl+Z")
    assert form.draft == draft


def _dials_in_colombia(agent: Agent) -> None:
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    chooses(agent, "País habitual", "CO")
    agent.clicks("Guardar")
    agent.waits_for_window()


def test_another_region_is_used_where_all_was_deleted(agent: Agent) -> None:
    agent.presses("Esc")
    agent.waits_for_window()
    agent.writes("Nombre", "Ana")
    _dials_in_colombia(agent)
    agent.writes("Nombre", "")
    agent.presses("Backspace")
    assert agent.finds("País", QPushButton).text() == "CO +57"


def test_another_look_changes_nothing_in_a_draft(agent: Agent) -> None:
    agent.presses("Esc")
    agent.waits_for_window()
    agent.writes("Celular", "+57 301 234 5678")
    region = agent.finds("País", QPushButton).text()
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    chooses(agent, "Aspecto", "dark")
    agent.clicks("Guardar")
    agent.waits_for_window()
    assert agent.finds("País", QPushButton).text() == region
    assert "301" in agent.reads("Celular")


def test_another_address_is_in_use_at_once_and_has_a_token_of_its_own(
    agent: Agent, sandbox: Sandbox
) -> None:
    with_token(agent, sandbox.token)
    other = Sandbox(token="ajeno")
    other.start()
    try:
        agent.presses("Ctrl+,")
        agent.waits_for_dialog()
        agent.writes(ADDRESS, other.address)
        agent.clicks("Guardar")
        agent.waits_for_window()
        agent.fills_in()
        agent.sends()
        agent.waits_for_dialog()
        assert agent.shows("Falta el token de esta dirección.")
        assert (sandbox.received, other.received) == ([], [])
    finally:
        other.stop()


def test_settings_that_cannot_be_written_are_said(agent: Agent, data_directory: Path) -> None:
    data_directory.write_text("a file where the folder should be")
    agent.writes(ADDRESS, "https://example.com/api")
    agent.clicks("Guardar")
    agent.waits_until(lambda: agent.shows("No se pudo guardar la configuración"))
    assert agent.state(ADDRESS) == ""  # the address is not at fault


def test_without_a_keyring_the_token_dialog_says_where_the_token_is(
    agent: Agent, sandbox: Sandbox
) -> None:
    with_token(agent, sandbox.token)
    assert "el token está solo en la memoria, hasta cerrar el programa" in agent.said


def with_token(agent: Agent, token: str) -> None:
    """Save a token, the settings' dialog being open, and go back to the window."""
    agent.clicks("Token…")
    agent.waits_until(lambda: agent.sees("Olvidar…") and not agent.shows("Buscando"))
    agent.finds("Token", QLineEdit).setFocus()
    agent.types(token)
    agent.keeps_doubtful()
    agent.waits_until(lambda: not agent.sees("Olvidar…"))
    agent.waits_for_dialog()
    agent.presses("Esc")
    agent.waits_for_window()


class TestALanguageInAnotherWay:
    """An administrator's file has it as the system writes a locale, or one without texts here."""

    @pytest.fixture(params=[("pt", "Português (Brasil)"), ("it_IT", "Como el sistema")])
    def shown(self, request: pytest.FixtureRequest) -> tuple[str, str]:
        """What stands in the file, and what the settings show of it."""
        return request.param  # type: ignore[no-any-return]

    @pytest.fixture
    def settings(self, settings: Settings, shown: tuple[str, str]) -> Settings:
        return replace(settings, language=shown[0])

    def test_what_is_in_use_is_shown_and_what_is_written_stays(
        self, agent: Agent, shown: tuple[str, str], data_directory: Path
    ) -> None:
        written, used = shown
        choice = agent.finds("Idioma", QComboBox)
        assert choice.currentText() == used
        agent.writes(ADDRESS, "https://example.com/api")
        agent.clicks("Guardar")
        agent.waits_for_window()
        assert stored(data_directory)["language"] == written


def test_an_empty_number_is_dialled_in_another_usual_country_at_once(agent: Agent) -> None:
    agent.presses("Esc")
    agent.waits_for_window()
    agent.writes("Nombre", "Ana")
    _dials_in_colombia(agent)
    agent.waits_until(lambda: agent.window.form.phone.dialled_in == "CO")
    assert agent.window.form.phone.country == "CO"
