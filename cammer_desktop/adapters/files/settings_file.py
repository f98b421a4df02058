"""The settings' file: `settings.json` of the data folder, written atomically.

A file that cannot be understood is set aside as `.bad` and never overwritten. One that cannot be
opened may be a good one: it stays as it is, and nothing is saved over it. Keys that a newer version
wrote are kept, and so is a link that stands in the file's place.
"""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain.settings import Settings


class UnreadableSettingsError(Exception):
    """The settings file is there but cannot be understood."""


class SettingsFile:
    """The file of the settings."""

    def __init__(self, directory: Path) -> None:
        """Take the data folder; nothing is read or made yet."""
        self.path: Final = directory / "settings.json"
        self._unknown: dict[str, Any] = {}

    def load(self) -> Settings:
        """Return the stored settings, the defaults without a file.

        Raises UnreadableSettingsError, OSError where the file is there but cannot be opened.
        """
        try:
            stored = json.loads(atomic_file.read(self.path))
            if not isinstance(stored, dict):
                raise TypeError("not an object")
            kinds = {field.name: type(field.default) for field in fields(Settings)}
            known = {name: value for name, value in stored.items() if name in kinds}
            if not all(type(value) is kinds[name] for name, value in known.items()):
                raise TypeError("a value of another type")
            settings = Settings(**known)
        except (FileNotFoundError, NotADirectoryError):  # no file, or no folder for one
            return Settings()
        except (IsADirectoryError, ValueError, TypeError, RecursionError) as error:
            raise UnreadableSettingsError(self.path.name) from error
        self._unknown = {name: value for name, value in stored.items() if name not in kinds}
        return settings

    def set_aside(self) -> Path:
        """Move an unreadable file out of the way, over nothing that is there; return its place.

        Raises OSError where that cannot be done.
        """
        return atomic_file.set_aside(self.path)

    def save(self, settings: Settings) -> None:
        """Write the settings so that the file is whole at every moment. Raises OSError."""
        try:
            self.load()
        except UnreadableSettingsError:
            self.set_aside()
        # In ASCII, since a key of another version may hold what UTF-8 cannot.
        content = json.dumps({**self._unknown, **asdict(settings)}, indent=2)
        atomic_file.write(self.path, f"{content}\n".encode())
