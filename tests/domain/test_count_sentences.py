"""What is said of how much there is in the history."""

import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.counts import Count, Counts, DayCounts

MANY = Count(1000, has_more=True)


@pytest.mark.parametrize(
    ("found", "undelivered", "narrowed", "text"),
    [
        (Count(10), Count(1), False, "10 intentos · 1 sin entregar"),
        (Count(1), Count(0), False, "1 intento"),
        (Count(0), Count(0), False, "0 intentos"),
        (MANY, MANY, False, "1000+ intentos · 1000+ sin entregar"),
        (Count(3), Count(3), True, "3 de 24"),
        (MANY, Count(0), True, "1000+ de 24"),
    ],
)
def test_a_search_is_told_by_what_it_finds(
    found: Count, undelivered: Count, narrowed: bool, text: str
) -> None:
    counts = Counts(found, undelivered, in_period=Count(24))
    assert sentences.of_counts(counts, is_narrowed=narrowed) == text


@pytest.mark.parametrize(
    ("created", "undelivered", "uncertain", "lines"),
    [
        (Count(7), Count(2), Count(1), ("Hoy: 7 creados · 5 entregados", "1 sin confirmar")),
        (Count(1), Count(0), Count(0), ("Hoy: 1 creado · 1 entregado", "")),
        (Count(0), Count(0), Count(2), ("Hoy: ningún enlace", "2 sin confirmar")),
        (MANY, Count(1), Count(0), ("Hoy: 1000+ creados · 999+ entregados", "")),
        (MANY, MANY, Count(0), ("Hoy: 1000+ creados", "")),
    ],
)
def test_a_day_is_told_in_two_lines(
    created: Count, undelivered: Count, uncertain: Count, lines: tuple[str, str]
) -> None:
    assert sentences.of_day(DayCounts(created, undelivered, uncertain)) == lines


@pytest.mark.parametrize(
    ("number", "text"), [(0, ""), (1, "1 enlace sin entregar"), (2, "2 enlaces sin entregar")]
)
def test_what_waits_is_told_where_there_is_some(number: int, text: str) -> None:
    assert sentences.of_waiting(number) == text


def test_how_much_a_list_shows_is_told_and_that_there_is_more() -> None:
    assert sentences.of_found(1, has_more=False) == "1 intento"
    assert sentences.of_found(0, has_more=False) == "0 intentos"
    assert sentences.of_found(100, has_more=True) == "Más de 100 intentos"
