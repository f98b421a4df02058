"""The limit of what is built: at most 5 % above the size recorded in `sizes.json`.

If something has to grow, its new size is recorded by hand in the change that makes it grow.
"""

import json
import platform
import sys
from pathlib import Path
from typing import Final

RECORD: Final = Path(__file__).with_name("sizes.json")
LEEWAY: Final = 1.05


class TooLargeError(Exception):
    """Something is larger than its limit."""


def of(path: Path) -> int:
    """Return the size in bytes of a file, or of all files in a folder, links excluded."""
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(each.stat().st_size for each in files if each.is_file() and not each.is_symlink())


def check(kind: str, path: Path) -> str:
    """Return a sentence on the size of what was made. Raises TooLargeError.

    A kind without a recorded size passes.
    """
    size = of(path)
    recorded = json.loads(RECORD.read_text("utf-8")).get(system(), {}).get(kind)
    text = f"{path.name}: {size / 1e6:.1f} MB"
    if recorded is None:
        return f"{text} (no record for {system()})"
    text += f", recorded {recorded / 1e6:.1f} MB"
    if size > LEEWAY * recorded:
        raise TooLargeError(text)
    return text


def system() -> str:
    """Return this system's key in the record, such as `linux-x86_64`."""
    return f"{sys.platform}-{platform.machine().lower()}"
