"""The colours: readable in light and in dark, and every one of them in use."""

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.settings import Settings
from cammer_desktop.support.paths import resources
from cammer_desktop.ui.widgets import style
from cammer_desktop.ui.widgets.sizes import SIZES
from tests.ui.agent import Agent

STYLE: Path = resources() / "style"
PALETTES: dict[str, dict[str, str]] = json.loads((STYLE / "palette.json").read_text("utf-8"))
SHEET = (STYLE / "cammer.qss").read_text("utf-8")

# A text, and the grounds on which the sheet puts it. WCAG 2.2, 1.4.3: 4.5 to 1.
TEXTS = {
    "text": ("window", "base", "chosen", "hover"),
    "muted": ("window", "base", "hover", "pressed"),
    "error": ("window", "base", "chosen", "error_tint"),
    "warning": ("window", "base", "chosen", "warning_tint"),
    "ok": ("window", "base", "chosen", "ok_tint"),
    "link": ("window", "base", "chosen"),
    "on_accent": ("accent", "accent_hover", "accent_pressed"),
    "on_badge": ("badge",),
}
# The edge of a control, or of what has the focus, and what is around it. 1.4.11: 3 to 1.
EDGES = {
    "edge": ("window", "base"),
    "accent": ("window", "base"),
    "error": ("window", "base"),
    "focus": ("window", "base", "chosen"),
    "stripe": ("window",),
}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    seen = QColor(colour)
    parts = (
        value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
        for value in (seen.redF(), seen.greenF(), seen.blueF())
    )
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 4.5), (EDGES, 3.0)], ids=["text", "edges"])
def test_colours_stand_out_from_their_grounds(
    theme: str, pairs: dict[str, tuple[str, ...]], least: float
) -> None:
    colours = PALETTES[theme]
    found = {
        (front, ground): contrast(colours[front], colours[ground])
        for front, grounds in pairs.items()
        for ground in grounds
    }
    assert {pair: value for pair, value in found.items() if value < least} == {}


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_both_themes_have_the_same_colours_and_the_sheet_uses_no_other() -> None:
    light, dark = PALETTES["light"], PALETTES["dark"]
    assert light.keys() == dark.keys()
    used = set(re.findall(r"@([a-z_]+)", SHEET))
    assert used - {"glyphs"} <= set(light) | {f"{name}px" for name in asdict(SIZES)}


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
