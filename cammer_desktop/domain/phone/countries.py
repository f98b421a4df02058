"""Countries to choose from, searchable by any of their names, by code and by initials."""

import re
from collections.abc import Iterable, Mapping, Sequence

from cammer_desktop.domain.phone import plans
from cammer_desktop.support.folding import folded
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import SOURCE


@dataclass(frozen=True, slots=True)
class Country:
    """A region (ISO 3166) with its calling code and its names by language."""

    region: str
    code: int
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """Return the name in a language, else in Spanish, else the region's code."""
        return self.names.get(language) or self.names.get(SOURCE, self.region)


def countries(names: Mapping[str, Mapping[str, str]]) -> tuple[Country, ...]:
    """Return every country of the numbering plans, with its names."""
    return tuple(
        Country(region, plans.country_code(region), names.get(region, {}))
        for region in plans.regions()
    )


def ordered(
    all_countries: Iterable[Country], recent: Sequence[str], language: str
) -> tuple[Country, ...]:
    """Return the countries in the order offered: recent ones, Latin America, the rest.

    The recent ones stay in their order, the others are sorted by name.
    """

    def sort_key(country: Country) -> tuple[int, int, str]:
        if country.region in recent:
            return 0, recent.index(country.region), ""
        group = 1 if country.region in plans.LATIN_AMERICA else 2
        return group, 0, folded(country.name(language))

    return tuple(sorted(all_countries, key=sort_key))


def matching_countries(offered: Iterable[Country], query: str) -> tuple[Country, ...]:
    """Return the countries that match a search, the best match first, else in the order offered.

    The best match is the ISO or calling code, then the beginning of a name, the beginning of a word
    of it, its initials, any part of it. Case and accents make no difference; an empty search
    matches all.
    """
    wanted = folded(query).strip()
    if not wanted:
        return tuple(offered)
    ranked = ((_rank(country, wanted), country) for country in offered)
    return tuple(
        country
        for rank, country in sorted(
            ((rank, country) for rank, country in ranked if rank is not None),
            key=lambda pair: pair[0],
        )
    )


def _rank(country: Country, wanted: str) -> int | None:
    """Return how well a country matches, 0 for the best match, None for no match."""
    code = wanted.removeprefix("+").strip()
    if code.isdecimal():
        if str(country.code) == code:
            return 0
        return 1 if str(country.code).startswith(code) else None
    names = [folded(name) for name in country.names.values()]
    words = [re.findall(r"\w+", name) for name in names]
    # Short words may be left out or not: "República de Corea" is RC and RDC.
    initials = ["".join(word[0] for word in each) for each in words]
    initials += ["".join(word[0] for word in each if len(word) > 3) for each in words]
    criteria = (
        wanted == country.region.lower(),
        any(name.startswith(wanted) for name in names),
        any(word.startswith(wanted) for each in words for word in each),
        any(each == wanted for each in initials),
        any(wanted in name for name in names),
    )
    return next((rank for rank, is_met in enumerate(criteria) if is_met), None)
