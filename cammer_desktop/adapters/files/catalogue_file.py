"""The agent's own catalogue: a file that is whole at every moment."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Catalogue


class CatalogueFile:
    """Implements `ports.CatalogueStore`. Safe to use from any thread; every call may block."""

    def __init__(self, directory: Path, tell: Callable[[str], None]) -> None:
        """Take the data folder, and who hears of the name of a file that was set aside."""
        self.path: Final = directory / "catalogue.json"
        self._tell = tell
        self._lock = threading.Lock()

    def load(self) -> Catalogue:
        """Return the catalogue; a file that cannot be understood is set aside first.

        Raises OSError.
        """
        try:
            stored = json.loads(atomic_file.read(self.path))
            return Catalogue(
                tuple(map(catalogue_file.entry_of, stored["entries"])),
                tuple(map(str, stored["recent"])),
            )
        except (FileNotFoundError, NotADirectoryError):
            return Catalogue()
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            self._tell(atomic_file.set_aside(self.path).name)
            return Catalogue()

    def change(self, edit: Callable[[Catalogue], Catalogue]) -> Catalogue:
        """Change what is stored now, by whichever program, and return it. Raises OSError."""
        with self._lock:
            before = self.load()
            after = edit(before)
            if after != before:
                self._save(after)
            return after

    def _save(self, catalogue: Catalogue) -> None:
        records = [catalogue_file.record_of(entry) for entry in catalogue.entries]
        stored = {"entries": records, "recent": catalogue.recent}
        content = json.dumps(stored, ensure_ascii=False, indent=2)
        atomic_file.write(self.path, f"{content}\n".encode())
