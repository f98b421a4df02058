"""Which of the files that PyInstaller collects belong in the program's folder.

PyInstaller collects every plugin of each Qt module and all the libraries that these link to. This
module removes the plugins that are not used, then the libraries that nothing needs any more, and on
Linux those that every desktop has (a second copy of GLib, X11 or fontconfig besides the system's
own causes trouble). Entries are PyInstaller's: (path in the folder, source file, kind).
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from PyInstaller.depend.bindepend import get_imports

from cammer_desktop.support import texts

Entry = tuple[str, str, str]

_UNUSED: Final = re.compile(
    r"/plugins/(egldeviceintegrations|generic|networkinformation|qmltooling|sqldrivers"
    r"|tls|vectorimageformats|xcbglintegrations|wayland-graphics-integration-client)/"
    # PNG needs no plugin; the style sheet's pictures are SVG.
    r"|/plugins/imageformats/(?!(lib)?qsvg\.)"
    # GTK's theme would pull in GTK itself.
    r"|/platformthemes/\w*gtk3"
    r"|/platforms/\w*q(direct2d|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\b"
    r"|/platforminputcontexts/\w*virtualkeyboard"
    r"|/wayland-shell-integration/lib(fullscreen-shell|ivi-shell|qt-shell|wl-shell)"
    r"|/wayland-decoration-client/libbradient"
    # Qt's own texts, except in the program's languages.
    rf"|^PySide6/(Qt/)?translations/(?!qtbase_({'|'.join(texts.languages())})\.qm$)"
    # Of the program's own texts what is read, not what it is made of.
    r"|^resources/translations/([^/]+$|.*\.po$)"
    # Software OpenGL and Windows' shader compiler are for Qt Quick only.
    r"|(^|/)(opengl32sw|d3dcompiler_\d+|libEGL|libGLESv2)\.dll$"
    # Windows 10 and newer have these; PyInstaller would collect copies of other programs in PATH.
    r"|(^|/)(?i:((api|ext)-ms-win-[^/]*|ucrtbase)\.dll)$"
    # Package metadata that nothing reads at run time; licences are collected separately.
    r"|\.dist-info/(?!METADATA$|entry_points\.txt$)"
    r"|/py\.typed$"
    # What Python has left in a folder of resources that holds a script.
    r"|/__pycache__(/|$)"
)
# The system's libraries that Python's modules and Qt's X11 plugin need and that a desktop may lack
# or have in another version.
_BUNDLED: Final = re.compile(
    r"^lib(python3|ssl|crypto|ffi|sqlite3|mpdec|bz2|lzma"
    r"|xcb-(cursor|icccm|image|keysyms|render-util|util|xkb)|xkbcommon)"
)
# On macOS a library of Qt is a folder with links of its own.
_FRAMEWORK: Final = re.compile(r"(Qt\w+)\.framework/")
_LIBRARY: Final = re.compile(r"^lib[^/]+\.so[.\d]*$|^Qt6\w+\.dll$|^Qt[A-Z]\w+$|^libQt6\w+\.dylib$")


def chosen(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that belong in the folder."""
    used = [entry for entry in entries if _UNUSED.search(_path(entry)) is None]
    if sys.platform == "linux":
        used = [entry for entry in used if not _is_left_to_system(entry)]
    needed = _needed(used)
    kept = [entry for entry in used if _is_kept(entry, needed)]
    paths = {PurePosixPath(_path(entry)) for entry in kept}
    return [
        entry
        for entry in kept
        if entry[2] != "SYMLINK" or _framework(entry) is not None or _target(entry) in paths
    ]


def _is_kept(entry: Entry, needed: set[str]) -> bool:
    framework = _framework(entry)
    if framework is not None:
        return framework in needed
    return not _is_library(entry) or _name(entry) in needed


def _framework(entry: Entry) -> str | None:
    """Return the name of the framework that an entry is in or links to, None without one."""
    target = entry[1] if entry[2] == "SYMLINK" else ""
    match = _FRAMEWORK.search(_path(entry)) or _FRAMEWORK.search(target)
    return match[1] if match else None


def _needed(entries: list[Entry]) -> set[str]:
    """Return the names of the libraries that the plugins and modules among the entries need."""
    binaries = [entry for entry in entries if entry[2] in ("BINARY", "EXTENSION")]
    libraries = {_name(entry): entry[1] for entry in binaries if _is_library(entry)}
    # No file links to Python's library: the executable loads it by name.
    needed = {name for name in libraries if name.startswith("libpython")}
    waiting = [libraries[name] for name in needed]
    waiting += [entry[1] for entry in binaries if not _is_library(entry)]
    while waiting:
        wanted = {Path(name).name for name, _path in get_imports(waiting.pop())}
        new = (wanted & libraries.keys()) - needed
        needed |= new
        waiting += [libraries[name] for name in new]
    return needed


def _is_left_to_system(entry: Entry) -> bool:
    """Tell whether a library comes from the system and need not be bundled."""
    _path_in_folder, source, kind = entry
    if kind != "BINARY" or Path(source).is_relative_to(sys.prefix):
        return False
    return _is_library(entry) and _BUNDLED.match(_name(entry)) is None


def _is_library(entry: Entry) -> bool:
    return (
        entry[2] != "EXTENSION"
        and "/plugins/" not in _path(entry)
        and bool(_LIBRARY.match(_name(entry)))
    )


def _target(entry: Entry) -> PurePosixPath:
    """Return the path in the folder to which a link leads."""
    link = PurePosixPath(_path(entry))
    parts: list[str] = []
    for part in (link.parent / entry[1].replace("\\", "/")).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts)


def _path(entry: Entry) -> str:
    return entry[0].replace("\\", "/")


def _name(entry: Entry) -> str:
    return PurePosixPath(_path(entry)).name
