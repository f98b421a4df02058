"""Nothing is clipped, nothing covered, and nothing moves: in every state, in every size."""

from dataclasses import replace
from operator import attrgetter
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QScrollArea

from cammer_desktop.sandbox.contract import flawed
from cammer_desktop.ui.widgets.column import Column
from cammer_desktop.ui.widgets.sizes import columns_of, density_of
from tests.tools import states
from tests.tools.sizes import SIZES, Size
from tests.tools.stage import Scene
from tests.tools.states import STATES
from tests.ui.layouts import flaws, in_view, moved, on_window, places
from tests.ui.theatre import HERE, Theatre, found_in, settled

LEAST: Final = SIZES["least"]
_name: Final = attrgetter("name")
_REAL: Final = Scene(is_sandbox=False)


@pytest.mark.parametrize("name", STATES)
def test_everything_is_in_its_place(theatre: Theatre, name: str) -> None:
    found = found_in(theatre, STATES[name])
    assert not found, found


@pytest.mark.parametrize("size", [each for each in HERE if each is not LEAST], ids=_name)
def test_lists_below_a_field_are_whole_on_the_screen(theatre: Theatre, size: Size) -> None:
    for name in ("list-open", "countries-open"):
        with theatre.plays(STATES[name].scene, size) as agent:
            STATES[name].bring(agent)
            popup = QApplication.activePopupWidget()
            if popup is None:  # it is a part of the window
                assert settled(agent, may_scroll=False) == []
                continue
            assert flaws(popup) == []
            screen = QRect(QPoint(0, 0), QSize(*size.screen) / float(size.scale))
            assert screen.contains(popup.frameGeometry())


@pytest.mark.parametrize("size", HERE, ids=_name)
def test_the_columns_are_as_wide_as_the_window_tells(theatre: Theatre, size: Size) -> None:
    with theatre.plays(_REAL, size) as agent:
        view = agent.window.columns
        wanted, density = columns_of(view.width()), density_of(view.height())
        columns = [each for each in view.findChildren(Column) if each.isVisible()]
        form, result, *_history = sorted(columns, key=lambda each: on_window(each).x())
        assert on_window(form).width() == wanted.form
        if wanted.result:
            assert on_window(result).width() == wanted.result
        for column in columns:
            header, _line, _content, _line_below, footer = column.children()[1:]
            assert header.height() == density.header  # type: ignore[attr-defined]
            assert footer.height() == density.footer  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", HERE, ids=_name)
def test_nothing_moves_when_something_comes(theatre: Theatre, size: Size) -> None:
    with theatre.plays(_REAL, size) as agent:
        before = places(agent.window)
        seen = {"nothing": before}

        def look(step: str) -> None:
            QApplication.processEvents()
            after = places(agent.window)
            for earlier, there in seen.items():
                assert moved(there, after) == [], f"from «{earlier}» to «{step}»"
            seen[step] = after

        states.types_a_customer(agent)
        look("typed")
        agent.sandbox.script(replace(states.answer_with(states.LINK), delay=0.5))
        agent.presses("Ctrl+Return")
        look("creating")
        agent.waits_for_the_end()
        look("created")
        agent.presses("Ctrl+Shift+C")
        look("handed over")
        agent.presses("Ctrl+N")
        look("next customer")
        states.types_a_customer(agent, "Ana Gómez")
        states.sends(agent, flawed({"cellphone": "cellphone is not valid."}))
        look("refused")
        agent.presses("Ctrl+N")
        look("next customer after that")


def test_in_a_short_window_the_unfolded_form_scrolls_with_the_focus(theatre: Theatre) -> None:
    with theatre.plays(_REAL, LEAST) as agent:
        STATES["every-error"].bring(agent)
        for _ in range(25):
            QApplication.processEvents()
            agent.presses("Tab")
            widget = QApplication.focusWidget()
            assert widget is not None
            assert in_view(widget), agent.focus


def test_a_flawed_field_is_scrolled_into_view(theatre: Theatre) -> None:
    with theatre.plays(_REAL, SIZES["911x432"]) as agent:
        STATES["every-error"].bring(agent)
        QApplication.processEvents()
        agent.clicks("Descripción")
        name = agent.finds("Nombre")
        areas = agent.window.findChildren(QScrollArea)
        # Around the form's own there is the one of all columns.
        *_, area = [each for each in areas if each.isAncestorOf(name)]
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        assert not in_view(name)
        agent.presses("Ctrl+Return")
        assert agent.focus == "Nombre"
        assert in_view(name)


def test_the_smallest_window_is_no_smaller_than_its_content(theatre: Theatre) -> None:
    with theatre.plays(_REAL, LEAST) as agent:
        STATES["created"].bring(agent)
        assert agent.window.size() == agent.window.minimumSize()
        assert agent.window.size().boundedTo(QSize(1024, 608)) == agent.window.size()
        assert settled(agent, may_scroll=False) == []


@pytest.mark.parametrize("size", HERE, ids=_name)
def test_every_channel_has_room(theatre: Theatre, size: Size) -> None:
    with theatre.plays(_REAL, size) as agent:
        STATES["created"].bring(agent)
        names = ("Enviar por WhatsApp", "Enviar por SMS", "Enviar por correo")
        agent.waits_until(lambda: all(in_view(agent.finds(name)) for name in names))
        assert settled(agent, may_scroll=False) == []
