"""The proxy for an address by Windows' automatic settings: a PAC file, or one found by WPAD.

WinHTTP fetches the script and runs it, following the user's settings and the machine's policies as
Edge does:
https://learn.microsoft.com/windows/win32/winhttp/winhttp-autoproxy-support
This needs no Qt, so that the command `link` uses the same proxy as the window.
"""

import ctypes
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes
from typing import Final

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.support.patterns import regex

assert sys.platform == "win32"  # noqa: S101 - mypy then checks the rest for Windows only

_NO_PROXY: Final = 1
_NAMED_PROXY: Final = 3
_AUTO_DETECT: Final = 1
_CONFIG_URL: Final = 2
_BY_DHCP_AND_DNS: Final = 3
# "proxy:8080", "https=proxy:8080" or "http://proxy:8080" as WinHTTP writes them, and as scripts do
# "PROXY proxy:8080", "SOCKS proxy:1080" or "DIRECT".
_ENTRY: Final = regex(
    r"(?:(?P<scheme>\w+)=|(?P<word>PROXY|SOCKS[45]?)\s+)?"
    r"(?:(?P<kind>\w+)://)?(?P<where>[^;\s=/]+)",
    re.IGNORECASE,
)


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

    "" means no proxy. None means that there are no such settings or that no script can be reached;
    then the manual settings apply. Blocks while a script is searched, fetched and run.
    """
    detects, config_url = _settings()
    if config_url:
        proxy = by_script(address, config_url)
        if proxy is not None:
            return proxy
    return by_script(address, None) if detects else None


def by_script(address: ApiAddress, config_url: str | None) -> str | None:
    """Return what the script at this URL gives, as `automatic` does.

    With None it is the script that the network announces by WPAD.
    """
    options = _Options(logon_if_challenged=True)
    if config_url is None:
        options.flags, options.detect_flags = _AUTO_DETECT, _BY_DHCP_AND_DNS
    else:
        options.flags, options.config_url = _CONFIG_URL, config_url
    answer = _Answer()
    with _session() as (library, session):
        is_answered = library.WinHttpGetProxyForUrl(
            session, address.endpoint, ctypes.byref(options), ctypes.byref(answer)
        )
    access, text = answer.access, _take_texts(answer, "proxy", "bypass")[0]
    if not is_answered:
        return None
    return _first(text) if access == _NAMED_PROXY else ""


def _first(text: str) -> str | None:
    """Return the first proxy of a list that can be used for https, "" for the direct way.

    One of SOCKS is returned only where there is nothing else, and None without any.
    """
    socks = None
    for entry in _ENTRY.finditer(text):
        kinds = {(entry[name] or "").lower() for name in ("scheme", "word", "kind")} - {""}
        if any(kind.startswith("socks") for kind in kinds):
            socks = socks or f"socks://{entry['where']}"
        elif not kinds and entry["where"].upper() == "DIRECT":
            return ""
        elif entry["scheme"] in (None, "https") and entry["kind"] in (None, "http"):
            return f"http://{entry['where']}"
    return socks


def _settings() -> tuple[bool, str]:
    """Return whether WPAD is switched on, and the URL of the script, "" without one."""
    settings = _Settings()
    if not _library().WinHttpGetIEProxyConfigForCurrentUser(ctypes.byref(settings)):
        return False, ""
    detects = bool(settings.detects)
    return detects, _take_texts(settings, "config_url", "proxy", "bypass")[0]


def _take_texts(structure: ctypes.Structure, *names: str) -> list[str]:
    """Return the texts that Windows has put into a structure, and free their memory."""
    texts = [getattr(structure, name) or "" for name in names]
    free = ctypes.WinDLL("kernel32").GlobalFree
    free.argtypes, free.restype = (wintypes.LPVOID,), wintypes.LPVOID
    for name in names:
        offset = getattr(type(structure), name).offset
        pointer = ctypes.c_void_p.from_buffer(structure, offset)
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
