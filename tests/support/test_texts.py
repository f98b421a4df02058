"""Texts: Spanish in the source, another language where there is a catalogue."""

from collections.abc import Iterator

import pytest

from cammer_desktop.support import texts


@pytest.fixture(autouse=True)
def _spanish_again() -> Iterator[None]:
    yield
    texts.use("es")


def test_without_a_catalogue_a_text_is_itself() -> None:
    assert texts._("Enlace creado.") == "Enlace creado."
    assert texts.count("{n} enlace", "{n} enlaces", 1) == "{n} enlace"
    assert texts.count("{n} enlace", "{n} enlaces", 2) == "{n} enlaces"


@pytest.mark.parametrize("language", [*texts.LANGUAGES, "xx", ""])
def test_any_language_can_be_asked_for(language: str) -> None:
    texts.use(language)
    assert texts._("") == "" or "Content-Type" in texts._("")
    assert texts._("a text that no catalogue has") == "a text that no catalogue has"
