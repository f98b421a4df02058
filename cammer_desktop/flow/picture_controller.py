"""Controller of pictures of a link's QR code, which are written off the GUI thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cammer_desktop.flow.background import Background

Save = Callable[[str, Path], None]
"""Writes the code of a link to a file, as PNG or SVG by its suffix. Raises OSError."""


class PictureController(QObject):
    """Saves codes; `saved` carries the path, `failed` the OSError of a file that was not written.

    Whoever shows a code when a slow share has answered tells it, even of the code before.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, save: Save) -> None:
        super().__init__()
        self._background = background
        self._save = save

    def save(self, link: str, path: Path) -> None:
        """Write the code of a link that fits into one; the suffix is in `qr.PICTURE_SUFFIXES`."""
        self._background.run(
            partial(self._save, link, path),
            partial(self._on_saved, path),
            "QR picture",
            expected=OSError,
            failed=self.failed.emit,
        )

    def _on_saved(self, path: Path, _result: None) -> None:
        self.saved.emit(path)
