"""The result's presenter: which link is shown, and how it is handed over."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.flow.ledger_controller import LedgerController
from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.widgets.actions import Action, qactions_of
from cammer_desktop.ui.widgets.message_bar import MessageBar, Mood


class ResultPresenter(QObject):
    """Shows a link, and hands it over by each channel."""

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
        self._channels = QActionGroup(self)
        self._channels.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for channel in Channel:
            self._add_channel(channel)
        self._channels.triggered.connect(self._on_triggered)

    @property
    def actions(self) -> list[QAction]:
        """New QActions for what can be done with the link, for the window to add."""
        return [*self._channels.actions(), *qactions_of(self._panel)]

    @property
    def attempt(self) -> Attempt | None:
        """The attempt whose link is shown, None without one."""
        return self._panel.attempt

    def show(self, attempt: Attempt | None) -> None:
        """Show the link of an attempt that made one, or none."""
        if attempt is None:
            self._panel.clear()
        else:
            self._panel.show_attempt(attempt)

    def take_focus(self) -> None:
        """Move the focus to the channels."""
        self._panel.take_focus()

    def hand_over(self, channel: Channel) -> bool:
        """Hand over the link that is shown, and return whether that was done.

        If the system has no program for the channel, the link is copied instead, and the message
        bar says so.
        """
        attempt, spec = self._panel.attempt, channel.spec
        if attempt is None:
            return False
        if spec.address is None or not self._open_url(spec.address(attempt)):
            if not self._panel.copy():
                return False
            if spec.address is not None:
                text = _("{channel}: nada se abrió en este equipo. El enlace quedó copiado.")
                self._bar.say(text.format(channel=_(spec.label)), Mood.WARNING)
            channel = Channel.COPY
        self._ledger_controller.hand_over(attempt, channel)
        return True

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
