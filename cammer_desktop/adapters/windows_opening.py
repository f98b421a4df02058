"""Opening with Windows' programs.

For a scheme without a program Windows offers one of its store and reports success: so it is asked
first, as Chromium does. Windows gives the program this process's environment, from which
`run_options.taken_from_environment` has taken what is secret.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import wintypes
from typing import Final

from cammer_desktop.support.waiting import within

assert sys.platform == "win32"  # noqa: S101 - mypy then checks the rest for Windows only

# Seconds. Whoever takes longer to answer has taken it.
_MOMENT: Final = 3.0
_LONGEST_NAME: Final = 1024
# https://learn.microsoft.com/windows/win32/api/shlwapi/nf-shlwapi-assocquerystringw
_IS_PROTOCOL: Final = 0x1000
_FRIENDLY_APP_NAME: Final = 4
# COINIT_APARTMENTTHREADED and COINIT_DISABLE_OLE1DDE, as the page of ShellExecuteW asks for.
_FOR_THE_SHELL: Final = 0x2 | 0x4


def opened(scheme: str, uri: str, started: Callable[[], object]) -> bool:
    """Open a URI; return whether a program took it. `started` is called when one is started."""

    def open_it() -> bool:
        if not _has_program(scheme):
            return False
        started()
        return _starts(uri)

    try:
        return within(_MOMENT, open_it, "open")
    except TimeoutError:
        return True


def _has_program(scheme: str) -> bool:
    name = ctypes.create_unicode_buffer(_LONGEST_NAME)
    size = wintypes.DWORD(_LONGEST_NAME)
    told = ctypes.windll.shlwapi.AssocQueryStringW(
        _IS_PROTOCOL, _FRIENDLY_APP_NAME, scheme, None, name, ctypes.byref(size)
    )
    return told == 0 and bool(name.value)


def _starts(uri: str) -> bool:
    ole = ctypes.windll.ole32
    is_begun = ole.CoInitializeEx(None, _FOR_THE_SHELL) >= 0  # some are started by COM
    try:
        with _own_libraries_aside():
            os.startfile(uri)  # noqa: S606 - there is no shell to have
    except OSError:
        return False
    finally:
        if is_begun:
            ole.CoUninitialize()
    return True


@contextmanager
def _own_libraries_aside() -> Iterator[None]:
    """Have programs not find the libraries of this one's folder, where PyInstaller lets them.

    https://pyinstaller.org/en/stable/common-issues-and-pitfalls.html
    """
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is None:
        yield
        return
    set_folder = ctypes.windll.kernel32.SetDllDirectoryW
    set_folder(None)
    try:
        yield
    finally:
        set_folder(bundle)
