"""Saving the settings on a disk that is slow or full: nothing is lost, and nothing goes unsaid."""

import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSpinBox

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.assembly import Services
from cammer_desktop.domain.network import Proxy
from cammer_desktop.domain.settings import Settings
from tests.flow.parts import BOUND
from tests.ledgers import OUTCOMES, attempt
from tests.ui.agent import Agent
from tests.ui.test_ledger import LATER

ADDRESS = "Dirección de la API"


class Disk:
    """Where the settings go: a test lets it go on, full or not."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.is_full = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A disk on which nothing is saved before a test lets it."""
    made = Disk()
    change = SettingsFile.change

    def slow(
        file: SettingsFile, edit: Callable[[Settings], Settings], in_use: Settings
    ) -> Settings:
        assert made.may_go_on.wait(BOUND)
        if made.is_full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return change(file, edit, in_use)

    monkeypatch.setattr(SettingsFile, "change", slow)
    yield made
    made.may_go_on.set()


def starts_saving(agent: Agent) -> None:
    """Change the address, go to the button as a person does, and press it."""
    agent.writes(ADDRESS, "https://example.com/api")
    agent.finds("Guardar").setFocus()
    agent.presses("Space")


def test_after_a_failure_enter_tries_again(agent: Agent, disk: Disk, data_directory: Path) -> None:
    disk.is_full = True
    disk.may_go_on.set()
    starts_saving(agent)
    agent.waits_until(lambda: agent.shows("No se pudo guardar la configuración"))
    assert agent.hint(ADDRESS) == ""  # the address is not at fault
    assert agent.focus == "Guardar"
    disk.is_full = False
    agent.presses("Return")
    agent.waits_for_window()
    assert "example.com" in (data_directory / "settings.json").read_text("utf-8")


def test_while_it_saves_the_focus_stays_and_a_second_press_does_nothing(
    agent: Agent, disk: Disk
) -> None:
    starts_saving(agent)
    assert agent.focus == "Guardar"
    agent.presses("Return")
    assert agent.finds("Cerrar").isVisible()  # it does not take back what is being saved
    disk.may_go_on.set()
    agent.waits_for_window()
    assert agent.controllers.settings.settings.api_url == "https://example.com/api"


@pytest.mark.parametrize("is_full", [False, True])
def test_a_dialog_that_is_closed_meanwhile_loses_neither_the_settings_nor_the_failure(
    agent: Agent, disk: Disk, is_full: bool
) -> None:
    disk.is_full = is_full
    starts_saving(agent)
    agent.presses("Esc")
    agent.waits_for_window()
    agent.presses("Ctrl+,")  # another one is not the one that is saved
    agent.waits_for_dialog()
    disk.may_go_on.set()
    if is_full:
        agent.waits_until(lambda: "No se pudo guardar la configuración" in agent.said)
    else:
        settings = agent.controllers.settings
        agent.waits_until(lambda: settings.settings.api_url == "https://example.com/api")
    assert agent.dialog is not None
    agent.presses("Esc")


def test_a_proxys_password_is_kept_though_the_dialog_is_closed(
    agent: Agent, disk: Disk, services: Services
) -> None:
    for _ in range(2):
        agent.presses("Ctrl+Tab")
    agent.writes("Proxy", "ana@proxy.example.com:3128")
    agent.writes("Contraseña del proxy", "secreta")
    agent.finds("Guardar").setFocus()
    agent.presses("Space")
    agent.presses("Esc")
    agent.waits_for_window()
    disk.may_go_on.set()
    proxy = Proxy.parse("ana@proxy.example.com:3128")
    agent.waits_until(lambda: services.vault.read(proxy) is not None)


def test_who_closes_the_window_meanwhile_has_them_saved(
    agent: Agent, disk: Disk, data_directory: Path
) -> None:
    starts_saving(agent)
    agent.presses("Esc")
    agent.waits_for_window()
    threading.Timer(0.2, disk.may_go_on.set).start()
    agent.window.close()
    assert not agent.window.isVisible()
    assert "example.com" in (data_directory / "settings.json").read_text("utf-8")


def keeps_for(agent: Agent, days: str) -> None:
    agent.writes(ADDRESS, "https://example.com/api")
    for _ in range(3):
        agent.presses("Ctrl+Tab")
    box = agent.finds("Conservar enlaces", QSpinBox)
    box.setFocus()
    box.selectAll()
    agent.types(days)
    agent.presses("Return")


class TestFewerDays:
    @pytest.fixture
    def agent(self, agent: Agent, services: Services) -> Agent:
        for minutes in range(3):
            services.ledger.record(attempt(LATER - minutes, OUTCOMES[0]))
        agent.window.ledger_panel.load()
        agent.waits_until(lambda: len(agent.rows) == 3)
        return agent

    def test_they_delete_only_after_a_question_that_says_how_many(self, agent: Agent) -> None:
        keeps_for(agent, "0")
        agent.waits_until(lambda: agent.is_asked("borra ahora 3 enlaces"))
        agent.waits_for_dialog()
        assert agent.focus == "No borrar"
        agent.answers("Borrar")
        agent.waits_for_window()
        agent.waits_until(lambda: agent.rows == [])
        assert agent.controllers.settings.settings.days_kept == 0

    @pytest.mark.parametrize("key", ["Return", "Esc"])
    def test_no_keeps_the_links_and_every_other_setting(self, agent: Agent, key: str) -> None:
        before = agent.controllers.settings.settings.days_kept
        keeps_for(agent, "0")
        agent.waits_until(lambda: agent.is_asked("borra ahora 3 enlaces"))
        agent.waits_for_dialog()
        agent.presses(key)
        agent.waits_for_window()
        settings = agent.controllers.settings.settings
        assert (settings.days_kept, settings.api_url) == (before, "https://example.com/api")
        assert len(agent.rows) == 3

    @pytest.mark.usefixtures("on_a_share")  # where who holds it keeps readers out, too
    def test_while_the_history_is_held_it_is_said_what_was_not_saved_and_why(
        self, agent: Agent, data_directory: Path
    ) -> None:
        told = (
            "La configuración no se guardó: no se pudo contar qué se borraría del historial, "
            "porque otro programa lo está usando. Reintente."
        )
        path = data_directory / "ledger.sqlite3"
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            keeps_for(agent, "1")
            agent.waits_until(lambda: agent.shows(told))
            other.execute("ROLLBACK")
        agent.waits_until(lambda: not agent.shows(told))
        assert agent.focus == "Guardar"
        agent.presses("Return")
        agent.waits_for_window()
        assert agent.controllers.settings.settings.days_kept == 1

    def test_what_deletes_nothing_asks_nothing(self, agent: Agent) -> None:
        keeps_for(agent, "1")
        agent.waits_for_window()
        assert agent.controllers.settings.settings.days_kept == 1
        assert len(agent.rows) == 3
