"""What a control is: its role, its states, its label, and the language that it is read in."""

import pytest

from tests.accessibility.conftest import Desk

_ES, _PT, _EN = "es", "pt", "en"


def test_the_window_its_group_and_its_fold_are_what_they_look_like(desk: Desk) -> None:
    tree = desk.tree
    assert "active" in tree.finds("Cammer · Sandbox", "frame").states
    group = tree.waits(
        lambda nodes: [each for each in nodes if each.name == "Destino" and each.role == "panel"]
    )[0]
    parts = [each.name for each in tree.reads() if each.parent == group.number]
    assert parts == ["Categoría", "Agente", "Sin destino"]
    assert "collapsed" in tree.finds("Ticket", "push button").states
    tree.does("Ticket")
    assert {"expandable", "expanded"} <= set(tree.finds("Ticket", "push button").states)
    tree.does("Ticket")
    assert "collapsed" in tree.finds("Ticket", "push button").states


def test_a_choice_is_named_by_its_label_and_tells_its_value(desk: Desk) -> None:
    tree = desk.tree
    tree.does("Configuración")
    choice = tree.finds("Aspecto", "combo box")
    assert choice.text == "Como el sistema"
    assert {"collapsed", "has-popup"} <= set(choice.states)
    assert tree.relations("Aspecto", "combo box")["labelled-by"] == ["Aspecto"]
    tree.does("Aspecto", "ShowMenu", "combo box")
    assert "selected" in tree.finds("Como el sistema", "list item").states
    assert "expanded" in tree.finds("Aspecto", "combo box").states
    tree.does("Aspecto", "Press", "combo box")
    assert not tree.sees("Como el sistema", "list item")


def test_what_is_wrong_with_an_editor_is_said_of_it_and_it_stays_an_editor(desk: Desk) -> None:
    tree = desk.tree
    assert tree.finds("Nombre", "text").description == "Obligatorio."
    tree.writes("Nombre", "Ana")
    assert tree.finds("Nombre", "text").text == "Ana"
    tree.does("Crear enlace")
    tree.waits(
        lambda nodes: any(
            each.name == "Celular" and "Este campo es obligatorio." in each.description
            for each in nodes
        )
    )


@pytest.mark.parametrize(
    ("options", "language"), [((), _ES), (("--lang", "pt_BR"), _PT), (("--lang", "en"), _EN)]
)
def test_the_language_that_is_read_is_that_of_the_texts(desk: Desk, language: str) -> None:
    assert desk.tree.locale("Cammer").startswith(language)
