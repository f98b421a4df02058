"""A key paints anew what it changes, and little else: agents type all day."""

from typing import Self

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from cammer_desktop.ui.result.channel_row import ChannelRow
from cammer_desktop.ui.result.link_text import LinkText
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.key_notes import KeyNotes
from tests.ui.agent import Agent


class Painted(QObject):
    """Notes what is painted in the program during a block; of what it has seen nothing goes."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: set[QObject] = set()

    def __enter__(self) -> Self:
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        return self

    def __exit__(self, *_error: object) -> None:
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the widget of a paint event."""
        if event.type() == QEvent.Type.Paint:
            self.widgets.add(watched)
        return False


def test_a_letter_of_a_name_paints_no_row_and_no_note_of_the_keys(agent: Agent) -> None:
    agent.fills_in(name="An")
    agent.clicks("Nombre")
    QApplication.processEvents()
    with Painted() as painted:
        agent.types("a")
        QApplication.processEvents()
    notes = [line for each in agent.window.findChildren(KeyNotes) for line in each.children()]
    lines = {each for each in notes if isinstance(each, ElidedLabel)}
    assert agent.finds("Nombre") in painted.widgets
    assert not painted.widgets & lines
    assert not painted.widgets.intersection(agent.window.findChildren(ChannelRow))


def test_a_caret_that_blinks_paints_nothing_behind_its_row(agent: Agent) -> None:
    agent.clicks("Nombre")
    QApplication.processEvents()
    editor = agent.finds("Nombre")
    with Painted() as painted:
        editor.update()  # the caret has Qt do so twice a second, at its place
        QApplication.processEvents()
    assert editor in painted.widgets
    rows = [each for each in painted.widgets if isinstance(each, FieldRow)]
    assert [row.editor for row in rows] == [editor]
    assert painted.widgets == {editor, *rows}


def test_a_link_is_painted_before_anything_that_goes_with_it(agent: Agent) -> None:
    agent.fills_in()
    agent.presses("Ctrl+Return")
    text = agent.window.findChild(LinkText)
    assert text is not None
    first: list[bool] = []
    session = agent.window.session_presenter
    with Painted() as painted:
        note = session.settled.connect(lambda: first.append(text.viewport() in painted.widgets))
        agent.waits_until(lambda: not session.is_busy)
    session.settled.disconnect(note)
    assert first == [True]
    assert agent.clipboard == agent.reads("Enlace")
