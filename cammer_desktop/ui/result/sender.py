"""Sends messages: opens each with the system's program for it, or copies its text."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from cammer_desktop.domain import phone, recipient, sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import Message
from cammer_desktop.domain.message_doubts import Doubt, doubts_of
from cammer_desktop.domain.outcome import Created
from cammer_desktop.flow.hand_over_controller import HandOverController
from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood

PAUSE_MS = 1_000
"""How long after a message was opened another press is taken for the same one."""

# What speaks against copying a text, too.
_OF_THE_TEXT: Final = {Doubt.NO_VALUE, Doubt.NO_LINK, Doubt.DAMAGED}


class Sender(QObject):
    """Sends the message of an attempt, whatever is shown when its program has opened.

    `handed_over` carries the attempt and the channel by which its link has left just now,
    `opening` all that is being opened: pairs of an attempt's id and a channel.
    """

    handed_over = Signal(object, object)
    opening = Signal(object)

    def __init__(self, controller: HandOverController, bar: MessageBar, panel: ResultPanel) -> None:
        """Take what opens, where it is told, and what shows the link."""
        super().__init__(panel)  # the clipboard is there longer than the window
        self._controller = controller
        self._bar = bar
        self._panel = panel
        self._opening: set[tuple[int, Channel]] = set()
        self._just_opened: set[tuple[int, Channel]] = set()
        self._typed: dict[tuple[int, Field], str] = {}
        self._copied = ("", "")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause)
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard)

    def send(self, channel: Channel, attempt: Attempt) -> None:
        """Open the default message at once, or show it where something must be seen before.

        One that is too long to be opened is copied instead. While a message is being opened, and
        for a moment after, a second time nothing is done.
        """
        if (attempt.id, channel) in self._opening | self._just_opened:
            return
        message = self._composed(channel, attempt)
        doubts = doubts_of(channel, message, _link_of(attempt))
        if doubts == (Doubt.TOO_LONG,):
            told = sentences.of_copied_instead(channel, attempt.request)
            self._put(message.text, told, Mood.WARNING)
            self.handed_over.emit(attempt, Channel.COPY)
        elif doubts:
            self._show(channel, attempt, by_itself=True)
        else:
            self._open(channel, attempt, channel.message.uri(message), message.text)

    def copy(self, channel: Channel, attempt: Attempt) -> None:
        """Copy the default message's text; if that is not whole, show it in place of that."""
        message = self._composed(channel, attempt)
        if _OF_THE_TEXT.intersection(doubts_of(channel, message, _link_of(attempt))):
            self._show(channel, attempt, by_itself=True)
        else:
            self._copy(channel, attempt, message.text)

    def show(self, channel: Channel, attempt: Attempt) -> None:
        """Show the message, to be looked at, changed, opened or copied."""
        self._show(channel, attempt, by_itself=False)

    def say_late(self, attempt: Attempt, channel: Channel) -> None:
        """Announce whose message was opened: another customer is in view."""
        done = attempt.hand_over_by(channel)
        if done is not None:
            announce(self._bar, sentences.of_opened_late(done, attempt.request, attempt.at))

    def _show(self, channel: Channel, attempt: Attempt, *, by_itself: bool) -> None:
        from cammer_desktop.ui.result.message_dialog import MessageDialog

        messages, window = self._controller.messages, self._panel.window()
        typed = self._typed.get((attempt.id, channel.message.field))
        dialog = MessageDialog(channel, attempt, messages, window, typed)
        dialog.recipient_typed.connect(partial(self._keep, channel, attempt))
        dialog.open_wanted.connect(partial(self._open, channel, attempt))
        dialog.copy_wanted.connect(partial(self._copy, channel, attempt))
        if by_itself:
            dialog.passed_over.connect(partial(self._go_on, attempt))
            dialog.show_doubt()
        dialog.open()

    def _keep(self, channel: Channel, attempt: Attempt, typed: str) -> None:
        """Keep a number or address that was typed: it is that of this link's next message, too."""
        self._typed[attempt.id, channel.message.field] = typed

    def _go_on(self, attempt: Attempt, text: str, doubt: str) -> None:
        """Leave a message unopened for what is typed on: it is the next customer's."""
        self._panel.window().activateWindow()
        self._panel.composed.emit(text)
        told = sentences.of_unopened(attempt.request, doubt)
        self._bar.say(told, Mood.WARNING, of_customer=True)

    def _composed(self, channel: Channel, attempt: Attempt) -> Message:
        request = attempt.request
        message = self._controller.messages.compose(channel, request, _link_of(attempt)).message
        typed = self._typed.get((attempt.id, channel.message.field))
        if typed is None:
            return message
        region = phone.read(request.phone, "").region
        return replace(message, to=recipient.read(channel, typed, region).to)

    def _open(self, channel: Channel, attempt: Attempt, uri: str, text: str) -> None:
        self._opening.add((attempt.id, channel))
        self.opening.emit(frozenset(self._opening))
        announce(self._bar, sentences.of_opening(channel))
        then = partial(self._on_opened, channel, attempt, (text, _what_is_copied()))
        self._controller.open(uri, then)

    def _on_opened(
        self, channel: Channel, attempt: Attempt, texts: tuple[str, object], is_open: bool
    ) -> None:
        text, before = texts
        self._opening.discard((attempt.id, channel))
        self.opening.emit(frozenset(self._opening))
        if is_open:
            self._just_opened.add((attempt.id, channel))
            self._pause.start(PAUSE_MS)
            self.handed_over.emit(attempt, channel)
            return
        shown = self._panel.attempt
        if shown is None or shown.id != attempt.id or _what_is_copied() != before:
            # What is there by now is another customer's link, or something of the agent's own.
            told = sentences.of_not_delivered(channel, attempt.request)
            self._bar.say(told, Mood.WARNING, of_customer=True)
            return
        self._put(text, sentences.of_not_opened(channel, attempt.request), Mood.WARNING)
        self.handed_over.emit(attempt, Channel.COPY)

    def _copy(self, channel: Channel, attempt: Attempt, text: str) -> None:
        self._put(text, sentences.of_copied_message(channel, attempt.request))
        self.handed_over.emit(attempt, Channel.COPY)

    def _put(self, text: str, said: str, mood: Mood = Mood.PLAIN) -> None:
        """Put a text on the clipboard, and say so while it is there."""
        QGuiApplication.clipboard().setText(text)
        self._copied = (text, said)
        self._bar.say(said, mood, of_customer=True)

    @Slot()
    def _on_clipboard(self) -> None:
        """Say no longer that a message is copied when something else is."""
        text, said = self._copied
        if said and QGuiApplication.clipboard().text() != text:
            self._copied = ("", "")
            self._bar.withdraw(said)

    @Slot()
    def _on_pause(self) -> None:
        self._just_opened.clear()


def _link_of(attempt: Attempt) -> str:
    return attempt.outcome.link if isinstance(attempt.outcome, Created) else ""


def _what_is_copied() -> tuple[str, list[str]]:
    """Return what tells one content of the clipboard from another."""
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()  # None where nothing is
    return clipboard.text(), [] if data is None else data.formats()
