"""What stands in Promoción is the promotion whose texts stand in the ticket, or it is not sent."""

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from cammer_desktop.assembly import Services
from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination, Promotion
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import font
from tests.ui.agent import Agent
from tests.ui.equal_names import LIST, offered

FIELD = "Promoción"
CODE = "Código de categoría"
BLACK = Promotion("Black", "Black Friday", "La mitad")
SUMMER = Promotion("Verano", "Verano ya", "Sol y playa")
SALES = tuple(NamedDestination(Kind.CATEGORY, "Ventas", f"v{n}") for n in range(4))
TWINS = (Promotion("Gemelas", "Una", "Primera"), Promotion("Gemelas", "Otra", "Segunda"))
OWN = Catalogue((BLACK, SUMMER, *SALES, *TWINS))


@pytest.fixture
def services(services: Services) -> Services:
    services.catalogue.change(lambda _: OWN)
    return services


@pytest.fixture
def agent(agent: Agent) -> Agent:
    agent.presses("Ctrl+N")
    agent.fills_in()
    return agent


def takes(agent: Agent, text: str) -> None:
    agent.writes(FIELD, text)
    assert offered(agent)
    agent.presses("Tab")


def ticket(agent: Agent) -> dict[str, Any] | None:
    """Return the ticket of the only request."""
    agent.waits_until(lambda: len(agent.requests) == 1)
    agent.waits_for_the_end()
    sent: dict[str, Any] | None = json.loads(agent.requests[0].body).get("ticket")
    return sent


def of(promotion: Promotion) -> dict[str, str]:
    return {"title": promotion.title, "description": promotion.description}


class TestAWholeName:
    @pytest.mark.parametrize("before", ["", "bla"])
    @pytest.mark.parametrize(
        "keys", ["Tab", "Shift+Tab", "Return", "Enter", "Ctrl+Return", "Nombre"]
    )
    def test_is_taken_when_the_field_is_left(self, agent: Agent, before: str, keys: str) -> None:
        if before:
            takes(agent, before)
        agent.writes(FIELD, "verano")
        assert offered(agent) == []
        if keys == "Nombre":
            agent.clicks(keys)
        else:
            agent.presses(keys)
        assert (agent.reads(FIELD), agent.reads("Título")) == ("Verano", "Verano ya")
        if keys == "Tab":
            assert agent.focus == "Título"
        if keys != "Ctrl+Return":
            agent.sends()
        assert ticket(agent) == of(SUMMER)

    def test_of_two_is_none(self, agent: Agent) -> None:
        agent.writes(FIELD, "gemelas")
        agent.presses("Esc")
        agent.presses("Ctrl+Return")
        assert (agent.requests, agent.focus, agent.state(FIELD)) == ([], FIELD, "error")
        assert agent.hint(FIELD) == "Hay varias: elija una (↓)."
        agent.presses("Down")
        agent.presses("Down")
        agent.presses("Ctrl+Return")
        assert ticket(agent) in [of(each) for each in TWINS]


class TestAnyOtherText:
    @pytest.mark.parametrize("text", ["ver", "noexiste"])
    @pytest.mark.parametrize("before", ["", "bla"])
    @pytest.mark.parametrize("keys", ["Tab", "Return", "Ctrl+Return"])
    def test_is_said_and_nothing_is_sent(
        self, agent: Agent, text: str, before: str, keys: str
    ) -> None:
        if before:
            takes(agent, before)
        agent.writes(FIELD, text)
        agent.presses("Esc")
        agent.presses(keys)
        assert (agent.hint(FIELD), agent.state(FIELD)) == ("No es una promoción.", "error")
        agent.presses("Ctrl+Return")
        assert agent.requests == []
        assert agent.focus == FIELD
        assert "No se envió nada" in agent.said
        agent.presses("Ctrl+A")
        agent.presses("Del")
        assert (agent.hint(FIELD), agent.state(FIELD)) == ("", "")
        agent.sends()
        assert ticket(agent) == (of(BLACK) if before else None)

    def test_comes_before_what_is_wrong_below_it(self, agent: Agent) -> None:
        agent.clicks("Ticket")
        agent.writes("Título", "x")
        agent.writes(FIELD, "noexiste")
        agent.clicks("Nombre")
        agent.presses("Ctrl+Return")
        assert agent.focus == FIELD
        agent.writes("Nombre", "")
        agent.presses("Ctrl+Return")
        assert agent.focus == "Nombre"


