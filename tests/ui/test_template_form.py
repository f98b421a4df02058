"""The texts of a template as they are edited, with their variables."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.catalogue import EntryFlaw, Template
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.template_form import TemplateForm
from tests.ui.layouts import flaws, on_window

MAIL = Template(Channel.EMAIL, "Saludo", "Hola:\n{enlace}", "Su enlace")


class Page(QWidget):
    """A window with nothing but the form."""

    def __init__(self) -> None:
        super().__init__()
        grid = FieldGrid()
        self.form = TemplateForm(grid)
        grid.end()
        self.setLayout(grid)

    def editor(self, name: str) -> QWidget:
        named = [each for each in self.findChildren(QWidget) if each.accessibleName() == name]
        [found] = [each for each in named if not isinstance(each, QLabel)]
        return found

    def places(self) -> list[QRect]:
        """Return where what is below the texts stands."""
        return [on_window(each) for each in self.findChildren(QPushButton)]

    def puts_in(self, variable: str) -> None:
        [button] = [each for each in self.findChildren(QPushButton) if each.text() == variable]
        button.setFocus()
        button.click()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(700, 300)
    page.show()
    qtbot.waitActive(page)
    page.activateWindow()
    return page


def test_it_has_a_subject_where_the_channel_has(page: Page, qtbot: QtBot) -> None:
    page.form.show(Channel.EMAIL, MAIL)
    assert page.form.texts == ("Su enlace", "Hola:\n{enlace}")
    QApplication.processEvents()
    before = page.places()
    page.form.take_channel(Channel.SMS)
    assert page.form.texts == ("", "Hola:\n{enlace}")
    assert not page.editor("Asunto").isVisible()
    qtbot.waitUntil(lambda: (page.places(), flaws(page)) == (before, []))  # nothing below moves
    page.form.take_channel(Channel.EMAIL)  # what was typed is still there
    assert page.form.texts == ("Su enlace", "Hola:\n{enlace}")
    qtbot.waitUntil(lambda: (page.places(), flaws(page)) == (before, []))  # nothing below moves
    page.form.show(Channel.EMAIL, None)
    assert page.form.texts == ("", "")


def test_a_variable_goes_to_the_caret_of_what_had_the_focus_last(page: Page) -> None:
    page.form.show(Channel.EMAIL, None)
    page.editor("Texto").setFocus()
    page.puts_in("{enlace}")
    page.editor("Asunto").setFocus()
    page.puts_in("{nombre}")
    assert page.editor("Asunto").hasFocus()
    assert page.form.texts == ("{nombre}", "{enlace}")
    page.form.take_channel(Channel.WHATSAPP)
    page.puts_in("{agente}")
    assert page.editor("Texto").hasFocus()
    assert page.form.texts == ("", "{enlace}{agente}")


def test_each_key_is_told(page: Page, qtbot: QtBot) -> None:
    page.form.show(Channel.EMAIL, MAIL)
    for name in ("Asunto", "Texto"):
        with qtbot.waitSignal(page.form.edited):
            QTest.keyClicks(page.editor(name), "a")


@pytest.mark.parametrize(
    ("texts", "flaw", "name"),
    [
        (("", ""), EntryFlaw.MESSAGE, "Texto"),
        (("", "Hola"), EntryFlaw.NO_LINK, "Texto"),
        (("", "\u202e{enlace}"), EntryFlaw.CHARACTERS, "Texto"),
        (("\u202e", "{enlace}"), EntryFlaw.CHARACTERS, "Asunto"),
        (("", "{enlace}"), EntryFlaw.CHARACTERS, None),
        (("", "{enlace}"), EntryFlaw.NAME, None),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    page: Page, texts: tuple[str, str], flaw: EntryFlaw, name: str | None
) -> None:
    page.form.show(Channel.EMAIL, None)
    for row, text in zip(page.form.rows.values(), texts, strict=True):
        row.set_text(text)
    editor = page.form.show_problem(flaw)
    assert editor is (None if name is None else page.editor(name))
    wrong = [row for row in page.form.rows.values() if row.hint.property("state") == "error"]
    assert [row.editor for row in wrong] == ([editor] if editor else [])
    page.form.show_none()
    assert not any(row.hint.text() for row in page.form.rows.values())
