"""The whole job by keys alone, as it is told in the tree: no pointer is needed for anything."""

from tests.accessibility.conftest import Desk
from tests.accessibility.tree import Node


def test_the_main_job_and_what_is_around_it(desk: Desk) -> None:
    keys, tree = desk.screen, desk.tree
    keys.creates()
    tree.waits(lambda nodes: described(nodes, "Enlace").startswith("Enlace creado y copiado"))
    tree.waits(lambda nodes: is_on(nodes, "Enlace"))
    keys.presses("ctrl+shift+c")
    tree.waits(lambda nodes: [each for each in nodes if each.name.startswith("Abraham, ")])
    keys.presses("ctrl+n")
    tree.waits(lambda nodes: is_on(nodes, "Nombre"))
    keys.presses("ctrl+f")
    tree.waits(lambda nodes: is_on(nodes, "Buscar"))
    keys.presses("Down")
    tree.waits(lambda nodes: is_on(nodes, "Abraham, "))
    keys.presses("Return")
    tree.waits(lambda nodes: [each for each in nodes if each.name == "Volver"])
    keys.presses("Escape")


def test_the_catalogue_and_the_settings(desk: Desk) -> None:
    keys, tree = desk.screen, desk.tree
    keys.presses("ctrl+k")
    tree.waits(lambda nodes: is_on(nodes, "Buscar en el catálogo"))
    keys.presses("Escape")
    tree.waits(lambda nodes: is_on(nodes, "Nombre"))
    keys.presses("ctrl+comma")
    tree.waits(lambda nodes: is_on(nodes, "País habitual"))
    keys.presses("alt+s", "Down")
    tree.waits(lambda nodes: [each for each in nodes if each.text == "Claro"])
    keys.presses("alt+d")
    tree.waits(lambda nodes: "Conservar enlaces" in (each.name for each in nodes))
    keys.presses("Return")
    tree.waits(lambda nodes: is_on(nodes, "Nombre"))


def described(nodes: list[Node], name: str) -> str:
    return next(
        (each.description for each in nodes if each.name == name and each.role != "label"), ""
    )


def is_on(nodes: list[Node], begin: str) -> bool:
    return any(each.name.startswith(begin) and "focused" in each.states for each in nodes)