class TestWhoseItIs:
    def test_a_row_without_a_ticket_is_repeated_without_one(self, agent: Agent) -> None:
        agent.sends()
        takes(agent, "ver")
        agent.chooses_row(0)
        agent.presses("Ctrl+Shift+R")
        agent.answers("Reemplazar")
        assert agent.reads(FIELD) == ""

    @pytest.mark.parametrize("focus", [FIELD, "Nombre"])
    def test_going_back_brings_it_back_with_its_ticket(self, agent: Agent, focus: str) -> None:
        takes(agent, "ver")
        agent.presses("Ctrl+N")
        agent.clicks(focus)
        agent.presses("Ctrl+Z")
        assert agent.reads("Nombre") == "Abraham"
        assert (agent.reads(FIELD), agent.reads("Título")) == ("Verano", "Verano ya")
        agent.sends()
        assert ticket(agent) == of(SUMMER)

    def test_what_is_typed_in_it_is_not_lost_by_going_back(self, agent: Agent) -> None:
        agent.presses("Ctrl+N")
        agent.writes(FIELD, "ver")
        agent.presses("Esc")
        agent.presses("Ctrl+Z")
        assert agent.reads("Nombre") == ""

    @pytest.mark.parametrize("text", ["verano", "noexiste"])
    def test_what_was_typed_in_it_comes_back_and_is_as_good_as_left(
        self, agent: Agent, text: str
    ) -> None:
        agent.writes(FIELD, text)
        agent.presses("Ctrl+N")
        agent.presses("Ctrl+Z")
        agent.presses("Ctrl+Return")
        if text == "verano":
            assert ticket(agent) == of(SUMMER)
        else:
            assert (agent.requests, agent.focus, agent.state(FIELD)) == ([], FIELD, "error")

    @pytest.mark.parametrize("name", ["Título", "Descripción"])
    def test_texts_that_are_edited_are_no_promotions_any_more(
        self, agent: Agent, name: str
    ) -> None:
        takes(agent, "ver")
        agent.clicks(name)
        agent.types("!")
        assert agent.reads(FIELD) == ""
        assert agent.reads(name).replace("!", "") in (SUMMER.title, SUMMER.description)

    def test_nor_is_one_that_the_catalogue_has_otherwise(self, agent: Agent) -> None:
        takes(agent, "ver")
        other = Promotion("Verano", "Otro", "verano")
        agent.controllers.catalogue.change(lambda own: own.with_entry(other))
        agent.waits_until(lambda: agent.reads(FIELD) == "")
        assert agent.reads("Título") == "Verano ya"

    def test_a_link_stays_in_view_whatever_is_looked_for(self, agent: Agent) -> None:
        takes(agent, "ver")
        agent.sends()
        agent.writes(FIELD, "x")
        assert agent.sees("Enlace")


