"""What is typed and not sent, kept for the next start.

A draft that cannot be opened is not lost: nothing takes its place until it was seen.
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
        """Take the data folder; nothing is read or made yet."""
        self.path: Final = directory / "draft.json"
        self._lock = threading.Lock()
        self._unseen: OSError | None = None

    def load(self) -> Draft | None:
        """Return the kept draft, None without one that can be opened and understood."""
        self._unseen = None
        try:
            return _draft(json.loads(atomic_file.read(self.path)))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            self._unseen = error
            return None
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, draft: Draft) -> None:
        """Keep a draft in the place of another. Raises OSError."""
        with self._lock:
            self._spare_unseen()
            atomic_file.write(self.path, json.dumps(_record(draft)).encode())

    def forget(self) -> None:
        """Keep no draft. Raises OSError."""
        with self._lock:
            self._spare_unseen()
            patiently(lambda: self.path.unlink(missing_ok=True))

    def _spare_unseen(self) -> None:
        if self._unseen is not None:
            raise OSError(self._unseen.errno, os.strerror(self._unseen.errno or 0))


# Every attribute but these is a text and stands in the file by its own name.
_TEXTS: Final = tuple(
    each.name for each in fields(Draft) if each.name not in ("destination", "ticket")
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
        # An earlier version may have known fewer texts.
        **{name: str(record[name]) for name in _TEXTS if name in record},
        destination=destination_of(record["destination"], str(record["code"])),
        ticket=None if ticket is None else Ticket(*map(str, ticket)),
    )
