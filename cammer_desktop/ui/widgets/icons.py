"""Icons of one family (Phosphor), drawn in a colour of the theme in use and at any scale.

Qt draws the files' `currentColor` as black; here it is replaced before they are drawn. What was
drawn is kept in Qt's own cache of pixmaps.
"""

from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from cammer_desktop.support.paths import resources
from cammer_desktop.ui.widgets.style import colour

_CURRENT: Final = b"currentColor"


def pixmap_of(name: str, side: int, dye: QColor) -> QPixmap:
    """Return an icon as a square picture of `side` device pixels in a colour.

    `name` is the file's in `resources/icons/phosphor`, without its suffix.
    """
    key = f"{name} {side} {dye.rgba():x}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    drawing = (resources() / "icons" / "phosphor" / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing.replace(_CURRENT, dye.name().encode())))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def paint_icon(painter: QPainter, name: str, place: QRect, shade: str) -> None:
    """Paint an icon into a square, in a colour of the theme, sharp on every screen."""
    ratio = painter.device().devicePixelRatio()
    pixmap = pixmap_of(name, round(place.width() * ratio), colour(shade))
    painter.drawPixmap(place, pixmap)


def icon(name: str, shade: str = "text", disabled: str = "disabled") -> QIcon:
    """Return an icon in a colour of the theme, whatever the theme is when it is painted."""
    return QIcon(_Engine(name, shade, disabled))


class _Engine(QIconEngine):
    """Draws when it is asked to, so that an icon needs no new one for another theme or screen."""

    def __init__(self, name: str, shade: str, disabled: str) -> None:
        super().__init__()
        self._name = name
        self._shades = (shade, disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        place = QRect(QPoint(0, 0), QSize(side, side))
        place.moveCenter(rect.center())
        paint_icon(painter, self._name, place, self._shade(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        side = min(size.width(), size.height())
        return pixmap_of(self._name, side, colour(self._shade(mode)))

    def clone(self) -> QIconEngine:
        return _Engine(self._name, *self._shades)

    def _shade(self, mode: QIcon.Mode) -> str:
        return self._shades[mode == QIcon.Mode.Disabled]
