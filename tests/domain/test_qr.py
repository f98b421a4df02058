"""A link as a QR code: a scanner reads the link from it."""

import sys

import pytest
import zxingcpp
from PySide6.QtGui import QImage

from cammer_desktop.domain import qr
from tests.samples import LINK

LINKS = (LINK, "https://sandbox.invalid/session/ñ?a=b", "https://a.example/" + "x" * 1000)


def read(image: QImage) -> str:
    """Return what a scanner reads in a picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(grey.constBits()).cast("B")
    view = [bytes(rows[grey.bytesPerLine() * y :][: grey.width()]) for y in range(grey.height())]
    return decoded(view)


def decoded(rows: list[bytes]) -> str:
    pixels = memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0])))
    found = zxingcpp.read_barcodes(pixels)
    assert len(found) == 1
    return found[0].text


@pytest.mark.parametrize("link", LINKS)
def test_the_modules_with_their_border_read_as_the_link(link: str) -> None:
    modules = qr.modules(link)
    scale, border = qr.MIN_PIXELS, [False] * qr.QUIET_ZONE
    blank = [[False] * (len(modules) + 2 * qr.QUIET_ZONE)] * qr.QUIET_ZONE
    framed = [*blank, *([*border, *row, *border] for row in modules), *blank]
    rows = [
        bytes(0 if dark else 255 for dark in row for _ in range(scale))
        for row in framed
        for _ in range(scale)
    ]
    assert decoded(rows) == link


def test_the_code_is_square_and_no_larger_than_the_link_needs() -> None:
    modules = qr.modules(LINK)
    assert {len(row) for row in modules} == {len(modules)} == {33}


def test_a_picture_for_browsers_holds_black_modules_on_white() -> None:
    text = qr.picture(LINK, ".svg").decode()
    assert text.startswith("<?xml")
    assert "#fff" in text
    assert "#000" in text
    assert LINK not in text


@pytest.mark.parametrize("suffix", [".png", ".PNG"])
def test_a_picture_reads_as_the_link_and_is_white_around_it(suffix: str) -> None:
    image = QImage.fromData(qr.picture(LINK, suffix))
    assert read(image) == LINK
    assert image.pixelColor(0, 0).name() == "#ffffff"


def test_a_text_beyond_every_code_is_too_long() -> None:
    link = "https://a.example/" + "x" * 3000
    with pytest.raises(qr.TooLongError):
        qr.modules(link)
    with pytest.raises(qr.TooLongError):
        qr.picture(link, ".png")


def test_what_encoding_needs_can_be_loaded_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "segno", raising=False)
    qr.load()
    assert "segno" in sys.modules
