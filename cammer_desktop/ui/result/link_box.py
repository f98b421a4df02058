"""The link's box: dashed before there is a link, then the link and whether it is copied."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.link_text import LinkText
from cammer_desktop.ui.widgets import aloud
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.dashes import DashedText
from cammer_desktop.ui.widgets.icons import icon
from cammer_desktop.ui.widgets.sizes import SIZES, Density
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_SIDE: Final = GRID


class LinkBox(QWidget):
    """Shows one link; `copied_changed` is emitted when it comes to the clipboard or leaves it."""

    copied_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._link = ""
        self._is_copied = False
        self._place = DashedText()
        self.text = LinkText()
        spec = Channel.COPY.spec
        self.copy_button = QPushButton(_(spec.label))
        self.copy_button.setAccessibleName(_(spec.name))
        self.copy_button.setIconSize(QSize(SIZES.small_icon, SIZES.small_icon))
        set_style_property(self.copy_button, "role", "flat")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._place, 0, 0)
        grid.addWidget(self.text, 0, 0)
        self.copy_button.setParent(self)  # only now: Tab comes to it after the link
        self._fit_button()
        self.show_link("")
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard)

    def set_density(self, density: Density) -> None:
        """Take the height of the box and the size of the code's letters."""
        self.setFixedHeight(density.link_box)
        self.text.set_density(density)
        self._place_button()

    @property
    def link(self) -> str:
        """The link that is shown, empty without one."""
        return self._link

    @property
    def is_copied(self) -> bool:
        """Whether the link is on the clipboard."""
        return self._is_copied

    def promise(self, text: str) -> None:
        """Say what will be here, where there is no link yet."""
        self._place.setText(text)

    def show_link(self, link: str) -> None:
        """Show a link, none if it is empty."""
        self._link = link
        self.tell("")
        self.text.show_link(link)
        self._place.setVisible(not link)
        self.text.setVisible(bool(link))
        self.copy_button.setVisible(bool(link))
        self.copy_button.raise_()
        self._note_copied()  # whoever shows a link tells of it

    def tell(self, outcome: str) -> None:
        """Have the link say of itself what came of it."""
        aloud.describe(self.text, outcome)

    def copy(self, *, aloud: bool = False) -> bool:
        """Copy the link to the clipboard; return whether it is there, and perhaps announce that."""
        if not self._link:
            return False
        # Always: a system does not tell every window what another program has copied since.
        QGuiApplication.clipboard().setText(self._link)
        self._on_clipboard()
        if self._is_copied and aloud:
            announce(self.copy_button, _("Enlace copiado"))
        return self._is_copied

    @Slot()
    def _on_clipboard(self) -> None:
        if self._note_copied():
            self.copied_changed.emit()

    def _note_copied(self) -> bool:
        """Show "copied" only while it is true: another program may copy something else.

        Return whether that has changed.
        """
        there = bool(self._link) and QGuiApplication.clipboard().text() == self._link
        if there == self._is_copied:
            return False
        self._is_copied = there
        self._tell_copied(there)
        return True

    def _tell_copied(self, there: bool) -> None:
        self._label_button(there)
        self.copy_button.setAccessibleDescription(_("Copiado") if there else "")
        set_style_property(self.copy_button, "state", "ok" if there else "")

    def _label_button(self, is_copied: bool) -> None:
        self.copy_button.setText(_("Copiado") if is_copied else _(Channel.COPY.spec.label))
        self.copy_button.setIcon(icon("check-bold", "ok") if is_copied else icon("copy"))

    def _fit_button(self) -> None:
        """Take the room of either text, so that nothing moves when one becomes the other."""
        sizes = []
        for is_copied in (not self._is_copied, self._is_copied):
            self._label_button(is_copied)
            sizes.append(self.copy_button.sizeHint())
        self.copy_button.setFixedSize(max(each.width() for each in sizes), SIZES.field)
        self.text.reserve(self.copy_button.width() + _SIDE + GRID // 2)

    def _place_button(self) -> None:
        top, high = self.text.code_line(self.height())
        left = self.width() - _SIDE - self.copy_button.width()
        self.copy_button.move(left, top + (high - self.copy_button.height()) // 2)

    def changeEvent(self, event: QEvent) -> None:
        """Take the button's room by another sheet: a first window is made before there is one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button beside the code."""
        super().resizeEvent(event)
        self._place_button()
