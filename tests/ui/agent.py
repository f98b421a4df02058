"""Whoever sits at the window: finds things by their accessible names, types, presses, reads."""

from collections.abc import Callable
from pathlib import Path
from types import MethodType
from typing import Any, Final, TypeVar, overload

from PySide6.QtCore import QItemSelectionModel, QKeyCombination, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cammer_desktop.app import Program
from cammer_desktop.assembly import Services
from cammer_desktop.sandbox.server import Received, Sandbox
from cammer_desktop.ui.ledger.row import Row
from cammer_desktop.ui.ledger.row_delegate import ROW
from cammer_desktop.ui.result.qr_box import QrBox
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.note import Note
from tests.ui.desktop import Desktop
from tests.ui.reading import is_in, shown

PHONE: Final = "0414 131 5854"
E164: Final = "+584141315854"
# Far longer than anything takes, in milliseconds; what is stuck ends a test and not the day.
PATIENCE: Final = 20_000

W = TypeVar("W", bound=QWidget)


class Agent:
    """A person at the window of a program that works with a sandbox.

    Things are named by the source's texts, whatever language the window is in.
    """

    def __init__(self, qtbot: QtBot, program: Program, services: Services) -> None:
        self._qtbot = qtbot
        self.window: Final = program.window
        self.controllers: Final = program.controllers
        self._services = services

    @property
    def data_directory(self) -> Path:
        """The folder of the program's files."""
        return self._services.ledger_file.path.parent

    @property
    def sandbox(self) -> Sandbox:
        """The sandbox that the program talks to."""
        assert self._services.sandbox is not None
        return self._services.sandbox

    @property
    def desktop(self) -> Desktop:
        """The desktop, which is asked to open things."""
        opens = self._services.opener.open
        assert isinstance(opens, MethodType)  # whose it is: the opener itself is made late
        assert isinstance(opens.__self__, Desktop)
        return opens.__self__

    @property
    def requests(self) -> list[Received]:
        """Every POST so far."""
        return self.sandbox.received

    def waits_until(self, holds: Callable[[], bool | None]) -> None:
        """Wait until something holds: until it returns True, or None without raising."""
        self._qtbot.waitUntil(holds, timeout=PATIENCE)

    # What there is to see.

    @overload
    def finds(self, name: str) -> QWidget: ...
    @overload
    def finds(self, name: str, kind: type[W]) -> W: ...
    def finds(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Return the one visible control with this accessible name, of this kind."""
        named = [each for each in controls(self.top) if name_of(each) == shown(name)]
        found = [each for each in named if isinstance(each, kind)]
        assert len(found) == 1, (name, found)
        return found[0]

    def sees(self, name: str) -> bool:
        """Tell whether a control with this accessible name is in view."""
        return any(name_of(each) == shown(name) for each in controls(self.top))

    @property
    def top(self) -> QWidget:
        """The window or the dialog above it."""
        return self.dialog or self.window

    @property
    def dialog(self) -> QWidget | None:
        """The dialog that is open, if there is one."""
        return QApplication.activeModalWidget()

    @property
    def said(self) -> str:
        """The text of the message bar, as it is shown."""
        found = [each for each in controls(self.window) if name_of(each) == shown("Estado")]
        assert isinstance(found[0], QPlainTextEdit)
        return found[0].toPlainText()

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The list's rows: customer, destination, what came of it."""
        return [(row.name, row.place, row.state) for row in self.history]

    @property
    def history(self) -> list[Row]:
        """The list's rows, with all that is painted of each."""
        model = self.window.ledger_panel.table.model()
        return [model.index(row, 0).data(ROW) for row in range(model.rowCount())]

    def shows(self, text: str) -> bool:
        """Tell whether a visible label, button or notice holds this text, perhaps cut."""
        return any(is_in(text, each) for each in texts_in(self.top))

    def reads(self, name: str) -> str:
        """Return the text of an editor."""
        return text_of(self.finds(name))

    def editors(self) -> dict[str, QLineEdit]:
        """Return the window's visible one-line editors by name, whatever is open above it."""
        found = self.window.findChildren(QLineEdit)
        return {name_of(each): each for each in found if each.isVisible()}

    def hint(self, name: str) -> str:
        """Return what stands under an editor."""
        return self.hint_of(self.finds(name)).text()

    def heard(self, name: str) -> str:
        """Return what a screen reader says of an editor beside its name and text."""
        return self.finds(name).accessibleDescription()

    def state(self, name: str) -> str:
        """Return whether what stands under an editor is "ok", a "warning", an "error" or ""."""
        return str(self.hint_of(self.finds(name)).property("state"))

    def hint_of(self, editor: QWidget) -> Note:
        """Return what stands under an editor, whatever is open above its window."""
        widget: QWidget | None = editor
        while widget is not None and not isinstance(widget, FieldRow):
            widget = widget.parentWidget()
        assert widget is not None
        return widget.hint

    @property
    def focus(self) -> str:
        """The accessible name of what has the focus."""
        widget = QApplication.focusWidget()
        return "" if widget is None else name_of(widget)

    @property
    def clipboard(self) -> str:
        """What is on the clipboard."""
        return QGuiApplication.clipboard().text()

    # What there is to do.

    def clicks(self, name: str) -> None:
        """Click on a control."""
        QTest.mouseClick(self.finds(name), Qt.MouseButton.LeftButton)

    def types(self, text: str) -> None:
        """Type into whatever has the focus."""
        for char in text:
            widget = self._keyboard_goes_to()  # asked for at each key: one may move the focus
            if char.isascii():
                QTest.keyClicks(widget, char)
            else:  # QTest has no key for it
                plain = Qt.KeyboardModifier.NoModifier
                QTest.sendKeyEvent(QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, char, plain)

    def presses(self, keys: str) -> None:
        """Press keys such as `Ctrl+Return`."""
        portable = QKeySequence.SequenceFormat.PortableText
        sequence: Any = QKeySequence.fromString(keys, portable)  # the stubs lack its items
        pressed: QKeyCombination = sequence[0]
        QTest.keyClick(self._keyboard_goes_to(), pressed.key(), pressed.keyboardModifiers())

    def writes(self, name: str, text: str) -> None:
        """Click into an editor, empty it and type another text."""
        self.clicks(name)
        self.presses("Ctrl+A")
        self.presses("Del")
        self.types(text)

    def pastes(self, text: str) -> None:
        """Paste into whatever has the focus."""
        QGuiApplication.clipboard().setText(text)
        self.presses("Ctrl+V")

    def names_file(self, path: Path) -> None:
        """Put a path into the file dialog that is open, and take it."""
        dialog = self.dialog
        assert isinstance(dialog, QFileDialog)
        [name] = dialog.findChildren(QLineEdit)
        name.setText(path.as_posix())
        dialog.accept()

    def fills_in(self, name: str = "Abraham", phone: str = PHONE, code: str | None = None) -> None:
        """Type a customer, with the code of a category or, without one, no destination."""
        self.writes("Nombre", name)
        self.writes("Celular", phone)
        if code is None:
            self.clicks("Sin destino")
        else:
            self.clicks("Categoría")
            self.writes("Código de categoría", code)

    def sends(self) -> None:
        """Press Ctrl+Enter, and wait until the call is over or was not made.

        A code that the catalogue does not have is sent all the same.
        """
        self.presses("Ctrl+Return")
        if self.is_asked("no está en el catálogo"):
            self.answers("Enviar")
        # Not by the rows: a search may not show the one that is made.
        self.waits_until(lambda: not self.window.session_presenter.is_busy)
        self.waits_for_the_code()

    def is_asked(self, text: str) -> bool:
        """Tell whether a question with this text is open."""
        return self.dialog is not None and self.shows(text)

    def answers(self, answer: str) -> None:
        """Answer the question that is open."""
        self.waits_for_dialog()
        self.clicks(answer)
        if self.dialog is None:  # else there is another question
            self.waits_for_window()

    def keeps_doubtful(self, button: str = "Guardar") -> None:
        """Press a button of the token dialog, and keep what does not look like a token."""
        self.clicks(button)
        assert self.is_asked("Esto no parece un token")
        self.clicks("Guardar igual")

    def waits_for_the_end(self) -> None:
        """Wait until no call is under way."""
        link = self.controllers.link  # the list may know of the end before the form does
        self.waits_until(
            lambda: not link.running and all(row[2] != shown("en camino") for row in self.rows)
        )

    def waits_for_the_code(self) -> None:
        """Wait until the link that is shown has its code, which is made behind it."""
        code, link_box = self.window.findChild(QrBox), self.window.result_panel.link_box
        assert code is not None
        self.waits_until(lambda: code.has_code == bool(link_box.link))

    def waits_for_dialog(self) -> None:
        """Wait until a dialog is open and takes the keys."""
        self.waits_until(lambda: self.dialog is not None)
        self.top.activateWindow()
        self.waits_until(self.top.isActiveWindow)

    def waits_for_window(self) -> None:
        """Wait until no dialog is open and the window takes the keys."""
        self.waits_until(lambda: self.dialog is None)
        self.top.activateWindow()  # where no window manager does it
        self.waits_until(self.top.isActiveWindow)

    def waits_for_all(self) -> None:
        """Wait until the window takes the keys, with all that is loaded behind its first paint."""
        self.waits_for_window()
        self.waits_until(lambda: "+" in self.finds("País", QPushButton).text())
        self.waits_until(lambda: self.window.ledger_panel.table.is_ready)

    def chooses_row(self, row: int) -> None:
        """Open a row of the list from the keyboard."""
        view: QAbstractItemView = self.window.ledger_panel.table
        view.setFocus()
        view.selectionModel().setCurrentIndex(
            view.model().index(row, 0), QItemSelectionModel.SelectionFlag.SelectCurrent
        )
        self.presses("Return")

    def _keyboard_goes_to(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        return QApplication.focusWidget() or self.top


def hears(agent: Agent, said: list[str], text: str) -> None:
    """Wait until a text is announced, and check that nothing else was."""
    agent.waits_until(lambda: len(said) > 0)
    assert said == [text]


def controls(root: QWidget) -> list[QWidget]:
    """Return what is visible below a window and no mere label."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and type(widget) is not QLabel and widget.window() is root
    ]


def texts_in(root: QWidget) -> list[str]:
    """Return what is to be read in a window; of what is cut, what is said of it as a whole."""
    labels = [each for each in root.findChildren(QLabel) if each.isVisible()]
    buttons = [each for each in root.findChildren(QPushButton) if each.isVisible()]
    notices = [each for each in root.findChildren(QPlainTextEdit) if each.isVisible()]
    return [
        *(text for each in labels for text in (each.text(), each.accessibleName())),
        *(each.text() for each in buttons),
        *(each.toPlainText() for each in notices if name_of(each) == shown("Aviso")),
    ]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    # On Linux a combo box tells its value as its name, and leaves its name to its label.
    if widget.accessibleName():
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def text_of(widget: QWidget) -> str:
    """Return the text of an editor."""
    if isinstance(widget, QLineEdit):
        return widget.text()
    assert isinstance(widget, QPlainTextEdit)
    return widget.toPlainText()
