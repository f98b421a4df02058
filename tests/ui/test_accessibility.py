"""What a screen reader finds: names, roles, labels, and what is said aloud."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from cammer_desktop.ui.widgets.announce import announce
from tests.ui.agent import Agent, controls, name_of
from tests.ui.test_ledger import filters

_ROLE = QAccessible.Role
NAMES = {
    "Nombre": _ROLE.EditableText,
    "País": _ROLE.Button,
    "Celular": _ROLE.EditableText,
    "Correo": _ROLE.EditableText,
    "Categoría": _ROLE.RadioButton,
    "Agente": _ROLE.RadioButton,
    "Sin destino": _ROLE.RadioButton,
    "Código de categoría": _ROLE.EditableText,
    "Ticket": _ROLE.Button,
    "Título": _ROLE.EditableText,
    "Descripción": _ROLE.EditableText,
    "Crear enlace": _ROLE.Button,
    "Limpiar": _ROLE.Button,
    "Enlace": _ROLE.EditableText,
    "Copiar enlace": _ROLE.Button,
    "Código QR": _ROLE.Graphic,
    "QR grande": _ROLE.Button,
    "Configuración": _ROLE.Button,
    "Ayuda": _ROLE.Button,
    "Estado": _ROLE.EditableText,
    "Promoción": _ROLE.EditableText,
    "Elegir categoría": _ROLE.Button,
    "Elegir promoción": _ROLE.Button,
    "Guardar este código": _ROLE.Button,
    "Catálogo": _ROLE.Button,
    "Historial": _ROLE.Table,
    "Buscar": _ROLE.EditableText,
    "Acciones del historial": _ROLE.ButtonMenu,
}


@pytest.fixture
def agent(agent: Agent) -> Agent:
    """At a window in which everything is in view: a link, and the ticket unfolded."""
    agent.fills_in(code="ventas")
    agent.clicks("Ticket")
    agent.sends()
    return agent


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


@pytest.mark.parametrize(("name", "role"), NAMES.items(), ids=NAMES)
def test_a_control_has_its_name_and_its_role(agent: Agent, name: str, role: _ROLE) -> None:
    assert role_of(agent.finds(name)) == role


def test_the_agents_code_has_its_name(agent: Agent) -> None:
    agent.clicks("Agente")
    assert role_of(agent.finds("Código de agente")) == _ROLE.EditableText


def test_whatever_takes_the_focus_has_a_name(agent: Agent) -> None:
    for _ in range(60):
        assert agent.focus, type(agent.window.focusWidget())
        agent.presses("Tab")


def test_what_leads_out_of_a_call_or_a_row_is_a_button_and_no_stop_of_tab(agent: Agent) -> None:
    agent.chooses_row(0)
    agent.presses("Ctrl+N")
    agent.chooses_row(0)
    assert role_of(agent.finds("Volver")) == _ROLE.Button
    agent.presses("Esc")
    agent.fills_in(name="Ana #mudo")
    agent.presses("Ctrl+Return")
    button = agent.finds("Cancelar", QPushButton)
    assert (role_of(button), button.focusPolicy()) == (_ROLE.Button, Qt.FocusPolicy.NoFocus)
    agent.presses("Esc")


def labelled(window: QWidget) -> list[QWidget]:
    labels = [each for each in window.findChildren(QLabel) if each.isVisible()]
    return [each.buddy() for each in labels if each.buddy() is not None]


def fields(window: QWidget) -> list[QWidget]:
    return [
        each
        for each in controls(window)
        if isinstance(each, QComboBox)
        or (isinstance(each, QLineEdit | QPlainTextEdit) and not each.isReadOnly())
    ]


def test_every_field_of_the_form_has_a_label(agent: Agent) -> None:
    with_label = labelled(agent.window)
    in_form = [each for each in fields(agent.window) if agent.window.form.isAncestorOf(each)]
    # What unfolds the ticket stands in the place of its label.
    assert [name_of(each) for each in in_form if each not in with_label] == ["Promoción"]
    assert len(in_form) == 7


def test_every_field_of_the_ledger_has_a_name(agent: Agent) -> None:
    assert agent.finds("Buscar") in fields(agent.window)


def test_the_filters_have_their_names_and_tell_what_is_chosen(agent: Agent) -> None:
    agent.window.resize(1700, 700)
    agent.waits_until(lambda: agent.sees("Día"))
    for name, chosen in (("Día", "Todo"), ("Estado del enlace", "Todos")):
        assert role_of(agent.finds(name)) == _ROLE.ButtonMenu
        assert agent.heard(name) == chosen


def test_how_much_is_found_is_said_whatever_changed_and_an_empty_table_says_so(
    agent: Agent, said: list[str]
) -> None:
    agent.waits_until(lambda: agent.heard("Buscar") == "1 intento")
    agent.finds("Sin entregar").setFocus()
    filters(agent, "Estado del enlace", "Creados")
    agent.waits_until(lambda: said[-1:] == ["1 intento"])
    filters(agent, "Estado del enlace", "Sin confirmar")
    agent.waits_until(lambda: said[-1:] == ["0 intentos"])
    assert agent.heard("Buscar") == "0 intentos"
    assert agent.heard("Historial") == "Nada coincide."
    filters(agent, "Estado del enlace", "Todos")
    agent.waits_until(lambda: agent.heard("Buscar") == "1 intento")
    assert agent.heard("Historial") == ""


def test_the_large_code_is_heard_with_whose_it_is_and_enter_closes_it(agent: Agent) -> None:
    for key in ("Return", "Esc"):
        agent.presses("Ctrl+Shift+Q")
        agent.waits_for_dialog()
        assert (agent.focus, agent.heard("Código QR")) == (
            "Código QR",
            "Contiene el enlace de Abraham",
        )
        agent.presses(key)
        agent.waits_for_window()


def test_a_folded_ticket_with_a_text_is_heard_as_not_sent(agent: Agent) -> None:
    agent.presses("Ctrl+N")
    assert agent.heard("Ticket") == "Plegado."
    agent.clicks("Ticket")
    agent.writes("Título", "5 %")
    agent.clicks("Ticket")
    assert agent.heard("Ticket") == "Plegado. No se envía."


def test_every_field_of_the_settings_has_a_label(agent: Agent) -> None:
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    assert len(fields(agent.top)) >= 3
    assert [name_of(each) for each in fields(agent.top) if each not in labelled(agent.top)] == []


def test_the_token_has_a_label_and_its_dialog_the_documented_names(agent: Agent) -> None:
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    agent.clicks("Token…")
    agent.waits_until(lambda: agent.sees("Olvidar…"))
    assert role_of(agent.finds("Token")) == _ROLE.EditableText
    assert role_of(agent.finds("Guardar")) == _ROLE.Button
    assert fields(agent.top) == [agent.finds("Token")]
    assert agent.finds("Token") in labelled(agent.top)


def test_the_title_begins_with_the_programs_name_and_tells_the_sandbox(agent: Agent) -> None:
    assert agent.window.windowTitle().startswith("Cammer")
    assert "Sandbox" in agent.window.windowTitle()
    assert agent.shows("Sandbox: enlaces de práctica")


def test_what_happens_is_said_aloud(agent: Agent, said: list[str]) -> None:
    agent.presses("Ctrl+N")
    agent.fills_in(name="David", phone="0414 131 5855")
    agent.sends()
    agent.waits_until(lambda: said[-1:] == ["Enlace creado y copiado."])
    # Where announcements are not known it is what the link says of itself that is heard.
    assert (agent.focus, agent.heard("Enlace")) == ("Enlace", "Enlace creado y copiado.")
    agent.presses("Tab")
    agent.waits_until(lambda: agent.heard("Enlace") == "Enlace creado y copiado")


def test_that_a_link_is_on_its_way_is_said_aloud(agent: Agent, said: list[str]) -> None:
    agent.presses("Ctrl+N")
    agent.fills_in(name="David #mudo", phone="0414 131 5855")
    agent.presses("Ctrl+Return")
    agent.waits_until(lambda: said[-1:] == ["Creando el enlace… Esc cancela."])
    agent.presses("Esc")
    agent.waits_until(lambda: "Puede haberse creado" in said[-1])
    assert "Puede haberse creado" in agent.heard("Estado")


def test_an_announcement_does_not_end_at_a_nul(agent: Agent, said: list[str]) -> None:
    agent.waits_until(lambda: said[-1:] == ["Enlace creado y copiado."])  # the fixture's
    said.clear()
    announce(agent.window, "José\0 \ud800x")
    agent.waits_until(lambda: len(said) > 0)
    assert said == ["José\ufffd \ufffdx"]
