"""Draws the program's icon: `python resources/icons/draw.py` writes the pictures to its folder.

`cammer.png` is the window's icon. Linux desktops choose among the other sizes; Windows and macOS
need all of them in one file (.ico, .icns), a container of PNG files.
"""

import struct
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPainter,
    QPainterPath,
    QPolygonF,
)

_SIDE: Final = 256
_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
# macOS' type codes for PNG files by their size in pixels.
_APPLE: Final = {32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def draw(size: int) -> QImage:
    """Return the icon, a camera on the accent colour, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(size / _SIDE, size / _SIDE)
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


def png(image: QImage) -> bytes:
    """Return the picture as a PNG file."""
    buffer = QBuffer()
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise OSError("Qt cannot write PNG")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return PNG files, by their width in pixels, as an icon file for Windows."""
    fitting = {size: picture for size, picture in pictures.items() if size <= 256}
    header = struct.pack("<HHH", 0, 1, len(fitting))
    offset = len(header) + 16 * len(fitting)
    for size, picture in fitting.items():
        side = size % 256  # 0 means 256
        header += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return header + b"".join(fitting.values())


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return PNG files, by their width in pixels, as an icon file for macOS."""
    parts = (
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for size, kind in _APPLE.items()
    )
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    application = QGuiApplication(["draw", "-platform", "offscreen"])
    drawn = {size: png(draw(size)) for size in _SIZES}
    folder = Path(__file__).parent
    for size, picture in drawn.items():
        name = "cammer.png" if size == _SIDE else f"cammer-{size}.png"
        (folder / name).write_bytes(picture)
    (folder / "cammer.ico").write_bytes(ico(drawn))
    (folder / "cammer.icns").write_bytes(icns(drawn))
