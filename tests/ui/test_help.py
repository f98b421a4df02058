"""The help: a guide in the language of the texts, and which program this is."""

import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QTextBrowser

from cammer_desktop.support import texts
from cammer_desktop.support.paths import resources
from cammer_desktop.ui.help.about import without_home
from cammer_desktop.ui.help.guide import guide_of
from cammer_desktop.ui.widgets.actions import shortcut_text
from tests.tools.cast import cast
from tests.ui.agent import Agent

GUIDES = sorted((resources() / "translations").glob("*/guide/guide.html"))
# A4 with margins of 15 mm, at 96 dots an inch.
PAGE = QSizeF(680, 1009)
# What stands for a person's folder in their system's own words.
HOME = "%USERPROFILE%" if os.name == "nt" else "~"


def opens(agent: Agent, tabs: int = 0) -> None:
    agent.presses("F1")
    agent.waits_for_dialog()
    for _tab in range(tabs):
        agent.presses("Ctrl+Tab")


def test_every_language_has_a_guide_of_its_own() -> None:
    assert {path.parts[-3] for path in GUIDES} == set(texts.languages())
    assert guide_of("eo") == guide_of("es")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.parts[-3])
class TestAGuide:
    def test_it_takes_two_printed_pages(self, agent: Agent, guide: Path) -> None:
        view = QTextBrowser()
        view.setSource(QUrl.fromLocalFile(str(guide)))
        view.document().setDefaultFont(QFont("sans-serif", 10))
        view.document().setPageSize(QSizeF(PAGE.width(), -1))
        assert PAGE.height() < view.document().size().height() < 2 * PAGE.height()

    def test_its_pictures_are_there_and_none_else(self, agent: Agent, guide: Path) -> None:
        named = re.findall(r'<img src="([^"]+)"', guide.read_text("utf-8"))
        assert sorted(named) == sorted(path.name for path in guide.parent.glob("*.png"))
        assert sum(path.stat().st_size for path in guide.parent.glob("*.png")) < 80_000

    def test_each_of_its_keys_is_one_of_the_programs(self, agent: Agent, guide: Path) -> None:
        known = {
            QKeySequence(each) for action in agent.window.actions() for each in action.shortcuts()
        }
        named = set(re.findall("<kbd>(.*?)</kbd>", guide.read_text("utf-8")))
        shown = {shortcut_text(each) for each in known} | {"Enter"}
        if guide != guide_of("es"):
            shown = {each.replace("Mayús", "Shift") for each in shown}
        assert named - shown == set()

    def test_its_example_finds_the_destination_in_its_picture(
        self, agent: Agent, guide: Path
    ) -> None:
        texts.use(guide.parts[-3])
        try:
            example = texts._("«{name}»").format(name=cast().sales[:3].lower())
        finally:
            texts.use(texts.SOURCE)
        assert example in guide.read_text("utf-8")


class TestTheWindow:
    def test_it_opens_with_the_guide_and_esc_closes_it(self, agent: Agent) -> None:
        opens(agent)
        assert agent.focus == "Guía"
        guide = agent.finds("Guía", QTextBrowser)
        assert "Un enlace en tres pasos" in guide.toPlainText()
        agent.presses("End")
        assert guide.verticalScrollBar().value() > 0
        agent.presses("Esc")
        agent.waits_for_window()

    def test_it_tells_what_support_asks_for(self, agent: Agent) -> None:
        opens(agent, 2)
        agent.waits_until(lambda: agent.shows("Es el token del sandbox; está solo en la memoria."))
        assert agent.shows(str(agent.data_directory))
        agent.finds("Copiar para soporte", QPushButton).click()
        folder = without_home(str(agent.data_directory))
        for told in ("Cammer Desktop ", "Idioma: Español\n", "PySide6 ", "requests ", folder):
            assert told in agent.clipboard
        assert agent.heard("Copiar para soporte") == "Copiado"
        agent.presses("Esc")

    def test_what_is_copied_names_nobody(
        self, agent: Agent, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        home = agent.data_directory.parent
        monkeypatch.setattr(Path, "home", lambda: home)
        opens(agent, 2)
        agent.waits_until(lambda: agent.shows("Es el token del sandbox; está solo en la memoria."))
        agent.finds("Copiar para soporte", QPushButton).click()
        assert str(home) not in agent.clipboard
        assert f": {HOME}{os.sep}{agent.data_directory.name}" in agent.clipboard
        agent.presses("Esc")

    def test_the_licences_can_be_read(self, agent: Agent) -> None:
        opens(agent, 2)
        licences = agent.finds("Licencias", QComboBox)
        titles = [licences.itemText(each) for each in range(licences.count())]
        assert titles[0].startswith("cammer-desktop")
        assert [each for each in titles if each.lower().startswith("pyside6")]
        [requests] = [each for each in titles if each.startswith("requests ")]
        licences.setCurrentText(requests)
        agent.finds("Leer…", QPushButton).click()
        agent.waits_until(lambda: agent.top.windowTitle() == requests)
        [text] = agent.top.findChildren(QPlainTextEdit)
        assert "Apache License" in text.toPlainText()
        agent.presses("Esc")
        agent.presses("Esc")


class TestFirstSteps:
    def test_with_a_token_its_step_is_done_and_nothing_moves(self, agent: Agent) -> None:
        steps = agent.window.ledger_panel.first_steps
        assert not steps.findChildren(QPushButton)  # in the sandbox nobody needs a token


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{home}", HOME),
        ("{home}{sep}data", "{mark}{sep}data"),
        ("in {home}, or {home}{sep}a b", "in {mark}, or {mark}{sep}a b"),
        ("{home}2{sep}data", "{home}2{sep}data"),
        ("https://api.example.com/api", "https://api.example.com/api"),
    ],
)
def test_a_persons_own_folder_is_named_without_them(text: str, told: str) -> None:
    names = {"home": Path.home(), "mark": HOME, "sep": os.sep}
    assert without_home(text.format(**names)) == told.format(**names)
