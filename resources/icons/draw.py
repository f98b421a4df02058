"""Draws the program's icon: `python resources/icons/draw.py` writes the pictures beside it."""

import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPolygonF

_SIDE = 256
_SIZES = (256,)


def draw() -> QImage:
    """Return the icon: a camera on the accent colour."""
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#0f5cc0"))
    painter.drawRoundedRect(QRectF(8, 8, 240, 240), 52, 52)
    camera = QPainterPath()
    camera.addRoundedRect(QRectF(48, 84, 108, 88), 18, 18)
    lens = QPainterPath()
    lens.addPolygon(
        QPolygonF([QPointF(164, 120), QPointF(208, 90), QPointF(208, 166), QPointF(164, 136)])
    )
    painter.setBrush(QColor("#ffffff"))
    painter.drawPath(camera.united(lens).simplified())
    painter.setBrush(QColor("#ffb020"))
    painter.drawEllipse(QPointF(102, 128), 20, 20)
    painter.end()
    return image


if __name__ == "__main__":
    application = QGuiApplication(["draw", "-platform", "offscreen"])
    picture = draw()
    for size in _SIZES:
        name = "cammer.png" if size == _SIDE else f"cammer-{size}.png"
        scaled = picture.scaled(size, size, mode=Qt.TransformationMode.SmoothTransformation)
        if not scaled.save(str(Path(__file__).with_name(name))):
            sys.exit(1)
