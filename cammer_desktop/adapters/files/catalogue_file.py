"""The agent's own catalogue: `catalogue.json` of the data folder, written atomically.

What a newer version wrote besides is kept, in the file and in each entry that is not changed; so is
an entry that cannot be used, which is left out here and costs no other.

A file that is missing or damaged takes nothing from a program that has read it: it begins the file
anew, under a random `begun`. By that another program sees that what is missing there was not
deleted, and adds what it knows.
"""

import json
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.adapters.files.stored_rows import flawed, rows_of
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue, Entry
from cammer_desktop.domain.catalogue_file import FileRow
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
        self._records: dict[Entry, Any] = {}
        self._flawed: tuple[FileRow, ...] = ()
        self._unusable: tuple[object, ...] = ()
        self._last: tuple[bytes, Catalogue] | None = None

    @property
    def flawed(self) -> tuple[FileRow, ...]:
        """The entries of the file that cannot be used, counted from 1 as it was read last."""
        return self._flawed

    def load(self) -> Catalogue:
        """Return the catalogue, an empty one if there was never a file. Raises OSError.

        A file that cannot be understood is set aside; then, and without a file, the catalogue is
        as it was when it was last read or written here.
        """
        with self._lock:
            self._read()
            return self._known

    def change(
        self, edit: Callable[[Catalogue], Catalogue], commit: Callable[[], None] | None = None
    ) -> Catalogue:
        """Apply `edit` to the catalogue, store the result and return it. Raises OSError.

        The file is read again first: another program may have changed it. `commit` is called when
        all is ready to be written; what it raises leaves everything as it was.
        """
        with self._lock, atomic_file.locked(self.path):
            stored = self._read()
            after = edit(self._known)
            if after != (stored or Catalogue()):
                new = {} if stored is not None else {"begun": os.urandom(8).hex()}
                content = self._content(after, new)
                if commit is not None:
                    commit()
                atomic_file.write(self.path, content)
                self._stored |= new
                self._begun = self._stored.get("begun")
                self._known, self._last = after, (content, after)
            return after

    def _read(self) -> Catalogue | None:
        """Return the stored catalogue, None without one; what is known here follows it."""
        try:
            content = atomic_file.read(self.path)
            if self._last is not None and content == self._last[0]:
                return self._last[1]
            stored = json.loads(content)
            rows = rows_of(stored["entries"])
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (NotAFileError, ValueError, LookupError, TypeError, RecursionError):
            self._on_set_aside(atomic_file.set_aside(self.path).name)
            return None
        pairs = list(zip(rows, stored["entries"], strict=True))
        records = {row.entry: record for row, record in pairs if row.entry is not None}
        catalogue = Catalogue(tuple(records), _texts(stored.get("recent")))
        missing: tuple[Entry, ...] = ()
        if stored.get("begun") != self._begun:  # in place of one that was lost, by another program
            keys = {entry.key for entry in catalogue.entries}
            missing = tuple(entry for entry in self._known.entries if entry.key not in keys)
            records = {**self._records, **records}
        if not missing:
            self._begun = stored.get("begun")
        self._stored, self._records, self._flawed = stored, records, flawed(rows)
        self._unusable = tuple(record for row, record in pairs if row.entry is None)
        self._known = replace(catalogue, entries=(*catalogue.entries, *missing))
        self._last = None if missing else (content, catalogue)
        return catalogue

    def _content(self, catalogue: Catalogue, new: dict[str, str]) -> bytes:
        known, record_of = self._records, catalogue_file.record_of
        records = [known.get(entry) or record_of(entry) for entry in catalogue.entries]
        entries = [*records, *self._unusable]
        stored = {**self._stored, **new, "entries": entries, "recent": catalogue.recent}
        content = json.dumps(stored, ensure_ascii=False, indent=2)
        # In what cannot be used there may be half a character; it is kept, too.
        return f"{content}\n".encode("utf-8", "surrogatepass")


def _texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list; without a list there are none."""
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
