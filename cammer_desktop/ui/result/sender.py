"""Sends messages: opens each with the system's program for it, or copies its text."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import Message
from cammer_desktop.domain.message_doubts import doubts_of, variables_in
from cammer_desktop.domain.outcome import Created
from cammer_desktop.flow.hand_over_controller import HandOverController
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood


class Sender(QObject):
    """Sends the message of an attempt, whatever is shown when its program has opened.

    `handed_over` carries the attempt and the channel by which its link has left just now,
    `opening` all that is being opened: pairs of an attempt's id and a channel.
    """

    handed_over = Signal(object, object)
    opening = Signal(object)

    def __init__(self, controller: HandOverController, bar: MessageBar, place: QWidget) -> None:
        """Take what opens, where it is told, and in whose window dialogs are shown."""
        super().__init__()
        self._controller = controller
        self._bar = bar
        self._place = place
        self._opening: set[tuple[int, Channel]] = set()

    def send(self, channel: Channel, attempt: Attempt) -> None:
        """Open the default message at once, or show it where something must be seen before.

        While a message is being opened, a second time nothing is done.
        """
        if (attempt.id, channel) in self._opening:
            return
        message = self._composed(channel, attempt)
        if doubts_of(channel, message, attempt.request):
            self.show(channel, attempt)
        else:
            self._open(channel, attempt, channel.message.uri(message), message.text)

    def copy(self, channel: Channel, attempt: Attempt) -> None:
        """Copy the default message's text; if a variable has no value, show it in place of that."""
        message = self._composed(channel, attempt)
        if variables_in(message):
            self.show(channel, attempt)
        else:
            self._copy(channel, attempt, message.text)

    def show(self, channel: Channel, attempt: Attempt) -> None:
        """Show the message, to be looked at, changed, opened or copied."""
        from cammer_desktop.ui.result.message_dialog import MessageDialog

        messages = self._controller.messages
        dialog = MessageDialog(channel, attempt, messages, self._place.window())
        dialog.open_wanted.connect(partial(self._open, channel, attempt))
        dialog.copy_wanted.connect(partial(self._copy, channel, attempt))
        dialog.open()

    def _composed(self, channel: Channel, attempt: Attempt) -> Message:
        link = attempt.outcome.link if isinstance(attempt.outcome, Created) else ""
        return self._controller.messages.compose(channel, attempt.request, link).message

    def _open(self, channel: Channel, attempt: Attempt, uri: str, text: str) -> None:
        self._opening.add((attempt.id, channel))
        self.opening.emit(frozenset(self._opening))
        self._controller.open(uri, partial(self._on_opened, channel, attempt, text))

    def _on_opened(self, channel: Channel, attempt: Attempt, text: str, is_open: bool) -> None:
        self._opening.discard((attempt.id, channel))
        self.opening.emit(frozenset(self._opening))
        if is_open:
            self.handed_over.emit(attempt, channel)
            return
        QGuiApplication.clipboard().setText(text)
        self._bar.say(sentences.of_not_opened(channel, attempt.request), Mood.WARNING)
        self.handed_over.emit(attempt, Channel.COPY)

    def _copy(self, channel: Channel, attempt: Attempt, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._bar.say(sentences.of_copied_message(channel, attempt.request))
        self.handed_over.emit(attempt, Channel.COPY)
