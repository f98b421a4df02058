"""The form's column: everything in view in every size, nothing moves, and no list is cut."""

import gettext
import html

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cammer_desktop.assembly import Services
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination, Promotion
from cammer_desktop.support import texts
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.widgets.focus_area import FocusArea
from cammer_desktop.ui.widgets.sizes import COLUMNS, DENSITIES, SIZES, Density
from tests.samples import CODE
from tests.ui.agent import Agent
from tests.ui.equal_names import LIST, offered
from tests.ui.layouts import flaws

CATEGORY = "Código de categoría"
# The sandbox's band takes some of the height.
SIZES_OF_WINDOWS = [(1184, 672), (1024, 608), (1093, 534), (911, 432)]
UNFOLDED = SIZES_OF_WINDOWS[:3]
MANY = tuple(NamedDestination(Kind.CATEGORY, f"Ventas {n}", f"{CODE}-{n}") for n in range(12))
TICKET = Promotion("Día del padre", "Del padre", "20 %")


@pytest.fixture
def services(services: Services) -> Services:
    services.catalogue.change(lambda _: Catalogue((*MANY, TICKET)))
    return services


@pytest.fixture(params=SIZES_OF_WINDOWS, ids=str)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    made: tuple[int, int] = request.param
    return made


@pytest.fixture
def agent(agent: Agent, size: tuple[int, int]) -> Agent:
    agent.window.resize(*size)
    agent.waits_until(lambda: (agent.window.width(), agent.window.height()) == size)
    QApplication.processEvents()
    return agent


def is_whole(agent: Agent) -> None:
    """Check that nothing of the form is cut, covered or scrolled, once it is laid out."""

    def in_place() -> None:
        assert not flaws(agent.window.form), flaws(agent.window.form)
        assert scrolled_by(agent) == 0

    agent.waits_until(in_place)


def scrolled_by(agent: Agent) -> int:
    area: QWidget | None = agent.window.form
    while area is not None and not isinstance(area, FocusArea):
        area = area.parentWidget()
    assert area is not None
    return area.verticalScrollBar().maximum()


def places(agent: Agent) -> dict[str, QRect]:
    """Return where each visible editor is in its form."""
    form = agent.window.form
    seen = [row.editor for row in form.in_order if row.editor.isVisible()]
    return {
        each.accessibleName(): QRect(each.mapTo(form, QPoint(0, 0)), each.size()) for each in seen
    }


def errs_everywhere(agent: Agent) -> None:
    agent.writes("Celular", "0414x1")
    agent.writes("Correo", "ana@")
    agent.presses("Ctrl+Return")


class TestInEverySize:
    def test_the_empty_form_is_whole(self, agent: Agent) -> None:
        is_whole(agent)

    @pytest.mark.parametrize("chosen", ["Categoría", "Agente", "Sin destino"])
    def test_so_is_every_choice_with_every_error(self, agent: Agent, chosen: str) -> None:
        agent.clicks(chosen)
        errs_everywhere(agent)
        is_whole(agent)

    @pytest.mark.parametrize("phone", ["+541123456789", "cel: 0414 131 5854 y llame a la oficina"])
    def test_nothing_moves_and_nothing_is_cut_whatever_the_phone_says(
        self, agent: Agent, phone: str
    ) -> None:
        before = places(agent)
        agent.writes("Celular", phone)
        agent.presses("Tab")
        agent.writes(CATEGORY, "zona-9")
        agent.waits_until(lambda: agent.state("Celular") == "warning")
        is_whole(agent)
        assert places(agent) == before

    def test_the_fields_above_stay_where_they_are_when_the_ticket_unfolds(
        self, agent: Agent
    ) -> None:
        before = places(agent)
        agent.clicks("Ticket")
        QApplication.processEvents()
        assert {name: place for name, place in places(agent).items() if name in before} == before

    @pytest.mark.parametrize("size", UNFOLDED, ids=str, indirect=True)
    def test_an_unfolded_ticket_is_whole_but_in_the_lowest(self, agent: Agent) -> None:
        agent.clicks("Ticket")
        agent.writes("Título", "x")
        errs_everywhere(agent)
        assert agent.state("Descripción") == "error"
        is_whole(agent)

    def test_the_list_of_names_is_in_the_window_with_whole_rows_and_codes(
        self, agent: Agent
    ) -> None:
        for field, text in ((CATEGORY, "vent"), ("Promoción", "d")):
            agent.writes(field, text)
            assert offered(agent)
            shown = agent.finds(LIST, QAbstractItemView)
            assert agent.window.rect().contains(shown.geometry())
            assert shown.viewport().height() % SIZES.popup_row == 0
            assert shown.viewport().height() >= SIZES.popup_row
            assert not shown.geometry().intersects(place_of(agent, field))
            assert not shown.horizontalScrollBar().isVisible()

    def test_the_list_of_countries_is_no_lower_than_the_window(self, agent: Agent) -> None:
        agent.clicks("País")
        popup = QApplication.activePopupWidget()
        assert popup is not None
        bottom = popup.mapToGlobal(QPoint(0, popup.height()))
        assert agent.window.mapFromGlobal(bottom).y() <= agent.window.height()
        agent.presses("Esc")


