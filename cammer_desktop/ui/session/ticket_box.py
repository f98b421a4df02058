"""The ticket: folded until it is wanted; folded, it is not sent."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.catalogue import Entry, Kind, Offer, Promotion
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.session import Ticket
from cammer_desktop.support.texts import _
from cammer_desktop.ui.session.name_completer import NameCompleter
from cammer_desktop.ui.widgets.field_row import Editor, FieldRow
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_LINES = 3


class TicketBox(QWidget):
    """A promotion's title and description; `edited` is emitted when any of it changes."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fold = QToolButton()
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setAccessibleName(_("Ticket"))
        set_style_property(self._fold, "role", "fold")
        self._fold.toggled.connect(self._on_folded)
        self.title = _row(Field.TICKET_TITLE, QLineEdit())
        description = QPlainTextEdit()
        description.setTabChangesFocus(True)
        description.document().setDocumentMargin(2)  # its text stands level with a line's
        description.setFixedHeight(description.fontMetrics().lineSpacing() * _LINES + 14)
        self.description = _row(Field.TICKET_DESCRIPTION, description)
        # It only fills in the texts below, which are what is sent.
        self._promotion = QLineEdit()
        self._promotion.setAccessibleName(_("Promoción"))
        self._promotion.setPlaceholderText(_("Buscar…"))
        self.promotions = NameCompleter(self._promotion, Kind.PROMOTION)
        self.promotions.chosen.connect(self._on_promotion)
        self._content = QWidget()
        self._assemble()
        for row in (self.title, self.description):
            row.edited.connect(self._on_edited)
        self._on_folded(False)

    @property
    def ticket(self) -> Ticket | None:
        """The ticket as it was typed, None where it is folded."""
        return Ticket(*self.texts) if self._fold.isChecked() else None

    @property
    def texts(self) -> tuple[str, str]:
        """Title and description as they were typed, folded or not."""
        return self.title.text, self.description.text

    def show_ticket(self, texts: tuple[str, str], wanted: bool) -> None:
        """Show title and description, unfolded if they are wanted."""
        self.title.set_text(texts[0])
        self.description.set_text(texts[1])
        self._fold.setChecked(wanted)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these promotions from here on."""
        self.promotions.offer(offers)

    def unfold(self) -> None:
        """Bring it into view."""
        self._fold.setChecked(True)

    def reset(self) -> None:
        """Empty and fold it."""
        self.title.reset()
        self.description.reset()
        self._promotion.clear()
        self.promotions.held = None
        self._fold.setChecked(False)

    def set_read_only(self, read_only: bool) -> None:
        """Let the ticket be read but not changed, or be changed again."""
        self._fold.setEnabled(not read_only)
        self._promotion.setReadOnly(read_only)
        self.title.set_read_only(read_only)
        self.description.set_read_only(read_only)

    @Slot(object)
    def _on_promotion(self, entry: Entry) -> None:
        if isinstance(entry, Promotion):
            self._promotion.setText(entry.name)
            self.show_ticket((entry.title, entry.description), True)

    @Slot(bool)
    def _on_folded(self, wanted: bool) -> None:
        self._content.setVisible(wanted)
        self._fold.setArrowType(Qt.ArrowType.DownArrow if wanted else Qt.ArrowType.RightArrow)
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        in_reserve = self.ticket is None and any(self.texts)
        self._fold.setText(_("TICKET · no se envía") if in_reserve else _("TICKET (opcional)"))
        self.edited.emit()

    def _assemble(self) -> None:
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(self.title)
        inside.addWidget(self.description)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        label = QLabel(_("Promoción"))
        label.setBuddy(self._promotion)
        set_style_property(label, "role", "muted")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._fold)
        head.addStretch(1)
        for widget in (label, self._promotion, self.promotions.button(_("Elegir promoción"))):
            # Aligned, since what is not would keep the row as low as itself.
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self._content)


def _row(field: Field, editor: Editor) -> FieldRow:
    return FieldRow(sentences.of_label(field), sentences.of_field(field), editor)
