"""The token: missing, refused, entered, replaced, forgotten; a stored one is never shown."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolTip, QWidget

from cammer_desktop.assembly import Services
from cammer_desktop.domain.token import Token
from cammer_desktop.ui.widgets.note import Note
from tests.samples import SECRET
from tests.ui.agent import Agent, name_of


@pytest.fixture
def without_token(services: Services, agent: Agent) -> Agent:
    services.vault.forget(services.settings.address)
    return agent


def stored(services: Services) -> str | None:
    token = services.vault.read(services.settings.address)
    return None if token is None else token.reveal()


def opens_the_dialog(agent: Agent) -> None:
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    agent.clicks("Token…")
    agent.waits_until(lambda: agent.sees("Olvidar…") and not agent.shows("Buscando"))


def all_texts(window: QWidget) -> str:
    """Everything that a window shows or tells a screen reader."""
    texts = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        texts += [name_of(widget), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QPushButton):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit):
            texts += [widget.text(), widget.placeholderText()]
    return "\n".join(texts)


def test_without_a_token_creating_says_why_and_goes_on_once(without_token: Agent) -> None:
    agent = without_token
    agent.fills_in()
    agent.sends()
    agent.waits_for_dialog()
    reason = "Falta el token de esta dirección."
    assert agent.shows(reason)
    assert reason in agent.said
    assert agent.rows == [("Abraham", "Sin destino", "no se creó")]
    assert agent.requests == []
    assert agent.focus == "Token"
    agent.types(f"  {agent.sandbox.token} ")
    agent.keeps_doubtful("Guardar y crear enlace")
    agent.waits_until(lambda: len(agent.rows) == 2)
    agent.waits_for_the_end()
    assert [row[2] for row in agent.rows] == ["creado", "no se creó"]
    assert [request.headers["authorization"] for request in agent.requests] == ["sandbox"]
    assert agent.dialog is None


def test_what_is_wrong_with_a_token_is_told_whole(without_token: Agent) -> None:
    agent = without_token
    opens_the_dialog(agent)
    agent.pastes("abc\ndef")
    agent.clicks("Guardar")
    assert agent.hint("Token").endswith("Cópielo otra vez, en una sola línea.")
    assert agent.dialog is not None
    [note] = agent.dialog.findChildren(Note)
    where = note.rect().center()
    QApplication.sendEvent(note, QHelpEvent(QEvent.Type.ToolTip, where, note.mapToGlobal(where)))
    assert QToolTip.text() == ""  # only a text that is cut has one


def test_a_token_that_is_only_saved_sends_nothing(without_token: Agent, services: Services) -> None:
    agent = without_token
    agent.fills_in()
    agent.sends()
    agent.waits_for_dialog()
    agent.types(agent.sandbox.token)
    agent.keeps_doubtful()
    agent.waits_for_window()
    assert stored(services) == agent.sandbox.token
    assert (agent.requests, len(agent.rows)) == ([], 1)
    assert agent.focus == "Crear enlace"
    assert agent.said == "⚠ Es el token del sandbox; está solo en la memoria."
    agent.sends()
    assert agent.rows[0][2] == "creado"


def test_the_form_is_usable_without_a_token(without_token: Agent) -> None:
    agent = without_token
    agent.fills_in()
    agent.sends()
    agent.waits_for_dialog()
    agent.presses("Esc")
    agent.waits_for_window()
    agent.writes("Nombre", "David")
    assert agent.reads("Nombre") == "David"
    assert agent.requests == []


def test_a_refused_token_is_replaced_and_the_link_made(agent: Agent, services: Services) -> None:
    services.vault.keep(services.settings.address, Token("antiguo"))
    agent.fills_in()
    agent.sends()
    agent.waits_for_dialog()
    assert agent.shows("El servicio no aceptó el token. Péguelo otra vez;")
    assert agent.rows == [("Abraham", "Sin destino", "rechazado")]
    agent.types("otro-token-que-no-es-bueno")
    agent.clicks("Guardar y crear enlace")
    agent.waits_until(lambda: len(agent.rows) == 2)
    agent.waits_for_the_end()
    agent.waits_for_dialog()  # it says so again, and does not go on by itself
    assert len(agent.requests) == 2
    agent.types(agent.sandbox.token)
    agent.keeps_doubtful("Guardar y crear enlace")
    agent.waits_until(lambda: len(agent.rows) == 3)
    agent.waits_for_the_end()
    assert [row[2] for row in agent.rows] == ["creado", "rechazado", "rechazado"]
    assert len(agent.requests) == 3


def test_the_scenario_of_a_refused_token_asks_for_another(agent: Agent) -> None:
    agent.fills_in(name="Ana #token")
    agent.sends()
    agent.waits_for_dialog()
    assert agent.shows("El servicio no aceptó el token.")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Ana 404", "0414 131 5854"),
        ("Maximiliano Etcheverry", "+58 414 131 5854 ext. 12"),
        ("ana.maria@example.com", "+58-414-131-5854"),
        ("https://app.example.com/session/l1z-kfb-dmj-70", "l1z-kfb-dmj-70"),
    ],
)
def test_the_next_customer_typed_into_the_dialog_is_not_kept_as_a_token(
    agent: Agent, services: Services, first: str, then: str
) -> None:
    agent.fills_in(name="Ana #token")
    agent.sends()
    agent.waits_for_dialog()
    for text in (first, then):
        agent.types(text)
        agent.presses("Return")
        agent.waits_until(lambda: agent.is_asked("Esto no parece un token"))
        agent.waits_for_dialog()
        agent.types("0414y")  # whoever looks elsewhere types on
        agent.presses("Return")
        agent.waits_until(lambda: agent.sees("Token"))
        agent.waits_for_dialog()
        assert agent.focus == "Token"
        agent.types("a")
        assert agent.reads("Token") == "a"  # it takes the place of what was no token
        agent.presses("Backspace")
    assert stored(services) == agent.sandbox.token
    assert len(agent.requests) == len(agent.rows) == 1


def test_what_does_not_look_like_a_token_is_kept_after_a_question(
    without_token: Agent, services: Services, said: list[str]
) -> None:
    agent = without_token
    opens_the_dialog(agent)
    agent.finds("Token", QLineEdit).setFocus()
    agent.types("corto")
    agent.presses("Return")
    agent.waits_for_dialog()
    assert agent.focus == "Corregir"
    agent.waits_until(lambda: "Esto no parece un token" in "".join(said[-1:]))
    assert "corto" not in all_texts(agent.top)
    agent.clicks("Guardar igual")
    agent.waits_until(lambda: stored(services) == "corto")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("abc\ndef", "salto de línea"),
        ("abc\r\ndef", "salto de línea"),
        ("abc\tdef", "carácter invisible"),
        ("abc\u2028def", "salto de línea"),
        ("abc\u20acdef", "no se puede enviar"),
        ("“abc”", "no se puede enviar"),
        ("", "Escriba o pegue el token."),
        (" \n ", "Escriba o pegue el token."),
    ],
)
def test_a_token_that_cannot_be_sent_is_refused_in_the_dialog(
    without_token: Agent, services: Services, text: str, why: str
) -> None:
    agent = without_token
    opens_the_dialog(agent)
    agent.finds("Token", QLineEdit).setFocus()
    agent.pastes(text)
    agent.clicks("Guardar")
    assert why in agent.hint("Token")
    assert agent.state("Token") == "error"
    assert agent.focus == "Token"
    assert stored(services) is None


def test_the_ends_of_a_pasted_token_are_trimmed(without_token: Agent, services: Services) -> None:
    agent = without_token
    opens_the_dialog(agent)
    agent.finds("Token", QLineEdit).setFocus()
    agent.pastes(f"\n {SECRET}\r\n")
    agent.clicks("Guardar")
    agent.waits_until(lambda: stored(services) == SECRET)


def test_a_stored_token_is_never_shown(agent: Agent, services: Services) -> None:
    services.vault.keep(services.settings.address, Token(SECRET))
    opens_the_dialog(agent)
    assert agent.shows("Es el token del sandbox; está solo en la memoria.")
    assert SECRET not in all_texts(agent.top)
    assert SECRET not in all_texts(agent.window)
    assert agent.reads("Token") == ""
    agent.finds("Token", QLineEdit).setFocus()
    agent.types("nuevo")
    assert agent.finds("Token", QLineEdit).displayText() != "nuevo"  # dots


def test_the_dialog_says_for_which_address_it_is(agent: Agent, services: Services) -> None:
    opens_the_dialog(agent)
    assert agent.shows(services.settings.address.origin)


def test_a_token_can_be_forgotten(agent: Agent, services: Services, said: list[str]) -> None:
    opens_the_dialog(agent)
    dialog = agent.top
    agent.clicks("Olvidar…")
    agent.waits_until(lambda: agent.top is not dialog)
    agent.clicks("Olvidar")
    agent.waits_until(lambda: agent.top is dialog)
    nothing = "No hay ningún token guardado para esta dirección."
    agent.waits_until(lambda: agent.shows(nothing))
    agent.waits_until(lambda: nothing in "".join(said[-1:]))
    agent.waits_for_dialog()
    assert agent.focus == "Token"  # and not the button that closes
    assert stored(services) is None
    assert not agent.finds("Olvidar…").isEnabled()
    assert agent.finds("Guardar").isEnabled()
