"""The sizes, in logical pixels: one file in `resources/style`, for the sheet and for layouts.

The height of a window decides how dense it is, its width how wide its columns are; nothing else.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Final

from cammer_desktop.support.paths import resources
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Density:
    """How much room there is from above to below.

    `header` and `footer` are the heights of a column's, `pitch` is from one field to the next,
    `channel` a row of the hand-over, `below_heading` the gap above
    its rows, `link_box` the box of a link, `gap` from a part of the result
    to the next one, `edge` the margin at the sides, `edge_above` the one above a column's content,
    `group` the one below a line between the form's groups, `button` the height of the footer's
    buttons, `name_text` and `code_text` the letters of a customer's name and of a link's code.
    `from_height` is the least height of a window that has this density, without the band of the
    sandbox.
    """

    name: str
    from_height: int
    header: int
    footer: int
    pitch: int
    channel: int
    below_heading: int
    link_box: int
    gap: int
    edge: int
    edge_above: int
    group: int
    button: int
    name_text: int
    code_text: int

    @property
    def is_short(self) -> bool:
        """Whether only the least is shown: no QR code beside the link."""
        return self.from_height == 0


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide form and result are, and the form's labels; the history has the rest.

    `from_width` is the least width of a window with these columns. With a `result` of 0 it takes
    the rest, and the history is folded to a rail.
    """

    from_width: int
    form: int
    result: int
    label: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes that are the same in every window.

    `note`, `text` and `header_text` are letters, `note_slot` the room for a note below a field,
    `note_line` a line in it where there are two, `qr` the least side of the box of a code, `row` a
    row of the history, `popup_row` one of a list below a field, `table_row` one of a table in a
    dialog, `least_channel` the height of a way to hand over at
    least, `dialog_label` the least width of the labels there, `most_label` what the form's labels
    grow to at most.
    """

    grid: int
    note: int
    text: int
    header_text: int
    field: int
    radius: int
    box_radius: int
    row: int
    popup_row: int
    least_channel: int
    table_row: int
    dialog_footer: int
    dialog_button: int
    dialog_label: int
    tab: int
    qr: int
    note_slot: int
    note_line: int
    icon: int
    small_icon: int
    caret: int
    band: int
    rail: int
    most_label: int


@cache
def _file() -> Mapping[str, Any]:
    text = (resources() / "style" / "sizes.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


def _sizes() -> Sizes:
    return Sizes(**{each.name: _file()[each.name] for each in fields(Sizes)})


SIZES: Final = _sizes()
DENSITIES: Final = tuple(Density(**each) for each in _file()["densities"])
COLUMNS: Final = tuple(Columns(**each) for each in _file()["columns"])


def density_of(height: int) -> Density:
    """Return the density of a window whose client area, less the sandbox's band, is so high."""
    return next(each for each in DENSITIES if height >= each.from_height)


def columns_of(width: int) -> Columns:
    """Return the columns of a window whose client area is so wide."""
    return next(each for each in COLUMNS if width >= each.from_width)
