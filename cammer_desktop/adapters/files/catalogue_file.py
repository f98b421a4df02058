"""The agent's own catalogue: `catalogue.json` of the data folder, written atomically.

What a newer version wrote besides is kept, in the file and in each entry that is not changed.
"""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, Entry


class CatalogueFile:
    """Implements `ports.CatalogueStore`. Safe to use from any thread; every call may block."""

    def __init__(self, directory: Path, on_set_aside: Callable[[str], None]) -> None:
        """Take the data folder, and a function that gets the name of a file that was set aside.

        It is called on the thread of the call.
        """
        self.path: Final = directory / "catalogue.json"
        self._on_set_aside = on_set_aside
        self._lock = threading.Lock()
        self._stored: dict[str, Any] = {}
        self._records: dict[Entry, dict[str, str]] = {}

    def load(self) -> Catalogue:
        """Return the catalogue, an empty one without a file. Raises OSError.

        A file that cannot be understood is set aside.
        """
        try:
            stored = json.loads(atomic_file.read(self.path))
            records = {catalogue_file.entry_of(each): each for each in stored["entries"]}
            catalogue = Catalogue(tuple(records), tuple(map(str, stored["recent"])))
        except (FileNotFoundError, NotADirectoryError):
            return Catalogue()
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            self._on_set_aside(atomic_file.set_aside(self.path).name)
            return Catalogue()
        self._stored, self._records = stored, records
        return catalogue

    def change(self, edit: Callable[[Catalogue], Catalogue]) -> Catalogue:
        """Apply `edit` to the stored catalogue, store the result and return it. Raises OSError.

        The file is read again first: another program may have changed it.
        """
        with self._lock, atomic_file.locked(self.path):
            before = self.load()
            after = edit(before)
            if after != before:
                self._save(after)
            return after

    def _save(self, catalogue: Catalogue) -> None:
        records = [
            self._records.get(entry, catalogue_file.record_of(entry)) for entry in catalogue.entries
        ]
        stored = {**self._stored, "entries": records, "recent": catalogue.recent}
        content = json.dumps(stored, ensure_ascii=False, indent=2)
        atomic_file.write(self.path, f"{content}\n".encode())
