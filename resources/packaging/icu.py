"""ICU's data, reduced to what Qt uses.

Qt's wheels for Linux include all 32 MB of ICU's data. Qt uses its rules for sorting and comparing
texts; for words, units, names and formats of languages it has its own data or does not use any, and
the program encodes everything as UTF-8, which needs no table. The format is described in ICU's
`ucmndata.h`: a header, a table of contents, the items.
"""

import re
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from resources.packaging.contents import Entry

NAME: Final = re.compile(r"^libicudata\.so\.(\d+)$")

_KEPT: Final = re.compile(
    r"coll/(ucadata\.icu|(root|res_index|es|en|pt)\w*\.res)"
    r"|(root|pool|res_index|es|en|pt|keyTypeData|likelySubtags|supplementalData)\.res"
    r"|(numberingSystems|timezoneTypes|metaZones|zoneinfo64|windowsZones|icuver)\.res"
    r"|(?!unames)\w+\.(icu|nrm|spp)"
)
# The header of a package begins 12 bytes before these letters, which name its format.
_FORMAT: Final = b"CmnD"
_FORMAT_AT: Final = 12
_ALIGNMENT: Final = 16


class UnknownDataError(ValueError):
    """The library does not contain ICU's data in the expected format."""


def with_trimmed_data(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return PyInstaller's entries with ICU's data trimmed; the new library is put in `folder`."""
    return [
        (path, str(trim(Path(source), folder)), kind)
        if kind == "BINARY" and NAME.match(Path(path).name)
        else (path, source, kind)
        for path, source, kind in entries
    ]


def trim(library: Path, folder: Path) -> Path:
    """Write a library with the needed part of `library`'s data into `folder`; return its path.

    Raises UnknownDataError, OSError, CalledProcessError.
    """
    match = NAME.match(library.name)
    if match is None:
        raise UnknownDataError(library.name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data").write_bytes(_kept(library.read_bytes()))
    symbol = f"icudt{match[1]}_dat=_binary_data_start"
    share = ["-shared", "-z", "noexecstack", "-soname", library.name, f"--defsym={symbol}"]
    for step in (
        ["ld", "-r", "-b", "binary", "-o", "data.o", "data"],
        ["ld", *share, "-o", library.name, "data.o"],
    ):
        subprocess.run(step, cwd=folder, check=True)
    return folder / library.name


def _kept(library: bytes) -> bytes:
    """Return a package of the needed items from the bytes of a library."""
    start = library.find(_FORMAT) - _FORMAT_AT
    if start < 0:
        raise UnknownDataError("no package")
    (header,) = struct.unpack_from("<H", library, start)
    contents = start + header
    (count,) = struct.unpack_from("<I", library, contents)
    table = [struct.unpack_from("<II", library, contents + 4 + 8 * row) for row in range(count)]
    # The end of the last item is not recorded; it is not one of those that are kept.
    ends = [offset for _name, offset in table[1:]]
    items = {}
    for (name_at, offset), end in zip(table, ends, strict=False):
        name = library[contents + name_at : library.index(b"\0", contents + name_at)]
        if _KEPT.fullmatch(name.decode("ascii").partition("/")[2]):
            items[name] = library[contents + offset : contents + end]
    if not items:
        raise UnknownDataError("no items")
    return library[start:contents] + _package(items)


def _package(items: dict[bytes, bytes]) -> bytes:
    """Return table of contents, names and items, in the given order, which is that of the names."""
    names = b"".join(name + b"\0" for name in items)
    name_at = 4 + 8 * len(items)
    offset = _aligned(name_at + len(names))
    table = struct.pack("<I", len(items))
    body = bytes(offset - name_at - len(names))
    for name, item in items.items():
        table += struct.pack("<II", name_at, offset)
        name_at += len(name) + 1
        padding = _aligned(len(item)) - len(item)
        offset += len(item) + padding
        body += item + bytes(padding)
    return table + names + body


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
