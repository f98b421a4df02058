"""The message bar: what the window speaks of, in a line, and a strip for all else there is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.actions import action_of, attach
from cammer_desktop.ui.widgets.headline import Headline
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.mood import Mood
from cammer_desktop.ui.widgets.notice_strip import NoticeStrip
from cammer_desktop.ui.widgets.sizes import Density
from cammer_desktop.ui.widgets.style import GRID, set_style_property
from cammer_desktop.ui.widgets.voice import Voice

__all__ = ["Message", "MessageBar", "Mood"]


@dataclass(frozen=True, slots=True)
class Message:
    """What is said of an attempt: `text` is all of it, `headline` what is seen of it in a line.

    `note` goes with it and stands in the strip. `time` stands at the right, or else `leave`: what
    the key that leaves this does. `icon` is the sign's, if it is not the mood's.
    """

    text: str
    mood: Mood = Mood.PLAIN
    headline: str = ""
    note: str = ""
    time: str = ""
    leave: str = ""
    icon: str = ""


_NOTHING: Final = Message("")


class MessageBar(QFrame):
    """Shows the *standing* message, and a *notice* in its strip, `notices`, which stands elsewhere.

    The standing message says what came of the attempt that is shown below. A notice is about
    anything else; it goes when the agent goes on. Warnings stand beside it, and go with the next
    standing message: none of them is lost for what is said after it. One `of_customer` goes as
    well when the next customer begins.
    """

    def __init__(self) -> None:
        super().__init__()
        set_style_property(self, "role", "status")
        self._standing = _NOTHING
        self._notice, self._mood = "", Mood.PLAIN
        self._warnings: tuple[str, ...] = ()
        self._of_customer: set[str] = set()
        self._edge = 2 * GRID
        self.notices = NoticeStrip(self)
        self._field = Headline()
        self._field.setAccessibleName(_("Estado"))
        self._field.setPlaceholderText(_("Todavía sin enlace"))
        self.setFocusProxy(self._field)
        self._voice = Voice(self._field)
        self._voice.resting.connect(self._on_resting)
        self._is_untold = False
        self._time = QLabel(self)
        set_style_property(self._time, "role", "note")
        self.leave_button = KeyButton("", parent=self)
        # Esc is its key: a blank of a name that is typed on must not press it.
        self.leave_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_style_property(self.leave_button, "role", "flat")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._field)
        self._show()

    def connect_leave(self, leave: Callable[[], object]) -> None:
        """Connect the button that leaves what is shown with its action."""
        self.leave_button.name_keys(action_of(leave).shortcut)
        attach(self.leave_button, leave)

    def set_density(self, density: Density) -> None:
        """Take height and margins."""
        self.setFixedHeight(density.header)
        self._edge = density.edge
        self._row.setContentsMargins(
            density.edge - Headline.INSIDE, 0, density.edge - Headline.INSIDE, 0
        )
        self._place_at_right()

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings that stand, in the words in which they were said."""
        return self._warnings

    def recall(self, warnings: tuple[str, ...]) -> None:
        """Show warnings that stood before; nothing is announced."""
        self._warnings = warnings
        self._show()

    @property
    def text(self) -> str:
        """The whole of what is said."""
        standing = self._standing
        parts = (standing.text, standing.note, *self._warnings, self._notice)
        return "\n".join(filter(None, parts))

    @property
    def has_focus(self) -> bool:
        """Whether it has the window's focus, also while another window is in front."""
        return self.window().focusWidget() is self._field

    def take_focus(self) -> None:
        """Take the focus: the text is read aloud, and letters, Space and Enter do nothing."""
        self._field.setFocus()

    def stand(self, message: Message) -> None:
        """Show a message in place of all before it, and announce it: what was not said is over."""
        if message != self._standing or self._notice or self._warnings:
            self._standing, self._notice, self._warnings = message, "", ()
            self._is_untold = QAccessible.isActive()
            self._show()
        self._voice.say("\n".join(filter(None, (message.text, message.note))))

    def restate(self, message: Message) -> None:
        """Show what the standing message has become; a notice stays, and nothing is announced."""
        if message != self._standing:
            self._standing = message
            self._show()

    def say(self, text: str, mood: Mood = Mood.PLAIN, *, of_customer: bool = False) -> None:
        """Show a notice in place of the one before, a warning beside others; announce it."""
        if mood is Mood.WARNING:
            if of_customer:
                self._of_customer.update(text.splitlines())
            self._warnings = tuple(dict.fromkeys((*self._warnings, *text.splitlines())))
            self._tell("", Mood.PLAIN)
        else:
            self._tell(text, mood)
        self._voice.add(text)

    def withdraw(self, text: str) -> None:
        """Drop a notice, or a line of a warning, that is not true any more; nothing is said."""
        if text == self._notice:
            self._tell("", Mood.PLAIN)
        if text in self._warnings:
            self._warnings = tuple(each for each in self._warnings if each != text)
            self._show()

    def part(self) -> None:
        """Drop the warnings of the customer who was in view: the next one begins."""
        gone, self._of_customer = self._of_customer, set()
        for text in gone:
            self.withdraw(text)

    def go_on(self) -> None:
        """Drop a notice that is no longer of use: the agent goes on. A warning stays."""
        if self._notice:
            self._tell("", Mood.PLAIN)

    def _tell(self, notice: str, mood: Mood) -> None:
        self._notice, self._mood = notice, mood
        self._show()

    @Slot()
    def _on_resting(self) -> None:
        self._is_untold = False
        self._show()

    def _show(self) -> None:
        standing = self._standing
        shade = standing.mood.value or "text"
        icon = standing.icon or (standing.mood.icon if standing.mood is not Mood.PLAIN else "")
        self._field.show_line(standing.headline or standing.text, self._whole(), shade, icon)
        set_style_property(self, "state", standing.mood.value)
        set_style_property(self._time, "state", standing.mood.value or "none")
        self._time.setText(standing.time)
        self._time.setVisible(bool(standing.time))
        self.leave_button.setText(standing.leave)
        self.leave_button.setAccessibleName(standing.leave)
        self.leave_button.setVisible(bool(standing.leave))
        self._place_at_right()
        warnings = tuple(filter(None, (standing.note, *self._warnings)))
        told = "\n".join(filter(None, (*warnings, self._notice)))
        self.notices.show_text(told, Mood.WARNING if warnings else self._mood)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands at the right there."""
        super().resizeEvent(event)
        self._place_at_right()

    def _place_at_right(self) -> None:
        """Place time or button over the line's end, so that nothing else moves for them."""
        shown: QWidget = self.leave_button if self._standing.leave else self._time
        shown.adjustSize()
        # A flat button's edge is not seen: its text ends at the column's edge.
        right = KeyButton.PADDING if self._standing.leave else 0
        left = self.width() - self._edge + right - shown.width()
        shown.move(left, (self.height() - shown.height()) // 2)
        self._field.reserve(self.width() - self._edge + Headline.INSIDE - left + GRID)

    def _whole(self) -> str:
        """Return all that is said, each part behind its sign, as a screen reader finds it.

        It finds no standing message that is about to be said: it would read it with the focus, too.
        """
        standing = _NOTHING if self._is_untold else self._standing
        parts = (
            (standing.text, standing.mood),
            (standing.note, Mood.WARNING),
            ("\n".join(self._warnings), Mood.WARNING),
            (self._notice, self._mood),
        )
        return "\n".join(mood.sign + text for text, mood in parts if text)
