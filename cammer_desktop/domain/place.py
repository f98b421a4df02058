"""Where the window was when it was closed."""

from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A window's place, in Qt's pixels.

    `area` is x, y, width and height without the frame, as the window is when it is not maximized;
    `frame` is the frame's left, top, right and bottom; `columns` is how wide form and result were
    dragged, empty where they were not; `is_folded` tells whether the history was folded.
    """

    area: tuple[int, int, int, int]
    frame: tuple[int, int, int, int]
    is_maximized: bool = False
    columns: tuple[int, ...] = ()
    is_folded: bool = False
