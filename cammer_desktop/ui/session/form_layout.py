"""Where the form's fields are: three groups with lines between them, labels of one width."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.ui.session.destination_box import DestinationBox
from cammer_desktop.ui.session.phone_row import PhoneRow
from cammer_desktop.ui.session.ticket_box import TicketBox
from cammer_desktop.ui.widgets.column import line
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.sizes import COLUMNS, DENSITIES, SIZES, Density
from cammer_desktop.ui.widgets.style import GRID


class FormLayout(QVBoxLayout):
    """The groups of a form: customer, destination, ticket."""

    def __init__(
        self,
        form: QWidget,
        customer: Sequence[FieldRow],
        destination: DestinationBox,
        ticket: TicketBox,
    ) -> None:
        super().__init__(form)
        self._customer = customer
        self._destination = destination
        self._ticket = ticket
        self._lead_width = 0
        self._groups: list[QVBoxLayout] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        for widgets in (customer, (destination,), (ticket,)):
            self._add_group(widgets)
        self.addStretch(1)
        self.set_density(DENSITIES[0])

    def _add_group(self, widgets: Sequence[QWidget]) -> None:
        if self._groups:
            self.addWidget(line())
        group = QVBoxLayout()
        self.addLayout(group)
        group.setSpacing(0)
        for each in widgets:
            group.addWidget(each)
        self._groups.append(group)

    def set_density(self, density: Density) -> None:
        """Take the distances of a density; the notes below the fields have their room in all."""
        gap = density.pitch - SIZES.field - SIZES.note_slot
        for row in self._customer:
            # The second line of the phone's note takes some of the gap.
            row.set_gap(max(0, gap - GRID // 2) if isinstance(row, PhoneRow) else gap)
        self._destination.set_gaps(min(GRID, density.group), gap)
        for number, group in enumerate(self._groups):
            above = density.group if number else density.edge_above
            group.setContentsMargins(density.edge, above, density.edge, 0)

    def use_width(self, width: int) -> None:
        """Take the labels' width from the form's; all are as wide as the longest, up to a limit."""
        least = next((each.label for each in COLUMNS if width >= each.form), COLUMNS[-1].label)
        labelled: tuple[FieldRow | DestinationBox, ...] = (
            *self._customer,
            self._destination,
            *self._ticket.labelled,
        )
        longest = max(each.lead_width for each in labelled)
        wide = min(max(least, longest), SIZES.most_label)
        if wide != self._lead_width:
            self._lead_width = wide
            for each in labelled:
                each.set_lead_width(wide)
