"""What a screen reader says, and when: once, and not before the focus has come to rest."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QToolButton, QWidget

from cammer_desktop.domain.catalogue import Catalogue, Kind, NamedDestination
from cammer_desktop.ui.widgets.aloud import HEARD
from tests.ui.agent import Agent, controls, hears, name_of
from tests.ui.menus import opens
from tests.ui.test_dialog_family import opened

REASON = "Falta el token de esta dirección."


def description_of(widget: QWidget) -> str:
    """Return what a screen reader takes for the description, a tooltip if need be."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Description)


@pytest.fixture
def with_entries(agent: Agent) -> Agent:
    entries = [NamedDestination(Kind.CATEGORY, "Ventas", code) for code in ("v-2", "v-9")]
    controller = agent.controllers.catalogue
    controller.change(lambda _own: Catalogue(tuple(entries)))
    agent.waits_until(lambda: len(controller.own.entries) == 2)
    return agent


def test_the_token_dialog_tells_why_it_opened(agent: Agent, said: list[str]) -> None:
    services = agent.controllers
    services.tokens.forget(services.settings.address)
    agent.fills_in()
    agent.sends()
    agent.waits_for_dialog()
    assert agent.dialog is not None
    why = agent.dialog.property(HEARD)
    assert agent.dialog.accessibleDescription() == ""  # its label is heard when it opens
    assert REASON in why
    agent.waits_until(lambda: any(text.startswith(why) for text in said))
    assert len([text for text in said if text.startswith(why)]) == 1


