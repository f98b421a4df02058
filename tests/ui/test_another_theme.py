"""Another theme while the program runs changes colours, and nothing else."""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cammer_desktop.ui.widgets import style
from tests.ui.agent import Agent
from tests.ui.layouts import flaws, moved, places


def test_nothing_moves_and_letters_keep_their_size(agent: Agent) -> None:
    agent.fills_in(name="Abraham Rincón")
    agent.sends()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before, sizes = places(agent.window), letters(agent)
    for theme in ("dark", "contrast-light", "light"):
        style.apply(application, theme)
        agent.window.grab()
        assert moved(before, places(agent.window)) == [], theme
        assert letters(agent) == sizes, theme
        assert flaws(agent.window) == [], theme


class Noting(QWidget):
    """Notes at every change of its style whether Python may collect."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.noted: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - the name is Qt's
        """Note it."""
        self.noted.append(gc.isenabled())
        super().changeEvent(event)


def test_no_widget_is_destroyed_while_qt_goes_through_all(agent: Agent) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    noting = Noting(agent.window)
    gc.enable()
    style.apply(application, "dark")
    style.apply(application, "light")
    assert noting.noted
    assert not any(noting.noted)


def letters(agent: Agent) -> list[tuple[str, int, int]]:
    """Return the size and the weight of the letters of every label in view."""
    labels = [each for each in agent.window.findChildren(QLabel) if each.isVisible()]
    return [(each.text(), each.font().pixelSize(), each.font().weight()) for each in labels]
