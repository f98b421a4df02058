"""The box of a link's code: dashed and empty before there is one, always as large."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from cammer_desktop.domain import qr
from cammer_desktop.ui.result.qr_view import QrView
from cammer_desktop.ui.widgets.dashes import paint_dashes
from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour

MODULES: Final = 45
"""The side of a code of version 7, which holds 154 bytes at level L (ISO/IEC 18004, table 7)."""
_ICON: Final = 28


class QrBox(QrView):
    """Has the room that a link of 150 letters needs on this screen."""

    EDGE = 4  # so far from it the corners of a code's white border are within the round ones

    def __init__(self, if_too_small: str) -> None:
        """Take the text for a code that needs still more."""
        super().__init__(SIZES.qr, if_too_small)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._link = ""
        self._soon, self._later = (QTimer(self, singleShot=True, interval=0) for _turn in range(2))
        self._soon.timeout.connect(self._later.start)
        self._later.timeout.connect(self._on_later)
        self._fit()

    def show_link(self, link: str) -> None:
        """Show the code of a link, two turns of the event loop later: encoding it takes longer.

        In the next one the link itself is painted, before or behind what else is due. The code of
        another link is replaced at once: an empty box in between would flicker, and no code may
        stand beside a link that is not its own.
        """
        if link == self._link:
            return
        self._link = link
        if link and not self.has_code:
            self._soon.start()
        else:
            self._soon.stop()
            self._later.stop()
            super().show_link(link)

    @Slot()
    def _on_later(self) -> None:
        super().show_link(self._link)

    def event(self, event: QEvent) -> bool:
        """Take another size on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        across = (MODULES + 2 * qr.QUIET_ZONE) * qr.MIN_PIXELS
        side = max(SIZES.qr, math.ceil(across / self.devicePixelRatioF()) + 2 * self.EDGE)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box: white behind a code, dashed without one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.fits:
            painter.setPen(colour("line"))
            painter.setBrush(Qt.GlobalColor.white)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, SIZES.box_radius, SIZES.box_radius)
        else:
            paint_dashes(painter, self.rect())
        if not self.has_code:
            place = QRect(QPoint(0, 0), QSize(_ICON, _ICON))
            place.moveCenter(self.rect().center())
            paint_icon(painter, "qr-code", place, "disabled")
        painter.end()
        super().paintEvent(event)
