"""The page of the architecture: what of it is written from the code, and what its words promise."""

import ast
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "cammer_desktop"
PAGE: Final = PACKAGE / "README.md"
_COMMAND: Final = "`python -m tests.project` writes this"


def layers() -> list[str]:
    """Return the layers from above to below, as import-linter holds them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    [found] = [each["layers"] for each in contracts if each["name"] == "Imports point one way"]
    return [layer.replace("cammer_desktop.", "") for layer in found]


def with_parts(text: str) -> str:
    """Return the page with today's layers and packages in their places."""
    arrows = "\n↓ ".join(layers())
    text = _replaced(text, "layers", f"```\n  {arrows}\n```\n")
    return _replaced(text, "packages", _packages())


def names_in_the_code() -> set[str]:
    """Return every path in the package, and the name of every class and function."""
    names = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*")}
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                names.add(node.name)
    return names


def _packages() -> str:
    """Return a row for each package and each module beside them: what its docstring begins with."""
    rows = ["| where | what it is for |", "|---|---|"]
    modules = [file for file in PACKAGE.rglob("*.py") if file.name == "__init__.py"]
    modules += [file for file in PACKAGE.glob("*.py") if file.name != "__init__.py"]
    for file in sorted(set(modules) - {PACKAGE / "__init__.py"}, key=_place):
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        first = " ".join(said.partition("\n\n")[0].split())
        rows.append(f"| `{_place(file)}` | {first} |")
    return "\n".join([*rows, ""])


def _place(file: Path) -> str:
    place = file.relative_to(PACKAGE).as_posix()
    return place.removesuffix("__init__.py")


def _replaced(text: str, name: str, new: str) -> str:
    begin, end = f"<!-- {name}: {_COMMAND} -->\n", f"<!-- end of {name} -->\n"
    before, found, rest = text.partition(begin)
    _old, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"the page has no place for its {name}")
    return f"{before}{begin}{new}{end}{after}"
