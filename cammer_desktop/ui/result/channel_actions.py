"""An action for every channel: what its row or button does, and its key."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.ui.result.channel_row import ChannelRow
from cammer_desktop.ui.result.panel import ResultPanel
from cammer_desktop.ui.widgets.actions import Action
from cammer_desktop.ui.widgets.tip import explain


class ChannelActions(QActionGroup):
    """The actions, from the channels' declarations; `wanted` carries the channel of one."""

    wanted = Signal(object)

    def __init__(
        self, panel: ResultPanel, at_messages: tuple[Action, ...], parent: QObject
    ) -> None:
        """Take the panel with the buttons, and what else can be done at the row of a message."""
        super().__init__(parent)
        self.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for channel in Channel:
            spec = channel.spec
            declared = Action(spec.description, (spec.shortcut,))
            qaction = declared.qaction(self)
            qaction.setData(channel)
            self.addAction(qaction)
            button = panel.button(channel)
            others = at_messages if spec.message is not None else ()
            told = "\n".join(each.tooltip for each in (declared, *others))
            explain(button, told, declared.shortcut)
            if isinstance(button, ChannelRow):
                button.name_keys(declared.shortcut)
            button.clicked.connect(qaction.trigger)
        self.triggered.connect(self._on_triggered)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.wanted.emit(action.data())
