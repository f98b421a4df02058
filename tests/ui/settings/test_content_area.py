"""A scroll area whose content wraps: its scroll bar takes no width from it, at any height."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cammer_desktop.ui.widgets.content_area import ContentArea
from tests.ui.layouts import on_window

WIDE = 400


class Page(QWidget):
    """Texts that wrap: a little narrower, and there is a line more."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        self.texts = [QLabel() for _ in range(3)]
        for label in self.texts:
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)

    def fills(self, width: int) -> None:
        """Have a text that just fits into its line at a width."""
        room = width - 48
        for label in self.texts:
            text = "a"
            while label.fontMetrics().horizontalAdvance(f"{text} a") <= room:
                text += " a"
            label.setText(text)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page()


@pytest.fixture
def area(page: Page, qtbot: QtBot) -> ContentArea:
    made = ContentArea(page)
    made.setFrameShape(QFrame.Shape.NoFrame)  # as the sheet has it
    qtbot.addWidget(made)
    page.fills(WIDE)
    made.resize(WIDE, 40)
    made.show()
    QApplication.processEvents()
    return made


def bar(area: ContentArea) -> QScrollBar:
    return area.verticalScrollBar()


def test_what_fits_only_without_the_scroll_bar_has_none(area: ContentArea, page: Page) -> None:
    assert bar(area).isVisible()
    fitting = page.heightForWidth(WIDE)
    assert page.heightForWidth(WIDE - bar(area).width()) > fitting
    for high in (fitting, fitting - 1, fitting + 1, fitting):  # this ended the program
        area.resize(WIDE, high)
        QApplication.processEvents()
        assert bar(area).isVisible() == (high < fitting)
        assert page.width() == WIDE


def test_a_text_that_gets_longer_and_shorter_moves_nothing_sideways(
    area: ContentArea, page: Page
) -> None:
    area.resize(WIDE, page.heightForWidth(WIDE))
    QApplication.processEvents()
    before: list[QRect] = [on_window(each) for each in page.texts[:2]]
    shorter = page.texts[2].text()
    for text in (shorter * 9, shorter):
        page.texts[2].setText(text)
        QApplication.processEvents()
        assert bar(area).isVisible() == (text != shorter)
        assert [on_window(each).x() for each in page.texts[:2]] == [each.x() for each in before]
        assert {each.width() for each in page.texts} == {before[0].width()}
    assert [on_window(each) for each in page.texts[:2]] == before
