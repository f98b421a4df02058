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
# Much longer than anything takes that is run on a copy, in seconds.
_STUCK: Final = 240
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
# What stands for a translator's work: the texts that a change brings are in every language.
_TRANSLATED: Final = (
    ("resources.translations.make",),
    ("tests.recipes.marked_texts",),
    ("resources.translations.make",),
)
# What a change has to keep: lint, the house's rules, older data, and what commands make.
_RULES: Final = (
    ("ruff", "check", "--no-cache", "--output-format=concise", "."),
    ("ruff", "format", "--no-cache", "--check", "."),
    (
        *(
            "pytest",
            "-q",
            "--tb=short",
            "-p",
            "no:cacheprovider",
            "--basetemp=../tests-of-the-copy",
        ),
        *("tests/project/test_house.py", "tests/project/test_texts.py"),
        *("tests/stored", "tests/adapters/ledger/test_faults.py::TestVersions"),
        "tests/domain/phone/test_countries.py",
    ),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` comes directly after the first `anchor` of a file, or before it.

    No anchor makes a new file.
    """

    path: str
    anchor: str
    text: str
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """A change by its name, how many files it may touch, and Python code that shows it at work.

    `commands` are modules, with their arguments, that make what follows from the edited files.
    """

    name: str
    max_files: int
    edits: tuple[Edit, ...]
    proof: str
    commands: tuple[tuple[str, ...], ...] = ()

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
        both = (edit.text, anchor) if edit.is_before else (anchor, edit.text)
        file.write_text("".join((before, *both, after)), encoding="utf-8")


def make(recipe: Recipe, root: Path) -> None:
    """Make the change of a recipe below `root`, translations included. Raises RecipeError."""
    apply(recipe.edits, root)
    for command in (*recipe.commands, *_TRANSLATED):
        if said := _run(("-m", *command), root):
            raise RecipeError(said)


def prove(proof: str, root: Path) -> str:
    """Run a proof in a process of its own on the program at `root`; return what went wrong."""
    return _run(("-c", _GUARD + proof), root)


def broken_rules(root: Path) -> str:
    """Return what the project's rules say against the program at `root`, nothing if it is fine."""
    return "".join(_run(("-m", *rule), root) for rule in _RULES)


def _run(arguments: tuple[str, ...], root: Path) -> str:
    """Run Python on the program at `root`; return what it says if it fails."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=_STUCK,
    )
    return done.stdout + done.stderr if done.returncode else ""
