"""How the window is laid out: the sandbox's band, and below it the three columns."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.band import SandboxBand
from cammer_desktop.ui.columns import ColumnsView
from cammer_desktop.ui.ledger.column import history_column
from cammer_desktop.ui.ledger.panel import LedgerPanel
from cammer_desktop.ui.rail import Entrance, IconRow, Rail
from cammer_desktop.ui.result.column import result_column
from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.session.column import session_column
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.session.next_step import Places
from cammer_desktop.ui.widgets.message_bar import MessageBar


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Parts:
    """The window's widgets, each under the name of its place."""

    form: Form
    steps: Places
    messages: MessageBar
    result: ResultPanel
    ledger: LedgerPanel


def lay_out(
    window: QWidget, parts: Parts, entrances: Sequence[Entrance], *, sandbox: bool
) -> ColumnsView:
    """Put everything in its place and return the columns.

    `entrances` lead to what is not in the window itself; the sandbox has a band above all.
    """
    ledger = parts.ledger
    history = Entrance("clock-counter-clockwise", _("Historial"), ledger.focus_search)
    row, rail = IconRow(entrances), Rail((history, *entrances))
    columns = ColumnsView(
        session_column(parts.steps.title, parts.form, parts.steps.buttons),
        result_column(parts.messages, parts.result, parts.steps.notes),
        history_column(ledger, row),
        rail,
    )
    ledger.search_wanted.connect(columns.open_history)
    ledger.table.chosen.connect(columns.show_result)
    ledger.fold_wanted.connect(columns.fold)
    ledger.undelivered_changed.connect(rail.count)
    columns.folded.connect(ledger.note_folded)
    columns.folded.connect(row.note_folded)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if sandbox:
        column.addWidget(SandboxBand())
    column.addWidget(columns, 1)
    return columns
