"""What is stored, read part by part: of what cannot be read is kept what can be, and it is noted.

A byte that was changed on the disk may leave anything in a row: other types, a text that is no
UTF-8, JSON of another shape or none.
"""

import json
from collections.abc import Mapping

from cammer_desktop.domain import checks


def decoded(raw: bytes) -> str | bytes:
    """Return a stored text; its bytes if they are no UTF-8. A `text_factory` for sqlite3."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


class PartReader:
    """Reads stored values. Nothing is raised: `is_damaged` tells whether one was not as written."""

    def __init__(self) -> None:
        self.is_damaged = False

    def text(self, value: object) -> str:
        """Return a text, as much of it as can be read."""
        if isinstance(value, str):
            return value
        self.is_damaged = True
        if isinstance(value, bytes):
            return value.decode(errors="replace")
        return str(value) if isinstance(value, int | float) else ""

    def typed(self, value: object) -> str:
        """Return a text that was typed, with a mark for what cannot have stood in it."""
        text = self.text(value if isinstance(value, str | bytes) else None)  # nobody typed a number
        shown = checks.shown(text)
        self.is_damaged |= shown != text
        return shown

    def text_or_none(self, value: object) -> str | None:
        """Return a text that may be missing."""
        return None if value is None else self.text(value)

    def typed_or_none(self, value: object) -> str | None:
        """Return a typed text that may be missing."""
        return None if value is None else self.typed(value)

    def number(self, value: object) -> int:
        """Return a whole number, 0 for anything else."""
        if isinstance(value, int):
            return value
        self.is_damaged = True
        return 0

    def number_or_none(self, value: object) -> int | None:
        """Return a whole number that may be missing."""
        return None if value is None else self.number(value)

    def items(self, value: object) -> list[object]:
        """Return a list, an empty one for anything else."""
        if isinstance(value, list):
            return value
        self.is_damaged = True
        return []

    def mapping(self, value: object) -> Mapping[str, object]:
        """Return a JSON object, an empty one for anything else."""
        if isinstance(value, dict):
            return value
        self.is_damaged = True
        return {}

    def json(self, value: object) -> Mapping[str, object]:
        """Return the JSON object that a text holds, an empty one for anything else."""
        text = self.text(value)
        try:
            found = json.loads(text)
            if "\\" in text:  # an escape may stand for half a character, which nothing can write
                json.dumps(found, ensure_ascii=False).encode()
        except (ValueError, RecursionError):  # the second from JSON in JSON in JSON …
            found = None
        return self.mapping(found)
