"""A virtual screen with a window manager, and a user: keyboard (xdotool) and eyes.

The screen is Xvfb, as large as an agent's. What it shows is read from the X server's own memory,
so that neither the program nor Qt is trusted about what is visible.
"""

import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtGui import QImage

from cammer_desktop.support.waiting import within
from tests.ui.codes import decoded

# Seconds; far longer than anything takes, so that what hangs only fails its test.
PATIENCE: Final = 40.0
TITLE: Final = "^(Cammer|Cerrar|Configura|Llenar|Pegar|Reemplazar)"
"""How titles begin: of a window, of three questions, of two dialogs."""
PROGRAM: Final = str(Path(sys.executable).with_name("cammer-desktop"))

# The titles of questions about a draft; within the first of their two answers, seen from the lower
# right corner.
_ASKED: Final = "^(Llenar|Reemplazar)"
_AGREE: Final = (-205, -32)
_SIZE: Final = "1366x768x24"
# Places in the result's header, below the sandbox's band and without it, in pixels from its
# window's corner; at each of them there is nothing to press in the other case.
_HEADERS: Final = (("560", "60"), ("560", "28"))
_CLIPBOARD: Final = """
import sys
import time
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
sys.stdout.write(QGuiApplication.clipboard().text())
"""
_COPIES: Final = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
QGuiApplication.clipboard().setText(sys.argv[1])
application.processEvents()
print("copied", flush=True)
application.exec()
"""

T = TypeVar("T")


class Screen:
    """A screen; `environment` makes a program use it."""

    def __init__(self, display: str, memory: Path) -> None:
        self._in_front = ""
        self.environment: Final = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._memory = memory

    def waits_for_window(self) -> None:
        """Wait until the program's window is visible, and focus it."""
        self._waits_for_windows(1)

    def waits_for_another_window(self) -> None:
        """Wait until another window of the program is in front."""
        self._waits_for_windows(1, other_than=self._in_front)

    def insists(self, *keys: str, until_it: Callable[[], bool]) -> None:
        """Press keys in whichever window is in front, repeatedly, until a condition holds.

        For windows of other programs, which are visible before they react to keys.
        """

        def pressed() -> bool:
            if until_it():  # the condition is checked first, because one key too many may undo it
                return True
            # Each time: a window that closes gives the focus to whichever the pointer is over. And
            # anew, from the root: Qt passes over what it is told while a dialog closes.
            root = self._hands("search", "--maxdepth", "0", "--name", "").strip()
            for newest in self.windows[-1:]:
                self._hands("windowfocus", root, "windowactivate", "--sync", newest)
            self.presses(*keys)
            return until_it()

        until(pressed)

    @property
    def windows(self) -> list[str]:
        """The visible windows with the program's titles, the front one last."""
        return self._hands("search", "--onlyvisible", "--name", TITLE).split()

    def waits_for_question(self) -> None:
        """Wait until a question of the program is visible, and focus it."""
        self._waits_for_windows(2)

    def types(self, text: str) -> None:
        """Type plain letters, with \\t for Tab."""
        first, *others = text.split("\t")
        self._type(first)
        for each in others:
            self.presses("Tab")
            self._type(each)

    def presses(self, *keys: str) -> None:
        """Press keys by their X names, such as `ctrl+Return`."""
        self._hands("key", "--clearmodifiers", *keys)

    def creates(self) -> None:
        """Type a customer into the empty form of a new window, without a destination; create."""
        self.types("Abraham\t0414 131 5854\tabraham@example.com\t")
        self.presses("Right", "Right", "ctrl+Return")

    def closes(self) -> None:
        """Close the window in front as its window manager does."""
        self.presses("alt+F4")

    def agrees(self) -> None:
        """Click the first of two answers to the question in front, until it has closed.

        Its keys may not count yet, and it is visible before it reacts.
        """

        def clicked() -> bool:
            question = self._hands("search", "--onlyvisible", "--name", _ASKED).strip()
            if not question:
                return True
            self._hands("windowactivate", question)
            told = self._hands("getwindowgeometry", "--shell", question)
            size = dict(line.split("=") for line in told.splitlines())
            if size:  # else it has closed just now
                place = (int(size["WIDTH"]) + _AGREE[0], int(size["HEIGHT"]) + _AGREE[1])
                self._hands("mousemove", "--window", question, *map(str, place), "click", "1")
            return False

        until(clicked)

    def reads_message(self) -> str:
        """Return the text in the window's message bar, copied from it as an agent would."""
        for place in _HEADERS:
            self._hands("mousemove", "--window", self._in_front, *place, "click", "1")
        self.presses("ctrl+a", "ctrl+c")
        return until(lambda: self.clipboard)

    def picture(self) -> QImage:
        """Return what the screen shows."""
        # X11's xwd format, version 7: a header of big-endian words, colours, rows of pixels.
        dump = self._memory.read_bytes()
        header = struct.unpack(">25I", dump[:100])
        size, width, height, step, colours = (header[each] for each in (0, 4, 5, 12, 19))
        pixels = dump[size + 12 * colours :]
        return QImage(pixels, width, height, step, QImage.Format.Format_RGB32).copy()

    def waits_for_code(self, other_than: str = "") -> str:
        """Return the text of the only QR code on the screen, once there is one (or a new one)."""

        def read() -> str:
            codes = decoded(self.picture())
            return "" if codes in ([], [other_than]) else "\n".join(codes)

        return until(read)

    @property
    def clipboard(self) -> str:
        """The text that another program would paste."""
        command = [sys.executable, "-c", _CLIPBOARD]
        pasted = subprocess.run(
            command, env=environment(self.environment), stdout=subprocess.PIPE, timeout=PATIENCE
        )
        return pasted.stdout.decode()

    @contextmanager
    def copied(self, text: str) -> Iterator[None]:
        """Have another program hold a text on the clipboard, as long as the block runs."""
        command = [sys.executable, "-c", _COPIES, text]
        with started(command, self.environment) as process:
            assert process.stdout is not None
            assert within(PATIENCE, process.stdout.readline, "copied") == "copied\n"
            yield

    def _waits_for_windows(self, number: int, other_than: str = "") -> None:
        """Wait until so many windows with the program's titles are visible."""

        def newest() -> str:
            found = self.windows
            return found[-1] if len(found) == number and found[-1] != other_than else ""

        self._in_front = until(newest)
        self._hands("windowactivate", "--sync", self._in_front)

    def _type(self, text: str) -> None:
        if text:
            self._hands("type", "--clearmodifiers", "--delay", "4", "--", text)

    def _hands(self, *arguments: str) -> str:
        done = subprocess.run(
            ("xdotool", *arguments),
            env=environment(self.environment),
            stdout=subprocess.PIPE,
            encoding="ascii",
            timeout=PATIENCE,
        )
        return done.stdout


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Start a screen with a window manager; its memory is a file in a folder."""
    inside, outside = os.pipe()
    options = ("-displayfd", str(outside), "-fbdir", str(folder), "-nolisten", "tcp", "-noreset")
    with (
        _running(["Xvfb", "-screen", "0", _SIZE, *options], pass_fds=(outside,)),
        open(inside, encoding="ascii") as told,
    ):
        os.close(outside)
        display = ":" + within(PATIENCE, told.readline, "Xvfb").strip()
        made = Screen(display, folder / "Xvfb_screen0")
        # The default fonts may be missing; "fixed" is built into the X server.
        manager = ["evilwm", "--fn", "fixed", "--bind", "alt+F4=delete"]
        with _running(manager, env=environment(made.environment)):
            yield made


@contextmanager
def started(
    command: list[str], more: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """Start a program in the tests' environment and `more`; it is killed after the block."""
    with started_with(environment(more or {}), command) as process:
        yield process


@contextmanager
def started_with(env: Mapping[str, str], command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """Start a program in exactly this environment; it is killed after the block."""
    with subprocess.Popen(
        command,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """Return the tests' environment without a developer's settings for Python, and with `more`."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**own, **more}


def until(value: Callable[[], T]) -> T:
    """Call until the value is not empty and return it; raise TimeoutError if it never is."""

    end = time.monotonic() + PATIENCE
    while not (found := value()):
        if time.monotonic() > end:
            raise TimeoutError
    return found


@contextmanager
def _running(command: list[str], **options: object) -> Iterator[None]:
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **options) as process:  # type: ignore[call-overload]
        try:
            yield
        finally:
            process.terminate()
