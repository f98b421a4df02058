"""The sizes in which the window is looked at: those of agents' screens, with their scales."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize


@dataclass(frozen=True, slots=True)
class Size:
    """The window's inside in logical pixels, the screen's device pixels for each, and the screen.

    The screen is in device pixels; a side of 1 asks for the least that the window has.
    """

    name: str
    width: int
    height: int
    scale: str
    screen: tuple[int, int]

    @property
    def inside(self) -> QSize:
        """The window's inside."""
        return QSize(self.width, self.height)


_LAPTOP: Final = (1366, 768)

SIZES: Final = {
    each.name: each
    for each in (
        Size("1184x672", 1184, 672, "1", _LAPTOP),
        Size("1024x608", 1024, 608, "1", _LAPTOP),
        Size("1093x534", 1093, 534, "1.25", _LAPTOP),
        Size("911x432", 911, 432, "1.5", _LAPTOP),
        Size("1264x705", 1264, 705, "1.5", (1920, 1080)),
        Size("1904x1010", 1904, 1010, "2", (3840, 2160)),
        Size("least", 1, 1, "1", _LAPTOP),
    )
}
"""By name. At 125 % and at 144 dpi the window fills the screen but for its frame and a task bar."""
