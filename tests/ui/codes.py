"""QR codes on the screen, looked at pixel by pixel and read as a phone reads them."""

import sys
from typing import Final

import zxingcpp
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from cammer_desktop.domain import qr

_WHITE: Final = b"\xff\xff\xff\xff"
_PIXEL: Final = 4
_BLACK: Final = b"\x00\x00\x00\xff"


def seen(widget: QWidget) -> QImage:
    """Return the device pixels of a widget, where it stands in its window."""
    QApplication.processEvents()  # the code beside a link comes a turn after the link
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
    """Return the texts of the codes in a picture: ZXing and, not on Windows, ZBar agree on them."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    texts = [code.text for code in zxingcpp.read_barcodes(pixels)]
    if sys.platform != "win32":
        assert _decoded_by_zbar(bytes(pixels), grey.bytesPerLine(), grey.height()) == texts
    return texts


def _decoded_by_zbar(pixels: bytes, width: int, height: int) -> list[str]:
    from pyzbar import pyzbar  # here and not above: Windows has no such library

    kinds = [pyzbar.ZBarSymbol.QRCODE]
    return [code.data.decode() for code in pyzbar.decode((pixels, width, height), symbols=kinds)]


def check_modules(picture: QImage, link: str) -> int:
    """Check every pixel of the code and its border; return the pixels of a module's side.

    Nothing may be blurred: each module of the code and of its border is a square of whole device
    pixels, black or white.
    """
    framed = _framed(link)
    rows, scale = _square(picture, len(framed))
    lines = [b"".join((_BLACK if dark else _WHITE) * scale for dark in line) for line in framed]
    assert rows == [line for line in lines for _ in range(scale)]
    return scale


def _framed(link: str) -> list[list[bool]]:
    """Return the rows of modules with their border."""
    border = [False] * qr.QUIET_ZONE
    lines = [[*border, *line, *border] for line in qr.modules(link)]
    blank = [[False] * len(lines[0])] * qr.QUIET_ZONE
    return [*blank, *lines, *blank]


def _square(picture: QImage, across: int) -> tuple[list[bytes], int]:
    """Return the pixels of a code with its border, `across` modules wide, and a module's side.

    Everything purely black is the code: its corners show where it begins and ends.
    """
    step = picture.bytesPerLine()
    pixels = bytes(picture.constBits())
    rows = [pixels[y * step : (y + 1) * step] for y in range(picture.height())]
    lines = [y for y, row in enumerate(rows) if _first(row) < step]
    left = min(_first(rows[y]) for y in lines) // _PIXEL
    right = max(_last(rows[y]) for y in lines) // _PIXEL
    scale, rest = divmod(right - left, across - 2 * qr.QUIET_ZONE)
    assert rest == 0, (right - left, across)
    border = qr.QUIET_ZONE * scale
    assert min(left, lines[0]) >= border
    begin, end = (left - border) * _PIXEL, (right + border) * _PIXEL
    return [row[begin:end] for row in rows[lines[0] - border : lines[-1] + 1 + border]], scale


def _first(row: bytes) -> int:
    """Return where the first black pixel begins, the row's length without one."""
    at = row.find(_BLACK)
    while at % _PIXEL and at >= 0:  # a pixel's end and the next one's beginning
        at = row.find(_BLACK, at + 1)
    return at if at >= 0 else len(row)


def _last(row: bytes) -> int:
    """Return where the last black pixel ends."""
    at = row.rfind(_BLACK)
    while at % _PIXEL:
        at = row.rfind(_BLACK, 0, at + _PIXEL - 1)
    return at + _PIXEL
