"""The style: one palette, one file of sizes and one style sheet, in each theme.

Qt's own dark scheme has no effect without a desktop environment, so both palettes are ours.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from string import Template
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from cammer_desktop.flow.garbage_collector import without_collecting
from cammer_desktop.support.paths import resources
from cammer_desktop.ui.widgets import contrast
from cammer_desktop.ui.widgets.sizes import SIZES

GRID: Final = SIZES.grid
"""The grid's step, in logical pixels."""

_ROLES: Final = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "base",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "base",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "base",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
    QPalette.ColorRole.Accent: "accent",
}


COLOURS: Final = "colours"
"""The application's property with the colours of the theme that was applied last."""
# In them l and 1 differ. For Windows Qt names Courier New, in which they hardly do.
_MONO: Final = ("Consolas", "Cascadia Mono", "Menlo", "DejaVu Sans Mono")


class _Sheet(Template):
    delimiter = "@"


def theme_for(wanted: str) -> str:
    """Return the theme for a setting: "light", "dark" or "system".

    The contrast that the system asks for goes before it: who needs it needs it everywhere.
    """
    is_dark = wanted == "dark"
    if wanted == "system":
        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    shade = "dark" if is_dark else "light"
    if not contrast.is_wanted():
        return shade
    return f"contrast-{shade}" if contrast.of_windows() is None else contrast.SYSTEM


def colours_of(theme: str) -> tuple[dict[str, str], str]:
    """Return the colours of a theme by name, and the theme that has pictures for them."""
    system = contrast.of_windows() if theme == contrast.SYSTEM else None
    if system is not None:
        return contrast.tokens(system), "contrast-dark" if system.is_dark else "contrast-light"
    palettes: dict[str, dict[str, str]] = json.loads(
        (resources() / "style" / "palette.json").read_text(encoding="utf-8")
    )
    return palettes[theme], theme


def applied(application: QApplication) -> dict[str, str]:
    """Return the colours of the theme that was applied last, by name; none before the first."""
    return dict(application.property(COLOURS) or {})


def begin(application: QApplication, theme: str) -> None:
    """Give the program the colours and the font of a theme, not yet the sheet.

    Under a sheet every widget is polished anew wherever it is put while a window is made.
    """
    colours, _pictured = colours_of(theme)
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(colours[name]))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["disabled"]))
    # A dict would be copied to Qt's own and back at each look, and painting takes many.
    application.setProperty(COLOURS, MappingProxyType(colours))
    application.setPalette(palette)
    application.setFont(font(SIZES.text))


def apply(application: QApplication, theme: str) -> None:
    """Apply a theme of `theme_for` to the whole program."""
    folder = resources() / "style"
    colours, pictured = colours_of(theme)
    sheet = (folder / "cammer.qss").read_text(encoding="utf-8")
    glyphs = (folder / "glyphs" / pictured).as_posix()
    with without_collecting():
        begin(application, theme)
        application.setStyleSheet(_Sheet(sheet).substitute(colours, **_lengths(), glyphs=glyphs))


def _lengths() -> dict[str, str]:
    return {f"{name}px": f"{size}px" for name, size in asdict(SIZES).items()}


def font(size: int, *, bold: bool = False, mono: bool = False) -> QFont:
    """Return the system's font with letters of `size` logical pixels, all of one width if `mono`.

    Bold is semibold: a whole line of it is still quiet.
    """
    kinds = QFontDatabase.SystemFont
    chosen = QFontDatabase.systemFont(kinds.FixedFont if mono else kinds.GeneralFont)
    chosen.setPixelSize(size)
    # All is said: of itself a painter takes from the widget that it paints what was not set.
    if mono:
        chosen.setFamilies([*_MONO, *chosen.families()])
        chosen.setStyleHint(QFont.StyleHint.Monospace)
        chosen.setFixedPitch(True)
    else:
        chosen.setFamilies(chosen.families())
        chosen.setStyleHint(QFont.StyleHint.SansSerif)
    chosen.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return chosen


def fitting(text: str, width: int, sizes: Sequence[int], **kind: bool) -> QFont:
    """Return the font of the first size in which a text fits, else of the last one.

    `kind` is what `font` takes.
    """
    fonts = [font(size, **kind) for size in sizes]
    fit = (each for each in fonts if QFontMetrics(each).horizontalAdvance(text) <= width)
    return next(fit, fonts[-1])


def colour(name: str) -> QColor:
    """Return a colour of the theme in use, for what is painted without the style sheet."""
    application = QCoreApplication.instance()
    colours = application.property(COLOURS) if application is not None else None
    return QColor(colours[name]) if colours else QColor()


def fill_with_window(widget: QWidget) -> None:
    """Let a widget on the "window" plane paint that itself: nothing behind it is painted with it.

    By this role of the same colour: `Window` is transparent in a scroll area, by the sheet.
    """
    widget.setBackgroundRole(QPalette.ColorRole.AlternateBase)
    widget.setAutoFillBackground(True)


def set_style_property(widget: QWidget, name: str, value: str) -> None:
    """Set a dynamic property that the style sheet selects by, and show its effect."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    application = QApplication.instance()
    # Before the first sheet there is nothing to show, and of a style PySide makes 600 enum members.
    if isinstance(application, QApplication) and application.styleSheet():
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
