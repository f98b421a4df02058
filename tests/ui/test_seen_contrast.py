"""The contrasts of the running window, measured in what it paints.

`test_look.py` compares the colours of the palette; here is what becomes of them in each state.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from cammer_desktop.ui.widgets.column import Column
from cammer_desktop.ui.widgets.contrast import contrast
from cammer_desktop.ui.widgets.style import colour
from tests.tools.sizes import SIZES
from tests.tools.states import STATES
from tests.ui.agent import Agent
from tests.ui.contrasts import THEMES, least, solid_colours, wanted
from tests.ui.layouts import on_window
from tests.ui.theatre import Theatre

Find = Callable[[Agent], QRect]
# Pixels: what of a field is its edge, and what of a button is not.
_EDGE: Final = 4
_BAR: Final = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """Where in a state a colour is to see in front of another one."""

    state: str
    find: Find
    front: str
    ground: str


def _inside(widget: QWidget) -> QRect:
    return on_window(widget).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)


def _control(name: str) -> Find:
    return lambda agent: _inside(agent.finds(name))


def _label(text: str) -> Find:
    def find(agent: Agent) -> QRect:
        labels = agent.window.findChildren(QLabel)
        found = [each for each in labels if each.isVisible() and each.text().startswith(text)]
        return on_window(found[0])

    return find


def _header(number: int) -> Find:
    """Return where the header of a column is, from the left."""

    def find(agent: Agent) -> QRect:
        columns = sorted(agent.window.findChildren(Column), key=lambda each: each.x())
        return (
            on_window(columns[number])
            .adjusted(16, 8, -80, 0)
            .intersected(QRect(0, 0, agent.window.width(), 48))
        )

    return find


def _hovered(name: str) -> Find:
    def find(agent: Agent) -> QRect:
        widget = agent.finds(name)
        QTest.mouseMove(agent.window, QPoint(1, 1))
        QTest.mouseMove(widget, QPoint(9, 9))
        agent.waits_until(widget.underMouse)
        return _inside(widget)

    return find


def _pressed(name: str) -> Find:
    def find(agent: Agent) -> QRect:
        widget = agent.finds(name)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton)
        return _inside(widget)

    return find


def _row(number: int) -> Find:
    """Return where a row of the history is."""

    def find(agent: Agent) -> QRect:
        view: QAbstractItemView = agent.window.ledger_panel.table
        row = view.visualRect(view.model().index(number, 0))
        return row.translated(on_window(view.viewport()).topLeft())

    return find


def _left_edge(name: str) -> Find:
    """Return a stretch of a control's edge, with what is on both sides of it."""

    def find(agent: Agent) -> QRect:
        place = on_window(agent.finds(name))
        return QRect(place.x() - _EDGE, place.center().y() - _EDGE, 2 * _EDGE, 2 * _EDGE)

    return find


def _focused_edge(name: str) -> Find:
    def find(agent: Agent) -> QRect:
        agent.clicks(name)
        return _left_edge(name)(agent)

    return find


def _bar(name: str) -> Find:
    def find(agent: Agent) -> QRect:
        place = on_window(agent.finds(name)).adjusted(_EDGE, 0, -_EDGE, 0)
        return place.adjusted(0, place.height() - 2 * _BAR, 0, 0)

    return find


SAMPLES: Final = {
    "header": Sample("past", _header(2), "text", "window"),
    "field": Sample("typed", _control("Celular"), "text", "base"),
    "placeholder": Sample("past", _control("Código de categoría"), "muted", "base"),
    "label of a field": Sample("past", _label("Correo"), "muted", "window"),
    "chosen segment": Sample("past", _control("Categoría"), "text", "chosen"),
    "its bar": Sample("past", _bar("Categoría"), "link", "chosen"),
    "other segment": Sample("past", _control("Agente"), "text", "base"),
    "note": Sample("typed", _label("Línea celular"), "ok", "window"),
    "note of an error": Sample(
        "every-error", _label("Este campo es obligatorio"), "error", "window"
    ),
    "created": Sample("created", _header(1), "ok", "ok_tint"),
    "uncertain": Sample("uncertain", _header(1), "warning", "warning_tint"),
    "refused": Sample("refused", _header(1), "error", "error_tint"),
    "clearing filters": Sample("filtered", _control("Quitar filtros"), "link", "window"),
    "row": Sample("past", _row(1), "text", "window"),
    "chosen row": Sample("old-row", _row(2), "text", "chosen"),
    "next step": Sample("typed", _control("Crear enlace"), "on_accent", "accent"),
    "next step hovered": Sample("typed", _hovered("Crear enlace"), "on_accent", "accent_hover"),
    "next step pressed": Sample("typed", _pressed("Crear enlace"), "on_accent", "accent_pressed"),
    "next step beside it": Sample("typed", _left_edge("Crear enlace"), "accent", "window"),
    "button": Sample("typed", _control("Limpiar"), "muted", "base"),
    "button hovered": Sample("typed", _hovered("Limpiar"), "muted", "hover"),
    "button pressed": Sample("typed", _pressed("Limpiar"), "muted", "pressed"),
    "edge of a field": Sample("past", _left_edge("Correo"), "edge", "window"),
    "edge of a button": Sample("typed", _left_edge("Limpiar"), "edge", "window"),
    "edge of what has the focus": Sample("past", _focused_edge("Correo"), "focus", "window"),
    "band": Sample("created-sandbox", _label("Sandbox"), "on_badge", "badge"),
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("state", dict.fromkeys(each.state for each in SAMPLES.values()))
def test_what_is_seen_stands_out(theatre: Theatre, state: str, theme: str) -> None:
    scene = replace(STATES[state].scene, theme=theme)
    with theatre.plays(scene, SIZES["1184x672"]) as agent:
        STATES[state].bring(agent)
        samples = {name: each for name, each in SAMPLES.items() if each.state == state}
        flaws = {name: _flaw(agent, each, theme) for name, each in samples.items()}
    found = "\n".join(f"{name}: {flaw}" for name, flaw in flaws.items() if flaw)
    assert not found, found


def _flaw(agent: Agent, sample: Sample, theme: str) -> str:
    """Return why something does not stand out as it has to, an empty text if it does."""
    place = sample.find(agent)
    QApplication.processEvents()
    seen = solid_colours(agent.window, place)
    QTest.mouseRelease(agent.window, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    ground = colour(sample.ground).name()
    if ground not in seen:
        return f"not on {sample.ground} but on {seen.most_common(3)}"
    strongest = max(contrast(each, ground) for each in seen)
    needed = max(wanted(sample.front, sample.ground, theme), least(sample.front))
    return "" if strongest >= needed else f"{strongest:.1f} on {sample.ground}, not {needed:.1f}"


@pytest.mark.parametrize("theme", THEMES)
def test_what_has_the_focus_does_not_look_as_before(theatre: Theatre, theme: str) -> None:
    state = STATES["past"]
    with theatre.plays(replace(state.scene, theme=theme), SIZES["1184x672"]) as agent:
        before = solid_colours(agent.window, _left_edge("Correo")(agent))
        after = solid_colours(agent.window, _focused_edge("Correo")(agent))
        edge, focus = colour("edge").name(), colour("focus").name()
        assert (edge in before, focus in before) == (True, False)
        assert (edge in after, focus in after) == (False, True)
        assert contrast(edge, focus) >= max(wanted("focus", "edge", theme), least("focus"))
