"""The whole job by what a screen reader can do: actions and texts that are set, and no key."""

from functools import partial

from tests.accessibility.conftest import Desk
from tests.accessibility.nameless import nameless
from tests.accessibility.tree import Node, Tree


def fills_in(tree: Tree, name: str) -> None:
    tree.writes("Nombre", name)
    tree.writes("Celular", "0414 131 5854")
    tree.does("Sin destino", "Toggle")


def creates(tree: Tree, name: str) -> None:
    fills_in(tree, name)
    tree.does("Crear enlace")


def test_a_link_is_made_handed_over_and_found_again(desk: Desk) -> None:
    tree = desk.tree
    creates(tree, "Ana Pérez")
    tree.waits(lambda nodes: said(nodes, "Enlace creado y copiado"))
    assert nameless(tree.reads()) == []
    tree.does("Copiar enlace")
    tree.waits(lambda nodes: row(nodes, "Ana Pérez, "))
    tree.does("Limpiar")
    tree.waits(lambda nodes: not text(nodes, "Nombre"))
    tree.acts_on(tree.waits(lambda nodes: row(nodes, "Ana Pérez, "))[0], "Toggle")
    tree.does("Acciones del historial", "ShowMenu")
    tree.waits(lambda nodes: [each for each in nodes if each.name == "Mostrar"])
    assert nameless(tree.reads()) == []
    assert tree.finds("Repetir").keys == "Ctrl+Shift+R"
    tree.does("Mostrar")
    tree.waits(lambda nodes: said(nodes, "Ana Pérez"))


def test_a_link_is_sent_by_each_channel(desk: Desk) -> None:
    tree = desk.tree
    fills_in(tree, "Ana Pérez")
    tree.writes("Correo", "ana@example.com")
    tree.does("Crear enlace")
    tree.waits(lambda nodes: said(nodes, "Enlace creado y copiado"))
    sending = ("WhatsApp", "WhatsApp"), ("SMS", "SMS"), ("correo", "Correo")
    for channel, name in sending:  # here is no program for any of them, which is told of each
        tree.does(f"Enviar por {channel}")
        tree.waits(partial(said, part=f"{name} no se abrió en esta computadora"))
    tree.does("Ver y cambiar el mensaje: SMS")
    tree.waits(lambda nodes: dialog(nodes, "Mensaje por SMS"))
    tree.does("Abrir SMS")
    tree.waits(lambda nodes: not dialog(nodes, "Mensaje por SMS"))
    tree.waits(partial(said, part="SMS no se abrió en esta computadora"))


def test_a_message_is_looked_at_and_the_large_code_and_what_is_dictated(desk: Desk) -> None:
    tree = desk.tree
    creates(tree, "Ana")
    tree.does("Ver y cambiar el mensaje: WhatsApp")
    tree.finds("Copiar mensaje")
    assert nameless(tree.reads()) == []
    tree.does("Cancelar")
    tree.does("QR grande")
    tree.waits(lambda nodes: any("Contiene el enlace" in each.description for each in nodes))
    assert nameless(tree.reads()) == []
    tree.does("Cerrar")
    tree.does("Dictar enlace")
    tree.waits(lambda nodes: dialog(nodes, "Dictar"))
    assert nameless(tree.reads()) == []
    tree.does("Cerrar")


def test_refused_and_uncertain_are_read(desk: Desk) -> None:
    tree = desk.tree
    tree.does("Crear enlace")
    tree.waits(lambda nodes: "obligatorio" in described(nodes, "Nombre"))
    assert nameless(tree.reads()) == []
    creates(tree, "Ana #cuelga")
    tree.waits(lambda nodes: said(nodes, "Puede haberse creado"))
    assert nameless(tree.reads()) == []


def test_the_country_is_chosen(desk: Desk) -> None:
    tree = desk.tree
    tree.does("País")
    tree.does("Chile  +56", "Toggle")
    tree.waits(lambda nodes: described(nodes, "País") == "Chile +56")
    tree.does("País")
    tree.does("Enter elige la fila marcada · Esc cierra")
    tree.waits(lambda nodes: not any(each.name == "Buscar país" for each in nodes))


def test_an_entry_of_the_catalogue_is_made_and_taken(desk: Desk) -> None:
    tree = desk.tree
    tree.does("Catálogo")
    tree.does("Nueva…", "ShowMenu")
    tree.does("Categoría…")
    tree.writes("Nombre", "Ventas")
    tree.writes("Código", "b4a8e1c2")
    assert nameless(tree.reads()) == []
    tree.does("Guardar")
    tree.acts_on(tree.waits(lambda nodes: row(nodes, "Ventas, "))[0], "Toggle")
    assert nameless(tree.reads()) == []
    tree.does("Cerrar")
    tree.does("Elegir categoría")
    tree.does("Enter elige la fila marcada · Esc cierra")  # there is one, and it is marked
    tree.waits(lambda nodes: text(nodes, "Código de categoría") == "Ventas")


def test_the_settings_are_changed(desk: Desk) -> None:
    tree = desk.tree
    tree.does("Configuración")
    tree.does("Aspecto", "ShowMenu", "combo box")
    tree.does("Oscuro", "Toggle")
    tree.waits(lambda nodes: text(nodes, "Aspecto") == "Oscuro")
    for page in ("Mensajes", "Red", "Datos"):
        tree.does(page, "Press", "page tab")
        tree.waits(partial(selected, name=page))
        assert nameless(tree.reads()) == []
    tree.does("Conservar enlaces", "Increase", "spin button")
    tree.does("Guardar")
    tree.does("Configuración")
    tree.finds("Aspecto", "combo box")
    tree.does("Datos", "Press", "page tab")
    tree.waits(lambda nodes: text(nodes, "Conservar enlaces") == "31 días")


def said(nodes: list[Node], part: str) -> bool:
    return any(part in (each.text or "") for each in nodes if each.name == "Estado")


def row(nodes: list[Node], begin: str) -> list[Node]:
    return [each for each in nodes if each.role == "table cell" and each.name.startswith(begin)]


def cell(nodes: list[Node], name: str) -> list[Node]:
    return [
        each for each in nodes if each.role == "table cell" and each.name.startswith(f"{name}, ")
    ]


def dialog(nodes: list[Node], begin: str) -> list[Node]:
    return [each for each in nodes if each.role == "dialog" and each.name.startswith(begin)]


def text(nodes: list[Node], name: str) -> str | None:
    return next((each.text for each in nodes if each.name == name and each.text is not None), "")


def described(nodes: list[Node], name: str) -> str:
    return next(
        (each.description for each in nodes if each.name == name and each.role != "label"), ""
    )


def selected(nodes: list[Node], name: str) -> bool:
    return any(each.name == name and "selected" in each.states for each in nodes)
