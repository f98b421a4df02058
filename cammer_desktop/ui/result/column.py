"""The result's column: what came of it, whose it is, the link, and what the next key does."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.widgets.column import Column, Strip, header_label
from cammer_desktop.ui.widgets.message_bar import MessageBar
from cammer_desktop.ui.widgets.style import GRID


def result_column(bar: MessageBar, panel: ResultPanel) -> Column:
    """Return the column around what is said and the link."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.addWidget(bar)
    column.addWidget(panel, 1)
    made = Column("base", Strip(header_label(_("Resultado"))), content, Strip(is_footer=True))
    made.setFocusProxy(bar)
    return made
