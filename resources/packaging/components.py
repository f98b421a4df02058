"""The third-party components in the program's folder, traced from its files, with their licences.

Each file that PyInstaller collects is the program's own, or comes from an installed Python package,
from Python itself, or on Linux from a package of the system. A file that cannot be traced ends the
build, so that nothing of unknown origin is shipped.
"""

import platform
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from typing import Final

from resources.packaging import product
from resources.packaging.contents import Entry

_ROOT: Final = Path(__file__).resolve().parents[2]
_OURS: Final = _ROOT / "resources" / "licences"
_DOCUMENTATION: Final = Path("/usr/share/doc")
_LICENCE_WORDS: Final = ("LICEN", "COPYING", "NOTICE")
# Qt's wheels contain neither licence texts nor a list of what is inside them.
_QT: Final = ("LGPL-3.0.txt", "GPL-3.0.txt", "qt-parts.txt")
_TEXTS: Final = {"pyside6-essentials": _QT, "shiboken6": _QT[:2]}
_ICU: Final = "libicu"
# What is drawn by others among our own files: the icons, and the sheet's pictures made of them.
_DRAWN_BY_PHOSPHOR: Final = (_ROOT / "resources/icons/phosphor", _ROOT / "resources/style/glyphs")
_PHOSPHOR_VERSION: Final = "2.1.1"


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """A third-party component: its licence as its authors name it, and all licence texts."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[str, ...]

    @property
    def is_of_the_system(self) -> bool:
        """Whether it comes from a package of the Linux on which the program was built."""
        return self.purl.startswith("pkg:deb/")


class UntraceableError(Exception):
    """The origin of a file, or the licence of a component, is unknown."""


def components_of(entries: Iterable[Entry]) -> list[Component]:
    """Return the components of PyInstaller's entries, sorted by name.

    Raises UntraceableError.
    """
    components = {_python(), _distribution(distribution("pyinstaller"))}
    for path, source, kind in entries:
        # A link's target is an entry of its own, and `-` is a namespace package without a file.
        if kind != "SYMLINK" and source not in ("-", ""):
            components.update(_of_file(path, Path(source).absolute()))
    return sorted(components)


def _is_ours(source: Path) -> bool:
    """Tell whether a file is the program's own."""
    return any(source.is_relative_to(_ROOT / name) for name in ("cammer_desktop", "resources"))


def _of_file(path: str, source: Path) -> Iterator[Component]:
    owner = _owners().get(source)
    if _is_ours(source):
        if any(source.is_relative_to(folder) for folder in _DRAWN_BY_PHOSPHOR):
            yield _phosphor()
    elif owner is not None:
        yield _distribution(owner)
        if source.name.startswith(_ICU):
            yield _icu(source)
    elif path.replace("\\", "/").endswith(source.name) and _ICU in source.name:
        yield _icu(source)  # the data as trimmed by the build
    elif path == "base_library.zip" or source.is_relative_to(sysconfig.get_path("stdlib")):
        yield _python()
    elif sys.platform == "linux" and (package := _package_of(source)):
        yield _of_debian(package)
    elif source.is_relative_to(sys.base_prefix):
        yield _python()
    else:
        raise UntraceableError(str(source))


@cache
def _owners() -> dict[Path, Distribution]:
    """Return the installed package of each file."""
    return {
        Path(str(each.locate_file(file))).absolute(): each
        for each in distributions()
        if each.name != product.NAME
        for file in each.files or ()
    }


@cache
def _distribution(package: Distribution) -> Component:
    licences = [
        text
        for field in ("License-Expression", "License", "Classifier")
        for text in package.metadata.get_all(field) or ()
        if field != "Classifier" or text.startswith("License ::")
    ]
    name = package.name.lower().replace("_", "-")
    files = [_OURS / file for file in _TEXTS.get(name, ())] or [
        Path(str(package.locate_file(file)))
        for file in package.files or ()
        if file.suffix not in (".py", ".pyc")
        and any(word in file.name.upper() for word in _LICENCE_WORDS)
    ]
    return Component(
        name,
        package.version,
        licences[0].splitlines()[0] if licences else "see its text",
        f"pkg:pypi/{name}@{package.version}",
        _texts(name, files),
    )


@cache
def _python() -> Component:
    version = platform.python_version()
    places = (
        Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        _DOCUMENTATION / f"python{sysconfig.get_python_version()}" / "copyright",
    )
    texts = _texts("python", [place for place in places if place.is_file()][:1])
    return Component("python", version, "PSF-2.0", f"pkg:generic/cpython@{version}", texts)


@cache
def _icu(library: Path) -> Component:
    version = library.name.rpartition(".so.")[2]
    texts = _texts("icu", [_OURS / "icu.txt"])
    return Component("icu", version, "Unicode-3.0", f"pkg:generic/icu@{version}", texts)


@cache
def _phosphor() -> Component:
    return Component(
        "phosphor-icons",
        _PHOSPHOR_VERSION,
        "MIT",
        f"pkg:npm/%40phosphor-icons/core@{_PHOSPHOR_VERSION}",
        _texts("phosphor-icons", [_OURS / "phosphor-icons.txt"]),
    )


def _package_of(library: Path) -> str | None:
    """Return the name of the system's package that a library belongs to, None without one."""
    for path in _possible_paths(library):
        done = subprocess.run(["dpkg-query", "-S", path], capture_output=True, encoding="utf-8")
        if done.returncode == 0:
            return done.stdout.split(": ")[0].split(", ")[0]
    return None


def _possible_paths(library: Path) -> Iterator[Path]:
    """Yield the paths by which a package may list a file: /lib is a link to /usr/lib."""
    for path in (library, library.resolve()):
        yield path
        if path.is_relative_to("/usr"):
            yield Path("/", path.relative_to("/usr"))
        else:
            yield Path("/usr", path.relative_to("/"))


@cache
def _of_debian(package: str) -> Component:
    command = ["dpkg-query", "-W", "-f", "${Package} ${Version} ${Architecture}", package]
    output = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    name, version, architecture = output.split()
    vendor = platform.freedesktop_os_release()["ID"]
    return Component(
        name,
        version,
        "see its text",
        f"pkg:deb/{vendor}/{name}@{version}?arch={architecture}",
        _texts(name, [_DOCUMENTATION / name / "copyright"]),
    )


def _texts(name: str, files: Iterable[Path]) -> tuple[str, ...]:
    texts = tuple(file.read_text(encoding="utf-8", errors="replace") for file in files)
    if not texts:
        raise UntraceableError(f"licence of {name}")
    return texts
