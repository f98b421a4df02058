"""Screen pops in their order: the window gets one at a time, and none while a call runs."""

from collections import deque
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from cammer_desktop.flow.link_controller import LinkController

if TYPE_CHECKING:
    from cammer_desktop.domain.prefill import Prefill
    from cammer_desktop.domain.screen_pop import PopRefusal, ScreenPop

_MOST_RECENT: Final = 9


class ScreenPopController(QObject):
    """Gives the window what came from outside for it, in the order in which it came.

    `wanted` carries a `ScreenPop`; the next one follows once the window calls `taken`. `refused`
    carries a `PopRefusal`, to be told only. Neither is emitted before `start`, nor while a call for
    a link runs, nor within a call of this object's methods. `held` carries a `ScreenPop` that
    comes during a call, at once; its turn is after it.
    """

    wanted = Signal(object)
    refused = Signal(object)
    held = Signal(object)

    def __init__(self, link: LinkController) -> None:
        super().__init__()
        self._link = link
        self._waiting: deque[ScreenPop | PopRefusal] = deque()
        self._given: ScreenPop | None = None
        self.recent: list[Prefill] = []
        """What the window has taken, or was offered and did not take; the last one first."""
        self._is_started = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._give)
        # Queued: the window shows first what came of the call.
        link.ended.connect(self._give, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> int:
        """How many are not taken yet."""
        return len(self._waiting) + (self._given is not None)

    @Slot(object)
    def add(self, pop: "ScreenPop | PopRefusal") -> None:
        """Have the window fill this in, or tell it, when its turn comes."""
        # Here and not above: a start without a screen pop does not load it.
        from cammer_desktop.domain.screen_pop import ScreenPop

        self._waiting.append(pop)
        self._next.start()
        if self._link.running and isinstance(pop, ScreenPop):
            self.held.emit(pop)

    def note(self, prefill: "Prefill") -> None:
        """Take notice of what the window has taken, or was offered."""
        others = (each for each in self.recent if each != prefill)
        self.recent = [prefill, *others][:_MOST_RECENT]

    @Slot()
    def start(self) -> None:
        """Begin: the window is there and connected."""
        self._is_started = True
        self._next.start()

    @Slot()
    def taken(self) -> None:
        """Go on with the next one: the agent has that which was given, or does not want it."""
        self._given = None
        self._next.start()

    def follow(self, old: "ScreenPopController") -> None:
        """Take over from an earlier controller all that is not taken yet; it gives nothing more."""
        given = [] if old._given is None else [old._given]
        self._waiting.extendleft(reversed([*given, *old._waiting]))
        old._waiting.clear()
        old._given = None
        self.recent = old.recent
        self._next.start()

    @Slot()
    def _give(self) -> None:
        """Give the first of those that wait, if its turn has come."""
        if not (self._is_started and self._waiting) or self._given or self._link.running:
            return
        # Here and not above: a start without a screen pop does not load it.
        from cammer_desktop.domain.screen_pop import ScreenPop

        pop = self._waiting.popleft()
        if isinstance(pop, ScreenPop):
            self._given = pop
            self.wanted.emit(pop)
        else:
            self._next.start()
            self.refused.emit(pop)
