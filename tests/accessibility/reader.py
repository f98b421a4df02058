"""Reads the accessibility tree as a screen reader does, and does what one can do by it.

It runs under the system's own Python, which has the bindings of AT-SPI, and knows nothing of the
program. Each line on standard input is a request in JSON, each line on standard output its answer:

    {"do": "tree"}                                   every node in view of every program, whole
    {"do": "look", "at": NUMBER}                     its relations and its locale
    {"do": "act", "at": NUMBER, "action": NAME}      whether it has that action, and did it
    {"do": "write", "at": NUMBER, "text": TEXT}      whether the text could be set

A node's number is its place in the tree that was read last.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

_nodes: list[Any] = []


def _read() -> list[dict[str, Any]]:
    _nodes.clear()
    desktop = Atspi.get_desktop(0)
    read: list[dict[str, Any]] = []
    for number in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(number)
        if program is not None:
            program.set_cache_mask(Atspi.Cache.NONE)  # what is shown may be another thing by now
            read += _below(program, -1)
    return read


def _below(node: Any, parent: int) -> Iterator[dict[str, Any]]:
    """Yield what is read of a node and of all below it; what went meanwhile is left out."""
    try:
        states = [each.value_nick for each in node.get_state_set().get_states()]
        if parent >= 0 and "showing" not in states:
            return
        number = len(_nodes)
        _nodes.append(node)
        read = _of(node, states) | {"parent": parent, "number": number}
        children = [node.get_child_at_index(each) for each in range(node.get_child_count())]
    except GLib.Error:
        return
    yield read
    for child in children:
        if child is not None:
            yield from _below(child, number)


def _of(node: Any, states: list[str]) -> dict[str, Any]:
    text, action = node.get_text_iface(), node.get_action_iface()
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": states,
        "actions": [action.get_action_name(each) for each in range(action.get_n_actions())]
        if action
        else [],
        "keys": action.get_key_binding(0) if action and action.get_n_actions() else "",
        "text": text.get_text(0, -1) if text else _chosen_in(node),
    }


def _more(number: int) -> dict[str, Any]:
    """Return what is seldom asked for; a relation is told by the names of what it leads to."""
    node = _nodes[number]
    relations = {
        each.get_relation_type().value_nick: [
            each.get_target(target).get_name() for target in range(each.get_n_targets())
        ]
        for each in node.get_relation_set()
    }
    return {"locale": node.get_object_locale(), "relations": relations}


def _chosen_in(node: Any) -> str | None:
    """Return what is chosen in a combo box, which its list tells while it is closed, too."""
    rows = node.get_child_at_index(0) if node.get_role_name() == "combo box" else None
    chosen = rows.get_selection_iface() if rows is not None else None
    row = chosen.get_selected_child(0) if chosen is not None else None
    return row.get_name() if row is not None else None


def _act(number: int, name: str) -> bool:
    action = _nodes[number].get_action_iface()
    names = [action.get_action_name(each) for each in range(action.get_n_actions())]
    return name in names and bool(action.do_action(names.index(name)))


def _write(number: int, text: str) -> bool:
    editable = _nodes[number].get_editable_text_iface()
    return editable is not None and bool(editable.set_text_contents(text))


def _answer(request: dict[str, Any]) -> Any:
    if request["do"] == "act":
        return _act(request["at"], request["action"])
    if request["do"] == "write":
        return _write(request["at"], request["text"])
    if request["do"] == "look":
        return _more(request["at"])
    return _read()


if __name__ == "__main__":
    for asked in sys.stdin:
        print(json.dumps(_answer(json.loads(asked))), flush=True)
