"""Tells which dialogs wait for an answer, and presses their buttons; runs on Windows.

For each line of its input it writes a line of JSON. An empty line asks for the dialogs; another one
is the handle of a button to be pressed. What is pressed so reaches its dialog whichever window has
the focus, and cannot reach another one.
"""

import ctypes
import json
import sys
from collections.abc import Callable
from ctypes import wintypes

_DIALOG = "#32770"
_BUTTON = "Button"
_WM_GETTEXT = 0x000D
_WM_COMMAND = 0x0111
_SMTO_ABORTIFHUNG = 2
_SIZE = 1000
# Milliseconds that a window may take to tell its text.
_PATIENCE = 5000

_user32 = ctypes.WinDLL("user32")
_Visit = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
_user32.SendMessageTimeoutW.argtypes = [
    *(wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPWSTR),
    *(wintypes.UINT, wintypes.UINT, ctypes.c_void_p),
]


def _found(enumerates: Callable[..., object], *where: int) -> list[int]:
    """Return the windows that a function of Windows goes through."""
    found: list[int] = []

    def note(window: int, _more: int) -> bool:
        found.append(window)
        return True

    enumerates(*where, _Visit(note), 0)
    return found


def _class(window: int) -> str:
    name = ctypes.create_unicode_buffer(_SIZE)
    _user32.GetClassNameW(window, name, _SIZE)
    return name.value


def _text(window: int) -> str:
    text = ctypes.create_unicode_buffer(_SIZE)
    _user32.SendMessageTimeoutW(
        window, _WM_GETTEXT, _SIZE, text, _SMTO_ABORTIFHUNG, _PATIENCE, None
    )
    return text.value


def _takes_clicks(window: int) -> bool:
    return bool(_user32.IsWindowVisible(window) and _user32.IsWindowEnabled(window))


def _dialogs() -> list[dict[str, object]]:
    """Return of each dialog its handle, what it says, and its buttons' handles by their texts."""
    dialogs: list[dict[str, object]] = []
    for window in _found(_user32.EnumWindows):
        if _class(window) != _DIALOG or not _takes_clicks(window):
            continue
        parts = [each for each in _found(_user32.EnumChildWindows, window) if _takes_clicks(each)]
        buttons = {_text(each): each for each in parts if _class(each) == _BUTTON}
        says = [_text(each) for each in parts if _class(each) != _BUTTON]
        dialogs.append({"handle": window, "says": says, "buttons": buttons})
    return dialogs


def _press(button: int) -> None:
    dialog, number = _user32.GetParent(button), _user32.GetDlgCtrlID(button)
    _user32.PostMessageW(dialog, _WM_COMMAND, number, button)


for line in sys.stdin:
    if line.strip():
        _press(int(line))
    print(json.dumps(_dialogs()), flush=True)
