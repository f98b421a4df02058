"""The ways to hand a link over, a row each: they stand there, disabled, before there is a link."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.channel_row import ChannelRow
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.sizes import Density
from cammer_desktop.ui.widgets.style import GRID


class HandOverList(QWidget):
    """A row for every channel, the link's own box apart, and one for the large code."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = ElidedLabel("group")
        # Copying has its place in the link's box.
        self.rows = {each: _row_of(each) for each in Channel if each is not Channel.COPY}
        self._last: tuple[int, Channel | None] = (0, None)
        self.large = ChannelRow("qr-code", _("QR grande"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self._column.addSpacing(GRID // 2)
        for row in self._all:
            self._column.addWidget(row)
        self.show_attempt(None)

    def set_density(self, density: Density) -> None:
        """Take the height of the rows."""
        for row in self._all:
            row.set_density(density)

    @property
    def is_next(self) -> bool:
        """Whether one of the rows is shown as the next step."""
        return any(row.is_filled for row in self._all)

    def mark(self, attempt: Attempt, channel: Channel) -> None:
        """Show that an attempt's link was handed over just now."""
        self._last = (attempt.id, channel)
        self.show_attempt(attempt)

    def _way_of(self, attempt: Attempt | None) -> Channel | None:
        """Return how an attempt's link was handed over; the newest is known before the ledger."""
        if attempt is None:
            return None
        newest, channel = self._last
        return channel if newest == attempt.id else attempt.handed_over

    def show_attempt(self, attempt: Attempt | None) -> None:
        """Show to whom the link of an attempt goes, and how it went; None: there is no link."""
        there = attempt is not None and isinstance(attempt.outcome, Created)
        for row in self._all:
            row.setEnabled(there)
        if attempt is None or not there:
            self._heading.show_text(_("Entregar"))
        else:
            whose = sentences.of_first_name(attempt.request)
            self._heading.show_text(_("Entregar a {name}").format(name=whose))
        gone = self._way_of(attempt)
        is_waiting = attempt is not None and attempt.is_undelivered and gone is None
        for number, (channel, row) in enumerate(self.rows.items()):
            row.fill(is_waiting and number == 0)
            done = _("✓ {word}").format(word=sentences.of_hand_over(channel))
            row.tell(done if gone is channel else "", "ok" if gone is channel else "muted")

    @property
    def _all(self) -> Iterator[ChannelRow]:
        yield from self.rows.values()
        yield self.large


def _row_of(channel: Channel) -> ChannelRow:
    spec = channel.spec
    made = ChannelRow(spec.icon, _(spec.label))
    made.setAccessibleName(_(spec.name))
    return made
