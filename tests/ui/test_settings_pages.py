"""The settings' pages: one grid for all of them, and what is told is in view."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QScreen
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QScrollBar,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour
from tests.ui.agent import Agent
from tests.ui.layouts import in_view, on_window

SMALLEST = (911, 432)  # 1366x768 at 144 dpi, less the taskbar
PITCH = SIZES.field + SIZES.note_slot + SIZES.grid
GENERAL, MESSAGES, NETWORK, DATA = range(4)


@pytest.fixture
def _smallest_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, *SMALLEST))


def opens(agent: Agent, page: int) -> None:
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    for _ in range(page):
        agent.presses("Ctrl+Tab")
    QApplication.processEvents()


def fields(agent: Agent) -> list[QWidget]:
    """What the page's labels name, from above to below."""
    assert agent.dialog is not None
    labels = [each for each in agent.dialog.findChildren(QLabel) if each.isVisible()]
    named = [buddy for each in labels if isinstance(buddy := each.buddy(), QWidget)]
    return sorted(named, key=lambda each: on_window(each).y())


def by_click(agent: Agent) -> None:
    agent.clicks("Probar la conexión")


def by_key(agent: Agent) -> None:
    agent.presses("Alt+P")


@pytest.mark.usefixtures("_smallest_screen")
@pytest.mark.parametrize("begins", [by_click, by_key])
def test_the_result_of_the_check_comes_into_view(
    agent: Agent, begins: Callable[[Agent], None]
) -> None:
    opens(agent, NETWORK)
    report = agent.finds("Resultado de la prueba", QPlainTextEdit)
    assert not in_view(report)
    begins(agent)
    agent.waits_until(lambda: bool(report.toPlainText()))
    agent.waits_until(lambda: in_view(report))
    agent.waits_until(agent.finds("Probar la conexión").isEnabled)  # it has ended


@pytest.mark.usefixtures("_smallest_screen")
def test_a_wrong_field_comes_into_view_when_the_check_cannot_begin(agent: Agent) -> None:
    opens(agent, NETWORK)
    agent.types("socks5://x:1")
    agent.finds("Probar la conexión").setFocus()
    QApplication.processEvents()
    assert not in_view(agent.finds("Proxy"))
    agent.presses("Space")
    agent.waits_until(lambda: in_view(agent.finds("Proxy")))


@pytest.mark.usefixtures("_smallest_screen")
def test_the_scroll_bar_lies_in_the_margin(agent: Agent) -> None:
    opens(agent, NETWORK)
    assert agent.dialog is not None
    [bar] = [each for each in agent.dialog.findChildren(QScrollBar) if each.isVisible()]
    [footer] = agent.dialog.findChildren(Footer)
    right = on_window(agent.finds("Proxy")).right()
    assert right == on_window(agent.finds("Guardar")).right()
    assert on_window(bar).left() > right
    assert on_window(bar).right() == on_window(footer).right()


def test_fields_begin_at_one_edge_on_every_page(agent: Agent) -> None:
    opens(agent, GENERAL)
    edges = set()
    for _ in range(4):
        edges |= {on_window(each).x() for each in fields(agent)}
        agent.presses("Ctrl+Tab")
    assert len(edges) == 1


@pytest.mark.parametrize("page", [NETWORK, DATA])
def test_the_fields_are_evenly_spaced(agent: Agent, page: int) -> None:
    opens(agent, page)
    tops = [on_window(each).y() for each in fields(agent)]
    assert {below - above for above, below in pairwise(tops)} == {PITCH}


def test_fields_for_numbers_are_of_one_width(agent: Agent) -> None:
    opens(agent, GENERAL)
    assert agent.dialog is not None
    assert len({each.width() for each in agent.dialog.findChildren(QSpinBox)}) == 1


def test_a_line_lies_below_the_tabs_from_edge_to_edge(agent: Agent) -> None:
    opens(agent, GENERAL)
    assert agent.dialog is not None
    [tabs] = agent.dialog.findChildren(QTabWidget)
    picture = tabs.grab().toImage()
    y = tabs.tabBar().geometry().bottom()
    assert picture.pixelColor(0, y) == colour("line")
    assert picture.pixelColor(picture.width() - 1, y) == colour("line")
    assert picture.pixelColor(tabs.tabBar().x() + 20, y) == colour("link")


def test_a_number_to_which_keys_lead_is_selected(agent: Agent) -> None:
    opens(agent, DATA)
    assert agent.focus == "Conservar enlaces"
    agent.types("7")
    assert agent.finds("Conservar enlaces", QSpinBox).value() == 7


def inset(field: QWidget, text: str) -> int:
    """How far from its edge a field's first letter stands in the picture."""
    picture = field.grab().toImage()
    ground = picture.pixelColor(5, field.height() // 2)
    rows = range(8, min(field.height(), SIZES.field) - 8)

    def has_ink(x: int) -> bool:
        return any(_differs(picture.pixelColor(x, y), ground) for y in rows)

    ink = next(x for x in range(5, field.width()) if has_ink(x))
    bearing = field.fontMetrics().leftBearing(text[0])
    return ink - bearing


def _differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60


def test_texts_begin_as_far_from_the_edge_in_every_field(agent: Agent) -> None:
    found = {"País": inset(agent.finds("País"), "V")}
    agent.clicks("Ticket")
    for name in ("Nombre", "Título", "Descripción"):
        agent.writes(name, "HHH")
        found[f"{name}, focused"] = inset(agent.finds(name), "H")
    agent.clicks("Correo")
    for name in ("Nombre", "Título", "Descripción"):
        found[name] = inset(agent.finds(name), "H")
    opens(agent, GENERAL)
    found["Dirección"] = inset(agent.finds("Dirección de la API"), "h")
    found["Aspecto"] = inset(agent.finds("Aspecto"), "C")
    agent.presses("Ctrl+Tab")
    for name in ("Nombre de la plantilla", "Texto", "Así llega", "Su nombre"):
        editor = agent.finds(name)
        editor.setFocus()
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText("HHH")
        else:
            agent.types("HHH")
        found[name] = inset(agent.finds(name), "H")
    agent.presses("Ctrl+Tab")
    found["Plazo"] = inset(agent.finds("Plazo para conectar"), "5")
    report = agent.finds("Resultado de la prueba", QPlainTextEdit)
    report.setPlainText("HHH")
    found["Resultado"] = inset(report, "H")
    assert {name: x for name, x in found.items() if abs(x - 12) > 1} == {}, found
