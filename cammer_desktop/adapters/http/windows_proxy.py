"""Windows' own word on the proxy for an address, a PAC file's and WPAD's included.

WinHTTP fetches the script and asks it, by the person's settings and the policies of the machine,
as Edge does:
https://learn.microsoft.com/windows/win32/winhttp/winhttp-autoproxy-support
It needs no Qt, so that `link` goes the same way as the window.
"""

import ctypes
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes
from typing import Final

from cammer_desktop.domain.address import ApiAddress

assert sys.platform == "win32"  # noqa: S101 - for mypy: it looks at the rest for Windows alone

_NO_PROXY: Final = 1
_NAMED_PROXY: Final = 3
_AUTO_DETECT: Final = 1
_CONFIG_URL: Final = 2
_BY_DHCP_AND_DNS: Final = 3
# "proxy:8080", "https=proxy:8080" or "http://proxy:8080"; a SOCKS proxy is none that we speak.
_ENTRY: Final = re.compile(r"(?:(?P<scheme>\w+)=)?(?:(?P<kind>\w+)://)?(?P<where>[^;\s=/]+)")


class _Options(ctypes.Structure):
    _fields_ = (
        ("flags", wintypes.DWORD),
        ("detect_flags", wintypes.DWORD),
        ("config_url", wintypes.LPCWSTR),
        ("reserved", wintypes.LPVOID),
        ("reserved_number", wintypes.DWORD),
        ("logon_if_challenged", wintypes.BOOL),
    )


class _Answer(ctypes.Structure):
    _fields_ = (
        ("access", wintypes.DWORD),
        ("proxy", wintypes.LPWSTR),
        ("bypass", wintypes.LPWSTR),
    )


class _Settings(ctypes.Structure):
    _fields_ = (
        ("detects", wintypes.BOOL),
        ("config_url", wintypes.LPWSTR),
        ("proxy", wintypes.LPWSTR),
        ("bypass", wintypes.LPWSTR),
    )


def automatic(address: ApiAddress) -> str | None:
    """Return the URL of the proxy that the automatic settings give for an address.

    "" for a direct way; None where there are no such settings, or nothing answers: then what is set
    by hand counts. Blocks while a script is looked for, fetched and asked.
    """
    detects, config_url = _settings()
    if config_url:
        said = by_script(address, config_url)
        if said is not None:
            return said
    return by_script(address, None) if detects else None


def by_script(address: ApiAddress, config_url: str | None) -> str | None:
    """Return what the script at this URL says, without one that which the network names.

    In the words of `automatic`.
    """
    options = _Options(logon_if_challenged=True)
    if config_url is None:
        options.flags, options.detect_flags = _AUTO_DETECT, _BY_DHCP_AND_DNS
    else:
        options.flags, options.config_url = _CONFIG_URL, config_url
    answer = _Answer()
    with _session() as (library, session):
        asked = library.WinHttpGetProxyForUrl(
            session, address.endpoint, ctypes.byref(options), ctypes.byref(answer)
        )
    access, text = answer.access, _taken(answer, "proxy", "bypass")[0]
    if not asked:
        return None
    return _first(text) if access == _NAMED_PROXY else ""


def _first(text: str) -> str | None:
    """Return the first proxy of a list that carries https, None without one."""
    for entry in _ENTRY.finditer(text):
        if entry["scheme"] in (None, "https") and entry["kind"] in (None, "http"):
            return f"http://{entry['where']}"
    return None


def _settings() -> tuple[bool, str]:
    """Return whether the network is to be asked for a script, and the URL of one that is set."""
    found = _Settings()
    if not _library().WinHttpGetIEProxyConfigForCurrentUser(ctypes.byref(found)):
        return False, ""
    detects = bool(found.detects)
    return detects, _taken(found, "config_url", "proxy", "bypass")[0]


def _taken(structure: ctypes.Structure, *names: str) -> list[str]:
    """Return the texts that Windows has put into a structure, and give their memory back."""
    texts = [getattr(structure, name) or "" for name in names]
    free = ctypes.WinDLL("kernel32").GlobalFree
    free.argtypes, free.restype = (wintypes.LPVOID,), wintypes.LPVOID
    for name in names:
        place = getattr(type(structure), name).offset
        pointer = ctypes.c_void_p.from_buffer(structure, place)
        if pointer.value:
            free(pointer)
            pointer.value = None
    return texts


@contextmanager
def _session() -> Iterator[tuple[ctypes.WinDLL, int]]:
    library = _library()
    session = library.WinHttpOpen("Cammer Desktop", _NO_PROXY, None, None, 0)
    try:
        yield library, session
    finally:
        if session:
            library.WinHttpCloseHandle(session)


def _library() -> ctypes.WinDLL:
    library = ctypes.WinDLL("winhttp")
    library.WinHttpOpen.restype = wintypes.LPVOID
    library.WinHttpOpen.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.LPCWSTR,
        wintypes.LPCWSTR,
        wintypes.DWORD,
    )
    library.WinHttpGetProxyForUrl.argtypes = (
        wintypes.LPVOID,
        wintypes.LPCWSTR,
        ctypes.POINTER(_Options),
        ctypes.POINTER(_Answer),
    )
    library.WinHttpGetIEProxyConfigForCurrentUser.argtypes = (ctypes.POINTER(_Settings),)
    library.WinHttpCloseHandle.argtypes = (wintypes.LPVOID,)
    return library
