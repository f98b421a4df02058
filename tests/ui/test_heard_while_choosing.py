"""What is heard in lists, dialogs and pages: where one is, which of how many, and once."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from cammer_desktop.ui.ledger.first_steps import FirstSteps
from cammer_desktop.ui.widgets.choice import Choice
from cammer_desktop.ui.widgets.icon_button import IconButton
from tests.ui.agent import Agent
from tests.ui.test_dialog_family import opened

_ROLE = QAccessible.Role


def below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            yield from below(child)


def focused(agent: Agent) -> list[str]:
    """Return what is said to have the focus; that of a tab Qt says of the current one, always."""
    nodes = below(QAccessible.queryAccessibleInterface(agent.top))
    found = [each for each in nodes if each.state().focused and each.role() != _ROLE.PageTab]
    return [f"{each.role().name} {each.text(QAccessible.Text.Name)}" for each in found]


@pytest.mark.parametrize("name", ["settings, messages", "settings, network", "promotion"])
def test_one_control_alone_has_the_focus(agent: Agent, name: str) -> None:
    opened(agent, name)
    begins = agent.focus
    for _ in range(20):
        assert len(focused(agent)) == 1, focused(agent)
        agent.presses("Tab")
        if agent.focus == begins:
            break


def test_each_key_in_the_list_of_countries_says_the_row_and_how_many(
    agent: Agent, said: list[str]
) -> None:
    agent.finds("Celular").setFocus()
    agent.presses("Alt+Down")
    agent.waits_until(lambda: QApplication.activePopupWidget() is not None)
    search = QApplication.focusWidget()
    assert search is not None
    agent.types("chi")
    assert search.accessibleDescription() == "6 países. Chile  +56"
    agent.presses("Down")
    assert search.accessibleDescription() == "China  +86"
    agent.waits_until(lambda: "China  +86" in said)
    agent.presses("Escape")


def test_the_settings_say_what_opened_and_a_choice_its_new_value(
    agent: Agent, said: list[str]
) -> None:
    agent.presses("Ctrl+,")
    agent.waits_for_dialog()
    agent.waits_until(lambda: "Configuración, página General." in said)
    choice = agent.finds("Aspecto", Choice)
    choice.setFocus()
    agent.presses("Down")
    agent.waits_until(lambda: f"{choice.currentText()}, {choice.currentIndex() + 1} de 3" in said)


def test_the_help_says_how_the_guide_is_read(agent: Agent, said: list[str]) -> None:
    agent.presses("F1")
    agent.waits_for_dialog()
    how = "Las flechas la leen; Tab pasa a los botones y pestañas."
    agent.waits_until(lambda: said == [f"Ayuda, página Guía. {how}"])
    assert agent.focus == "Guía"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert how in focus.accessibleDescription()


def test_an_empty_catalogue_says_so_where_its_names_are_asked_for(
    agent: Agent, said: list[str]
) -> None:
    agent.finds("Código de categoría").setFocus()
    agent.presses("Alt+Down")
    agent.waits_until(lambda: said == ["El catálogo está vacío."])


def test_a_needed_field_of_an_entry_says_so_and_its_label_has_no_star(agent: Agent) -> None:
    nodes = below(QAccessible.queryAccessibleInterface(agent.window))
    labels = [each.text(QAccessible.Text.Name) for each in nodes if each.role() == _ROLE.StaticText]
    assert "Nombre" in labels
    assert not [each for each in labels if each.endswith("*")]
    opened(agent, "category")
    assert agent.heard("Nombre") == agent.heard("Código") == "Obligatorio."


@pytest.mark.parametrize(
    ("kind", "needed", "flaw"),
    [
        ("promotion", ("Nombre", "Título", "Descripción"), "Falta el título o la descripción."),
        ("template", ("Nombre", "Texto"), "Falta el texto del mensaje."),
    ],
)
def test_needed_fields_of_texts_say_so_and_what_is_wrong_with_them(
    agent: Agent, kind: str, needed: tuple[str, ...], flaw: str
) -> None:
    opened(agent, kind)
    assert [agent.heard(name) for name in needed] == ["Obligatorio."] * len(needed)
    agent.writes("Nombre", "Verano")
    agent.writes(needed[-1], "")
    agent.presses("Ctrl+Return")
    assert agent.heard(agent.focus) == flaw
    agent.types("Hola")
    assert agent.heard(agent.focus) in ("", "Obligatorio.")


def test_the_first_steps_are_heard_at_their_buttons(qapp: QApplication) -> None:
    del qapp
    steps = FirstSteps("Ctrl+Enter", sandbox=False)
    group = QAccessible.queryAccessibleInterface(steps)
    assert group.role() == _ROLE.Grouping
    assert group.text(QAccessible.Text.Name) == "Primeros pasos"
    told = {each.text(): each.accessibleDescription() for each in steps.findChildren(IconButton)}
    assert told["Guardar el token…"] == (
        "Guarde su token, o practique sin él. "
        "Escriba el nombre y el celular, y elija el destino. "
        "Presione Ctrl+Enter: el enlace queda copiado. Entréguelo con una tecla."
    )
