"""The history's column: its title with the program's entrances, the list, the day's counts."""

from PySide6.QtWidgets import QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.ledger.panel import LedgerPanel
from cammer_desktop.ui.widgets.column import Column, Strip, header_label


def history_column(panel: LedgerPanel, entrances: QWidget) -> Column:
    """Return the column around the history; `entrances` are the buttons beside its title."""
    header = Strip(header_label(_("Historial")))
    header.row.addStretch(1)
    header.row.addWidget(entrances)
    return Column("window", header, panel, Strip(is_footer=True))