class TestTypedTexts:
    @pytest.fixture(autouse=True)
    def _typed(self, agent: Agent) -> None:
        agent.clicks("Ticket")
        agent.writes("Título", "Mío")
        agent.writes("Descripción", "Lo que dijo")

    def test_are_sent_with_the_list_open_that_marks_nothing(self, agent: Agent) -> None:
        agent.clicks("Elegir promoción")
        assert offered(agent)
        agent.presses("Ctrl+Return")
        assert ticket(agent) == {"title": "Mío", "description": "Lo que dijo"}

    @pytest.mark.parametrize("focus", ["Promoción", "Título", "Descripción", "Crear enlace"])
    def test_come_back_after_a_promotion_was_taken(self, agent: Agent, focus: str) -> None:
        agent.clicks("Elegir promoción")
        agent.presses("Down")
        agent.presses("Tab")
        assert agent.reads("Título") != "Mío"
        assert agent.hint(FIELD) == "Ctrl+Z vuelve a lo que estaba escrito."
        agent.finds(focus).setFocus()
        agent.presses("Ctrl+Z")
        assert (agent.reads("Título"), agent.reads("Descripción")) == ("Mío", "Lo que dijo")
        assert (agent.reads(FIELD), agent.hint(FIELD)) == ("", "")
        assert agent.reads("Nombre") == "Abraham"

    def test_come_back_after_several_promotions(self, agent: Agent) -> None:
        takes(agent, "ver")
        takes(agent, "bla")
        assert agent.reads("Título") == BLACK.title
        agent.presses("Ctrl+Z")
        assert (agent.reads("Título"), agent.reads("Descripción")) == ("Mío", "Lo que dijo")

    def test_are_not_promised_once_it_was_sent(self, agent: Agent) -> None:
        takes(agent, "ver")
        agent.sends()
        assert agent.hint(FIELD) == ""
        assert ticket(agent) == of(SUMMER)

    def test_come_back_after_what_was_typed_into_the_promotions(self, agent: Agent) -> None:
        takes(agent, "ver")
        agent.clicks("Título")
        agent.types("!")
        agent.presses("Ctrl+Z")
        assert agent.reads("Título") == "Verano ya"
        agent.presses("Ctrl+Z")
        assert agent.reads("Título") == "Mío"


class TestEnter:
    @pytest.mark.parametrize("text", ["", "ver", "verano"])
    def test_goes_on_to_what_lacks_something(self, agent: Agent, text: str) -> None:
        agent.writes("Nombre", "")
        agent.writes(FIELD, text)
        agent.presses("Return")
        assert agent.focus == "Nombre"

    @pytest.mark.parametrize("text", ["", "ver", "verano"])
    def test_else_to_the_button(self, agent: Agent, text: str) -> None:
        agent.writes(FIELD, text)
        agent.presses("Return")
        assert "Crear enlace" in agent.focus


class TestADoubleClick:
    def test_on_an_entry_is_not_one_on_what_is_below(self, agent: Agent) -> None:
        agent.clicks("Categoría")
        agent.writes(CODE, "vent")
        under, shown = agent.finds(FIELD), agent.finds(LIST, QAbstractItemView)
        place = under.mapTo(agent.window, under.rect().center())
        assert shown.geometry().contains(place)
        assert under.rect().contains(under.mapFrom(agent.window, place))
        # In the window, as the platform tells of it.
        handle, left = agent.window.windowHandle(), Qt.MouseButton.LeftButton
        QTest.mouseDClick(handle, left, pos=place)
        assert (offered(agent), agent.reads(CODE)) == ([], "Ventas")
        assert agent.focus == CODE
        QTest.mouseClick(handle, left, pos=place)  # now it is meant
        assert agent.focus == FIELD


def test_every_code_is_whole_where_names_are_the_same(agent: Agent) -> None:
    # As many letters, and not as wide: at some scales that was all the difference.
    codes = ("1" * 36, "d" * 36)
    same = tuple(NamedDestination(Kind.CATEGORY, "Igual", code) for code in codes)
    agent.controllers.catalogue.change(lambda _: Catalogue(same))
    agent.waits_until(lambda: len(agent.controllers.catalogue.offers) == len(same))
    agent.clicks("Categoría")
    agent.writes(CODE, "igua")
    agent.waits_until(lambda: agent.sees(LIST))
    shown = agent.finds(LIST, QAbstractItemView)
    metrics = QFontMetrics(font(SIZES.note))
    row = shown.visualRect(shown.model().index(1, 0))
    assert max(map(metrics.horizontalAdvance, codes)) <= row.width() - 2 * 11
