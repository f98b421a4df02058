"""Tells of changes to a file, by any program; the system reports them, nothing is polled."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

# Milliseconds in which several changes are told as one.
_PAUSE_MS: Final = 200


class FileWatch(QObject):
    """Emits `changed` a moment after a change; a missing file is waited for."""

    changed = Signal()

    def __init__(self, path: Path) -> None:
        """Take the file's path; nothing is watched before `start`."""
        super().__init__()
        self._path = path
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_changed)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)

    @Slot()
    def start(self) -> None:
        """Watch the file, or the folder in which it is to appear; again after it was replaced."""
        folder = str(self._path.parent)
        if self._path.is_file():
            self._watcher.addPath(str(self._path))
            self._watcher.removePath(folder)
        elif self._path.parent.is_dir():
            self._watcher.addPath(folder)

    @Slot()
    def _on_changed(self) -> None:
        self.start()
        self._pause.start()
