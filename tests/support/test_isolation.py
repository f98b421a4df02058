"""No name that is read from the right moves what stands beside it in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.domain import sentences
from cammer_desktop.domain.destination import Category
from cammer_desktop.domain.outcome import Cause, Uncertain
from cammer_desktop.domain.summary import Summary
from cammer_desktop.support.texts import isolated
from tests.samples import request

FSI, PDI = "\u2068", "\u2069"
FROM_RIGHT = ("דוד", "محمد", "دא", "Ana דוד 7", "١٢", "a\u202eb")


@pytest.mark.parametrize("text", FROM_RIGHT)
def test_what_is_read_from_the_right_is_isolated(text: str) -> None:
    assert isolated(text) == f"{FSI}{text}{PDI}"


@given(st.text(st.characters(max_codepoint=0x58F)))
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert isolated(text) == text


@given(st.text(st.sampled_from("אבגدמح 12ab"), min_size=1).map(str.strip).filter(bool))
def test_a_number_beside_a_name_keeps_its_place(name: str) -> None:
    asked = request(name=name, destination=Category("7", name))
    texts = (
        sentences.of_outcome(Uncertain(Cause.TIMEOUT), asked),
        *sentences.steps_before_repeating(asked),
        sentences.of_exact_destination(asked.destination),
        Summary.of_request(asked).place,
    )
    for text in texts:
        if name in text:
            assert isolated(name) in text
