"""Drafts, kept for the next start: `draft.json` of the data folder, written atomically.

The file is the newest draft, as a version that knew only one has it; those of earlier runs that
nobody has answered for yet are a list in it. What cannot be opened is not lost: it is neither
overwritten nor deleted until a later `load` could open it.
"""

import json
import os
import threading
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain.destination import Agent, Category, destination_of
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.kept_draft import KeptDraft
from cammer_desktop.domain.session import Draft, Ticket
from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.own_files import make_way
from cammer_desktop.support.paths import NotAFileError


class DraftFile:
    """Implements `ports.DraftStore`. Safe to use from any thread; every call may block."""

    def __init__(self, directory: Path) -> None:
        """Take the data folder; no file is read or created yet."""
        self.path: Final = directory / "draft.json"
        self._lock = threading.Lock()
        self._load_error: OSError | None = None

    def load(self) -> tuple[KeptDraft, ...]:
        """Return the stored drafts, the newest first; none if they cannot be opened and read."""
        self._load_error = None
        try:
            record = json.loads(atomic_file.read(self.path))
            return tuple(map(_kept, [record, *record.get("earlier", ())]))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, NotAFileError):
            return ()
        except OSError as error:
            self._load_error = error
            return ()
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return ()

    def keep(self, drafts: Sequence[KeptDraft]) -> None:
        """Store these drafts, the newest first, in place of all others. Raises OSError."""
        with self._lock:
            self._raise_load_error()
            if not drafts:
                make_way(self.path)
                patiently(lambda: self.path.unlink(missing_ok=True))
                return
            newest, *earlier = map(_record, drafts)
            if earlier:
                newest["earlier"] = earlier
            atomic_file.write(self.path, json.dumps(newest).encode())

    def _raise_load_error(self) -> None:
        """Raise OSError if the last `load` could not open the file."""
        if self._load_error is not None:
            raise OSError(self._load_error.errno, os.strerror(self._load_error.errno or 0))


# Every other attribute is a text, and is stored under its own name.
_TEXTS: Final = tuple(
    field.name for field in fields(Draft) if field.name not in ("destination", "ticket")
)


def _record(kept: KeptDraft) -> dict[str, object]:
    draft, to, ticket = kept.draft, kept.draft.destination, kept.draft.ticket
    record = {
        **{name: getattr(draft, name) for name in _TEXTS},
        "destination": to.KIND,
        "code": to.code if isinstance(to, Category | Agent) else "",
        "ticket": None if ticket is None else [ticket.title, ticket.description],
    }
    told = {
        "sent": kept.may_be_sent,
        "typed": kept.is_typed,
        "outside": sorted(field.name for field in kept.outside),
    }
    return {**record, **{key: value for key, value in told.items() if value}}


def _kept(record: dict[str, Any]) -> KeptDraft:
    ticket = record["ticket"]
    draft = Draft(
        # An earlier version may have stored fewer texts.
        **{name: str(record[name]) for name in _TEXTS if name in record},
        destination=destination_of(record["destination"], str(record["code"])),
        ticket=None if ticket is None else Ticket(*map(str, ticket)),
    )
    # A later version may have stored others.
    outside = frozenset(field for field in Field if field.name in record.get("outside", ()))
    return KeptDraft(draft, bool(record.get("sent")), bool(record.get("typed")), outside)
