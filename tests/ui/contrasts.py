"""The contrasts that the window has to have, and how they are measured."""

from collections import Counter
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QWidget

# What is in front, what it is on, and how they contrast in light and in dark.
TABLE: Final[dict[tuple[str, str], tuple[float, float]]] = {
    ("text", "window"): (15.3, 14.4),
    ("text", "base"): (16.6, 13.0),
    ("text", "chosen"): (13.4, 9.5),
    ("muted", "window"): (5.9, 7.9),
    ("muted", "base"): (6.4, 7.1),
    ("muted", "hover"): (5.5, 6.2),
    ("muted", "pressed"): (4.9, 5.2),
    ("link", "window"): (5.6, 8.5),
    ("link", "base"): (6.1, 7.6),
    ("link", "chosen"): (4.9, 5.6),
    ("ok", "window"): (6.2, 9.8),
    ("ok", "base"): (6.7, 8.8),
    ("ok", "chosen"): (5.5, 6.4),
    ("ok", "ok_tint"): (5.9, 7.6),
    ("warning", "window"): (6.6, 10.4),
    ("warning", "base"): (7.2, 9.4),
    ("warning", "chosen"): (5.8, 6.9),
    ("warning", "warning_tint"): (6.4, 8.2),
    ("error", "window"): (6.0, 9.0),
    ("error", "base"): (6.5, 8.1),
    ("error", "chosen"): (5.3, 5.9),
    ("error", "error_tint"): (5.6, 7.3),
    ("on_accent", "accent"): (6.1, 4.6),
    ("on_accent", "accent_hover"): (7.8, 5.3),
    ("on_accent", "accent_pressed"): (9.9, 6.1),
    ("on_badge", "badge"): (9.0, 9.0),
    ("edge", "window"): (3.1, 4.7),
    ("edge", "base"): (3.4, 4.2),
    ("focus", "window"): (10.6, 14.6),
    ("focus", "base"): (11.4, 13.1),
    ("focus", "chosen"): (9.3, 9.6),
    ("focus", "edge"): (3.4, 3.1),
    ("stripe", "window"): (3.4, 10.4),
    ("accent", "window"): (5.6, 3.7),
    ("accent", "base"): (6.1, 3.4),
}
THEMES: Final = ("light", "dark")
ROUNDING: Final = 0.06
# WCAG 2.2, 1.4.3 for texts, 1.4.11 for edges, signs and what has the focus.
_EDGES: Final = ("edge", "focus", "stripe", "accent")
# So many pixels of a picture for one of the screen's: see `solid_colours`.
_FINE: Final = 8


def wanted(front: str, ground: str, theme: str) -> float:
    """Return the contrast that two colours have to have."""
    return TABLE[front, ground][THEMES.index(theme)] - ROUNDING


def least(front: str) -> float:
    """Return the contrast below which the standard has nothing in this colour."""
    return 3.0 if front in _EDGES else 4.5


def solid_colours(window: QWidget, place: QRect) -> Counter[str]:
    """Return the colours that are to see at a place of a window as it is now, and how often.

    A stroke of a letter is hardly wider than a pixel, so that on a screen most of its pixels are
    mixtures with the ground. The window paints itself here with eight pixels for one of the
    screen's: a stroke is ten wide then, and a pixel counts that has the colour of all around it. No
    mixture is among these, and every colour is that is meant.
    """
    image = QImage(place.size() * _FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINE)
    window.render(image, QPoint(0, 0), QRegion(place))
    wide, high = image.width(), image.height()
    pixels = memoryview(image.constBits()).cast("I")
    found: Counter[int] = Counter()
    for y in range(1, high - 1):
        above, here, below = (
            pixels[row * wide : (row + 1) * wide].tolist() for row in (y - 1, y, y + 1)
        )
        for x in range(1, wide - 1):
            colour = here[x]
            if (
                here[x - 1] == colour == here[x + 1]
                and above[x - 1 : x + 2] == here[x - 1 : x + 2] == below[x - 1 : x + 2]
            ):
                found[colour] += 1
    return Counter({QColor(colour).name(): number for colour, number in found.items()})
