"""The history's footer: what the day has brought, and what can be done with the history."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.accessible import Opener
from cammer_desktop.ui.widgets.column import Strip
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.escape_filter import EscapeFilter
from cammer_desktop.ui.widgets.icons import icon
from cammer_desktop.ui.widgets.menu import Menu
from cammer_desktop.ui.widgets.sizes import SIZES, Density
from cammer_desktop.ui.widgets.style import set_style_property
from cammer_desktop.ui.widgets.tip import explain


def edge_of(density: Density) -> int:
    """Return the history's margins at the sides, in logical pixels: it is the narrow column."""
    return min(2 * SIZES.grid, density.edge_above)


class LedgerFooter(Strip):
    """Two lines of counts, and the menu's button; `left` is emitted on Esc."""

    left = Signal()

    def __init__(self, menu: "LedgerMenu") -> None:
        super().__init__(is_footer=True)
        self.escape = EscapeFilter(self)
        self._lines = (ElidedLabel("meta"), ElidedLabel("meta"))
        both = QVBoxLayout()
        self.row.addLayout(both, 1)
        both.setSpacing(2)
        both.addStretch(1)
        for line in self._lines:
            both.addWidget(line)
        both.addStretch(1)
        self.menu_button = _MenuButton(menu)
        self.menu_button.setIcon(icon("dots-three"))
        self.menu_button.setIconSize(QSize(SIZES.icon, SIZES.icon))
        self.menu_button.setAccessibleName(_("Acciones del historial"))
        explain(self.menu_button, _("Acciones del historial"))
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu.belong_to(self.menu_button)
        set_style_property(self.menu_button, "role", "icon")
        self.row.addWidget(self.menu_button)

    def set_density(self, density: Density) -> None:
        """Take height and margins."""
        super().set_density(density)
        self.row.setContentsMargins(edge_of(density), 0, edge_of(density), 0)

    def show_lines(self, first: str, second: str) -> None:
        """Show a text, and another one below it, which may be empty."""
        for line, text in zip(self._lines, (first, second), strict=True):
            line.show_text(text)
            line.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the history on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _MenuButton(QToolButton):
    """Opens a menu that Qt does not know as its own: else the keys of its items work here, too."""

    def __init__(self, menu: "LedgerMenu") -> None:
        super().__init__()
        self._menu = menu
        self.pressed.connect(self._on_pressed)

    def accessible(self) -> Opener:
        role = QAccessible.Role.ButtonMenu
        return Opener(self, role, _MenuButton.menu, _MenuButton.click)

    def menu(self) -> "LedgerMenu":
        return self._menu

    @Slot()
    def _on_pressed(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, 0)))  # it moves itself to its place
        self.setDown(False)  # that the key or the pointer goes up again is for the menu


class LedgerMenu(Menu):
    """What can be done with a row, with all rows, and with the column."""

    export_wanted = Signal()
    wipe_wanted = Signal()
    fold_wanted = Signal()

    def __init__(self, of_a_row: list[QAction]) -> None:
        super().__init__(_("Acciones del historial"))
        self.addActions(of_a_row)
        self.addSeparator()
        self.addAction(_("Exportar lo que se ve…")).triggered.connect(self.export_wanted)
        self.addAction(_("Borrar todo…")).triggered.connect(self.wipe_wanted)
        self.addSeparator()
        self._fold = self.addAction(_("Plegar el historial"))
        self._fold.triggered.connect(self.fold_wanted)

    def belong_to(self, button: QWidget) -> None:
        """Open above this button, at its right end: that is the window's lower right corner."""
        self.setParent(button, self.windowFlags())

    def showEvent(self, event: QShowEvent) -> None:
        """Move to the button; of itself a menu hangs out of the window where the screen goes on."""
        button = self.parentWidget()
        if button is not None:
            corner = button.mapToGlobal(QPoint(button.width(), 0))
            self.move(corner - QPoint(self.width(), self.height()))
        super().showEvent(event)

    @Slot(bool)
    def note_folded(self, is_folded: bool, has_room: bool) -> None:
        """Offer the other way from here on, where there is room for both."""
        self._fold.setEnabled(has_room)
        text = _("Desplegar el historial") if is_folded else _("Plegar el historial")
        self._fold.setText(text)
