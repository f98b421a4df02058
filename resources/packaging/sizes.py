"""How large things may be: at most 5 % above what `sizes.json` records.

What has grown for a good reason is recorded anew, by hand, in the change that brings the reason.
"""

import json
import platform
import sys
from pathlib import Path
from typing import Final

RECORD: Final = Path(__file__).with_name("sizes.json")
LEEWAY: Final = 1.05


class TooLargeError(Exception):
    """Something has grown beyond what is recorded."""


def of(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder; links count as nothing."""
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(each.stat().st_size for each in files if each.is_file() and not each.is_symlink())


def check(kind: str, path: Path) -> str:
    """Return a sentence on the size of what was made; a kind without a record passes.

    Raises TooLargeError.
    """
    size = of(path)
    recorded = json.loads(RECORD.read_text("utf-8")).get(system(), {}).get(kind)
    told = f"{path.name}: {size / 1e6:.1f} MB"
    if recorded is None:
        return f"{told} (no record for {system()})"
    told += f", recorded {recorded / 1e6:.1f} MB"
    if size > LEEWAY * recorded:
        raise TooLargeError(told)
    return told


def system() -> str:
    """Return the system for which a record stands, such as `linux-x86_64`."""
    return f"{sys.platform}-{platform.machine().lower()}"
