"""Attempts that are not in the ledger yet, because of a lock, a full disk, a folder that hangs.

Whoever records an attempt waits for the ledger for a moment only. What cannot be written by then
goes to a file of its own beside the ledger, so that a kill loses nothing, and is taken over by
whoever can write the ledger next. Where not even that can be written, it stays in memory.
"""

import contextlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from cammer_desktop.domain.attempt import Attempt, latest
from cammer_desktop.domain.hand_over import HandOver
from cammer_desktop.domain.ledger import LedgerError, LedgerFault, supersedes
from cammer_desktop.domain.ports import Ledger
from cammer_desktop.support.waiting import Errand

MOMENT: Final = 0.1
"""Seconds to wait for another program that holds the ledger; none while it is known to be held."""

HANG: Final = 0.5
"""Seconds after which a folder hangs: nobody waits for it any more until it has answered."""


class Unsaved:
    """Keeps attempts in memory until they are in the ledger. Safe to use from any thread."""

    def __init__(self, ledger: Ledger, before: Callable[[], None]) -> None:
        """Take the ledger, and what else is to be written whenever there is an attempt to write."""
        self._ledger = ledger
        self._before = before
        self._lock = threading.Lock()
        self._attempts: dict[int, Attempt] = {}
        # The names of the files that hold the attempts' newest states.
        self._names: dict[int, str] = {}
        self._told: set[int] = set()
        self._fault: LedgerFault | None = None
        self._is_last = False
        self._errand = Errand(self._write, "ledger write")

    @property
    def attempts(self) -> list[Attempt]:
        """What is not in the ledger yet."""
        with self._lock:
            return list(self._attempts.values())

    @property
    def fault(self) -> LedgerFault | None:
        """Why something is not in the ledger yet; None if all is, or will be in a moment."""
        with self._lock:
            if not self._attempts:
                return None
        return LedgerFault.UNREACHABLE if self._errand.hangs else self._fault

    def take_untold(self) -> LedgerFault | None:
        """Return the fault if it concerns an attempt for which it was not returned yet."""
        fault = self.fault
        if fault is None:
            return None
        with self._lock:
            new = self._attempts.keys() - self._told
            self._told = set(self._attempts)
        return fault if new else None

    def put(self, attempt: Attempt) -> None:
        """Keep the new state of an attempt in memory, unless the one that is kept is certain."""
        with self._lock:
            self._put(attempt)

    def hand_over(self, attempt_id: int, hand_over: HandOver) -> bool:
        """Note how a link was handed over; return whether its attempt is one of these."""
        with self._lock:
            attempt = self._attempts.get(attempt_id)
            if attempt is None:
                return False
            self._attempts[attempt_id] = attempt.with_hand_overs(hand_over)
            self._names.pop(attempt_id, None)
            return True

    def forget(self, is_meant: Callable[[Attempt], bool]) -> None:
        """Forget attempts that were deleted."""
        with self._lock:
            for attempt in [each for each in self._attempts.values() if is_meant(each)]:
                self._drop(attempt.id)

    def note_lock(self) -> None:
        """Know that another program holds the ledger: the next who records does not wait."""
        self._fault = LedgerFault.LOCKED

    def save(self) -> None:
        """Write all into the ledger, or else beside it; go on as soon as the folder hangs."""
        self._errand.run(0.0 if self._errand.hangs else HANG)

    def save_soon(self) -> None:
        """Do the same, and do not wait for that."""
        self._errand.start()

    def finish(self, seconds: float) -> None:
        """Write at the end all that can be written; go on without that after `seconds`.

        Nothing is tried again: whoever holds the ledger, perhaps a reader of this program, is given
        a moment even if another program was known to hold it.
        """
        self._is_last = True
        self._errand.run(seconds)

    def _write(self) -> None:
        """Write what is here and what waits beside the ledger; runs on the errand's thread."""
        if self.attempts:
            self._before()
        is_held = self._fault is LedgerFault.LOCKED and not self._is_last
        seconds = 0.0 if is_held else MOMENT
        fault = None
        try:
            self._ledger.take_over(seconds)
            for attempt in self._without_file():
                self._ledger.put(attempt, seconds)
                with self._lock:
                    if self._attempts.get(attempt.id) is attempt:
                        self._drop(attempt.id)
        except LedgerError as error:
            fault = self._fault if error.is_own else error.fault
            self._put_aside()
        self._fault = fault
        with contextlib.suppress(LedgerError):
            self._follow(self._ledger.aside())

    def _put_aside(self) -> None:
        with contextlib.suppress(LedgerError):
            for attempt in self._without_file():
                name = self._ledger.put_aside(attempt)
                with self._lock:
                    if self._attempts.get(attempt.id) is attempt:
                        self._names[attempt.id] = name

    def _follow(self, aside: Mapping[str, Attempt]) -> None:
        """Know what waits beside the ledger, and forget what does not wait there any more.

        It was taken over, or deleted by whoever deleted it from the ledger.
        """
        with self._lock:
            for attempt_id, name in list(self._names.items()):
                if name not in aside:
                    self._drop(attempt_id)
            for name, attempt in _newest(aside).items():
                # One without a file is newer than all files.
                if attempt.id in self._names or self._put(attempt):
                    self._attempts[attempt.id] = attempt
                    self._names[attempt.id] = name

    def _without_file(self) -> list[Attempt]:
        with self._lock:
            return [each for each in self._attempts.values() if each.id not in self._names]

    def _put(self, attempt: Attempt) -> bool:
        before = self._attempts.get(attempt.id)
        if before is not None and not supersedes(attempt, before):
            return False
        self._attempts[attempt.id] = attempt
        self._names.pop(attempt.id, None)
        return True

    def _drop(self, attempt_id: int) -> None:
        del self._attempts[attempt_id]
        self._names.pop(attempt_id, None)
        self._told.discard(attempt_id)


def _newest(aside: Mapping[str, Attempt]) -> Mapping[str, Attempt]:
    """Return of each attempt the state that counts, by its name."""
    newest: dict[int, tuple[str, Attempt]] = {}
    for name, attempt in aside.items():
        _name, before = newest.get(attempt.id, ("", None))
        if before is None:
            newest[attempt.id] = name, attempt
            continue
        is_handed_over = before.outcome == attempt.outcome and bool(attempt.hand_overs)
        both = latest((*before.hand_overs, *attempt.hand_overs))
        if is_handed_over or supersedes(attempt, before):
            newest[attempt.id] = name, replace(attempt, hand_overs=both)
    return dict(newest.values())
