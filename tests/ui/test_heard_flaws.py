"""The checks of what is heard find each flaw."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.heard_flaws import unheard


def window_of(*parts: QWidget) -> QWidget:
    """Return a window that is shown, with these parts one below the other."""
    window = QWidget()
    window.setAccessibleName("Ventana")
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    window.show()
    QApplication.processEvents()
    return window


def edit(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def test_nothing_is_found_where_nothing_is_wrong(qtbot: QtBot) -> None:
    window = window_of(edit("Nombre"), edit("Correo"), QPushButton("&Crear"))
    qtbot.addWidget(window)
    assert unheard(window) == []


def test_tab_that_goes_up_is_found(qtbot: QtBot) -> None:
    one, two, three = edit("Nombre"), edit("Correo"), edit("Código")
    window = window_of(one, two, three)
    qtbot.addWidget(window)
    QWidget.setTabOrder(one, three)
    QWidget.setTabOrder(three, two)
    assert unheard(window) == ["Tab goes back from QLineEdit «Código» to QLineEdit «Correo»"]


def test_what_has_no_name_is_found(qtbot: QtBot) -> None:
    window = window_of(edit("Nombre"), edit(""))
    qtbot.addWidget(window)
    [line] = unheard(window)
    assert "has no name" in line


def test_a_letter_of_two_controls_is_found(qtbot: QtBot) -> None:
    window = window_of(QPushButton("&Crear"), QPushButton("&Cerrar"))
    qtbot.addWidget(window)
    assert any("is the key of ['&Crear', '&Cerrar']" in line for line in unheard(window))
