"""Whose session it is, where it goes, and the box of its code."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cammer_desktop.domain.summary import Summary
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.qr_box import QrBox
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.mark import Mark
from cammer_desktop.ui.widgets.sizes import SIZES, Density
from cammer_desktop.ui.widgets.style import GRID, fitting, font, set_style_property

_NOTHING: Final = "—"
_LONG_NUMBER: Final = "+000 000 000 0000"
_LINE: Final = 3 * GRID
_SHORT_LINE: Final = 20
_TWO_LINES: Final = 4 * GRID
"""The height of two lines in small letters."""
_GAP: Final = GRID // 2


class _Fitted(ElidedLabel):
    """A line of text that takes smaller letters before it is cut."""

    def __init__(self, role: str, *sizes: int, bold: bool = False) -> None:
        """Take the role for the style sheet, and sizes of the letters in logical pixels."""
        super().__init__(role)
        self._is_bold = bold
        self.choose(*sizes)

    def choose(self, *sizes: int) -> None:
        """Take other sizes of the letters."""
        self._sizes = sizes
        self._fit(self.whole)

    def show_text(self, text: str, told: str = "") -> None:
        """Show a text in letters that fit."""
        self._fit(text)
        super().show_text(text, told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the letters again."""
        self._fit(self.whole)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Choose the letters again in another theme, which brings its sheet's."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit(self.whole)

    def _fit(self, text: str) -> None:
        self.setFont(fitting(text, self.width(), self._sizes, bold=self._is_bold))


class _Folded(_Fitted):
    """A line of text that takes a second one before it is cut, where there is room for it."""

    _most_lines = 1

    def set_lines(self, most: int) -> None:
        """Take how many lines there is room for."""
        self._most_lines = most
        self._elide()

    def _elide(self) -> None:
        super()._elide()
        first, rest = self._lines()
        if self._most_lines > 1 and first and rest:
            letters = self.fontMetrics()
            cut = letters.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
            self.setText(f"{first}\n{cut}")
            # Its two lines are one text to a screen reader.
            self.tell_whole(is_needed=True)

    def _lines(self) -> tuple[str, str]:
        """Return as many words as a line has room for, and the rest."""
        words, letters = self.whole.split(), self.fontMetrics()
        number = len(words)
        while number and letters.horizontalAdvance(" ".join(words[:number])) > self.width():
            number -= 1
        return " ".join(words[:number]), " ".join(words[number:])


class _Name(_Folded):
    """A customer's name, in a place that is high enough for its lines."""

    def __init__(self) -> None:
        super().__init__("name", SIZES.header_text, bold=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def set_density(self, density: Density) -> None:
        """Take letters, and the height of two lines if there is room."""
        self.set_lines(1 if density.is_short else 2)
        small = QFontMetrics(font(SIZES.header_text, bold=True)).lineSpacing()
        self.setFixedHeight(max(density.name_text + GRID, self._most_lines * small))
        self.choose(density.name_text, density.name_text - GRID // 2, SIZES.header_text)


class _Fact(QWidget):
    """A fact behind its icon, a dash where there is none."""

    def __init__(self, icon: str, label: ElidedLabel) -> None:
        super().__init__()
        self._icon = icon
        self._mark = Mark(SIZES.small_icon, icon)
        self._label = label
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFixedHeight(_LINE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._mark)
        row.addWidget(label, 1)

    def show_text(self, text: str, told: str = "") -> None:
        """Show a text; `told` tells more on hover."""
        set_style_property(self._label, "state", "none" if text else "empty")
        self._label.show_text(text or _NOTHING, told)

    def sizeHint(self) -> QSize:
        """Return the room of a long number, whatever is shown: nothing beside it moves."""
        wide = QFontMetrics(font(SIZES.text)).horizontalAdvance(_LONG_NUMBER)
        return QSize(wide + SIZES.small_icon + 2 * GRID, _LINE)


class Whose(QWidget):
    """Name, number, destination and the ticket's title; at the right the code."""

    def __init__(self, large_keys: str) -> None:
        """Take the keys that show the code larger, as people read them."""
        super().__init__()
        self.name = _Name()
        self._phone = _Folded("value", SIZES.text, SIZES.note)
        self._number = _Fact("phone", self._phone)
        self._place = _Folded("value", SIZES.text, SIZES.note)
        self._where = _Fact("tag", self._place)
        self._title = _Fact("ticket", ElidedLabel("muted"))
        self.qr = QrBox(_("No cabe aquí: {keys} lo agranda.").format(keys=large_keys))
        self._facts = QGridLayout()
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setVerticalSpacing(0)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(_GAP)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID + GRID // 2)
        row.addLayout(self._texts, 1)
        self._texts.addWidget(self.name)
        self._texts.addLayout(self._facts)
        self._texts.addStretch(1)
        row.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        # Its room stays without a title: what is below it does not move.
        policy = self._title.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._title.setSizePolicy(policy)
        self._stack(is_short=False)

    def set_density(self, density: Density) -> None:
        """Take the size of the name, and no more lines than there is room for."""
        self.name.set_density(density)
        self._texts.setSpacing(0 if density.is_short else _GAP)
        self._stack(is_short=density.is_short)

    def show_summary(self, summary: Summary) -> None:
        """Show a summary, as far as it goes."""
        set_style_property(self.name, "state", "none" if summary.name else "empty")
        self.name.show_text(summary.name or _("Cliente nuevo"))
        self._number.show_text(summary.number)
        self._where.show_text(summary.place, summary.where)
        self._title.show_text(summary.title, summary.texts if summary.title else "")
        self._title.setVisible(bool(summary.title))

    def _stack(self, *, is_short: bool) -> None:
        """Put the facts below each other; in a short window beside each other, and no code."""
        for fact in (self._number, self._where, self._title):
            self._facts.removeWidget(fact)
        self._facts.addWidget(self._number, 0, 0)
        if is_short:
            self._facts.addWidget(self._where, 0, 1)
            self._facts.addWidget(self._title, 1, 0, 1, 2)
        else:
            self._facts.addWidget(self._where, 1, 0)
            self._facts.addWidget(self._title, 2, 0)
        for line, fact in ((self._phone, self._number), (self._place, self._where)):
            line.set_lines(1 if is_short else 2)
            fact.setFixedHeight(_LINE if is_short else _TWO_LINES)
        self._title.setFixedHeight(_SHORT_LINE if is_short else _LINE)
        self._facts.setColumnStretch(1, int(is_short))
        self._facts.setColumnStretch(0, int(not is_short))
        self.qr.setVisible(not is_short)
