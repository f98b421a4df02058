"""The attempts of the last minutes, by which a likely duplicate is told before a call."""

import threading
from collections.abc import Callable, Iterable
from datetime import datetime

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.hand_over import HandOver
from cammer_desktop.domain.ledger import newest_same, supersedes
from cammer_desktop.domain.session import SessionRequest


class RecentAttempts:
    """Attempts in memory; nothing here blocks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._attempts: dict[int, Attempt] = {}

    def add(self, attempts: Iterable[Attempt]) -> None:
        """Take new states of attempts; one that is certain stays."""
        with self._lock:
            for attempt in attempts:
                before = self._attempts.get(attempt.id)
                if before is None or supersedes(attempt, before):
                    self._attempts[attempt.id] = attempt

    def hand_over(self, attempt_id: int, hand_over: HandOver) -> None:
        """Note how a link was handed over."""
        with self._lock:
            attempt = self._attempts.get(attempt_id)
            if attempt is not None:
                self._attempts[attempt_id] = attempt.with_hand_overs(hand_over)

    def forget(self, is_meant: Callable[[Attempt], bool]) -> None:
        """Forget attempts that were deleted."""
        with self._lock:
            for attempt in list(filter(is_meant, self._attempts.values())):
                del self._attempts[attempt.id]

    def likely_duplicate(self, request: SessionRequest, since: datetime) -> Attempt | None:
        """Return the newest attempt since then for this phone and destination."""
        with self._lock:
            recent = [each for each in self._attempts.values() if each.at >= since]
        return newest_same(recent, request)
