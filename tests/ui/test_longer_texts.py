"""Everything is in its place with texts 40 % longer, as another language may have them."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.tools.states import STATES
from tests.ui.longer_texts import longer, shorter, use_longer_texts
from tests.ui.theatre import Theatre, found_in


@pytest.fixture(autouse=True)
def _longer(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    translator = use_longer_texts(qapp, monkeypatch)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("name", STATES)
def test_everything_is_in_its_place(theatre: Theatre, name: str) -> None:
    found = found_in(theatre, STATES[name], may_scroll=True)
    assert not found, found


@pytest.mark.parametrize("text", ["Nombre", "Guardar y crear enlace", "{name}: creado.", ""])
def test_a_text_is_as_much_longer(text: str) -> None:
    assert len(longer(text).replace(" ", "")) >= 1.3 * len(text.replace(" ", ""))
    assert longer(text).startswith(text)
    assert shorter(longer(text)) == text
