"""The installer for Windows, made by makensis (Debian's package `nsis`, with 64-bit stubs)."""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path, PureWindowsPath
from typing import Final

from cammer_desktop.support import texts
from resources.packaging import bundle, languages, product, stage, wording

_SCRIPT: Final = bundle.ROOT / "resources" / "packaging" / "windows" / "cammer-desktop.nsi"
_ICON: Final = bundle.ROOT / "resources" / "icons" / "cammer.ico"
_UNINSTALLER: Final = "uninstall.exe"
# Of NSIS' own texts, a file for each language; the variable is NSIS' own as well.
_LANGUAGES: Final = Path(os.environ.get("NSISDIR", "/usr/share/nsis"), "Contrib/Language files")
_NUMBER: Final = re.compile(r"^# Language ID\n(\d+)$", re.MULTILINE)
# In the order in which the script's macro `Language` takes them.
_TEXTS: Final = (
    wording.IN_USE,
    wording.NOT_INSTALLED,
    wording.REMOVE,
    wording.REMOVED,
    wording.NOT_REMOVED,
    wording.SETUP,
    wording.REMOVAL,
)


def make(program: Path, out: Path, version: str, *, packed: bool = True) -> Path:
    """Pack a program that was built on Windows; return the installer.

    Unless `packed`, it is not compressed, which is fast. Raises OSError, CalledProcessError.
    """
    installer = out / f"{product.NAME}-{version}-setup.exe"
    with tempfile.TemporaryDirectory() as folder:
        tree, files = Path(folder) / "tree", Path(folder) / "files.nsh"
        spoken = Path(folder) / "languages.nsh"
        stage.copy_program(program, tree)
        files.write_text(_macros(tree), encoding="utf-8")
        spoken.write_text(in_languages(), encoding="utf-8")
        values: dict[str, object] = {
            "VERSION": version,
            "PUBLISHER": product.PUBLISHER,
            "COPYRIGHT": product.COPYRIGHT,
            "ICON": _ICON,
            "SCHEME": product.SCHEME,
            "FILES": files,
            "LANGUAGES": spoken,
        }
        _compile({**values, "OUTPUT": tree / _UNINSTALLER, "REMOVER": ""}, packed)
        stage.make_plain(tree)
        size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file())
        values |= {
            "OUTPUT": installer.resolve(),
            "PROGRAM": tree,
            "KILOBYTES": -(-size // 1024),
            "LICENSE": bundle.ROOT / "LICENSE",
        }
        _compile(values, packed)
    return installer


def _compile(values: dict[str, object], packed: bool) -> None:
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command.append("-XSetCompressor /SOLID lzma" if packed else "-XSetCompress off")
    command += [f"-D{name}={value}" for name, value in values.items()]
    fixed = {**os.environ, "SOURCE_DATE_EPOCH": str(bundle.commit_time())}
    subprocess.run([*command, str(_SCRIPT)], check=True, env=fixed)


def in_languages() -> str:
    """Return the script's lines with its texts in each language for which NSIS has its own.

    Whose language is not among them is shown Spanish, the first, as in the program.
    """
    told = [languages.in_each(text) for text in _TEXTS]
    names = _names()
    lines = []
    for language in texts.languages():
        number = languages.number_of_windows(language)
        if number in names:
            words = " ".join(_quoted(each[language]) for each in told)
            lines.append(f'!insertmacro Language "{names[number]}" {number} {words}\n')
    return "".join(lines)


def _names() -> dict[int | None, str]:
    """Return NSIS' name of each language that it knows, by Windows' number of it."""
    names: dict[int | None, str] = {}
    for file in _LANGUAGES.glob("*.nlf"):
        number = _NUMBER.search(file.read_text(encoding="utf-8-sig", errors="replace"))
        if number is not None:  # Esperanto has none
            names[int(number[1])] = file.stem
    return names


def _quoted(text: str) -> str:
    return '"' + text.replace("$", "$$").replace('"', '$\\"') + '"'


def _macros(tree: Path) -> str:
    """Return macros that call a function for each file, and for each folder, the inner ones first.

    The executables are left out: the script handles them separately.
    """
    paths = sorted(tree.rglob("*"), reverse=True)  # the content of a folder comes before it
    executables = {*tree.glob("*.exe")}
    files = (path for path in paths if path.is_file() and path not in executables)
    folders = (path for path in paths if path.is_dir())
    return _macro("EachFile", tree, files) + _macro("EachFolder", tree, folders)


def _macro(name: str, tree: Path, paths: Iterable[Path]) -> str:
    calls = (f'Push "{_inside(path, tree)}"\nCall ${{FUNCTION}}\n' for path in paths)
    return f"!macro {name} FUNCTION\n{''.join(calls)}!macroend\n"


def _inside(path: Path, tree: Path) -> str:
    return str(PureWindowsPath(path.relative_to(tree))).replace("$", "$$")
