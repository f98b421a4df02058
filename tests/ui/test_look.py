"""The colours: readable in light and in dark, and every one of them in use."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.settings import Settings
from cammer_desktop.support.paths import resources
from cammer_desktop.ui.widgets import style
from cammer_desktop.ui.widgets.contrast import contrast
from cammer_desktop.ui.widgets.sizes import SIZES
from tests.ui.agent import Agent
from tests.ui.contrasts import ROUNDING, TABLE, THEMES, least

STYLE: Path = resources() / "style"
PALETTES: dict[str, dict[str, str]] = json.loads((STYLE / "palette.json").read_text("utf-8"))
SHEET = (STYLE / "cammer.qss").read_text("utf-8")

# What high contrast has to have of all that is in the table; WCAG 2.2, 1.4.6, has it for texts.
_HIGH: Final = 7.0


@pytest.mark.parametrize("theme", THEMES)
def test_colours_contrast_as_the_table_tells(theme: str) -> None:
    colours = PALETTES[theme]
    for (front, ground), values in TABLE.items():
        told = values[THEMES.index(theme)]
        found = contrast(colours[front], colours[ground])
        assert found == pytest.approx(told, abs=ROUNDING), (front, ground)
        assert told >= least(front), (front, ground)


@pytest.mark.parametrize("theme", [theme for theme in PALETTES if theme not in THEMES])
def test_texts_of_high_contrast_stand_out_further(theme: str) -> None:
    colours = PALETTES[theme]
    texts = {pair for pair in TABLE if least(pair[0]) > 3}
    found = {pair: contrast(*(colours[name] for name in pair)) for pair in texts}
    assert {pair: value for pair, value in found.items() if value < _HIGH} == {}


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", PALETTES)
def test_every_theme_has_the_same_colours_and_the_sheet_uses_no_other(theme: str) -> None:
    assert PALETTES[theme].keys() == PALETTES["light"].keys()
    used = set(re.findall(r"@([a-z_]+)", SHEET))
    assert used - {"glyphs"} <= set(PALETTES[theme]) | {f"{name}px" for name in asdict(SIZES)}


def test_the_sheet_has_no_colour_of_its_own() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", SHEET) == []


@pytest.mark.parametrize("settings", [Settings(theme="dark")])
def test_the_dark_theme_is_dark_where_no_desktop_stands_behind_it(agent: Agent) -> None:
    window = agent.window.grab().toImage()
    assert window.pixelColor(2, window.height() - 2).name() == PALETTES["dark"]["window"]
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Base).name() == PALETTES["dark"]["base"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_that_was_chosen_is_the_theme(theme: str) -> None:
    assert style.theme_for(theme) == theme


def test_the_systems_theme_is_one_of_ours() -> None:
    assert style.theme_for("system") in PALETTES


BUTTONS = {"QPushButton": QPushButton, "QToolButton": QToolButton}


@pytest.mark.parametrize(
    ("kind", "role"), sorted(set(re.findall(r'(QPushButton|QToolButton)\[role="(\w+)"\]', SHEET)))
)
def test_a_button_that_is_disabled_looks_so(
    agent: Agent, qtbot: QtBot, kind: str, role: str
) -> None:
    button = BUTTONS[kind]()
    qtbot.addWidget(button)
    button.setText("Texto")
    style.set_style_property(button, "role", role)
    button.resize(90, 30)
    seen = []
    for enabled in (True, False):
        button.setEnabled(enabled)
        seen.append(colour_of_text(button.grab().toImage()))
    assert seen[0] != seen[1]


def colour_of_text(image: QImage) -> str:
    """Return what stands out most from the ground of a picture."""
    found = [
        image.pixelColor(x, y).name()
        for x in range(4, image.width() - 4)
        for y in range(4, image.height() - 4)
    ]
    ground = max(set(found), key=found.count)
    return max(set(found), key=lambda colour: contrast(colour, ground))
