"""Three columns, as wide as the window tells or one drags them; in a narrow one the last folds."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSplitter, QSplitterHandle

from cammer_desktop.ui.rail import Rail
from cammer_desktop.ui.widgets.column import Column
from tests.ui.agent import Agent
from tests.ui.layouts import on_window

# Client sizes without the band: roomy, compact, at 125 %, at 144 dpi, on a large screen.
WIDE, MIDDLE, LOW, NARROW, LARGE = (1184, 672), (1024, 608), (1093, 534), (911, 432), (1904, 1010)


def resizes(agent: Agent, size: tuple[int, int]) -> None:
    agent.window.setMinimumSize(0, 0)  # as on a screen that is no larger
    band = agent.window.height() - agent.window.columns.height()
    agent.window.resize(size[0], size[1] + band)
    agent.waits_until(lambda: agent.window.columns.size().toTuple() == size)
    QApplication.processEvents()


def widths(agent: Agent) -> list[int]:
    [splitter] = agent.window.columns.findChildren(QSplitter)
    return splitter.sizes()


def history_is_in_view(agent: Agent) -> bool:
    return agent.sees("Acciones del historial")


@pytest.mark.parametrize(
    ("size", "form", "result"),
    [(WIDE, 440, 424), (LARGE, 440, 424), (MIDDLE, 384, 344), (LOW, 384, 344)],
)
def test_form_and_result_have_their_widths_and_the_history_the_rest(
    agent: Agent, size: tuple[int, int], form: int, result: int
) -> None:
    resizes(agent, size)
    assert widths(agent)[:2] == [form, result]
    assert sum(widths(agent)) == size[0] - 2  # two lines are between them
    assert history_is_in_view(agent)
    assert not agent.window.columns.is_folded


@pytest.mark.parametrize(
    ("size", "header", "footer"),
    [(WIDE, 56, 64), (LARGE, 56, 64), (MIDDLE, 48, 56), (LOW, 48, 56), (NARROW, 48, 48)],
)
def test_the_lines_of_headers_and_footers_run_through_all_columns(
    agent: Agent, size: tuple[int, int], header: int, footer: int
) -> None:
    resizes(agent, size)
    columns = agent.window.columns
    for column in columns.columns:
        if column.isVisible():
            above, _content, below = column.parts
            assert (above.height(), below.height()) == (header, footer)
            assert column.height() == columns.height()


def test_in_a_narrow_window_the_history_opens_over_the_result(agent: Agent) -> None:
    resizes(agent, NARROW)
    assert not history_is_in_view(agent)
    form, result = widths(agent)
    assert (form, form + result + 1 + 48) == (384, NARROW[0])
    agent.presses("Ctrl+F")
    assert history_is_in_view(agent)
    assert agent.focus == "Buscar"
    _form, middle, history = agent.window.columns.columns
    below = middle.geometry().adjusted(0, middle.below_header, 0, 0)
    assert history.geometry() == below
    agent.presses("Esc")
    assert not history_is_in_view(agent)
    assert agent.focus == "Nombre"


@pytest.mark.parametrize("keys", ["Ctrl+N", "click"])
def test_it_goes_when_the_focus_goes_elsewhere(agent: Agent, keys: str) -> None:
    resizes(agent, NARROW)
    agent.presses("Ctrl+F")
    agent.types("ana")
    if keys == "click":
        agent.clicks("Celular")
    else:
        agent.presses(keys)
    assert not history_is_in_view(agent)


def test_it_goes_when_a_row_is_shown(agent: Agent) -> None:
    resizes(agent, NARROW)
    agent.fills_in()
    agent.sends()
    agent.presses("Ctrl+N")
    agent.clicks("Historial")
    agent.chooses_row(0)
    assert not history_is_in_view(agent)
    assert "Abraham" in agent.said or agent.shows("Abraham")


def test_the_rail_has_what_the_header_has(agent: Agent) -> None:
    resizes(agent, NARROW)
    [rail] = agent.window.findChildren(Rail)
    assert rail.isVisible()
    for name in ("Catálogo", "Ayuda", "Configuración"):
        agent.clicks(name)
        agent.waits_for_dialog()
        agent.presses("Esc")
        agent.waits_for_window()


def test_it_can_be_folded_where_there_is_room_for_it(agent: Agent) -> None:
    resizes(agent, WIDE)
    columns = agent.window.columns
    columns.fold()
    assert not history_is_in_view(agent)
    assert columns.is_wanted_folded
    agent.presses("Ctrl+F")
    assert history_is_in_view(agent)
    columns.fold()
    assert history_is_in_view(agent)
    assert widths(agent)[:2] == [440, 424]


def test_what_was_dragged_stays_in_a_window_of_another_size(agent: Agent) -> None:
    resizes(agent, LARGE)
    dragged(agent, number=2, by=100)
    assert agent.window.columns.chosen is not None
    form, result = agent.window.columns.chosen
    assert form == 440
    assert abs(result - 524) <= 4  # where it was taken hold of
    resizes(agent, WIDE)
    assert sum(widths(agent)) == WIDE[0] - 2
    assert widths(agent)[2] >= 232
    resizes(agent, LARGE)
    assert widths(agent)[:2] == [form, result]


def dragged(agent: Agent, *, number: int, by: int) -> None:
    [splitter] = agent.window.columns.findChildren(QSplitter)
    handle = splitter.handle(number)
    assert isinstance(handle, QSplitterHandle)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 100))
    QTest.mouseMove(handle, QPoint(by, 100))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 100))


def test_the_rail_tells_how_many_wait(agent: Agent) -> None:
    [rail] = agent.window.findChildren(Rail)
    rail.count(3)
    assert rail.waiting == "3"
    rail.count(120)
    assert rail.waiting == "99+"
    rail.count(0)
    assert rail.waiting == ""


def test_how_many_wait_stands_at_its_button_in_a_window_of_another_height(agent: Agent) -> None:
    """In whichever order the number and the height come."""
    [rail] = agent.window.findChildren(Rail)
    [badge] = rail.findChildren(QLabel)
    resizes(agent, WIDE)
    agent.fills_in()
    agent.sends()
    agent.presses("Ctrl+N")
    agent.waits_until(lambda: rail.waiting == "1")
    resizes(agent, NARROW)
    corner = on_window(badge)
    rail.count(1)
    assert on_window(badge) == corner


def test_on_a_large_scale_the_columns_scroll_after_the_focus(agent: Agent) -> None:
    """1366 pixels at 200 %: form and result have no room side by side."""
    resizes(agent, (683, 340))
    form, result, _history = agent.window.columns.columns
    assert not on_window(form).intersects(on_window(result))
    view = QRect(0, 0, 683 - 48, agent.window.height())
    assert view.contains(on_window(agent.finds("Nombre")))
    agent.fills_in()
    agent.sends()
    assert agent.focus == "Enlace"
    assert view.contains(on_window(agent.finds("Enlace")))
    agent.presses("Ctrl+N")
    assert view.contains(on_window(agent.finds("Nombre")))
    agent.presses("Ctrl+F")
    assert view.contains(on_window(agent.finds("Buscar")))


def test_the_order_for_a_screen_reader_is_that_of_the_screen(agent: Agent) -> None:
    [splitter] = agent.window.columns.findChildren(QSplitter)
    columns = [each for each in splitter.children() if isinstance(each, Column)]
    assert columns == list(agent.window.columns.columns)


def test_what_is_on_the_rail_is_not_in_the_header_too(agent: Agent) -> None:
    resizes(agent, NARROW)
    agent.presses("Ctrl+F")
    assert agent.finds("Ayuda")  # one alone
    resizes(agent, WIDE)
    assert agent.finds("Ayuda")
