"""By which ways links were handed over in this run, whatever copy of an attempt is at hand.

The form keeps an attempt as it was answered, a message is marked when its program has opened, and
what the ledger has stored is told in any order: none of them may take back the marks of another.
"""

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import HandOver


class HandOverMarks:
    """The marks by attempt; nothing of it blocks."""

    def __init__(self) -> None:
        self._by_id: dict[int, tuple[HandOver, ...]] = {}

    def add(self, attempt: Attempt, hand_over: HandOver) -> Attempt:
        """Take a mark; return the attempt with all of its own."""
        made = self.on(attempt).with_hand_overs(hand_over)
        self._by_id[attempt.id] = made.hand_overs
        return made

    def on(self, attempt: Attempt) -> Attempt:
        """Return the attempt with the marks that it has got in this run, too."""
        marks = self._by_id.get(attempt.id, ())
        return attempt.with_hand_overs(*marks) if marks else attempt
