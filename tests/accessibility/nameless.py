"""Which controls of a tree have no name, or one that is not to be heard.

Nobody who only hears a control without a name knows what it is for; in a name there is neither a
tab with keys behind it nor the mark of a letter.
"""

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
    """Return the controls without a name to be heard, each with what is known of it."""
    return [
        f"{each.role} {each.number} {each.name!r}, {each.description!r}"
        for each in nodes
        if each.role not in _NO_CONTROLS and (not each.name.strip() or set(each.name) & set("\t&"))
    ]
