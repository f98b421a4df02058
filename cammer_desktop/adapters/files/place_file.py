"""The window's place: `window.json` of the data folder, written atomically."""

import json
from pathlib import Path
from typing import Any, Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain.place import Place

# In pixels; farther away no screen is, and no frame is wider.
_FARTHEST: Final = 100_000
_WIDEST_FRAME: Final = 200
# Form and result; the history has the rest.
_COLUMNS: Final = 2


class PlaceFile:
    """Implements `ports.PlaceStore`; every call may block."""

    def __init__(self, directory: Path) -> None:
        """Take the data folder; no file is read or created yet."""
        self.path: Final = directory / "window.json"

    def load(self) -> Place | None:
        """Return the stored place, None without one that can be used."""
        try:
            stored = json.loads(atomic_file.read(self.path))
            x, y = _numbers(stored["area"][:2], -_FARTHEST)
            width, height = _numbers(stored["area"][2:], 1)
            left, top, right, bottom = _numbers(stored["frame"], 0, _WIDEST_FRAME)
            columns = _numbers(stored.get("columns", ()), 0)
            return Place(
                (x, y, width, height),
                (left, top, right, bottom),
                stored["maximized"] is True,
                columns if len(columns) == _COLUMNS else (),
                stored.get("folded") is True,
            )
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None  # whatever is wrong with it, the next `keep` replaces it

    def keep(self, place: Place) -> None:
        """Store the place. Raises OSError."""
        stored = {
            "area": place.area,
            "frame": place.frame,
            "maximized": place.is_maximized,
            "columns": place.columns,
            "folded": place.is_folded,
        }
        atomic_file.write(self.path, json.dumps(stored).encode())


def _numbers(values: Any, least: int, most: int = _FARTHEST) -> tuple[int, ...]:
    """Return whole numbers as they are. Raises ValueError for anything else."""
    numbers = tuple(values)
    if not all(type(each) is int and least <= each <= most for each in numbers):
        raise ValueError("no numbers of pixels")
    return numbers
