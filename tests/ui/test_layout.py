"""At 1366x768 and 125 % nothing is clipped and nothing scrolls in the form.

That is a window of 1092 x 534 logical pixels, beside a title and a task bar.
"""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QScrollArea

from cammer_desktop.domain.hand_over import Channel, ChannelSpec
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.contract import Answer, envelope
from tests.ui.agent import Agent
from tests.ui.layouts import flaws, in_view

SCREEN = (1092, 534)
SMALLEST = (880, 416)
FIELDS = ("name", "cellphone", "email", "categoryCode", "ticket.title", "ticket.description")


@pytest.fixture
def agent(agent: Agent) -> Agent:
    resizes(agent, *SCREEN)
    return agent


def resizes(agent: Agent, width: int, height: int) -> None:
    agent.window.resize(width, height)
    agent.waits_until(lambda: (agent.window.width(), agent.window.height()) == (width, height))
    QApplication.processEvents()


def scrolls(agent: Agent) -> bool:
    QApplication.processEvents()
    areas = [each for each in agent.window.findChildren(QScrollArea) if each.isVisible()]
    assert areas
    bars = [bar for area in areas for bar in (area.verticalScrollBar(), area.horizontalScrollBar())]
    return any(bar.maximum() > 0 for bar in bars)


def check(agent: Agent) -> None:
    """Check what is in front, once Qt has laid out what was changed."""

    def in_place() -> None:
        assert flaws(agent.top) == []

    agent.waits_until(in_place)
    assert not scrolls(agent)
    assert agent.top.width() <= SCREEN[0]
    assert agent.top.height() <= SCREEN[1]


def shows_its_result_whole(agent: Agent) -> None:
    def in_place() -> None:
        assert flaws(agent.window.result_panel) == []
        assert in_view(agent.window.ledger_panel.table)

    agent.waits_until(in_place)


