"""Whose a destination is that was chosen among the offers."""

from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.domain.offers import is_of_team, listed

OWN = NamedDestination(Kind.CATEGORY, "Soporte", "sop")
TEAMS = NamedDestination(Kind.CATEGORY, "Ventas", "ven")


def test_a_destination_is_the_teams_only_by_its_kind_and_code() -> None:
    offered = listed(Catalogue((OWN,)), [TEAMS])
    assert is_of_team(offered, Kind.CATEGORY, Category("ven", "Ventas"))
    assert not is_of_team(offered, Kind.CATEGORY, Category("sop", "Soporte"))
    assert not is_of_team(offered, Kind.AGENT, Agent("ven", "Ventas"))
    assert not is_of_team(offered, Kind.CATEGORY, Category("otro"))
