"""Where the program is brought into each of its states, in windows of every size."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cammer_desktop.ui.widgets.dialog import Dialog
from cammer_desktop.ui.widgets.sizes import DENSITIES, density_of
from tests.tools.sizes import SIZES, Size
from tests.tools.stage import Scene, staged
from tests.tools.states import State
from tests.ui.agent import Agent
from tests.ui.heard_flaws import unheard
from tests.ui.layouts import flaws

# At most so many logical pixels are left for the title bar of a dialog that scrolls.
_TITLE: Final = 40
_SCALE: Final = os.environ.get("CAMMER_SCALE", "")
# At a scale of its own only what goes with it.
HERE: Final = [each for each in SIZES.values() if _SCALE in ("", each.scale)]
"""The sizes to look at in this process."""


class Theatre:
    """Where the program is started as often as a test wants."""

    def __init__(self, application: QApplication, qtbot: QtBot, folder: Path) -> None:
        self._application = application
        self._qtbot = qtbot
        self._folder = folder
        self._number = 0

    @contextmanager
    def plays(self, scene: Scene, size: Size) -> Iterator[Agent]:
        """Start the program over a folder of its own, in a window of this size."""
        self._number += 1
        folder = self._folder / str(self._number)
        with staged(self._application, self._qtbot, folder, scene) as agent:
            resizes(agent, size)
            yield agent


def resizes(agent: Agent, size: Size) -> None:
    window = agent.window
    window.resize(size.inside)
    wanted = size.inside.expandedTo(window.minimumSize())
    agent.waits_until(lambda: window.size() == wanted)
    for _ in range(3):  # another density may make a scroll bar come and go
        QApplication.processEvents()


def settled(agent: Agent, *, may_scroll: bool) -> list[str]:
    """Return what is not in its place once Qt has laid out what was changed."""
    for _ in range(3):  # a layout may want another layout
        QApplication.processEvents()
    return [*flaws(agent.top, may_scroll=may_scroll), *unheard(agent.top)]


def found_in(theatre: Theatre, state: State, *, may_scroll: bool = False) -> str:
    """Return a line for every flaw of a state, with the sizes of the window in which it is."""
    found: dict[str, list[str]] = {}
    # A dialog has a size of its own.
    sizes = HERE[:1] if state.is_passing else HERE
    with theatre.plays(state.scene, sizes[0]) as agent:
        state.bring(agent)
        for size in sizes:
            if not state.is_passing:
                resizes(agent, size)
            density = density_of(agent.window.columns.height())
            # In a short window the band of the sandbox takes room that the ways need.
            is_crowded = density.is_short and (state.has_ticket or state.scene.is_sandbox)
            is_crowded |= state.has_notice and density is not DENSITIES[0]
            may = may_scroll or state.is_long or is_crowded
            may = may or _fills_screen(agent.top)
            lines = settled(agent, may_scroll=may)
            for line in lines:
                found.setdefault(line, []).append(size.name)
    return "\n".join(f"{line}  [{', '.join(sizes)}]" for line, sizes in found.items())


def _fills_screen(window: QWidget) -> bool:
    """Tell whether a dialog is as high as its screen allows: only then its content scrolls."""
    left = window.screen().availableGeometry().height() - window.height()
    return isinstance(window, Dialog) and left <= _TITLE
