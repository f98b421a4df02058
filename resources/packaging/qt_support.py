"""PySide6's own support modules as compiled files.

shiboken6 holds them as source text within its library, and compiles them anew at each start unless
they lie in a folder `files.dir` beside it (its switch SBK_EMBED). In a bundle they cannot go stale:
library, modules and the Python that compiled them are replaced together.
"""

import py_compile
from pathlib import Path
from typing import Final

from PyInstaller import isolated

from resources.packaging.contents import Entry

_FOLDER: Final = "shiboken6/files.dir"


def compiled(folder: Path) -> list[Entry]:
    """Compile the modules into a folder, for the build's temporary files; return their entries.

    Entries are as in `contents`. Raises PyCompileError.
    """
    entries = []
    embedded: dict[str, bytes] = isolated.call(_embedded)
    for name, source in sorted(embedded.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source)
        target = path.with_suffix(".pyc")
        # By a hash that is not checked: the same bytes each time, and no source to look for.
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(path), str(target), name, doraise=True, invalidation_mode=mode)
        entries.append((f"{_FOLDER}/{target.relative_to(folder).as_posix()}", str(target), "DATA"))
    return entries


def _embedded() -> dict[str, bytes]:
    """Return what the library holds, by path; runs in a process of its own, which loads Qt."""
    import PySide6.QtCore  # noqa: F401 - it imports them
    import shibokensupport

    archive = shibokensupport.__spec__.loader.zfile
    return {name: archive.read(name) for name in archive.namelist() if name.endswith(".py")}
