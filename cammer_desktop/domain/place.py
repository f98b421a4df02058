"""Where the window was when it was closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """A window's place, in Qt's pixels.

    `area` is x, y, width and height without the frame, as the window is when it is not maximized;
    `frame` is the frame's left, top, right and bottom; `splits` are the sizes of the parts of each
    splitter, by its name.
    """

    area: tuple[int, int, int, int]
    frame: tuple[int, int, int, int]
    is_maximized: bool = False
    splits: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
