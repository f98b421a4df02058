"""High contrast: whether the system asks for it, and the colours that Windows has for it.

Windows lets a person choose every colour. They are used as they are; where we have more of them,
several are the same.
"""

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from cammer_desktop.support.records import dataclass

SYSTEM: Final = "contrast-system"
"""The theme with the colours of Windows."""

# What a text on it needs, WCAG 2.2, 1.4.6.
_ENHANCED: Final = 7.0
_STRONGEST: Final = 40  # per cent of the highlight in what is chosen


@dataclass(frozen=True, slots=True)
class SystemColours:
    """The colours of a contrast theme of Windows, as "#rrggbb"."""

    window: str
    window_text: str
    highlight: str
    highlight_text: str
    grey_text: str
    hot_light: str

    @property
    def is_dark(self) -> bool:
        """Whether its texts are lighter than its windows."""
        return luminance(self.window) < luminance(self.window_text)


# The numbers of GetSysColor, in the order of the fields above.
_INDICES: Final = (5, 8, 13, 14, 17, 26)


def is_wanted() -> bool:
    """Tell whether the system asks for high contrast."""
    hints = QGuiApplication.styleHints()  # which has to outlive what it returns
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def of_windows() -> SystemColours | None:
    """Return the colours of Windows, None on another system."""
    if sys.platform == "win32":
        import ctypes

        read = ctypes.windll.user32.GetSysColor
        return SystemColours(*(_named(read(index)) for index in _INDICES))
    return None


def tokens(system: SystemColours) -> dict[str, str]:
    """Return our colours, of these: texts and edges in one, states told by sign and word alone."""
    text, window, highlight = system.window_text, system.window, system.highlight
    chosen = _chosen(system)
    texts = ("text", "muted", "edge", "ok", "warning", "stripe", "error", "badge")
    grounds = ("window", "base", "ok_tint", "warning_tint", "error_tint", "on_badge")
    filled = ("accent", "accent_hover", "accent_pressed", "focus")
    return {
        **dict.fromkeys(texts, text),
        **dict.fromkeys(grounds, window),
        **dict.fromkeys(filled, highlight),
        **dict.fromkeys(("chosen", "hover", "pressed"), chosen),
        "on_accent": system.highlight_text,
        **dict.fromkeys(("disabled", "line"), system.grey_text),
        "link": system.hot_light,
    }


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    seen = QColor(colour)
    parts = (
        value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
        for value in (seen.redF(), seen.greenF(), seen.blueF())
    )
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _chosen(system: SystemColours) -> str:
    """Return as much of the highlight as leaves a text on it readable: it has one text colour."""
    for part in range(_STRONGEST, 0, -1):
        mixed = _mixed(system.window, system.highlight, part / 100)
        if contrast(mixed, system.window_text) >= _ENHANCED:
            return mixed
    return system.window


def _mixed(ground: str, front: str, part: float) -> str:
    below, above = QColor(ground), QColor(front)
    pairs = zip(below.getRgb()[:3], above.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(low + (high - low) * part) for low, high in pairs)).name()


def _named(value: int) -> str:
    """Return what Windows writes as 0x00bbggrr."""
    return QColor(value & 0xFF, value >> 8 & 0xFF, value >> 16 & 0xFF).name()
