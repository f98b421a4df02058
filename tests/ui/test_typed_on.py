"""Keys are dropped until there was a pause, as long as what they are kept from is there."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cammer_desktop.ui.widgets import typed_on
from cammer_desktop.ui.widgets.typed_on import TypedOn
from tests.ui.agent import PATIENCE


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus, timeout=PATIENCE)
    return field


def test_keys_count_again_after_a_pause(
    field: QLineEdit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard, dropped = TypedOn(field), list[bool]()
    guard.dropped.connect(lambda: dropped.append(True))
    monkeypatch.setattr(typed_on, "BURST_MS", PATIENCE)
    guard.begin()
    QTest.keyClicks(field, "ab")
    assert (field.text(), dropped, guard.is_dropping) == ("", [True], True)
    monkeypatch.setattr(typed_on, "BURST_MS", 0)
    QTest.keyClicks(field, "c")
    qtbot.waitUntil(lambda: not guard.is_dropping, timeout=PATIENCE)
    QTest.keyClicks(field, "d")
    assert field.text() == "d"


def test_it_ends_with_its_window(field: QLineEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_on, "BURST_MS", PATIENCE)
    guard = TypedOn(field)
    guard.begin()
    field.hide()
    assert not guard.is_dropping
