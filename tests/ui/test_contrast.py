"""High contrast: the system's wish goes before the setting, and what is there can be told apart."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cammer_desktop.domain.settings import Settings
from cammer_desktop.support.paths import resources
from cammer_desktop.ui.widgets import contrast, style
from cammer_desktop.ui.widgets.contrast import SystemColours, luminance, tokens
from tests.ui.agent import Agent

PALETTES: dict[str, dict[str, str]] = json.loads(
    (resources() / "style" / "palette.json").read_text("utf-8")
)
# The contrast themes of Windows 11, and the one that older versions had.
WINDOWS = {
    "Aquatic": SystemColours("#202020", "#ffffff", "#8ee3f0", "#263b50", "#a6a6a6", "#75e9fc"),
    "Desert": SystemColours("#fffaef", "#3d3d3d", "#903909", "#fff5e3", "#676767", "#1c5e75"),
    "Dusk": SystemColours("#2d3236", "#ffffff", "#a1bfde", "#212d3b", "#a6a6a6", "#70ebde"),
    "Night sky": SystemColours("#000000", "#ffffff", "#d6b4fd", "#2b2b2b", "#a6a6a6", "#8080ff"),
    "Black": SystemColours("#000000", "#ffffff", "#1aebff", "#000000", "#3ff23f", "#ffff00"),
    "White": SystemColours("#ffffff", "#000000", "#37006e", "#ffffff", "#600000", "#00009f"),
}
TEXTS = ("text", "muted", "ok", "warning", "error")
AROUND_A_RING = ("window", "base", "chosen", "edge")
OURS = ("contrast-light", "contrast-dark")


@pytest.mark.parametrize("theme", OURS)
def test_every_text_has_seven_to_one_and_edges_are_as_strong_as_texts(theme: str) -> None:
    colours = PALETTES[theme]
    pairs = [(text, ground) for text in (*TEXTS, "link") for ground in ("window", "base", "chosen")]
    pairs += [(text, f"{text}_tint") for text in ("ok", "warning", "error")]
    pairs += [(text, ground) for text in ("text", "muted") for ground in ("hover", "pressed")]
    pairs += [("on_accent", fill) for fill in ("accent", "accent_hover", "accent_pressed")]
    pairs += [("on_badge", "badge"), ("accent", "window")]
    found = {pair: contrast.contrast(*(colours[name] for name in pair)) for pair in pairs}
    assert {pair: value for pair, value in found.items() if value < 7} == {}
    assert colours["edge"] == colours["text"]
    # What is disabled is told by its edge, what has the focus by another colour too.
    assert colours["line"] == colours["disabled"]
    rings = {each: contrast.contrast(colours["focus"], colours[each]) for each in AROUND_A_RING}
    assert {each: value for each, value in rings.items() if value < 3} == {}


@pytest.mark.parametrize("theme", PALETTES)
def test_every_theme_has_the_same_colours(theme: str) -> None:
    assert PALETTES[theme].keys() == PALETTES["light"].keys()


@pytest.mark.parametrize("name", WINDOWS)
def test_the_colours_of_windows_are_used_as_they_are(name: str) -> None:
    system = WINDOWS[name]
    colours = tokens(system)
    assert colours.keys() == PALETTES["light"].keys()
    assert (colours["window"], colours["text"]) == (system.window, system.window_text)
    assert (colours["accent"], colours["on_accent"]) == (system.highlight, system.highlight_text)
    assert (colours["disabled"], colours["link"]) == (system.grey_text, system.hot_light)
    assert colours["edge"] == system.window_text
    of_texts = [contrast.contrast(colours[text], colours["chosen"]) for text in TEXTS]
    assert min(of_texts) >= 7
    assert contrast.contrast(colours["focus"], colours["window"]) >= 3
    # A chosen row differs by its fill too, and not by its bar and ring alone.
    assert contrast.contrast(colours["chosen"], colours["window"]) > 1.2


def test_a_highlight_on_which_no_text_could_be_read_is_left_to_bar_and_ring() -> None:
    weak = SystemColours("#767676", "#ffffff", "#ffffff", "#000000", "#cccccc", "#ffff00")
    assert tokens(weak)["chosen"] == weak.window


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast.contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert luminance("#ffffff") == pytest.approx(1)


@pytest.mark.parametrize("wanted", ["light", "dark"])
def test_what_the_system_asks_for_goes_before_the_setting(
    monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    assert style.theme_for(wanted) == wanted
    monkeypatch.setattr(contrast, "is_wanted", lambda: True)
    monkeypatch.setattr(contrast, "of_windows", lambda: None)
    assert style.theme_for(wanted) == f"contrast-{wanted}"
    assert style.theme_for("system") in OURS


@pytest.mark.parametrize(("name", "pictures"), [("Desert", OURS[0]), ("Dusk", OURS[1])])
def test_on_windows_the_persons_own_colours_are_the_theme(
    monkeypatch: pytest.MonkeyPatch, name: str, pictures: str
) -> None:
    monkeypatch.setattr(contrast, "is_wanted", lambda: True)
    monkeypatch.setattr(contrast, "of_windows", lambda: WINDOWS[name])
    assert style.theme_for("light") == contrast.SYSTEM
    assert style.colours_of(contrast.SYSTEM) == (tokens(WINDOWS[name]), pictures)
    assert (resources() / "style" / "glyphs" / pictures / "check.svg").is_file()


def window_colour() -> str:
    return QApplication.palette().color(QPalette.ColorRole.Window).name()


@pytest.mark.parametrize("settings", [Settings(theme="light")])
def test_it_comes_and_goes_while_the_program_runs(
    agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    for wanted, theme in ((True, "contrast-light"), (False, "light")):
        with monkeypatch.context() as patch:
            patch.setattr(contrast, "is_wanted", lambda wanted=wanted: wanted)
            patch.setattr(contrast, "of_windows", lambda: None)
            hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
            assert style.colour("edge").name() == PALETTES[theme]["edge"]
            assert window_colour() == PALETTES[theme]["window"]


@pytest.mark.parametrize("settings", [Settings(theme="light")])
def test_other_colours_are_there_when_the_person_comes_back(
    agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = QGuiApplication.instance()
    assert isinstance(state, QApplication)
    monkeypatch.setattr(contrast, "is_wanted", lambda: True)
    for name in ("Desert", "Night sky"):
        monkeypatch.setattr(contrast, "of_windows", lambda name=name: WINDOWS[name])
        state.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        assert window_colour() == WINDOWS[name].window
    monkeypatch.undo()
    state.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert window_colour() == PALETTES["light"]["window"]
