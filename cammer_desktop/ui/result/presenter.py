"""The result's presenter: which attempt is spoken of, and how its link is handed over."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.summary import Summary
from cammer_desktop.flow.hand_over_controller import HandOverController
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.support.texts import N_
from cammer_desktop.ui.result import messages
from cammer_desktop.ui.result.advice import advice_of
from cammer_desktop.ui.result.channel_actions import ChannelActions
from cammer_desktop.ui.result.hand_over_list import EDIT
from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.result.sender import Sender
from cammer_desktop.ui.widgets.actions import action, action_of, qactions_of
from cammer_desktop.ui.widgets.message_bar import Message, MessageBar


class ResultPresenter(QObject):
    """Shows an attempt in panel and message bar, always the same one, and hands its link over.

    `shown` is emitted whenever something is shown, `repeat_wanted` when an attempt without a
    certain end is to be repeated. `token_wanted` carries why another token is wanted, `missed` the
    channel by which a link was to be handed over where there is none.
    """

    shown = Signal()
    repeat_wanted = Signal()
    token_wanted = Signal(str)
    missed = Signal(object)

    def __init__(
        self,
        panel: ResultPanel,
        bar: MessageBar,
        ledger_controller: LedgerController,
        hand_over_controller: HandOverController,
    ) -> None:
        """Take the widgets, the ledger, and what opens messages."""
        super().__init__()
        self._panel, self._bar = panel, bar
        self._ledger_controller = ledger_controller
        self._sender = Sender(hand_over_controller, bar, panel)
        self._attempt: Attempt | None = None
        self._is_row = False
        self.further, self._way_back = (0, ""), ""
        others = (EDIT, action_of(self.copy_message))
        self._channels = ChannelActions(panel, others, self)
        self._channels.wanted.connect(self.hand_over)
        self._sender.handed_over.connect(self._mark)
        self._sender.opening.connect(panel.hand_over.show_opening)
        panel.hand_over.edit_wanted.connect(self.edit_message)
        ledger_controller.changed.connect(self.update)
        panel.link_box.copied_changed.connect(self._on_copied_changed)
        panel.advice_box.repeat_wanted.connect(self.repeat_wanted)
        panel.advice_box.token_wanted.connect(self._on_token_wanted)

    @property
    def actions(self) -> list[QAction]:
        """New QActions for what can be done with the link, for the window to add."""
        return [*self._channels.actions(), *qactions_of(self)]

    @property
    def attempt(self) -> Attempt | None:
        """The attempt that is spoken of, None without one."""
        return self._attempt

    @property
    def is_row(self) -> bool:
        """Whether the attempt is shown as a row of the history, and not as news."""
        return self._is_row

    @property
    def has_focus(self) -> bool:
        """Whether the focus is at the link or beside it."""
        return self._panel.has_focus

    def take_focus(self) -> None:
        """Move the focus to the link that is shown."""
        self._panel.take_focus()

    @property
    def has_next_step(self) -> bool:
        """Whether a way to hand the link over is shown as the next step."""
        return self._panel.hand_over.is_next

    def promise(self, empty: str, begun: str) -> None:
        """Take what stands in place of the link: for nobody yet, and for somebody."""
        self._panel.promise(empty, begun)

    def show_summary(self, summary: Summary) -> None:
        """Show what will be sent; there is nothing to say of it."""
        self._attempt, self._is_row = None, False
        self._panel.show_summary(summary)
        self._restate(Message(""))

    def show_failure(self, attempt: Attempt, summary: Summary) -> None:
        """Say what came of an attempt without a link; show what will be sent if it is repeated."""
        self._attempt, self._is_row = attempt, False
        self._panel.show_summary(summary, advice_of(attempt, is_row=False))
        self._restate(self._message(attempt))

    def show_progress(self, attempt: Attempt, keys: str) -> None:
        """Show an attempt that is under way, and the keys that cancel it."""
        self._show(attempt, is_row=False)
        self._stand(messages.of_progress(keys))

    def show_seconds(self, seconds: int, keys: str) -> None:
        """Show for how many seconds it has been under way."""
        self._bar.restate(messages.of_progress(keys, seconds))

    def paint_link(self, attempt: Attempt) -> None:
        """Copy and paint the link that has just come, before all that goes with it."""
        self._panel.paint_link(attempt)

    def show_news(self, attempt: Attempt, further: str) -> None:
        """Show what has just come of an attempt, and copy its link; `further` is said as well."""
        self.further = (attempt.id, further)
        self._show(attempt, is_row=False)
        # The link is heard first, then what came of it: not the one in the midst of the other.
        if self._bar.has_focus and isinstance(attempt.outcome, Created):
            self._panel.take_focus()
        self.copy()
        self._stand(self._message(attempt))

    def copy(self) -> bool:
        """Copy the link that is shown, unmarked; return whether it is on the clipboard."""
        return self._panel.link_box.copy()

    def show_again(self, attempt: Attempt) -> None:
        """Show the attempt whose data are in the form as it was shown before."""
        self._show(attempt, is_row=False)
        self._restate(self._message(attempt))

    def show_row(self, attempt: Attempt, way_back: str) -> None:
        """Show an attempt of the history, and say how to go back from it."""
        self._way_back = way_back
        self._show(attempt, is_row=True)
        self._stand(self._message(attempt))

    @Slot(object)
    def hand_over(self, channel: Channel) -> None:
        """Hand over the link that is shown, or emit `missed`.

        A message is opened with the system's program for it, or seen before.
        """
        attempt, panel = self._made, self._panel
        if attempt is None:
            self.missed.emit(channel)
        elif channel.spec.message is not None:
            self._sender.send(channel, attempt)
        elif channel is Channel.VOICE:
            panel.dictate(partial(self._mark, attempt, channel))
        elif panel.link_box.copy(aloud=True) if channel is Channel.COPY else panel.show_large():
            self._mark(attempt, channel)  # else nothing was shown

    @action(N_("Copiar el mensaje con el enlace"), "Ctrl+Shift+T")
    def copy_message(self) -> None:
        """Copy a message's text: that of the row with the focus, else the one sent last.

        Else it is that of the first channel.
        """
        attempt, focused = self._made, self._panel.hand_over.focused
        if attempt is None:
            self.missed.emit(Channel.COPY)
            return
        done = [each.channel for each in reversed(attempt.hand_overs)]
        wanted = [each for each in (focused, *done) if each in MESSAGE_CHANNELS]
        self._sender.copy((wanted or MESSAGE_CHANNELS)[0], attempt)

    @Slot(object)
    def edit_message(self, channel: Channel) -> None:
        """Show the message of a channel before it is opened."""
        if self._made is not None:
            self._sender.show(channel, self._made)

    @property
    def _made(self) -> Attempt | None:
        """The attempt whose link is shown, None without one."""
        attempt = self._panel.attempt
        return attempt if attempt is not None and isinstance(attempt.outcome, Created) else None

    @Slot(object, object)
    def _mark(self, attempt: Attempt, channel: Channel) -> None:
        """Record and show that a link was handed over just now."""
        handed_over = self._ledger_controller.hand_over(attempt, channel)
        if self._attempt is not None and self._attempt.id == attempt.id:
            self._attempt = handed_over
            self._panel.note_hand_over(handed_over)
            self._retell(self._message(handed_over))
            if channel.spec.message is not None:  # what has another window is heard there
                self._panel.hand_over.say(channel)
        elif channel.spec.message is not None:
            self._sender.say_late(handed_over, channel)
        self.shown.emit()

    @Slot(object)
    def update(self, attempt: Attempt) -> None:
        """Show what became of the attempt, if it is the row that is shown."""
        if self._is_row and self._attempt is not None and self._attempt.id == attempt.id:
            self._show(attempt, is_row=True)
            self._restate(self._message(attempt))

    def _show(self, attempt: Attempt, *, is_row: bool) -> None:
        attempt = self._ledger_controller.marked(attempt)
        is_same = (attempt, is_row) == (self._panel.attempt, self._is_row)
        self._attempt, self._is_row = attempt, is_row
        if not is_same:
            self._panel.show_attempt(attempt, is_row=is_row)

    def _stand(self, message: Message) -> None:
        self._bar.stand(message)
        self._restate(message)

    def _restate(self, message: Message) -> None:
        self._retell(message)
        self.shown.emit()

    def _retell(self, message: Message) -> None:
        self._bar.restate(message)
        self._panel.link_box.tell(message.headline)

    def _message(self, attempt: Attempt) -> Message:
        """Return what is said of an attempt that is shown."""
        is_copied = self._panel.link_box.is_copied
        if self._is_row:
            return messages.of_row(attempt, self._way_back, is_copied=is_copied)
        further = self.further[1] if self.further[0] == attempt.id else ""
        return messages.of_news(attempt, is_copied=is_copied, further=further)

    @Slot()
    def _on_copied_changed(self) -> None:
        """Say "copied" only while that is true."""
        attempt = self._panel.attempt
        if attempt is not None and isinstance(attempt.outcome, Created):
            self._retell(self._message(attempt))

    @Slot()
    def _on_token_wanted(self) -> None:
        outcome = None if self._attempt is None else self._attempt.outcome
        # A row of the history waits for nothing: it is not sent again when there is a token.
        waits = outcome is not None and not self._is_row
        self.token_wanted.emit(sentences.of_outcome(outcome) if outcome and waits else "")
