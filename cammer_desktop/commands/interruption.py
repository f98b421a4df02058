"""Ctrl+C, SIGTERM or a closed terminal from when a link may be on its way.

Such a signal is noted, and what waits looks at that. While the call runs it cancels the call; if it
is too late for that, an answer has GRACE seconds more, since a link is worth them. Once there is an
outcome it ends the run soon, with the outcome's exit code: a link that was created is always told
(on standard error where standard output takes nothing), and what follows it (warnings, the QR
picture, the ledger) ends by itself or is left after GRACE seconds.
"""

import concurrent.futures
import math
import time
from concurrent.futures import Future
from typing import Final, TypeVar

from cammer_desktop.support import logs, signals

T = TypeVar("T")

GRACE: Final = 1.0
"""Seconds that anything may take, from its beginning, once there was a signal."""
# On Windows a signal does not interrupt a wait without a limit.
_STEP: Final = 0.1


class Interruption:
    """Notes the signals from when it is made."""

    def __init__(self) -> None:
        """Install the handler, for the rest of the run."""
        self.is_wanted = False
        signals.handle(self._note)

    def _note(self, *_signal: object) -> None:
        self.is_wanted = True

    def awaits(self, job: Future[T], seconds: float = math.inf) -> bool:
        """Wait for a job, so many seconds, or GRACE after a signal; return whether it is done.

        It is not if it failed: its error is logged, and changes neither outcome nor exit code.
        """
        begun = time.monotonic()
        while not has_ended(job):
            if time.monotonic() - begun > (GRACE if self.is_wanted else seconds):
                return False
        error = job.exception()
        if error is not None:
            logs.error(type(error), error.__traceback__)
        return error is None


def has_ended(job: Future[T]) -> bool:
    """Wait for a job for a moment; return whether it ended."""
    return bool(concurrent.futures.wait([job], timeout=_STEP).done)
