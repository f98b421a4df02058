"""The times that the API has told: `clock.json` of the data folder, written atomically."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain.witnesses import Witnesses, is_plausible


class WitnessFile:
    """Implements `ports.WitnessStore`; every call may block."""

    def __init__(self, directory: Path) -> None:
        """Take the data folder; no file is read or created yet."""
        self.path: Final = directory / "clock.json"

    def load(self) -> Witnesses | None:
        """Return what is stored, None if that is nothing, or nothing that can be used.

        Raises OSError if the file cannot be opened now.
        """
        try:
            stored = json.loads(atomic_file.read(self.path))
            times = tuple(sorted(map(_time, stored["times"])))
            history = stored["history"]
            return Witnesses(times, None if history is None else _time(history))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, witnesses: Witnesses) -> None:
        """Store it. Raises OSError."""
        history = witnesses.history
        stored = {
            "history": None if history is None else history.isoformat(),
            "times": [each.isoformat() for each in witnesses.times],
        }
        atomic_file.write(self.path, json.dumps(stored).encode())


def _time(text: Any) -> datetime:
    """Return a time of an answer, with its zone. Raises ValueError, TypeError."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None or not is_plausible(time):
        raise ValueError("no time of an answer")
    return time
