"""Keys are dropped until there was a pause, as long as what they are kept from is there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cammer_desktop.ui.widgets import typed_on
from cammer_desktop.ui.widgets.typed_on import TextTypedOn, TypedOn
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


def test_keys_pass_while_only_a_rest_is_waited_for(
    field: QLineEdit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard, rested = TypedOn(field), list[bool]()
    guard.rested.connect(lambda: rested.append(True))
    monkeypatch.setattr(typed_on, "BURST_MS", PATIENCE)
    guard.wait()
    QTest.keyClicks(field, "ab")
    assert (field.text(), rested, guard.is_dropping) == ("ab", [], False)
    monkeypatch.setattr(typed_on, "BURST_MS", 0)
    QTest.keyClicks(field, "c")
    qtbot.waitUntil(lambda: rested == [True], timeout=PATIENCE)
    assert field.text() == "abc"


def test_what_drops_keys_goes_on_dropping_them(
    field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = TypedOn(field)
    monkeypatch.setattr(typed_on, "BURST_MS", PATIENCE)
    guard.begin()
    guard.wait()
    QTest.keyClicks(field, "a")
    assert (field.text(), guard.is_dropping) == ("", True)


@pytest.mark.parametrize("which", ["its own", "the one behind"])
def test_it_ends_with_its_window_or_the_one_behind(
    field: QLineEdit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    monkeypatch.setattr(typed_on, "BURST_MS", PATIENCE)
    dialog = QDialog(field)
    qtbot.addWidget(dialog)
    dialog.show()
    guard = TypedOn(dialog)
    guard.begin()
    (dialog if which == "its own" else field).hide()
    assert not guard.is_dropping


def test_who_means_a_dialog_writes_in_it_at_once(
    field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_on, "BURST_MS", PATIENCE)
    control, altgr = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    ways: tuple[Callable[[], None], ...] = (
        lambda: QTest.mouseClick(field, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(field, Qt.Key.Key_A, control),
    )
    for means in ways:
        field.setText("as it was")
        TextTypedOn(field).begin()
        QTest.keyClicks(field, "ab 1")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.sendKeyEvent(QTest.KeyAction.Click, field, Qt.Key.Key_At, "@", control | altgr)
        composed = QInputMethodEvent()
        composed.setCommitString("é")
        QCoreApplication.sendEvent(field, composed)
        assert field.text() == "as it was"
        means()
        QTest.keyClicks(field, "b")
        assert field.text().endswith("b")
