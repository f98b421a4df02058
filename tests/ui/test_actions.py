"""An action is declared once: label, keys and tooltip follow from that."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton

from cammer_desktop.support.texts import N_
from cammer_desktop.ui.widgets.actions import action, action_of, attach, qactions_of, shortcut_text


class Lamp(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.switched: list[str] = []

    @action(N_("Encender"), "Ctrl+Return", "Ctrl+Enter")
    def switch_on(self) -> None:
        self.switched.append("on")

    def is_hot(self) -> bool:
        return False

    @action(N_("Apagar"))
    def switch_off(self) -> None:
        self.switched.append("off")


def test_every_declared_action_is_made_in_its_order(qapp: QApplication) -> None:
    lamp = Lamp()
    on, off = qactions_of(lamp)
    assert (on.text(), on.toolTip()) == ("Encender", "Encender (Ctrl+Enter)")
    control = Qt.KeyboardModifier.ControlModifier
    pressed = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    assert on.shortcuts() == [QKeySequence(control | key) for key in pressed]
    assert (off.text(), off.toolTip(), off.shortcuts()) == ("Apagar", "Apagar", [])
    on.trigger()
    off.trigger()
    assert lamp.switched == ["on", "off"]


def test_a_button_does_what_the_action_does(qapp: QApplication) -> None:
    lamp, button = Lamp(), QPushButton()
    attach(button, lamp.switch_on)
    button.click()
    assert lamp.switched == ["on"]
    assert button.toolTip() == action_of(lamp.switch_on).tooltip == "Encender (Ctrl+Enter)"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Ctrl+Return", "Ctrl+Enter"),
        ("Ctrl+Shift+C", "Ctrl+Mayús+C"),
        ("Ctrl+,", "Ctrl+,"),
        ("Escape", "Esc"),
        ("F1", "F1"),
    ],
)
def test_keys_are_written_as_they_stand_on_the_keyboard(
    qapp: QApplication, keys: str, text: str
) -> None:
    assert shortcut_text(QKeySequence(keys)) == text
