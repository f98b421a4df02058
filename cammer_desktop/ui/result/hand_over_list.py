"""The ways to hand a link over, a row each: they stand there, disabled, before there is a link."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.channel_row import ChannelRow
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.sizes import Density
from cammer_desktop.ui.widgets.style import GRID


class HandOverList(QWidget):
    """A row for every channel but copying, which has its place in the link's box."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = ElidedLabel("group")
        self.rows: dict[Channel, ChannelRow] = {
            each: _row_of(each) for each in Channel if each is not Channel.COPY
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self._column.addSpacing(GRID // 2)
        for row in self.rows.values():
            self._column.addWidget(row)
        self.show_attempt(None)

    def set_density(self, density: Density) -> None:
        """Take the height of the rows."""
        for row in self.rows.values():
            row.set_density(density)

    @property
    def is_next(self) -> bool:
        """Whether one of the rows is shown as the next step."""
        return any(row.is_filled for row in self.rows.values())

    def show_attempt(self, attempt: Attempt | None) -> None:
        """Show to whom the link of an attempt goes, and how it went; None: there is no link."""
        there = attempt is not None and isinstance(attempt.outcome, Created)
        for row in self.rows.values():
            row.setEnabled(there)
        if attempt is None or not there:
            self._heading.show_text(_("Entregar"))
        else:
            whose = sentences.of_first_name(attempt.request)
            self._heading.show_text(_("Entregar a {name}").format(name=whose))
        is_waiting = attempt is not None and attempt.is_undelivered
        for number, (channel, row) in enumerate(self.rows.items()):
            row.fill(is_waiting and number == 0)
            done = None if attempt is None else attempt.hand_over_by(channel)
            row.tell("" if done is None else _done(done), "muted" if done is None else "ok")


def _done(hand_over: HandOver) -> str:
    at = "" if hand_over.at is None else f"{hand_over.at:%H:%M}"
    return _("✓ {word}").format(word=sentences.of_hand_over(hand_over.channel)) + f" {at}".rstrip()


def _row_of(channel: Channel) -> ChannelRow:
    spec = channel.spec
    made = ChannelRow(spec.icon, _(spec.label))
    made.setAccessibleName(_(spec.name))
    return made
