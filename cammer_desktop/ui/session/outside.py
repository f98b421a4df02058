"""Which fields of the form hold what came from outside."""

from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from cammer_desktop.ui.widgets.field_row import FieldRow


def marks_of(rows: Iterable[FieldRow]) -> tuple[bool, ...]:
    """Return for each field whether it does."""
    return tuple(row.origin.is_outside for row in rows)


def mark(rows: Sequence[FieldRow], marks: Iterable[bool] = ()) -> None:
    """Mark these fields, and no others, as they are now; beyond the marks they have none."""
    for row, is_outside in zip(rows, chain(marks, repeat(False)), strict=False):
        if is_outside:
            row.mark_outside()
        else:
            row.origin.forget()
