"""The ways to hand a link over, a row each: they stand there, disabled, before there is a link."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.recipient import is_fixed_line
from cammer_desktop.domain.session import SessionRequest, text_of
from cammer_desktop.support.texts import N_, _
from cammer_desktop.ui.result.channel_row import ChannelRow
from cammer_desktop.ui.widgets.actions import UNFOLD, Action
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.icons import icon
from cammer_desktop.ui.widgets.sizes import SIZES, Density
from cammer_desktop.ui.widgets.style import GRID, set_style_property
from cammer_desktop.ui.widgets.tip import explain

EDIT = Action(
    N_("Ver y cambiar el mensaje"), (UNFOLD,), Qt.ShortcutContext.WidgetWithChildrenShortcut
)
"""What the button at the end of a message's row does, and its key at the row."""

_EDIT_WIDTH = 3 * GRID

Opening = Collection[tuple[int, Channel]]
"""What is being opened: an attempt's id, and by which channel its link is handed over."""


class HandOverList(QWidget):
    """A row for every channel but copying, which has its place in the link's box.

    `edit_wanted` carries the channel whose message is to be seen before it is opened.
    """

    edit_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._heading = ElidedLabel("group")
        self._attempt: Attempt | None = None
        self._wanted = 0
        self._opening: Opening = ()
        self.rows: dict[Channel, ChannelRow] = {}
        self._holders: dict[Channel, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column.addWidget(self._heading)
        channels = [channel for channel in Channel if channel is not Channel.COPY]
        labels = [_(channel.spec.label) for channel in channels]
        for channel in channels:
            self._add_row(channel, labels)
        self.show_attempt(None)

    def set_density(self, density: Density) -> None:
        """Take the height that the rows are to have, and the room above them."""
        self._wanted = density.channel
        self._heading.setContentsMargins(0, 0, 0, density.below_heading)

    def fit(self, room: int) -> None:
        """Give the rows the height for which there is room, in logical pixels.

        Where even low rows have none the heading is left out; what is longer still is scrolled.
        """
        number, heading = len(self.rows), self._heading.sizeHint().height()
        has_heading = room - heading >= number * SIZES.least_channel
        each = (room - heading * has_heading) // number
        self._heading.setVisible(has_heading)
        high = max(SIZES.least_channel, min(each, self._wanted))
        for channel, row in self.rows.items():
            row.set_height(high)
            self._holders[channel].setFixedHeight(high)

    @property
    def is_next(self) -> bool:
        """Whether one of the rows is shown as the next step."""
        return any(row.is_filled for row in self.rows.values())

    @property
    def actions_of_rows(self) -> list[QAction]:
        """What keys do at a row of a message, for the help."""
        return self._holders[MESSAGE_CHANNELS[0]].actions()

    @property
    def focused(self) -> Channel | None:
        """The channel whose row has the focus, None if none has."""
        return next((each for each, row in self.rows.items() if row.hasFocus()), None)

    def show_attempt(self, attempt: Attempt | None) -> None:
        """Show to whom the link of an attempt goes, and how it went; None: there is no link."""
        is_made = attempt is not None and isinstance(attempt.outcome, Created)
        self._attempt = attempt if is_made else None
        self._show()

    def say(self, channel: Channel) -> None:
        """Announce what the row of a channel says, wherever the focus is."""
        label, told = _(channel.spec.label), self.rows[channel].told
        announce(self, _("{channel}: {what}").format(channel=label, what=told))

    def show_opening(self, opening: Opening) -> None:
        """Show which messages are being opened, as far as they are of the attempt that is shown."""
        self._opening = opening
        self._show()

    def _show(self) -> None:
        attempt = self._attempt
        heading = _("Entregar")
        if attempt is not None:
            whose = sentences.of_first_name(attempt.request)
            heading = _("Entregar a {name}").format(name=whose)
        self._heading.show_text(heading)
        is_due = attempt is not None and attempt.is_undelivered
        for channel, row in self.rows.items():
            self._holders[channel].setEnabled(attempt is not None)
            is_next = is_due and attempt is not None and _may_arrive(channel, attempt.request)
            row.fill(is_next)
            is_due = is_due and not is_next
            self._tell(row, channel)

    def _tell(self, row: ChannelRow, channel: Channel) -> None:
        """Say in a row what became of the link by its channel, or else where it would go."""
        attempt = self._attempt
        done = None if attempt is None else attempt.hand_over_by(channel)
        if attempt is None:
            row.tell()
        elif (attempt.id, channel) in self._opening:
            row.tell(_("abriendo…"))
        elif done is not None:
            row.tell(sentences.of_done(done, attempt.at), shade="ok")
        elif channel.spec.message is not None:
            _tell_addressee(row, channel, attempt.request)
        else:
            row.tell()

    def _add_row(self, channel: Channel, labels: Sequence[str]) -> None:
        spec = channel.spec
        row = self.rows[channel] = ChannelRow(spec.icon, _(spec.label), labels)
        row.setAccessibleName(_(spec.name))
        holder = self._holders[channel] = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(row, 1)
        if spec.message is None:
            line.addSpacing(_EDIT_WIDTH)  # so that all keys stand below each other
        else:
            qaction = EDIT.qaction(holder)
            qaction.triggered.connect(partial(self.edit_wanted.emit, channel))
            holder.addAction(qaction)
            line.addWidget(_edit_button(channel, qaction))
        self._column.addWidget(holder)


def _may_arrive(channel: Channel, request: SessionRequest) -> bool:
    """Tell whether nothing is known that keeps a link from the customer by a channel."""
    if channel.spec.message is None:
        return True
    to = text_of(channel.message.field, request) or ""
    return bool(to) and not is_fixed_line(channel, to)


def _tell_addressee(row: ChannelRow, channel: Channel, request: SessionRequest) -> None:
    """Say in a row to which number or address its message goes."""
    to = sentences.of_addressee(channel, request)
    if text_of(channel.message.field, request) and not _may_arrive(channel, request):
        fixed = sentences.of_fixed_line()
        row.tell(f"{fixed} {to}", fixed, shade="warning")
    else:
        row.tell(to)


def _edit_button(channel: Channel, action: QAction) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon("dots-three"))
    made.setIconSize(QSize(SIZES.icon, SIZES.icon))
    name = _("{action}: {channel}").format(action=EDIT.text, channel=_(channel.spec.label))
    made.setAccessibleName(name)
    explain(made, EDIT.tooltip, EDIT.shortcut)
    set_style_property(made, "role", "narrow")
    policies = QSizePolicy.Policy
    made.setSizePolicy(policies.Fixed, policies.Ignored)  # as high as its row
    made.clicked.connect(action.trigger)
    return made
