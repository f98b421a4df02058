"""Keys pressed directly behind what opens a dialog: they are the dialog's, or nobody's.

They are sent here to the window that still has the keyboard, as the system sends them.
"""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from cammer_desktop.ui.catalogue.presenter import CataloguePresenter
from cammer_desktop.ui.widgets.actions import action_of
from cammer_desktop.ui.widgets.question import QuestionDialog
from tests.samples import CODE
from tests.ui.agent import Agent, name_of, text_of

HASTY = "maria.9"
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def behind(agent: Agent) -> QWindow:
    """Return the window that has the keyboard until a dialog stands."""
    return agent.window.windowHandle()


def opens(agent: Agent, label: str) -> QWidget | None:
    """Do what one of the window's keys does; return the dialog that has come of it."""
    actions = (*agent.window.actions(), *agent.window.ledger_panel.table.actions())
    [action] = [each for each in actions if each.text() == label]
    action.trigger()
    return agent.dialog


def presses_at_once(agent: Agent, *keys: Qt.Key, is_held: bool = False) -> None:
    for key in keys:
        sends(behind(agent), key, "\r" if key == ENTER else "", is_held=is_held)


def types_at_once(agent: Agent, text: str) -> None:
    for char in text:
        sends(behind(agent), Qt.Key(ord(char.upper())), char)


def sends(window: QWindow, key: Qt.Key, text: str, *, is_held: bool = False) -> None:
    plain, kinds = Qt.KeyboardModifier.NoModifier, QEvent.Type
    for kind in (kinds.ShortcutOverride, kinds.KeyPress, kinds.KeyRelease):
        QCoreApplication.sendEvent(window, QKeyEvent(kind, key, plain, text, is_held))


def test_each_dialog_that_a_key_opens_has_what_is_typed_in_its_first_field(agent: Agent) -> None:
    agent.fills_in(code=CODE)
    agent.sends()
    form, requests = agent.window.form.texts, len(agent.requests)
    written = {}
    for action in agent.window.actions():
        action.trigger()
        dialog = agent.dialog
        if dialog is None:
            continue
        field = dialog.focusWidget()
        types_at_once(agent, HASTY)
        assert agent.dialog is dialog
        assert (agent.window.form.texts, len(agent.requests)) == (form, requests)
        if isinstance(field, QLineEdit):
            written[name_of(field)] = text_of(field)
        agent.waits_for_dialog()
        dialog.close()
        agent.waits_for_window()
    fields = ("Correo", "Nombre", "Buscar en el catálogo")
    assert written == dict.fromkeys(fields, HASTY)


def test_what_an_input_method_writes_is_the_dialogs_too(agent: Agent) -> None:
    agent.clicks("Nombre")
    dialog = opens(agent, action_of(CataloguePresenter.edit).text)
    assert dialog is not None
    # Until the platform says so the input method still writes where it did before.
    field = agent.editors()["Nombre"]
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QCoreApplication.sendEvent(field, composed)
    searched = dialog.focusWidget()
    assert searched is not None
    assert (text_of(searched), field.text()) == ("é", "")


def test_a_question_is_not_answered_by_who_has_not_seen_it(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    form = agent.window.form.texts
    agent.chooses_row(0)
    question = opens(agent, "Borrar este…")
    assert question is not None
    types_at_once(agent, "b n")
    presses_at_once(agent, ENTER, Qt.Key.Key_Space, Qt.Key.Key_Tab, ESCAPE)
    assert (agent.dialog, agent.window.form.texts) == (question, form)
    agent.waits_for_dialog()
    agent.presses("Return")  # by now it can be seen
    agent.waits_for_window()
    assert len(agent.rows) == 1


def test_a_key_that_is_still_held_does_nothing_in_the_dialog(agent: Agent) -> None:
    dialog = opens(agent, action_of(CataloguePresenter.edit).text)
    assert dialog is not None
    presses_at_once(agent, ENTER, ESCAPE, Qt.Key.Key_K, is_held=True)
    assert agent.dialog is dialog
    assert isinstance(dialog.focusWidget(), QLineEdit)
    assert text_of(dialog.focusWidget()) == ""


def test_whoever_leaves_it_at_once_types_on_in_the_window(agent: Agent) -> None:
    agent.clicks("Nombre")
    opens(agent, action_of(CataloguePresenter.edit).text)
    presses_at_once(agent, ESCAPE)
    assert agent.dialog is None
    assert agent.window.isActiveWindow()
    types_at_once(agent, "eva")
    assert agent.reads("Nombre") == "eva"


def test_a_dialog_behind_a_question_that_is_gone_has_its_own_keys(agent: Agent) -> None:
    dialog = opens(agent, action_of(CataloguePresenter.edit).text)
    assert dialog is not None
    agent.waits_for_dialog()
    question = QuestionDialog("¿Borrarlo?", "Borrar", "Conservar", dialog)
    question.open()
    question.reject()
    sends(dialog.windowHandle(), Qt.Key.Key_A, "a")
    assert agent.reads("Buscar en el catálogo") == "a"


class _Blocked(QObject):
    """Notes whether a window is blocked."""

    now = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.WindowBlocked, QEvent.Type.WindowUnblocked):
            self.now = event.type() == QEvent.Type.WindowBlocked
        return super().eventFilter(watched, event)


