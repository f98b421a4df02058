"""Counted and listed in each language, written out as a native writes it."""

import re
from collections.abc import Iterator

import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.sentences.fields import of_list
from cammer_desktop.support import texts

NUMBERS = (0, 1, 2, 5, 12_345, 1_000_000)
# Attempts that are found, links that wait. Portuguese counts 0 as one, and has "de" after millions.
COUNTED = {
    "es": (
        ("0 intentos", ""),
        ("1 intento", "1 enlace sin entregar"),
        ("2 intentos", "2 enlaces sin entregar"),
        ("5 intentos", "5 enlaces sin entregar"),
        ("12 345 intentos", "12 345 enlaces sin entregar"),
        ("1 000 000 intentos", "1 000 000 enlaces sin entregar"),
    ),
    "pt_BR": (
        ("0 tentativa", ""),
        ("1 tentativa", "1 link não entregue"),
        ("2 tentativas", "2 links não entregues"),
        ("5 tentativas", "5 links não entregues"),
        ("12.345 tentativas", "12.345 links não entregues"),
        ("1.000.000 de tentativas", "1.000.000 de links não entregues"),
    ),
    "en": (
        ("0 attempts", ""),
        ("1 attempt", "1 link not shared"),
        ("2 attempts", "2 links not shared"),
        ("5 attempts", "5 links not shared"),
        ("12,345 attempts", "12,345 links not shared"),
        ("1,000,000 attempts", "1,000,000 links not shared"),
    ),
}
LISTED = {
    "es": ("a", "a y b", "a, b y c", "a, b, c y d"),
    "pt_BR": ("a", "a e b", "a, b e c", "a, b, c e d"),
    "en": ("a", "a and b", "a, b, and c", "a, b, c, and d"),
}


@pytest.fixture(params=COUNTED)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language of the tables, in use."""
    assert request.param in texts.languages()
    texts.use(request.param)
    yield request.param
    texts.use(texts.SOURCE)


def test_what_is_counted_has_its_plural(language: str) -> None:
    told = [(sentences.of_found(n, has_more=False), sentences.of_waiting(n)) for n in NUMBERS]
    spaced = [tuple(re.sub("\u00a0", " ", text) for text in each) for each in told]
    assert tuple(spaced) == COUNTED[language]


def test_a_list_is_joined_as_in_the_language(language: str) -> None:
    assert tuple(of_list("abcd"[:number]) for number in (1, 2, 3, 4)) == LISTED[language]
