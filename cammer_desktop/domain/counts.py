"""How many attempts there are, counted as far as that is quick."""

from typing import Final

from cammer_desktop.support.records import dataclass

COUNTED: Final = 1_000
"""Up to how many attempts are counted in the ledger's file; beyond that there are "more"."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of attempts. `has_more`: there are as many at least, and perhaps more."""

    number: int
    has_more: bool = False

    def plus(self, number: int) -> "Count":
        """Return the count with so many others, which were not counted yet."""
        return Count(self.number + number, self.has_more)


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a search: what it finds, what of that is undelivered, and all of its period.

    `in_period` counts every attempt between the query's times, whatever else it asks for.
    """

    found: Count
    undelivered: Count
    in_period: Count


@dataclass(frozen=True, slots=True)
class DayCounts:
    """Counts of a day: the links that it made, those of them undelivered, and what is uncertain."""

    created: Count
    undelivered: Count
    uncertain: Count

    @property
    def handed_over(self) -> Count:
        """The links that were created and handed over."""
        if self.undelivered.has_more:  # no link that was created is known not to be one of these
            return Count(0, has_more=True)
        number = max(0, self.created.number - self.undelivered.number)
        return Count(number, self.created.has_more)
