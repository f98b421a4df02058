"""What comes from outside means an entry of the catalogue by its name or its code, or none."""

from datetime import date

import pytest

from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination, Promotion
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.domain.offers import Offer, listed, offers
from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.prefill_offers import destination_of, promotion_of
from tests.samples import CODE

SALES = NamedDestination(Kind.CATEGORY, "Atención Premium", CODE)
TWO = tuple(NamedDestination(Kind.CATEGORY, "Soporte", code) for code in ("sop-1", "sop-2"))
ANA = NamedDestination(Kind.AGENT, "Ana Pérez", "ana-1")
SUMMER = Promotion("Verano 2×1", "Dos por uno", "Hasta agosto")
LAST_YEAR = Promotion("Navidad", "Regalo", "Hasta enero", last=date(2025, 1, 6))


@pytest.fixture
def offered() -> tuple[Offer, ...]:
    own = Catalogue((*TWO, ANA, SUMMER, LAST_YEAR))
    # The team's file has one of them, too.
    return offers(listed(own, (SALES, ANA)), own, date(2026, 5, 4))


@pytest.mark.parametrize("text", ["Atención Premium", "atencion  PREMIUM", CODE, f"«{CODE}»"[1:-1]])
def test_a_category_is_found_by_its_name_or_its_code(offered: tuple[Offer, ...], text: str) -> None:
    found = destination_of(Prefill(category=text), offered)
    assert found == Category(CODE)
    assert found.name == "Atención Premium"


def test_an_agent_is_found_among_agents(offered: tuple[Offer, ...]) -> None:
    found = destination_of(Prefill(user="ana perez"), offered)
    assert (found, getattr(found, "name", "")) == (Agent("ana-1"), "Ana Pérez")


@pytest.mark.parametrize("text", ["Soporte", "Ventas", "Ana Pérez", "ana-1", "Atención"])
def test_a_text_that_is_not_just_one_stays_as_it_is_and_is_not_chosen(
    offered: tuple[Offer, ...], text: str
) -> None:
    found = destination_of(Prefill(category=text), offered)
    assert (found, getattr(found, "name", None)) == (Category(text), "")


def test_without_a_text_there_is_no_destination(offered: tuple[Offer, ...]) -> None:
    assert destination_of(Prefill(name="Ana"), offered) is None


def test_a_promotion_is_found_by_its_name_while_it_is_offered(offered: tuple[Offer, ...]) -> None:
    assert promotion_of(Prefill(promotion="verano 2×1"), offered) == SUMMER
    for name in ("Navidad", "Otoño", ""):
        assert promotion_of(Prefill(promotion=name), offered) is None
