"""The settings: `settings.json` of the data folder, written atomically.

A file that cannot be understood is set aside as `.bad` and never overwritten. A file that cannot be
opened may be intact: it stays as it is, and nothing is saved over it. Keys that a newer version
wrote are kept, and what another program changed. A link is not followed: it is set aside too.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from cammer_desktop.adapters.files import atomic_file
from cammer_desktop.domain.settings import InvalidSettingError, Settings
from cammer_desktop.support.paths import NotAFileError


class UnreadableSettingsError(Exception):
    """The settings file exists but cannot be understood.

    `key` is the one whose value is of no use, "" if it is not a matter of one.
    """

    def __init__(self, name: str, key: str = "") -> None:
        super().__init__(name)
        self.key: Final = key


class SettingsFile:
    """Implements `ports.SettingsStore`."""

    def __init__(self, directory: Path) -> None:
        """Take the data folder; no file is read or created yet."""
        self.path: Final = directory / "settings.json"
        self._unknown: dict[str, Any] = {}

    def load(self) -> Settings:
        """Return the stored settings, the defaults without a file.

        Raises UnreadableSettingsError, and OSError if there is a file that cannot be opened.
        """
        try:
            stored = json.loads(atomic_file.read(self.path))
            if not isinstance(stored, dict):
                raise TypeError("not an object")
            kinds = {field.name: type(field.default) for field in fields(Settings)}
            known = {name: value for name, value in stored.items() if name in kinds}
            for name, value in known.items():
                if type(value) is not kinds[name]:
                    raise UnreadableSettingsError(self.path.name, name)
            settings = Settings(**known)
        except (FileNotFoundError, NotADirectoryError):  # no file, or no folder for one
            return Settings()
        except InvalidSettingError as error:
            raise UnreadableSettingsError(self.path.name, error.key) from None
        except (IsADirectoryError, NotAFileError, ValueError, TypeError, RecursionError) as error:
            raise UnreadableSettingsError(self.path.name) from error
        self._unknown = {name: value for name, value in stored.items() if name not in kinds}
        return settings

    def set_aside(self) -> Path:
        """Rename an unreadable file to a free name; return the new path. Raises OSError."""
        return atomic_file.set_aside(self.path)

    def change(self, edit: Callable[[Settings], Settings], in_use: Settings) -> Settings:
        """Store what `edit` makes of the stored settings, and return it. Raises OSError.

        Without a file `edit` gets the settings in use; an unreadable file is set aside first.
        """
        with atomic_file.locked(self.path):
            is_stored = os.path.lexists(self.path)
            try:
                before = self.load() if is_stored else in_use
            except UnreadableSettingsError:
                self.set_aside()
                is_stored, before = False, in_use
            after = edit(before)
            if after != before or not is_stored:
                self._write(after)
            return after

    def _write(self, settings: Settings) -> None:
        # In ASCII: a value of another version may have lone surrogates, which UTF-8 cannot encode.
        content = json.dumps({**self._unknown, **asdict(settings)}, indent=2)
        atomic_file.write(self.path, f"{content}\n".encode())
