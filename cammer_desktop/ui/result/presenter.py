"""The result's presenter: which attempt is spoken of, and how its link is handed over."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Created, Outcome, Uncertain
from cammer_desktop.domain.summary import Summary
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.widgets.actions import Action, qactions_of
from cammer_desktop.ui.widgets.message_bar import Message, MessageBar, Mood


class ResultPresenter(QObject):
    """Shows an attempt in panel and message bar, always the same one, and hands its link over."""

    def __init__(
        self,
        panel: ResultPanel,
        bar: MessageBar,
        ledger_controller: LedgerController,
        open_url: Callable[[str], bool],
    ) -> None:
        """Take the widgets, the ledger, and a function that opens a URL with the system's program.

        `open_url` returns whether there is a program for the URL.
        """
        super().__init__()
        self._panel = panel
        self._bar = bar
        self._ledger_controller = ledger_controller
        self._open_url = open_url
        self._attempt: Attempt | None = None
        self._is_row = False
        self._further = (0, "")
        self._way_back = ""
        self._channels = QActionGroup(self)
        self._channels.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for channel in Channel:
            self._add_channel(channel)
        self._channels.triggered.connect(self._on_triggered)
        panel.link_page.copied_changed.connect(self._on_copied_changed)

    @property
    def actions(self) -> list[QAction]:
        """New QActions for what can be done with the link, for the window to add."""
        return [*self._channels.actions(), *qactions_of(self._panel)]

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

    def show_summary(self, summary: Summary) -> None:
        """Show what will be sent; there is nothing to say of it."""
        self._attempt, self._is_row = None, False
        self._panel.show_summary(summary)
        self._bar.restate(Message(""))

    def show_failure(self, attempt: Attempt, summary: Summary) -> None:
        """Say what came of an attempt without a link; show what will be sent if it is repeated."""
        self._attempt, self._is_row = attempt, False
        self._panel.show_summary(summary)
        self._bar.restate(self._message(attempt))

    def show_progress(self, attempt: Attempt, text: str) -> None:
        """Show an attempt that is under way."""
        self._show(attempt, is_row=False)
        self._bar.stand(Message(text))

    def show_news(self, attempt: Attempt, further: str) -> None:
        """Show what has just come of an attempt, and copy its link; `further` is said as well."""
        self._further = (attempt.id, further)
        self._show(attempt, is_row=False)
        self._panel.link_page.copy()  # not by the agent's wish, so not handed over yet
        # A screen reader breaks off an announcement for a change of the focus: that comes first.
        if self._bar.has_focus and isinstance(attempt.outcome, Created):
            self._panel.take_focus()
        self._bar.stand(self._message(attempt))

    def show_again(self, attempt: Attempt) -> None:
        """Show the attempt whose data are in the form as it was shown before."""
        self._show(attempt, is_row=False)
        self._bar.restate(self._message(attempt))

    def show_row(self, attempt: Attempt, way_back: str) -> None:
        """Show an attempt of the history, and say how to go back from it."""
        self._way_back = way_back
        self._show(attempt, is_row=True)
        self._bar.stand(self._message(attempt))

    def hand_over(self, channel: Channel) -> bool:
        """Hand over the link that is shown, and return whether that was done.

        If the system has no program for the channel, the link is copied instead, and the message
        bar says so.
        """
        attempt, spec = self._panel.attempt, channel.spec
        if attempt is None or not isinstance(attempt.outcome, Created):
            return False
        if spec.address is None or not self._open_url(spec.address(attempt)):
            if not self._panel.link_page.copy():
                return False
            if spec.address is not None:
                text = _("{channel}: nada se abrió en este equipo. El enlace quedó copiado.")
                self._bar.say(text.format(channel=_(spec.label)), Mood.WARNING)
            channel = Channel.COPY
        self._ledger_controller.hand_over(attempt, channel)
        return True

    def update(self, attempt: Attempt) -> None:
        """Show what became of the attempt, if it is the row that is shown."""
        if self._is_row and self._attempt is not None and self._attempt.id == attempt.id:
            self._show(attempt, is_row=True)
            self._bar.restate(self._message(attempt))

    def _show(self, attempt: Attempt, *, is_row: bool) -> None:
        self._attempt, self._is_row = attempt, is_row
        if attempt != self._panel.attempt:
            self._panel.show_attempt(attempt)

    def _message(self, attempt: Attempt) -> Message:
        """Return what is said of an attempt that is shown."""
        outcome = attempt.outcome
        if outcome is None:
            return Message(_("Creando el enlace…"))
        details = sentences.of_diagnosis(outcome, attempt.at, attempt.id)
        if isinstance(outcome, Created):
            copied = self._panel.link_page.is_copied
            text = _("Enlace creado y copiado.") if copied else _("Enlace creado; cópielo.")
        else:
            text = sentences.of_outcome(outcome, attempt.request)
            # For a help desk, and so without the customer.
            details = f"{sentences.of_outcome(outcome)}\n\n{details}"
        if self._is_row:
            # Without a sign and by name, so that nobody takes it for news of another customer.
            said = _("Historial · {name}, {day} {time}. {text} {way_back}").format(
                name=sentences.of_customer(attempt.request),
                day=f"{attempt.at:%d/%m}",
                time=f"{attempt.at:%H:%M}",
                text=text,
                way_back=self._way_back,
            )
            return Message(said, Mood.PLAIN, details)
        further = self._further[1] if self._further[0] == attempt.id else ""
        return Message("\n".join(filter(None, (text, further))), _mood_of(outcome), details)

    @Slot()
    def _on_copied_changed(self) -> None:
        """Say "copied" only while that is true."""
        attempt = self._panel.attempt
        if attempt is not None and isinstance(attempt.outcome, Created):
            self._bar.restate(self._message(attempt))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.hand_over(action.data())

    def _add_channel(self, channel: Channel) -> None:
        spec = channel.spec
        action = Action(spec.description, (spec.shortcut,))
        qaction = action.qaction(self)
        qaction.setData(channel)
        self._channels.addAction(qaction)
        button = self._panel.button(channel)
        button.setToolTip(action.tooltip)
        button.clicked.connect(qaction.trigger)


def _mood_of(outcome: Outcome) -> Mood:
    if isinstance(outcome, Created):
        return Mood.OK
    return Mood.WARNING if isinstance(outcome, Uncertain) else Mood.ERROR
