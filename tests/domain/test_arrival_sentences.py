"""Whose data came is told by the first of what tells it, and shortly."""

import pytest

from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.sentences.arrivals import of_arrival, of_owner


@pytest.mark.parametrize(
    ("prefill", "whose"),
    [
        (Prefill(" Ana ", "0414 131 5854"), "Ana"),
        (Prefill("", "0414 131 5854", "ana@example.com"), "0414 131 5854"),
        (Prefill(email="ana@example.com"), "ana@example.com"),
        (Prefill("A" * 41), f"{'A' * 40}…"),
        (Prefill(category="Ventas"), ""),
    ],
)
def test_it_is_told_whose_data_came(prefill: Prefill, whose: str) -> None:
    assert of_owner(prefill).strip("\u2068\u2069") == whose
    told = f"Llegaron datos de {of_owner(prefill)}." if whose else "Llegaron datos de fuera."
    assert of_arrival(prefill) == told


def test_no_sign_that_is_not_seen_turns_a_name_around() -> None:
    assert "\u202e" not in of_owner(Prefill("Ana\u202e"))
