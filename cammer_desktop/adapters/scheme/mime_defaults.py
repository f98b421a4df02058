"""The person's choice of programs by kind, `mimeapps.list`: one's own put first and taken out.

A kind has a list of entries there, of which the first that is installed counts: so that what was
chosen before stays behind one's own, and counts again without it. All else in the file stays as it
is, byte for byte.
https://specifications.freedesktop.org/mime-apps-spec/latest/
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cammer_desktop.support.paths import make_private_directory
from cammer_desktop.support.replacement import SHARED, replacing

NAME: Final = "mimeapps.list"
"""The file's name in the folder of the person's configuration."""

_GROUP: Final = "[Default Applications]"


def prefer(folder: Path, kind: str, entry: str) -> None:
    """Make a desktop entry the first choice for a kind. Raises OSError."""
    _change(folder, lambda text: _with_first(text, kind, entry))


def drop(folder: Path, kind: str, entry: str) -> bool:
    """Take a desktop entry out of a kind's choices; return whether it was one. Raises OSError."""
    return _change(folder, lambda text: _without(text, kind, entry))


def _change(folder: Path, changed: Callable[[str], str]) -> bool:
    """Change the file of a folder; return whether that made a difference."""
    # Where it is a link, as in folders that are kept elsewhere, what it leads to is written.
    path = Path(os.path.realpath(folder / NAME))
    try:
        content, mode = path.read_bytes(), stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        content, mode = b"", SHARED
    text = content.decode("utf-8", "surrogateescape")
    new = changed(text)
    if new == text:
        return False
    if not new:
        path.unlink()
        return True
    make_private_directory(path.parent)
    with replacing(path, mode) as file:
        file.write(new.encode("utf-8", "surrogateescape"))
    return True


def _with_first(text: str, kind: str, entry: str) -> str:
    lines = _without(text, kind, entry).split("\n")
    found = _lines_of(lines, kind)
    for number in found:
        beginning, entries = _parts(lines[number])
        lines[number] = f"{beginning}{';'.join((entry, *entries))}"
    if not found:
        groups = [number for number, line in enumerate(lines) if line.rstrip() == _GROUP]
        added = [f"{kind}={entry};"] if groups else [_GROUP, f"{kind}={entry};"]
        end = len(lines) if lines[-1] else len(lines) - 1  # the text ends with its last line
        place = groups[0] + 1 if groups else end
        lines[place:place] = added
    return "\n".join(lines if not lines[-1] else [*lines, ""])


def _without(text: str, kind: str, entry: str) -> str:
    lines = text.split("\n")
    for number in reversed(_lines_of(lines, kind)):
        beginning, entries = _parts(lines[number])
        others = [each for each in entries if each.strip() != entry]
        if others == entries:
            continue
        if any(others):
            lines[number] = f"{beginning}{';'.join(others)}"
        else:
            del lines[number]
            if lines[number - 1 :] == [_GROUP, ""]:  # it was added with the entry
                del lines[number - 1]
    return "\n".join(lines)


def _parts(line: str) -> tuple[str, list[str]]:
    """Return a line's beginning up to the first entry, and the entries."""
    entries = line.partition("=")[2].lstrip()
    return line.removesuffix(entries), entries.split(";")


def _lines_of(lines: list[str], kind: str) -> list[int]:
    """Return which lines tell the choices for a kind: one, but for a file with a mistake."""
    group, found = "", []
    for number, line in enumerate(lines):
        if line.startswith("["):
            group = line.rstrip()
        elif group == _GROUP and line.partition("=")[0].strip() == kind and "=" in line:
            found.append(number)
    return found
