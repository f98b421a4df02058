"""Tooltips, and what a screen reader makes of them.

Of itself Qt describes a widget by its tooltip, be that HTML or what its name says already.
"""

from typing import Final

from PySide6.QtWidgets import QWidget

_NOTHING: Final = " "
"""A description without a word: in place of an empty one Qt would tell the tooltip."""


def markup_of(text: str) -> str:
    """Return a text as a tooltip has it, "" for "".

    A tooltip guesses whether its text is HTML: it gets HTML, so that no name is taken for it.
    """
    # Here and not above: Python's names of characters are read first, and few texts are cut.
    from html import escape

    return f"<span>{escape(text)}</span>" if text else ""


def set_tip(widget: QWidget, whole: str) -> None:
    """Show on hover a text that is not seen whole, "" if it is; as it is heard, it is whole."""
    widget.setToolTip(markup_of(whole))
    if not widget.accessibleDescription().strip():
        widget.setAccessibleDescription(_NOTHING if whole else "")


def explain(widget: QWidget, text: str, heard: str = "") -> None:
    """Show on hover a text of ours; a screen reader hears only what its name does not say."""
    widget.setToolTip(text)
    widget.setAccessibleDescription(heard or _NOTHING)
