"""One window for each person and data folder: a later start brings it to the front and ends.

Who is first is decided by a lock in the folder, which the system frees with the program, even after
a crash: two starts at one moment do not both win, and nothing that was left behind is taken for a
window. Only where no lock can be had (nothing can be written, a network drive without locks) it is
decided by who answers. The folder counts, not its path: links and other spellings lead to the same.
"""

import os
import sys
import tempfile
import time
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.support.file_lock import FileLock
from cammer_desktop.support.paths import make_private_directory

if TYPE_CHECKING:
    from cammer_desktop.flow.instance_channel import InstanceServer

_ACTIVATION: Final = "XDG_ACTIVATION_TOKEN"
# How long a later start waits for an answer: longer than the first one may take to end, in seconds.
_PATIENCE: Final = 2.5
_PAUSE: Final = 0.05


class Start(Enum):
    """What a start has found."""

    FIRST = auto()
    SHOWN = auto()
    SILENT = auto()


class Instance(QObject):
    """This run's place among those of its data folder.

    `show_wanted` is emitted when a later start asks for the window.
    """

    show_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        """Take the data folder, which is made if it is not there yet."""
        super().__init__()
        self._folder = folder
        self._lock: FileLock | None = None
        self._server: InstanceServer | None = None

    def begin(self) -> Start:
        """Return whether this run is the first one, and if not, whether that one was shown.

        It is SILENT if it did not answer within 2.5 s. May block that long.
        """
        end = time.monotonic() + _PATIENCE
        while not self._is_first():
            if self._ask(end - time.monotonic()):
                return Start.SHOWN
            if time.monotonic() > end:
                return Start.SILENT
            time.sleep(_PAUSE)
        if self._lock is None:  # whoever listens was first
            has_answered = self._ask(_PATIENCE)
            if has_answered is not None:
                return Start.SHOWN if has_answered else Start.SILENT
        return Start.FIRST

    @Slot()
    def listen(self) -> None:
        """Hear of later starts from now on."""
        # Here and not above: the first paint does not wait for it.
        from cammer_desktop.flow.instance_channel import InstanceServer

        server = InstanceServer(self)
        server.asked.connect(self._on_asked)
        server.listen(self._address())
        self._server = server

    def stop(self) -> None:
        """Hear of no later start any more: it waits until this run has ended, and opens its own."""
        if self._server is not None:
            self._server.close()

    def close(self) -> None:
        """Let a later start be the first one."""
        if self._lock is not None:
            self._lock.release()

    @Slot(object)
    def _on_asked(self, request: dict[str, Any]) -> None:
        token = request.get("activation_token")
        if token:
            os.environ[_ACTIVATION] = str(token)  # where Qt looks for it when a window is activated
        self.show_wanted.emit()

    def _is_first(self) -> bool:
        """Tell whether no other run has the lock; this one has it from now on, if it can be had."""
        try:
            make_private_directory(self._folder)
            lock = FileLock(self._folder / f"window-{_user()}.lock")
            if not lock.take():
                return False
        except OSError:
            return True
        self._lock = lock
        return True

    def _ask(self, seconds: float) -> bool | None:
        """Ask the first run for its window; return as `hand_over` does."""
        from cammer_desktop.flow.instance_channel import hand_over

        request = {"action": "show", "activation_token": os.environ.get(_ACTIVATION)}
        return hand_over(self._address(), request, seconds)

    def _address(self) -> str:
        """Return where the first run listens: the same for every path of the folder."""
        try:
            found = self._folder.stat()
        except OSError:
            return ""
        name = f"cammer-desktop-{_user()}-{found.st_dev:x}-{found.st_ino:x}"
        if sys.platform == "win32":
            return name
        return os.path.join(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir(), name)


def _user() -> str:
    """Return what tells this person from others on the same machine."""
    return os.getlogin() if sys.platform == "win32" else str(os.getuid())
