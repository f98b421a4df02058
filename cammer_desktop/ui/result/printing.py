"""A link's code on paper: code and link, and nothing that tells whose it is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter

from cammer_desktop.domain import qr
from cammer_desktop.ui.result.qr_view import paint_code
from cammer_desktop.ui.widgets.style import font

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_CODE_CM: Final = 8
_CM: Final = 2.54
_LETTERS: Final = 10 / 72
"""The height of the link's letters, in inches."""


def send(printer: "QPrinter", link: str) -> bool:
    """Print the code of a link that fits into one; return whether the printer takes it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paint_page(painter, painter.viewport(), printer.resolution(), link)
    return painter.end()


def paint_page(painter: QPainter, page: QRect, dots_per_inch: int, link: str) -> None:
    """Paint the code in the middle of a page, each module whole dots, and the link below it."""
    modules = qr.modules(link)
    across = len(modules) + 2 * qr.QUIET_ZONE
    wanted = min(_CODE_CM * dots_per_inch / _CM, page.width(), page.height())
    scale = max(1, int(wanted / across))
    side = across * scale
    square = QRect(QPoint(0, 0), QSize(side, side))
    square.moveCenter(page.center())
    paint_code(painter, modules, square.topLeft(), scale)
    painter.setFont(font(round(_LETTERS * dots_per_inch), mono=True))
    painter.setPen(Qt.GlobalColor.black)
    below = page.adjusted(0, square.bottom() + 1 - page.top(), 0, 0)
    wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWrapAnywhere
    painter.drawText(below, int(wrapped), link)
