"""Tells of changes to a file, by any program; the system reports them, nothing is polled."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

# Milliseconds in which several changes are told as one.
_PAUSE_MS: Final = 200


class FileWatch(QObject):
    """Emits `changed` a moment after a change; a missing file is waited for."""

    changed = Signal()

    def __init__(self, path: Path, *beside: Path) -> None:
        """Take the file, and those of its folder in which its changes may stand first.

        Nothing is watched before `start`.
        """
        super().__init__()
        self._paths = (path, *beside)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_changed)
        self._watcher.directoryChanged.connect(self._on_folder)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)

    @Slot()
    def start(self) -> None:
        """Watch the files, and their folder while one is missing; again after one was replaced."""
        folder = self._paths[0].parent
        if folder.is_dir():
            self._watcher.addPath(str(folder))  # first: what appears meanwhile is not missed
        there = self._there
        if there:
            self._watcher.addPaths(list(there))
        if len(there) == len(self._paths):
            self._watcher.removePath(str(folder))

    @property
    def _there(self) -> set[str]:
        return {str(each) for each in self._paths if each.is_file()}

    @Slot()
    def _on_changed(self) -> None:
        self.start()
        self._pause.start()

    @Slot()
    def _on_folder(self) -> None:
        """Heed a file that has appeared, and no other of the folder."""
        if self._there - set(self._watcher.files()):
            self._on_changed()