def test_only_keys_come_from_the_window_behind_and_only_until_the_dialog_stands(
    agent: Agent,
) -> None:
    agent.fills_in("Abraham")
    clear = agent.finds("Limpiar")
    inside = QPointF(clear.rect().center())
    place, there = clear.mapTo(agent.window, inside), clear.mapToGlobal(inside)
    blocked = _Blocked()
    agent.window.installEventFilter(blocked)
    dialog = opens(agent, action_of(CataloguePresenter.edit).text)
    assert dialog is not None
    blocks = [blocked.now]
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, place, there, left, left, plain)
        QCoreApplication.sendEvent(behind(agent), event)
    QCoreApplication.sendEvent(behind(agent), QCloseEvent())
    assert agent.window.isVisible()
    assert agent.editors()["Nombre"].text() == "Abraham"
    agent.waits_for_dialog()
    blocks.append(blocked.now)
    assert dialog.windowHandle().transientParent() is behind(agent)
    dialog.close()
    blocks.append(blocked.now)
    assert blocks == [False, True, False]  # a window that is blocked is given no key


@pytest.mark.parametrize("has_the_keyboard", [False, True], ids=["behind", "in front"])
def test_no_dialog_that_a_key_opens_is_changed_by_what_is_typed_in_haste(
    agent: Agent, has_the_keyboard: bool
) -> None:
    """An empty field is filled in; what holds something already keeps it."""
    agent.fills_in(code=CODE)
    agent.sends()
    agent.chooses_row(0)
    seen = set()
    for action in (*agent.window.actions(), *agent.window.ledger_panel.table.actions()):
        action.trigger()
        dialog = agent.dialog
        if dialog is None:
            continue
        seen.add(type(dialog).__name__)
        if has_the_keyboard:
            agent.waits_for_dialog()
        before = _contents(dialog)
        to = dialog.windowHandle() if has_the_keyboard else behind(agent)
        first = dialog.focusWidget()
        is_to_fill_in = isinstance(first, QLineEdit) and not first.text()
        for char in HASTY if is_to_fill_in else f"{HASTY} \tmaria\t9\b":
            sends(to, _KEYS.get(char, Qt.Key(ord(char.upper()))), char)
        assert agent.dialog is dialog
        after = _contents(dialog)
        assert {each: after[each] for each in before} == before
        agent.waits_for_dialog()
        dialog.close()
        if agent.dialog is not None:  # it asks what becomes of what was filled in
            agent.dialog.close()
        agent.waits_for_window()
    assert {"SettingsDialog", "CatalogueDialog", "MessageDialog", "HelpDialog"} <= seen


_KEYS = {"\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace}


def _contents(dialog: QWidget) -> dict[QWidget, object]:
    """Return what a dialog holds and one can change: its texts, and what is chosen in it."""
    texts = [each for each in dialog.findChildren(QLineEdit) if each.text()]
    boxes = dialog.findChildren(QComboBox)
    long = [each for each in dialog.findChildren(QPlainTextEdit) if each.toPlainText()]
    buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isCheckable()]
    return {
        **{each: each.text() for each in texts},
        **{each: each.currentIndex() for each in boxes},
        **{each: each.toPlainText() for each in long},
        **{each: each.isChecked() for each in buttons},
    }
