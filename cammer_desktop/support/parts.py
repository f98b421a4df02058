"""What this program is made of: its parts, their versions and licences, for people to read.

An installed program has them in its folder `licenses`, which the build writes (one file for each
part: name and version, the licence's name, its whole text). Elsewhere Python's packages tell.
"""

import sys
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path
from typing import Final

from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

_OURS: Final = "cammer-desktop"
_NAME: Final = regex(r"[\w.-]+")
_LICENCE_WORDS: Final = ("LICEN", "COPYING", "NOTICE")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A part's name with its version, and its licence as its authors wrote it."""

    title: str
    text: str


def parts() -> list[Part]:
    """Return the program itself and then its parts by name. Raises OSError."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return _written(Path(frozen) / "licenses")
    return _installed()


def _written(folder: Path) -> list[Part]:
    """Return what the build wrote; the first line of a part's file names it."""
    found = []
    for path in sorted(folder.glob("*.txt"), key=lambda each: (each.stem != _OURS, each.name)):
        text = path.read_text("utf-8", "replace")
        is_part = text.partition("\n")[2].startswith("Licence: ")
        found.append(Part(text.partition("\n")[0] if is_part else path.stem, text))
    return found


def _installed() -> list[Part]:
    try:
        ours = distribution(_OURS)
    except PackageNotFoundError:  # it runs from its source
        return []
    needed = {_NAME.match(each) for each in ours.requires or () if "extra ==" not in each}
    names = sorted(found[0] for found in needed if found)
    return [_of(each) for each in (ours, *map(distribution, names))]


def _of(package: Distribution) -> Part:
    """Return a package as it describes itself."""
    title = f"{package.name} {package.version}"
    fields = ("License-Expression", "License", "Home-page", "Project-URL")
    texts = [title, *(text for each in fields for text in package.metadata.get_all(each) or ())]
    files = (each for each in package.files or () if _is_licence(each))
    texts += ["\n" + file.read_text("utf-8") for file in files]
    return Part(title, "\n".join(texts))


def _is_licence(file: PackagePath) -> bool:
    is_text = file.suffix not in (".py", ".pyc")
    return is_text and any(word in file.name.upper() for word in _LICENCE_WORDS)
