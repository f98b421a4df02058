"""The draft, kept for the next start: `draft.json` of the data folder, written atomically.

A draft that cannot be opened is not lost: it is neither overwritten nor deleted until a later
`load` could open it.
"""

import json
import os
import threading
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain.destination import Agent, Category, destination_of
from cammer_desktop.domain.session import Draft, Ticket
from cammer_desktop.support.held_files import patiently


class DraftFile:
    """Implements `ports.DraftStore`. Safe to use from any thread; every call may block."""

    def __init__(self, directory: Path) -> None:
        """Take the data folder; no file is read or created yet."""
        self.path: Final = directory / "draft.json"
        self._lock = threading.Lock()
        self._load_error: OSError | None = None

    def load(self) -> Draft | None:
        """Return the stored draft, None without one that can be opened and understood."""
        self._load_error = None
        try:
            return _draft(json.loads(atomic_file.read(self.path)))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            self._load_error = error
            return None
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, draft: Draft) -> None:
        """Store a draft in place of the old one. Raises OSError."""
        with self._lock:
            self._raise_load_error()
            atomic_file.write(self.path, json.dumps(_record(draft)).encode())

    def forget(self) -> None:
        """Delete the stored draft, if there is one. Raises OSError."""
        with self._lock:
            self._raise_load_error()
            patiently(lambda: self.path.unlink(missing_ok=True))

    def _raise_load_error(self) -> None:
        """Raise OSError if the last `load` could not open the file."""
        if self._load_error is not None:
            raise OSError(self._load_error.errno, os.strerror(self._load_error.errno or 0))


# Every other attribute is a text, and is stored under its own name.
_TEXTS: Final = tuple(
    field.name for field in fields(Draft) if field.name not in ("destination", "ticket")
)


def _record(draft: Draft) -> dict[str, object]:
    to, ticket = draft.destination, draft.ticket
    return {
        **{name: getattr(draft, name) for name in _TEXTS},
        "destination": to.KIND,
        "code": to.code if isinstance(to, Category | Agent) else "",
        "ticket": None if ticket is None else [ticket.title, ticket.description],
    }


def _draft(record: dict[str, Any]) -> Draft:
    ticket = record["ticket"]
    return Draft(
        # An earlier version may have stored fewer texts.
        **{name: str(record[name]) for name in _TEXTS if name in record},
        destination=destination_of(record["destination"], str(record["code"])),
        ticket=None if ticket is None else Ticket(*map(str, ticket)),
    )
