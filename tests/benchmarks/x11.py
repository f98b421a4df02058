"""A screen of its own for programs that are not ours to call: Xvfb, seen through Xlib.

Nothing waits by asking again and again: the X server tells when a window was mapped.
"""

import ctypes
import select
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    Union,
    byref,
    c_char_p,
    c_int,
    c_long,
    c_ulong,
    c_void_p,
)
from time import monotonic
from typing import Final

# Longer than anything takes, in seconds; what is stuck ends a test and not the day.
_STUCK: Final = 60.0
_SUBSTRUCTURE_NOTIFY: Final = 1 << 19
_MAP_NOTIFY: Final = 19
# A window may be gone before it is asked for its title; of itself Xlib would end the process.
_HEEDLESS: Final = CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _display, _error: 0)


class _MapEvent(Structure):
    _fields_ = [
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("event", c_ulong),
        ("window", c_ulong),
        ("override_redirect", c_int),
    ]


class _Event(Union):
    _fields_ = [("type", c_int), ("map", _MapEvent), ("pad", c_long * 24)]


def _xlib() -> ctypes.CDLL:
    library = ctypes.CDLL("libX11.so.6")
    library.XOpenDisplay.restype = c_void_p
    library.XDefaultRootWindow.restype = c_ulong
    library.XDefaultRootWindow.argtypes = library.XConnectionNumber.argtypes = [c_void_p]
    library.XPending.argtypes = library.XFlush.argtypes = library.XCloseDisplay.argtypes = [
        c_void_p
    ]
    library.XSelectInput.argtypes = [c_void_p, c_ulong, c_long]
    library.XNextEvent.argtypes = [c_void_p, POINTER(_Event)]
    library.XFetchName.argtypes = [c_void_p, c_ulong, POINTER(c_char_p)]
    library.XSetErrorHandler(_HEEDLESS)
    return library


class Screen:
    """A connection to an X server that watches its top-level windows."""

    def __init__(self, name: str) -> None:
        """Take the display's name, such as ":99"."""
        self.name: Final = name
        self._x = _xlib()
        self._display = self._x.XOpenDisplay(name.encode())
        assert self._display, name
        self._root = self._x.XDefaultRootWindow(self._display)
        self._x.XSelectInput(self._display, self._root, _SUBSTRUCTURE_NOTIFY)
        self._x.XFlush(self._display)

    def environment(self) -> Mapping[str, str]:
        """Return what leads a program of Qt to this screen."""
        return {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def wait_for(self, title: str) -> None:
        """Wait until a window with this title is mapped.

        Any other is not what was started: a frozen program that cannot start shows an error.
        """
        event = _Event()
        deadline = monotonic() + _STUCK
        while True:
            if not self._x.XPending(self._display):
                number = self._x.XConnectionNumber(self._display)
                ready, _, _ = select.select([number], [], [], max(0.0, deadline - monotonic()))
                assert ready, f"no window {title}"
                continue
            self._x.XNextEvent(self._display, byref(event))
            if event.type == _MAP_NOTIFY and self._title(event.map.window) == title.encode():
                return

    def disconnect(self) -> None:
        """End the connection."""
        self._x.XCloseDisplay(self._display)

    def _title(self, window: int) -> bytes:
        name = c_char_p()
        self._x.XFetchName(self._display, window, byref(name))
        return name.value or b""


@contextmanager
def screen(size: str = "1366x768x24") -> Iterator[Screen]:
    """Run an X server without a screen of glass until the end of the block."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        try:
            found = Screen(f":{server.stdout.readline().decode().strip()}")
            try:
                yield found
            finally:
                found.disconnect()
        finally:
            server.terminate()
