"""What a common change of the program consists of, as data: files are edited and a proof runs.

A recipe is never applied to the project: a test tries it on a copy, so that CONTRIBUTING.md can say
how many files a change touches and stay right.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
# Much longer than any proof takes, in seconds.
_STUCK: Final = 120
# A proof speaks to this machine alone, and to the copy of the program.
_GUARD: Final = """
import sys
def _guard(event, told):
    to = told[1][0] if event == "socket.connect" and isinstance(told[1], tuple) else "::1"
    if to not in ("127.0.0.1", "::1"):
        raise OSError(f"a proof has no network: {to}")
sys.addaudithook(_guard)
import cammer_desktop, os
assert os.path.samefile("cammer_desktop", os.path.dirname(cammer_desktop.__file__))
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` comes directly after the first `anchor` of a file; no anchor makes a new file."""

    path: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """A change by its name, how many files it may touch, and Python code that shows it at work."""

    name: str
    max_files: int
    edits: tuple[Edit, ...]
    proof: str

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it touches, in order."""
        return tuple(dict.fromkeys(edit.path for edit in self.edits))


class RecipeError(Exception):
    """The project has changed, so that a recipe does not fit any more; the text says where."""


def every_recipe() -> tuple[Recipe, ...]:
    """Return the RECIPE of each module in this folder, by the modules' names."""
    names = sorted(file.stem for file in Path(__file__).parent.glob("*.py"))
    modules = [import_module(f"tests.recipes.{name}") for name in names if name[:5] != "test_"]
    return tuple(module.RECIPE for module in modules if hasattr(module, "RECIPE"))


def apply(edits: tuple[Edit, ...], root: Path) -> None:
    """Make the edits below `root`. Raises RecipeError."""
    for edit in edits:
        file = root / edit.path
        if not edit.anchor:
            if file.exists():
                raise RecipeError(f"{edit.path} is there already")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(edit.text, encoding="utf-8")
            continue
        before, anchor, after = file.read_text(encoding="utf-8").partition(edit.anchor)
        if not anchor:
            raise RecipeError(f"{edit.path} has no {edit.anchor!r}")
        file.write_text(before + anchor + edit.text + after, encoding="utf-8")


def prove(proof: str, root: Path) -> str:
    """Run a proof in a process of its own on the program at `root`; return what went wrong."""
    done = subprocess.run(
        [sys.executable, "-c", _GUARD + proof],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=_STUCK,
    )
    return done.stdout + done.stderr if done.returncode else ""