@pytest.fixture
def _three_channels_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare channels as a change of `domain/hand_over.py` would."""
    for label, shortcut in (("WhatsApp", "W"), ("SMS", "S"), ("Correo", "M")):
        member = object.__new__(Channel)
        text = f"Enviar por {label}"
        keys = f"Ctrl+Shift+{shortcut}"
        member.spec = ChannelSpec(label, label, text, text, text, keys, "copy", lambda attempt: "")
        member._name_, member._value_ = label, label
        monkeypatch.setitem(Channel._member_map_, label, member)
        monkeypatch.setattr(Channel, "_member_names_", [*Channel._member_names_, label])


def unfolds_with_all_errors(agent: Agent) -> None:
    agent.clicks("Ticket")
    agent.writes("Título", "Promo")
    agent.writes("Correo", "ana@")
    agent.clicks("Agente")
    agent.presses("Ctrl+Return")
    agent.writes("Título", "")
    agent.writes("Descripción", "20%")
    agent.presses("Ctrl+Return")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_empty_form(agent: Agent, theme: str) -> None:
    check(agent)


def test_every_choice_of_the_destination(agent: Agent) -> None:
    for chosen in ("Categoría", "Agente", "Sin destino"):
        agent.clicks(chosen)
        check(agent)


def test_with_the_ticket_unfolded_and_every_error_shown(agent: Agent) -> None:
    unfolds_with_all_errors(agent)
    assert [agent.state(name) for name in ("Nombre", "Celular", "Correo")] == ["error"] * 3
    check(agent)


def test_with_the_services_own_texts_at_every_field(agent: Agent) -> None:
    detail = {name: [f"SessionLinkControllerValidator: {name} is required."] for name in FIELDS}
    agent.sandbox.script(Answer(envelope(2, "Campos no cumplen", detail=detail)))
    agent.fills_in(name="Abraham", code="ventas")
    agent.writes("Correo", "abraham@example.com")
    agent.sends()
    assert agent.state("Descripción") == "error"
    check(agent)


def test_with_a_repair_offered_and_the_longest_hints(agent: Agent) -> None:
    agent.clicks("Ticket")
    agent.fills_in(name="Abraham", phone="+58 0414 131 5854", code="ventas")
    agent.clicks("Nombre")
    check(agent)


def test_while_a_call_is_under_way(agent: Agent) -> None:
    agent.fills_in(name="Ana #mudo")
    agent.presses("Ctrl+Return")
    check(agent)
    agent.presses("Esc")


def test_with_a_link_for_a_customer_that_was_stored_otherwise(agent: Agent) -> None:
    customer = {"name": "Otra Persona", "email": "otra@example.com", "cellphone": "+584140000000"}
    link = "https://sandbox.invalid/session/" + "a" * 60
    agent.sandbox.script(Answer(envelope(0, "Success", data={"link": link, "customer": customer})))
    agent.fills_in(name="Abraham de la Concepción Rodríguez Hernández", code="ventas-" * 6)
    agent.sends()
    assert agent.shows("Otra Persona")
    check(agent)


@pytest.mark.parametrize("size", [SCREEN, (910, 432), SMALLEST])
@pytest.mark.parametrize("mark", ["", "#cuelga", "#campos", "#html", "#http"])
def test_the_list_keeps_its_place_whatever_comes(
    agent: Agent, mark: str, size: tuple[int, int]
) -> None:
    resizes(agent, *size)
    before = agent.window.ledger_panel.geometry()
    agent.fills_in(name=f"Ana {mark}")
    agent.sends()
    QApplication.processEvents()
    assert agent.window.ledger_panel.geometry() == before


def test_the_form_keeps_its_place_whatever_is_said(agent: Agent) -> None:
    def places() -> list[QRect]:
        rows = agent.window.form.rows.values()
        return [row.editor.geometry().translated(row.pos()) for row in rows]

    before = places()
    agent.fills_in(code="ventas")
    agent.presses("Tab")
    assert places() == before
    agent.sends()
    assert places() == before
    agent.presses("Ctrl+N")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: agent.state("Celular") == "error")
    assert places() == before


def test_with_a_long_message(agent: Agent) -> None:
    agent.sandbox.script(Answer(envelope(42, "Una explicación muy larga. " * 40)))
    agent.fills_in()
    agent.sends()
    check(agent)


@pytest.mark.parametrize("keys", ["Ctrl+,", "Ctrl+K", "F1"])
def test_the_dialogs(agent: Agent, keys: str) -> None:
    agent.presses(keys)
    agent.waits_for_dialog()
    check(agent)


def test_the_token_dialog_with_a_reason_and_an_error(agent: Agent) -> None:
    agent.fills_in(name="Ana #token")
    agent.sends()
    agent.waits_for_dialog()
    agent.pastes("abc\ndef")
    agent.clicks("Guardar")
    check(agent)


@pytest.mark.parametrize("settings", [Settings(theme="dark")])
def test_below_600_pixels_the_form_may_scroll_with_the_focus_in_view(agent: Agent) -> None:
    unfolds_with_all_errors(agent)
    resizes(agent, *SMALLEST)
    assert scrolls(agent)
    for _ in range(20):
        agent.presses("Tab")
        widget = QApplication.focusWidget()
        assert widget is not None
        assert in_view(widget), agent.focus


def test_a_flawed_field_is_scrolled_into_view(agent: Agent) -> None:
    unfolds_with_all_errors(agent)
    resizes(agent, *SMALLEST)
    agent.clicks("Descripción")
    [area] = agent.window.findChildren(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not in_view(agent.finds("Nombre"))
    agent.presses("Ctrl+Return")
    assert agent.focus == "Nombre"
    assert in_view(agent.finds("Nombre"))


def test_the_smallest_window_is_no_smaller_than_its_content(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    resizes(agent, *SMALLEST)
    agent.window.resize(1, 1)
    assert (agent.window.width(), agent.window.height()) == SMALLEST
    shows_its_result_whole(agent)


@pytest.mark.usefixtures("_three_channels_more")
@pytest.mark.parametrize("size", [SCREEN, SMALLEST])
def test_further_channels_have_room(agent: Agent, size: tuple[int, int]) -> None:
    resizes(agent, *size)
    agent.fills_in()
    agent.sends()
    for name in ("Copiar enlace", "Enviar por WhatsApp", "Enviar por SMS", "Enviar por Correo"):
        assert in_view(agent.finds(name))
    shows_its_result_whole(agent)
