"""The button of a number's country: its region and code, and a caret."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.accessible import Opener
from cammer_desktop.ui.widgets.icons import paint_icon
from cammer_desktop.ui.widgets.own_text import OwnText
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import colour, set_style_property

_LEAST: Final = 96
_LONGEST: Final = "MW +265"
_PADDING: Final = 12
_GAP: Final = 4


class CountryButton(OwnText, QPushButton):
    """As wide for every country, so that the number beside it never moves."""

    def __init__(self, region: str, keys: str) -> None:
        """Take a region (ISO 3166), and the keys that do the same, as people read them."""
        super().__init__(region)
        self._list: QWidget | None = None
        self.setAccessibleName(_("País"))
        self.setToolTip(_("País desde el que se marca ({keys})").format(keys=keys))
        set_style_property(self, "role", "field")
        # No stop of the tab key on the way to the number: a key of the number opens it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(self.sizeHint())

    def accessible(self) -> Opener:
        """Return a button that has its list below it."""
        return Opener(self, QAccessible.Role.Button, CountryButton.popup, CountryButton.click)

    def sizeHint(self) -> QSize:
        """Return the room for the longest text and the caret."""
        text = self.fontMetrics().horizontalAdvance(_LONGEST)
        return QSize(max(_LEAST, text + 2 * _PADDING + _GAP + SIZES.caret), SIZES.field)

    def popup(self) -> QWidget | None:
        """Return the list that it opens, None until one was made."""
        return self._list

    def opens(self, popup: QWidget) -> None:
        """Take the list that it opens."""
        self._list = popup

    def show_country(self, region: str, code: str, name: str) -> None:
        """Show a country; without its `code`, its name is not known either."""
        self.setText(f"{region} {code}".strip())
        self.setAccessibleDescription(f"{name} {code}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet's ground, the text at the left and the caret at the right."""
        super().paintEvent(event)
        painter = QPainter(self)
        shade = "text" if self.isEnabled() else "disabled"
        painter.setPen(colour(shade))
        place = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        caret = QRect(0, 0, SIZES.caret, SIZES.caret)
        caret.moveCenter(place.center())
        caret.moveRight(place.right())
        paint_icon(painter, "caret-down", caret, shade)
