"""Why a screen pop was refused is a sentence, and so is what of it was not known."""

import pytest

from cammer_desktop.domain.screen_pop import PopFlaw, PopRefusal
from cammer_desktop.domain.sentences.screen_pops import of_ignored, of_pop_refusal


@pytest.mark.parametrize("flaw", PopFlaw)
@pytest.mark.parametrize("key", ["", "ticket-title"])
def test_every_refusal_has_a_sentence(flaw: PopFlaw, key: str) -> None:
    sentence = of_pop_refusal(PopRefusal(flaw, key))
    assert sentence.startswith("No se llenó nada: ")
    assert sentence.endswith(".")
    assert not set("{}\n") & set(sentence)


def test_a_key_and_its_limit_are_named() -> None:
    sentence = of_pop_refusal(PopRefusal(PopFlaw.VALUE_TOO_LONG, "email"))
    assert sentence == (
        "No se llenó nada: «email» es demasiado largo; puede tener hasta 254 letras."
    )
    assert "«phone»" in of_pop_refusal(PopRefusal(PopFlaw.CONTROL_CHARACTER, "phone"))


def test_what_is_not_known_is_named() -> None:
    assert of_ignored(()) == ""
    assert of_ignored(["x"]) == "Se pasó por alto lo que no es ningún campo: «x»."
    told = of_ignored(["x", "y", "…"])
    assert told == "Se pasó por alto lo que no es ningún campo: «x», «y» y «…»."
