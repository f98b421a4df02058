"""Which controls of a tree have no name: nobody who only hears them knows what they are for."""

from collections.abc import Sequence
from typing import Final

from tests.accessibility.tree import Node

_NO_CONTROLS: Final = frozenset(
    {
        *("filler", "panel", "label", "layered pane", "split pane", "unknown", "separator"),
        *("scroll bar", "scroll pane", "viewport", "tool tip"),
    }
)


def nameless(nodes: Sequence[Node]) -> list[str]:
    """Return the controls without a name, each with what is known of it."""
    return [
        f"{each.role} {each.number}, {each.description!r}"
        for each in nodes
        if each.role not in _NO_CONTROLS and not each.name.strip()
    ]
