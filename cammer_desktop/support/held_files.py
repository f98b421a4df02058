"""Files that another program holds for a moment: a scanner, a backup, this program's other window.

On Windows such a file can be neither replaced nor renamed, sometimes not even read, and one that is
being replaced is refused to whoever opens it meanwhile. All of it looks like a missing right
(PermissionError) and passes by itself. Elsewhere nobody holds a file against others, and a missing
right stays missing.
"""

import os
import time
from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")

PATIENCE: Final = 1.0
"""How long a file is waited for, in seconds."""
FILES_ARE_HELD: Final = os.name == "nt"
"""Whether one program can hold a file against others here."""
_PAUSE: Final = 0.02


def patiently(work: Callable[[], T], seconds: float = PATIENCE) -> T:
    """Return what `work` returns, which is tried again while a file is held.

    Raises what `work` raises, PermissionError once the file was held for so many seconds.
    """
    end = time.monotonic() + seconds
    while True:
        try:
            return work()
        except PermissionError:
            if not FILES_ARE_HELD or time.monotonic() > end:
                raise
        time.sleep(_PAUSE)
