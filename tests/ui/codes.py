"""QR codes on the screen, looked at pixel by pixel and read as a phone reads them."""

from typing import Final

import zxingcpp
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain import qr

_WHITE: Final = b"\xff\xff\xff\xff"
_BLACK: Final = b"\x00\x00\x00\xff"


def seen(widget: QWidget) -> QImage:
    """Return the device pixels of a widget, where it stands in its window."""
    window = widget.window()
    picture = window.grab().toImage()
    ratio = picture.devicePixelRatio()
    corner = widget.mapTo(window, QPoint(0, 0))
    place = QRect(
        int(corner.x() * ratio),
        int(corner.y() * ratio),
        round(widget.width() * ratio) + 1,
        round(widget.height() * ratio) + 1,
    )
    return picture.copy(place & picture.rect()).convertToFormat(QImage.Format.Format_RGB32)


def decoded(picture: QImage) -> list[str]:
    """Return the texts of the codes in a picture."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [code.text for code in zxingcpp.read_barcodes(pixels)]


def check_modules(picture: QImage, link: str) -> int:
    """Check every pixel of the code's white square; return the pixels of a module's side.

    Nothing may be blurred: each module of the code and of its border is a square of whole device
    pixels, black or white.
    """
    rows = _white_square(picture)
    framed = _framed(link)
    scale, rest = divmod(len(rows), len(framed))
    assert rest == 0, (len(rows), len(framed))
    lines = [b"".join((_BLACK if dark else _WHITE) * scale for dark in line) for line in framed]
    assert rows == [line for line in lines for _ in range(scale)]
    return scale


def _framed(link: str) -> list[list[bool]]:
    """Return the rows of modules with their border."""
    border = [False] * qr.QUIET_ZONE
    lines = [[*border, *line, *border] for line in qr.modules(link)]
    blank = [[False] * len(lines[0])] * qr.QUIET_ZONE
    return [*blank, *lines, *blank]


def _white_square(picture: QImage) -> list[bytes]:
    """Return the pixels of the smallest rectangle that holds everything purely white."""
    step = picture.bytesPerLine()
    pixels = bytes(picture.constBits())
    rows = [pixels[y * step : (y + 1) * step] for y in range(picture.height())]
    lines = [y for y, row in enumerate(rows) if _first(row) < step]
    left = min(_first(rows[y]) for y in lines)
    right = max(step - _first(rows[y][::-1]) for y in lines)
    return [row[left:right] for row in rows[lines[0] : lines[-1] + 1]]


def _first(row: bytes) -> int:
    """Return where the first white pixel begins, the row's length without one."""
    place = row.find(_WHITE)  # -1 without one
    while place > 0 and place % 4:  # a find that begins inside a pixel
        place = row.find(_WHITE, place + 1)
    return place if place >= 0 else len(row)
