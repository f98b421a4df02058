"""The history's column: its title with the program's entrances, the list, the day's counts."""

from PySide6.QtWidgets import QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.ledger.footer import edge_of
from cammer_desktop.ui.ledger.panel import LedgerPanel
from cammer_desktop.ui.widgets.column import Column, Strip, header_label
from cammer_desktop.ui.widgets.sizes import SIZES, Density


class _Header(Strip):
    """A header with the history's margins; at the right an icon has a margin of its own."""

    def set_density(self, density: Density) -> None:
        """Take height and margins."""
        super().set_density(density)
        self.row.setContentsMargins(edge_of(density), 0, SIZES.grid, 0)


def history_column(panel: LedgerPanel, entrances: QWidget) -> Column:
    """Return the column around the history; `entrances` are the buttons beside its title."""
    header = _Header(header_label(_("Historial")))
    header.row.addStretch(1)
    header.row.addWidget(entrances)
    return Column("window", header, panel, panel.footer)
