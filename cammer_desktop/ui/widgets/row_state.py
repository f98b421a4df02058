"""What Qt tells of a row that is to be painted."""

from typing import NamedTuple

from PySide6.QtWidgets import QStyleOptionViewItem


class RowState(NamedTuple):
    """Whether a row is chosen, below the mouse, and what the keys go to."""

    is_chosen: bool
    is_hovered: bool
    has_focus: bool


def state_of(option: QStyleOptionViewItem) -> RowState:
    """Return the state of the row that an option is of."""
    # Here and not above: a window without rows yet has no need of its 600 enum members.
    from PySide6.QtWidgets import QStyle

    flags, state = QStyle.StateFlag, option.state
    asked = flags.State_Selected, flags.State_MouseOver, flags.State_HasFocus
    return RowState(*(bool(state & each) for each in asked))
