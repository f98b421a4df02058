"""Of which field a screen reader says what is wrong, and until when."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.agent import Agent, hears, name_of
from tests.ui.menus import opens

SHORT = "Celular: Faltan dígitos."


@pytest.fixture
def noted(agent: Agent, said: list[str]) -> Callable[[], None]:
    """Check what the focused field says of itself, now."""
    rows = agent.window.form.rows.values()

    def check() -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        heard = focused.accessibleDescription()
        wrong = [row for row in rows if row.hint.property("state") == "error"]
        own = [row.hint.text() for row in wrong if row.editor is focused]
        named = [f"{name_of(row.editor)}: {row.hint.text()}" for row in wrong]
        for said_rightly in (*named, *own):
            heard = heard.replace(said_rightly, "")
        assert [row.hint.text() for row in wrong if row.hint.text() in heard] == []

    del said
    return check


def test_what_is_wrong_is_said_with_its_fields_name_where_the_focus_has_gone_on(
    agent: Agent, said: list[str]
) -> None:
    agent.writes("Nombre", "Ana")
    agent.writes("Celular", "0414 13")
    said.clear()
    agent.presses("Tab")
    hears(agent, said, SHORT)
    assert (agent.focus, agent.heard("Correo")) == ("Correo", SHORT)


def test_no_field_says_of_itself_what_is_wrong_with_another(
    agent: Agent, said: list[str], noted: Callable[[], None]
) -> None:
    for name, text in (("Nombre", "  "), ("Celular", "0414 13"), ("Correo", "ana@")):
        agent.writes(name, text)
        for keys in ("Tab", "Shift+Tab"):
            said.clear()
            agent.presses(keys)
            noted()
            if keys == "Tab":
                agent.waits_until(lambda: len(said) > 0)
                noted()


def test_what_was_mended_meanwhile_is_not_said(agent: Agent, said: list[str]) -> None:
    agent.writes("Correo", "ana@")
    said.clear()
    agent.presses("Tab")
    agent.finds("Correo", QLineEdit).setText("ana@example.com")
    agent.writes("Nombre", " ")
    agent.presses("Tab")
    hears(agent, said, "Nombre: Este campo es obligatorio.")


def test_nor_is_what_was_wrong_for_the_customer_before(agent: Agent, said: list[str]) -> None:
    agent.fills_in(phone="0414 13")
    agent.clicks("Celular")
    said.clear()
    agent.presses("Ctrl+N")
    agent.waits_until(lambda: len(said) > 0)
    assert [text for text in said if "dígitos" in text] == []


def test_an_entrys_field_that_was_filled_in_is_not_wrong_any_more(
    agent: Agent, said: list[str]
) -> None:
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    opens(agent, "Nueva…", "Categoría…")
    agent.presses("Return")
    assert agent.heard("Nombre") == "Falta el nombre."
    agent.types("V")
    assert (agent.hint("Nombre"), agent.heard("Nombre")) == ("", "Obligatorio.")
    said.clear()
    agent.presses("Tab")
    agent.presses("Return")
    agent.waits_until(lambda: agent.heard("Código") != "")
    assert [text for text in said if "nombre" in text] == []


def test_enter_stays_in_a_number_that_is_flawed_and_says_so_once(
    agent: Agent, said: list[str]
) -> None:
    agent.writes("Nombre", "Ana")
    agent.presses("Return")
    agent.types("0414 13")
    said.clear()
    agent.presses("Return")
    assert (agent.focus, agent.state("Celular")) == ("Celular", "error")
    hears(agent, said, "Faltan dígitos.")
    agent.presses("Return")
    assert agent.focus != "Celular"


def test_what_a_code_is_sent_as_is_heard_when_it_rests(
    agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent.clicks("Categoría")
    agent.clicks("Código de categoría")
    heard: list[str] = []
    editor = agent.finds("Código de categoría", QLineEdit)
    describes = editor.setAccessibleDescription

    def note(text: str) -> None:
        describes(text)
        heard.extend([text] if text and text not in heard[-1:] else [])

    monkeypatch.setattr(editor, "setAccessibleDescription", note)
    agent.types("abc")
    assert heard == []
    agent.waits_until(lambda: heard == ["Se envía tal cual, como código: abc"])
