"""The agent's own catalogue: `catalogue.json` of the data folder, written atomically.

What a newer version wrote besides is kept, in the file and in each entry that is not changed.

A file that is missing or damaged takes nothing from a program that has read it: it begins the file
anew, under a random `begun`. By that another program sees that what is missing there was not
deleted, and adds what it knows.
"""

import json
import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, Entry
from cammer_desktop.support.paths import NotAFileError


class CatalogueFile:
    """Implements `ports.CatalogueStore`. Safe to use from any thread; every call may block."""

    def __init__(self, directory: Path, on_set_aside: Callable[[str], None]) -> None:
        """Take the data folder, and a function that gets the name of a file that was set aside.

        It is called on the thread of the call.
        """
        self.path: Final = directory / "catalogue.json"
        self._on_set_aside = on_set_aside
        self._lock = threading.Lock()
        self._known = Catalogue()
        self._begun: object = None
        self._stored: dict[str, Any] = {}
        self._records: dict[Entry, dict[str, str]] = {}

    def load(self) -> Catalogue:
        """Return the catalogue, an empty one if there was never a file. Raises OSError.

        A file that cannot be understood is set aside; then, and without a file, the catalogue is
        as it was when it was last read or written here.
        """
        with self._lock:
            self._read()
            return self._known

    def change(self, edit: Callable[[Catalogue], Catalogue]) -> Catalogue:
        """Apply `edit` to the catalogue, store the result and return it. Raises OSError.

        The file is read again first: another program may have changed it.
        """
        with self._lock, atomic_file.locked(self.path):
            stored = self._read()
            after = edit(self._known)
            if stored is None:
                self._stored["begun"] = secrets.token_hex(8)
            if after != (stored or Catalogue()):
                self._save(after)
            return after

    def _read(self) -> Catalogue | None:
        """Return the stored catalogue, None without one; what is known here follows it."""
        try:
            stored = json.loads(atomic_file.read(self.path))
            records = {catalogue_file.entry_of(each): each for each in stored["entries"]}
            catalogue = Catalogue(tuple(records), tuple(map(str, stored["recent"])))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (NotAFileError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            self._on_set_aside(atomic_file.set_aside(self.path).name)
            return None
        missing: tuple[Entry, ...] = ()
        if stored.get("begun") != self._begun:  # in place of one that was lost, by another program
            keys = {entry.key for entry in catalogue.entries}
            missing = tuple(entry for entry in self._known.entries if entry.key not in keys)
            records = {**self._records, **records}
        if not missing:
            self._begun = stored.get("begun")
        self._stored, self._records = stored, records
        self._known = replace(catalogue, entries=(*catalogue.entries, *missing))
        return catalogue

    def _save(self, catalogue: Catalogue) -> None:
        records = [
            self._records.get(entry, catalogue_file.record_of(entry)) for entry in catalogue.entries
        ]
        stored = {**self._stored, "entries": records, "recent": catalogue.recent}
        content = json.dumps(stored, ensure_ascii=False, indent=2)
        atomic_file.write(self.path, f"{content}\n".encode())
        self._known, self._begun = catalogue, self._stored.get("begun")
