"""Countries are found by any of their names, by codes, by initials; accents make no difference."""

import subprocess
import sys

import pytest

from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.domain.phone.countries import Country, countries, matching_countries, ordered
from resources.countries import make

EVERY = countries(country_names())


def _regions(every: tuple[Country, ...]) -> list[str]:
    return [country.region for country in every]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bra", "BR"),
        ("Brazil", "BR"),
        ("méxico", "MX"),
        ("mexico", "MX"),
        ("ALEMANHA", "DE"),
        ("germany", "DE"),
        ("ve", "VE"),
        ("VE", "VE"),
        ("58", "VE"),
        ("+58", "VE"),
        ("+ 58", "VE"),
        ("ee", "EE"),
        ("rd", "DO"),
        ("eeuu", None),
        ("dominicana", "DO"),
        ("estados unidos", "US"),
        ("curacao", "CW"),
        ("cote d", "CI"),
        ("zzzz", None),
    ],
)
def test_a_search_finds_the_country_first(query: str, first: str | None) -> None:
    hits = matching_countries(ordered(EVERY, (), "es"), query)
    assert (hits[0].region if hits else None) == first


def test_recent_ones_come_first_then_latin_america_then_the_rest_by_name() -> None:
    regions = _regions(ordered(EVERY, ("ES", "VE"), "es"))
    assert regions[:4] == ["ES", "VE", "AR", "BO"]
    assert regions[21:25] == ["UY", "AF", "AL", "DE"]  # Afganistán, Albania, Alemania
    assert len(regions) == len(set(regions)) == len(EVERY)


def test_an_empty_search_finds_all_in_the_order_offered() -> None:
    offered = ordered(EVERY, (), "pt_BR")
    assert matching_countries(offered, "  ") == offered


def test_equally_near_ones_stay_in_the_order_offered() -> None:
    hits = matching_countries(ordered(EVERY, ("PR",), "es"), "1")
    assert _regions(hits)[:3] == ["PR", "DO", "AI"]


def test_every_region_has_a_code() -> None:
    assert all(country.code > 0 for country in EVERY)


def test_the_names_are_those_of_the_unicode_cldr_in_every_language() -> None:
    names, made = country_names(), make.names()
    assert {region: set(each) for region, each in names.items()} == {
        region: set(each) for region, each in made.items()
    }
    # Each release of the CLDR renames a country or two, and Babel brings the one that it brings.
    assert len([region for region in names if names[region] != made[region]]) < 10


def test_a_language_without_names_has_the_spanish_ones() -> None:
    [germany] = (country for country in EVERY if country.region == "DE")
    assert germany.name("eo") == "Alemania"
    assert Country("DE", 49, {}).name("eo") == "DE"


def test_to_name_them_no_numbering_plan_is_loaded() -> None:
    told = (
        "import sys; from cammer_desktop.adapters.country_names import country_names;"
        "from cammer_desktop.domain.phone.countries import countries;"
        "print(len(countries(country_names())), *sys.modules)"
    )
    number, *loaded = subprocess.check_output([sys.executable, "-c", told], text=True).split()
    assert int(number) == len(EVERY)
    assert [name for name in loaded if name.startswith("phonenumbers.data.region_")] == []