@pytest.mark.parametrize(
    "name",
    [
        "token that is waited for",
        "settings, messages",
        "settings, network",
        "catalogue",
        "category",
        "promotion",
    ],
)
def test_tab_goes_through_a_dialog_as_it_is_read(agent: Agent, name: str) -> None:
    dialog = opened(agent, name)
    begins = agent.focus
    places: list[tuple[int, int]] = []
    for _ in range(20):
        widget = QApplication.focusWidget()
        assert widget is not None
        middle = widget.mapTo(dialog, QPoint(0, widget.height() // 2))
        places.append((middle.y() // 16, middle.x()))
        agent.presses("Tab")
        if agent.focus == begins:
            break
    first = places.index(min(places))
    assert places[first:] + places[:first] == sorted(places)


def test_nothing_is_described_by_html(agent: Agent, said: list[str]) -> None:
    del said
    agent.fills_in(name="Ana <b>María</b> " * 30, code="ventas")
    agent.sends()
    widgets = [each for each in agent.window.findChildren(QWidget) if each.isVisible()]
    described = [description_of(each) for each in widgets]
    assert [text for text in described if "<span>" in text] == []


def test_no_name_is_described_again_by_the_tooltip(agent: Agent) -> None:
    agent.fills_in(code="ventas")
    agent.sends()
    buttons = [each for each in controls(agent.window) if isinstance(each, QAbstractButton)]
    named = {name_of(each): description_of(each) for each in buttons if name_of(each)}
    assert [name for name, told in named.items() if told.startswith(name)] == []


def test_a_question_is_said_once_when_the_focus_rests(agent: Agent, said: list[str]) -> None:
    agent.fills_in(code="raro")
    said.clear()
    agent.presses("Ctrl+Return")
    agent.waits_for_dialog()
    assert [text for text in said if "raro" in text] == []
    hears(agent, said, "«raro» no está en el catálogo. ¿Enviarlo como código de categoría?")


def test_a_search_of_the_catalogue_tells_once_what_it_found(
    with_entries: Agent, said: list[str]
) -> None:
    agent = with_entries
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    agent.types("ven")
    assert said == []
    hears(agent, said, "2 entradas")
    agent.types("t")  # as many as before
    agent.types("z")
    agent.waits_until(lambda: len(said) > 1)
    assert said[1:] == ["0 entradas"]


def test_an_entry_that_was_saved_is_said_when_the_focus_is_back(
    agent: Agent, said: list[str]
) -> None:
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    opens(agent, "Nueva…", "Categoría…")
    agent.writes("Nombre", "Ventas")
    agent.writes("Código", "v-2")
    said.clear()
    agent.clicks("Guardar")
    agent.waits_until(lambda: agent.shows("Ventas está en el catálogo."))
    assert said == []
    hears(agent, said, "Ventas está en el catálogo.")


def test_the_list_of_countries_tells_how_many_and_which_once(agent: Agent, said: list[str]) -> None:
    agent.writes("Nombre", "Ana")
    agent.presses("Tab")
    agent.presses("Alt+Down")
    agent.waits_until(lambda: QApplication.activePopupWidget() is not None)
    agent.types("brasi")
    assert said == []
    hears(agent, said, "1 país. Brasil  +55")
    agent.presses("Escape")


def test_a_part_of_a_choice_is_heard_with_what_it_chooses(agent: Agent) -> None:
    for name in ("Categoría", "Agente", "Sin destino"):
        assert agent.heard(name) == ""  # its group says that
    assert agent.sees("Destino")


def test_the_ticket_says_whether_it_is_folded_and_is_no_check_box(agent: Agent) -> None:
    interface = QAccessible.queryAccessibleInterface(agent.finds("Ticket"))
    assert interface.role() == QAccessible.Role.Button
    assert agent.heard("Ticket") == "Plegado."
    agent.finds("Ticket").setFocus()
    agent.presses("Space")
    assert agent.heard("Ticket") == "Desplegado."
    assert agent.sees("Título")


def test_a_row_is_said_once_when_the_table_is_reached(with_entries: Agent, said: list[str]) -> None:
    agent = with_entries
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    agent.presses("Down")
    assert said == []
    hears(agent, said, "Ventas, Categoría, v-2, propia")
    agent.finds("Buscar en el catálogo").setFocus()
    said.clear()
    agent.presses("Down")
    agent.presses("Down")  # of itself Qt says this one
    agent.finds("Buscar en el catálogo").setFocus()
    agent.types("v")
    hears(agent, said, "2 entradas")


def test_an_empty_catalogue_says_so_in_its_table(agent: Agent) -> None:
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    table = "Entradas del catálogo"
    assert agent.heard(table).startswith("El catálogo está vacío")


def test_a_table_without_a_hit_says_so(with_entries: Agent) -> None:
    agent = with_entries
    agent.presses("Ctrl+K")
    agent.waits_for_dialog()
    agent.types("zzz")
    nothing = "Nada coincide. Escriba menos."
    assert agent.heard("Entradas del catálogo") == nothing
    agent.presses("Esc")
    assert agent.heard("Entradas del catálogo") == ""


def test_tab_goes_from_the_link_to_its_button_and_on_to_the_channels(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    agent.finds("Enlace").setFocus()
    passed = []
    for _ in range(2):
        agent.presses("Tab")
        passed.append(agent.focus)
    assert passed == ["Copiar enlace", "Enviar por WhatsApp"]


def test_a_field_says_that_it_is_required(agent: Agent) -> None:
    assert agent.heard("Nombre") == "Obligatorio."
    assert agent.heard("Correo") == ""


def test_what_is_wrong_is_said_once_when_its_field_is_left(agent: Agent, said: list[str]) -> None:
    agent.fills_in()
    agent.writes("Correo", "ana@")
    said.clear()
    agent.presses("Tab")
    assert said == []
    hears(agent, said, f"Correo: {agent.hint('Correo')}")


def test_a_question_is_titled_by_what_it_asks(agent: Agent) -> None:
    agent.fills_in(code="raro")
    agent.presses("Ctrl+Return")
    agent.waits_for_dialog()
    assert agent.top.windowTitle() == "Enviar"
    agent.presses("Esc")


def test_what_empties_a_search_has_a_name(agent: Agent) -> None:
    agent.fills_in()
    agent.sends()
    agent.clicks("Buscar")
    agent.types("Luis")
    buttons = agent.finds("Buscar", QLineEdit).findChildren(QToolButton)
    assert [name_of(each) for each in buttons] == ["Limpiar búsqueda"]


def test_settings_that_were_saved_are_heard(agent: Agent, said: list[str]) -> None:
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    said.clear()
    agent.presses("Return")
    agent.waits_until(lambda: said == ["Configuración guardada."])