def place_of(agent: Agent, field: str) -> QRect:
    editor = agent.finds(field)
    return QRect(editor.mapTo(agent.window, QPoint(0, 0)), editor.size())


@pytest.mark.parametrize("size", [(1093, 534)], ids=str, indirect=True)
class TestANote:
    def test_that_is_too_long_is_whole_on_hover_and_to_a_screen_reader(self, agent: Agent) -> None:
        agent.writes(CATEGORY, "<b>" + "x" * 200)
        agent.clicks("Nombre")
        said = agent.hint(CATEGORY)
        assert agent.heard(CATEGORY) == said
        assert said.endswith("código: <b>" + "x" * 200)
        shown = tooltip_of(agent.window.form.destination.category.hint)
        assert html.unescape(shown.removeprefix("<span>").removesuffix("</span>")) == said

    def test_is_not_seen_beside_a_list(self, agent: Agent) -> None:
        note = agent.window.form.destination.category.hint
        agent.writes(CATEGORY, "ventas")
        assert offered(agent)
        assert colours_of(note) == 1
        agent.presses("Esc")
        assert colours_of(note) > 1

    def test_that_is_short_has_no_tooltip(self, agent: Agent) -> None:
        agent.writes("Celular", "0414 131 5854")
        assert agent.hint("Celular")
        assert tooltip_of(agent.window.form.phone.hint) == ""

    def test_of_what_was_chosen_is_its_code_and_the_field_tells_whose_it_is(
        self, agent: Agent
    ) -> None:
        agent.writes(CATEGORY, "ventas 3")
        agent.clicks("Nombre")
        assert agent.hint(CATEGORY) == f"{CODE}-3"
        assert agent.heard(CATEGORY) == f"Ventas 3 · código {CODE}-3"
        assert not agent.sees("Guardar este código")


def colours_of(widget: QWidget) -> int:
    """Return how many colours there are in the left half of a widget."""
    seen = widget.grab().toImage()
    dots = ((x, y) for x in range(seen.width() // 2) for y in range(seen.height()))
    return len({seen.pixel(x, y) for x, y in dots})


def tooltip_of(widget: QWidget) -> str:
    """Return what is shown when the mouse rests on a widget."""
    QToolTip.hideText()
    place = widget.rect().center()
    help_wanted = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, help_wanted)
    return QToolTip.text()


@pytest.mark.parametrize("size", [(1093, 534)], ids=str, indirect=True)
def test_during_a_call_no_list_opens_and_the_fields_are_read(agent: Agent) -> None:
    agent.fills_in(name="Ana #mudo")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: agent.finds("Nombre", QLineEdit).isReadOnly())
    assert not agent.finds("Elegir promoción").isEnabled()
    assert not agent.finds("País").isEnabled()
    agent.presses("Esc")


class _Longer(gettext.NullTranslations):
    """A language whose texts are 40 % longer."""

    def gettext(self, message: str) -> str:
        return message + message[: -(-4 * len(message) // 10)].replace("{", "(").replace("}", ")")


@pytest.fixture
def _long_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_current", _Longer())


@pytest.mark.usefixtures("_long_texts", "qapp")
@pytest.mark.parametrize("density", DENSITIES, ids=lambda each: each.name)
@pytest.mark.parametrize("width", sorted({each.form for each in COLUMNS}))
def test_longer_texts_lie_over_nothing_and_are_whole_on_hover(
    qtbot: QtBot, density: Density, width: int
) -> None:
    form = Form("VE")
    area = FocusArea(form)
    qtbot.addWidget(area)
    area.set_density(density)
    area.resize(width, 700)
    area.show()
    form.ticket.unfold()
    QApplication.processEvents()
    assert form.minimumSizeHint().width() <= width
    assert [each for each in flaws(form) if "over each other" in each or "cut off" in each] == []
    for label in (each for each in form.findChildren(QLabel) if "…" in each.text()):
        assert len(label.toolTip()) > len(label.text())
    rows = [each for each in form.in_order if each.isVisible() and each is not form.phone]
    assert len({each.editor.mapTo(form, QPoint(0, 0)).x() for each in rows}) == 1
