"""One window for each person and data folder: a later start brings it to the front and ends.

What came from outside with a later start goes to the first one's window, too.

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
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from cammer_desktop.support.file_lock import FileLock
from cammer_desktop.support.paths import make_private_directory

if TYPE_CHECKING:
    from cammer_desktop.domain.screen_pop import PopRefusal, ScreenPop
    from cammer_desktop.flow.instance_channel import InstanceServer
    from cammer_desktop.flow.instance_request import Request

_ACTIVATION: Final = "XDG_ACTIVATION_TOKEN"
# How long a later start waits for an answer, in seconds.
_PATIENCE: Final = 2.5
# And for one that does not listen: longer than a first start takes to its window on a busy machine,
# and longer than it may take to end.
_LONGEST_START: Final = 10.0
_PAUSE: Final = 0.05


class Start(Enum):
    """What a start has found."""

    FIRST = auto()
    SHOWN = auto()
    REFUSED = auto()
    SILENT = auto()


class Instance(QObject):
    """This run's place among those of its data folder.

    `show_wanted` is emitted when a later start asks for the window; then `pop_wanted` if it brings
    something from outside: a `ScreenPop` to fill in, or a `PopRefusal` to tell the agent. What the
    first one itself has brought comes first.
    """

    show_wanted = Signal()
    pop_wanted = Signal(object)

    def __init__(self, folder: Path, pop: "ScreenPop | PopRefusal | None" = None) -> None:
        """Take the data folder, which is made if it is not there yet, and what this run brings."""
        super().__init__()
        self._folder = folder
        self._pop = pop
        self._lock: FileLock | None = None
        self._server: InstanceServer | None = None

    def begin(self) -> Start:
        """Return whether this run is the first one, and if not, what that one did.

        It has shown its window and taken what this run brings, which another version may refuse.
        It is SILENT if it did not answer within 2.5 s, or does not listen within 10 s. May block as
        long.
        """
        end = time.monotonic() + _LONGEST_START
        while not self._is_first():
            found = self._ask()
            if found is not None:
                return found
            if time.monotonic() > end:
                return Start.SILENT
            time.sleep(_PAUSE)
        if self._lock is None:  # whoever listens was first
            return self._ask() or Start.FIRST
        return Start.FIRST

    def reach(self) -> bool:
        """Give the first run what this one brings; return whether there is one that takes it.

        This run is not the first one afterwards. May block as `begin` does.
        """
        if not self._folder.is_dir():
            return False
        found = self.begin()
        self.close()
        return found is Start.SHOWN

    @Slot()
    def listen(self) -> None:
        """Hear of later starts from now on."""
        # Here and not above: the first paint does not wait for it.
        from cammer_desktop.flow.instance_channel import InstanceServer

        server = InstanceServer(self)
        server.asked.connect(self._on_asked)
        server.listen(self._address())
        self._server = server
        if self._pop is not None:
            self.pop_wanted.emit(self._pop)

    def stop(self) -> None:
        """Hear of no later start any more: it waits until this run has ended, and opens its own."""
        if self._server is not None:
            self._server.close()

    def close(self) -> None:
        """Let a later start be the first one."""
        if self._lock is not None:
            self._lock.release()

    @Slot(object)
    def _on_asked(self, request: "Request") -> None:
        if request.activation_token:
            # Where Qt looks for it when a window is activated.
            os.environ[_ACTIVATION] = request.activation_token
        self.show_wanted.emit()
        if request.pop is not None:
            self.pop_wanted.emit(request.pop)

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

    def _ask(self) -> Start | None:
        """Ask the first run for its window; return what it did, None if none listens."""
        from cammer_desktop.flow.instance_channel import Answer, hand_over
        from cammer_desktop.flow.instance_request import Request

        request = Request(self._pop, os.environ.get(_ACTIVATION, ""))
        answer = hand_over(self._address(), request, _PATIENCE)
        found = {
            Answer.DONE: Start.SHOWN,
            Answer.REFUSED: Start.REFUSED,
            Answer.SILENT: Start.SILENT,
        }
        return found.get(answer)

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
