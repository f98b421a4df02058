"""The result's panel: whose an attempt is, and its link or what to do where there is none.

Before there is a link, what will be sent stands in its place, and everything else has its room.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.summary import Summary
from cammer_desktop.flow.picture_controller import PictureController
from cammer_desktop.ui.result.advice import Advice, advice_of
from cammer_desktop.ui.result.advice_box import AdviceBox
from cammer_desktop.ui.result.hand_over_list import HandOverList
from cammer_desktop.ui.result.link_box import LinkBox
from cammer_desktop.ui.result.whose import Whose
from cammer_desktop.ui.widgets.actions import Action
from cammer_desktop.ui.widgets.offer_bar import OfferBar
from cammer_desktop.ui.widgets.sizes import Density


class ResultPanel(QWidget):
    """Shows one attempt, or what will be sent.

    `composed` carries letters composed at a link, `turned` is emitted when something else is shown.
    """

    composed = Signal(str)
    turned = Signal()

    def __init__(self, offer: OfferBar, pictures: PictureController) -> None:
        """Take what is offered while there is nobody's session to show, and what saves codes."""
        super().__init__()
        self._pictures = pictures
        self._attempt: Attempt | None = None
        self._advice: Advice | None = None
        self._summary = Summary("", "", "", "")
        self._offer = offer
        self._whose = Whose(Action("", (Channel.QR.spec.shortcut,)).shortcut)
        self.link_box = LinkBox()
        self.link_box.text.composed.connect(self.composed)
        self.hand_over = HandOverList()
        self.advice_box = AdviceBox()
        offer.changed.connect(self._arrange)
        self._column = QVBoxLayout(self)
        for part in (self._whose, self.link_box, self.hand_over, self.advice_box, offer):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._promise = ("", "")
        self._show_summary(self._summary, None, None)

    def set_density(self, density: Density) -> None:
        """Take margins and sizes."""
        edge = density.edge
        self._column.setContentsMargins(edge, density.edge_above, edge, 0)
        self._column.setSpacing(density.gap)
        self._whose.set_density(density)
        self.link_box.set_density(density)
        self.hand_over.set_density(density)

    def leave_margin(self, right: int) -> None:
        """Take another margin at the right, in logical pixels."""
        margins = self._column.contentsMargins()
        margins.setRight(right)
        self._column.setContentsMargins(margins)

    def fit(self, room: int) -> None:
        """Give the ways to hand over what is left of this height, in logical pixels."""
        margins, gaps = self._column.contentsMargins(), 2 * self._column.spacing()
        above = self._whose.sizeHint().height() + self.link_box.height() + gaps
        self.hand_over.fit(room - above - margins.top() - margins.bottom())

    @property
    def attempt(self) -> Attempt | None:
        """The attempt that is shown, None without one."""
        return self._attempt

    def button(self, channel: Channel) -> QPushButton:
        """Return the button of a channel."""
        row = self.hand_over.rows.get(channel)
        return self.link_box.copy_button if row is None else row

    @property
    def row_actions(self) -> list[QAction]:
        """What keys do at the row of a message."""
        return self.hand_over.actions_of_rows

    @property
    def has_focus(self) -> bool:
        """Whether the focus is at the link or below it."""
        focused = self.window().focusWidget()
        parts = (self.link_box, self.hand_over)
        return focused is not None and any(part.isAncestorOf(focused) for part in parts)

    def take_focus(self) -> None:
        """Move the focus to the link: it is read, and no key that is typed on does anything."""
        self.link_box.text.setFocus()

    def promise(self, empty: str, begun: str) -> None:
        """Take what stands in place of the link: for nobody yet, and for somebody."""
        self._promise = (empty, begun)
        self._arrange()

    def show_attempt(self, attempt: Attempt, *, is_row: bool = False) -> None:
        """Show an attempt: its link if it made one, else what to do."""
        self._attempt = attempt
        advice = advice_of(attempt, is_row=is_row)
        self._show_summary(Summary.of_request(attempt.request), attempt, advice)

    def paint_link(self, attempt: Attempt) -> None:
        """Copy and paint the link of the attempt that is shown as being under way.

        The agent waits for the link; all that goes with it, shown next, takes ten times as long.
        Beside another attempt no link of this one is painted.
        """
        outcome, shown = attempt.outcome, self._attempt
        if isinstance(outcome, Created) and shown is not None and shown.id == attempt.id:
            self.link_box.show_link(outcome.link)
            self.link_box.copy()
            self.link_box.repaint()

    def note_hand_over(self, attempt: Attempt) -> None:
        """Show how the link that is shown was handed over just now."""
        self._attempt = attempt
        self.hand_over.show_attempt(attempt)

    def show_summary(self, summary: Summary, advice: Advice | None = None) -> None:
        """Show what will be sent and no link, and what to do if an attempt came to nothing.

        At most keys nothing of it changes.
        """
        if (self._attempt, self._summary, self._advice) != (None, summary, advice):
            self._attempt = None
            self._show_summary(summary, None, advice)

    def show_large(self) -> bool:
        """Show the code as large as the window; return False if that shows other ways instead."""
        from cammer_desktop.ui.result.qr_dialog import QrDialog

        whose, link = self._whose.name.whole, self.link_box.link
        dialog = QrDialog(whose, link, self._pictures, self.window())
        dialog.chosen.connect(self._on_chosen)
        dialog.open()
        return dialog.shows_code

    def dictate(self, dictated: Callable[[], None]) -> None:
        """Show the link as it is dictated; `dictated` is called once the agent has done so."""
        from cammer_desktop.ui.result.voice_dialog import VoiceDialog

        dialog = VoiceDialog(self._whose.name.whole, self.link_box.link, self.window())
        dialog.dictated.connect(dictated)
        dialog.open()

    @Slot(object)
    def _on_chosen(self, channel: Channel) -> None:
        """Hand over by another channel than the one that was tried."""
        self.button(channel).click()

    def _show_summary(
        self, summary: Summary, attempt: Attempt | None, advice: Advice | None
    ) -> None:
        self._summary, self._advice = summary, advice
        made = attempt.outcome if attempt is not None else None
        link = made.link if isinstance(made, Created) else ""
        if link != self.link_box.link:
            self.link_box.show_link(link)
        self._whose.qr.show_link(link)
        self._whose.show_summary(summary)
        self.hand_over.show_attempt(attempt)
        if advice is not None:
            self.advice_box.show_advice(advice)
        self._arrange()
        self.turned.emit()

    @Slot()
    def _arrange(self) -> None:
        """Show link and hand-over, or what stands in their place."""
        is_nobodys = self._attempt is None and self._summary.is_empty
        is_offered = self._offer.is_offering and is_nobodys and self._advice is None
        is_plain = self._advice is None and not is_offered
        is_begun = self._attempt is None and not is_nobodys
        self.link_box.promise(self._promise[is_begun])
        self.link_box.setVisible(is_plain)
        self.hand_over.setVisible(is_plain)
        self.advice_box.setVisible(self._advice is not None)
        self._offer.setVisible(is_offered)
