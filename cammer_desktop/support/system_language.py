"""The language that the user has chosen for the system, without Qt."""

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

# What the C library looks at for messages, in this order; the first that is set counts.
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_PREFERENCES: Final = "Library/Preferences/.GlobalPreferences.plist"


def system_language() -> str:
    """Return the locale of the system's own texts, as in `pt_BR.UTF-8`, "" if it is not known.

    There may be several, the preferred one first, as in `gl:pt_BR`.
    """
    if sys.platform == "win32":
        return _of_windows()
    chosen = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    if sys.platform == "darwin" and not chosen:  # what is opened by Finder has no such variable
        return _of_macos()
    # GNU's list goes before, unless texts are not to be translated at all.
    is_translated = chosen.partition(".")[0] not in ("", "C", "POSIX")
    return (os.environ.get("LANGUAGE") or chosen) if is_translated else chosen


def _of_windows() -> str:
    import ctypes
    import locale

    # The language of the system's menus, not that of dates and numbers, which is another setting.
    number = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009
    return locale.windows_locale.get(number, "")


def _of_macos() -> str:
    import plistlib

    with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
        preferences = plistlib.loads((Path.home() / _PREFERENCES).read_bytes())
        return ":".join(map(str, preferences["AppleLanguages"]))
    return ""
