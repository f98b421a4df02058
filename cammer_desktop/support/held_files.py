"""Files that another program holds for a moment: a scanner, a backup, this program's other window.

On Windows such a file can be neither replaced nor renamed, sometimes not even read, and a file that
is being replaced cannot be opened. Each of these raises PermissionError and passes by itself. Other
systems do not lock open files, and there PermissionError means that a right is missing.
"""

import os
import time
from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")

PATIENCE: Final = 1.0
"""How long to wait for a file, in seconds."""
FILES_ARE_HELD: Final = os.name == "nt"
"""Whether this system locks a file that a program has open."""
_PAUSE: Final = 0.02


def patiently(work: Callable[[], T], seconds: float = PATIENCE) -> T:
    """Return what `work` returns; it is retried while a file is held.

    Raises what `work` raises, PermissionError if the file is held for longer than `seconds`.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            return work()
        except PermissionError:
            if not FILES_ARE_HELD or time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE)
