"""The links of this run, newest first."""

from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.support.texts import _

_Index = QModelIndex | QPersistentModelIndex


class TodayModel(QAbstractTableModel):
    """The attempts of this run as rows: time, customer, destination, what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self._attempts: list[Attempt] = []
        self._headings = (_("Hora"), _("Cliente"), _("Destino"), _("Estado"))

    def put(self, attempt: Attempt) -> None:
        """Show a new attempt, or what has become of one that is shown."""
        for row, other in enumerate(self._attempts):
            if other.number == attempt.number:
                self._attempts[row] = attempt
                last = len(self._headings) - 1
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))
                return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._attempts.insert(0, attempt)
        self.endInsertRows()

    def attempt(self, row: int) -> Attempt:
        """Return the attempt of a row."""
        return self._attempts[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many attempts there are."""
        return 0 if parent.isValid() else len(self._attempts)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        attempt = self._attempts[index.row()]
        text = (
            f"{attempt.at:%H:%M}",
            attempt.request.name,
            sentences.of_destination(attempt.request.destination),
            sentences.of_state(attempt.outcome),
        )[index.column()]
        # A tool tip would read a name that looks like HTML as such: it is given HTML.
        return f"<span>{escape(text)}</span>" if role == Qt.ItemDataRole.ToolTipRole else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None


class TodayList(QTableView):
    """The list; `chosen` carries the attempt whose row was activated."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model_of_today = TodayModel()
        self.setModel(self.model_of_today)
        self.setAccessibleName(_("Enlaces de hoy"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 10)
        header = self.horizontalHeader()
        header.hide()
        sized = QHeaderView.ResizeMode
        for column, mode in enumerate(
            (sized.ResizeToContents, sized.Stretch, sized.Stretch, sized.ResizeToContents)
        ):
            header.setSectionResizeMode(column, mode)
        self.activated.connect(self._on_activated)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or say that there are none yet."""
        super().paintEvent(event)
        if self.model_of_today.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            centre = int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(self.viewport().rect(), centre, _("Todavía no hay enlaces."))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model_of_today.attempt(index.row()))
