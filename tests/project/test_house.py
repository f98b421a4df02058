"""The project's rules that no other tool holds: sizes, parameters, words, the top level."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "cammer_desktop"

FILE_LINES: Final = 250
WINDOW_LINES: Final = 200
FUNCTION_LINES: Final = 40
PARAMETERS: Final = 6

TOP_LEVEL: Final = frozenset(
    {
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "README.md",
        "SECURITY.md",
        "build.spec",
        "cammer_desktop",
        "pyproject.toml",
        "resources",
        "tests",
    }
)
# What tools leave there and git ignores.
LEFT_BY_TOOLS: Final = frozenset({"__pycache__", "build", "dist", "cammer_desktop.egg-info"})

# Words that were given up for the field's own: controller, presenter, services, scenario, startup,
# and two classes that docstrings went on to name after they were gone.
GIVEN_UP: Final = re.compile(
    r"[a-z_]*keepers?\b|(?<!help )\bdesks?\b|\blessons?\b|\bgo_live\b|\blink_?maker\b"
    r"|\bsurround(ings)?\b|\bsetting_out\b|\bwhole_file\b|\bcalled_up\b|\bTransmission\b"
    r"|(?-i:`Line`)",
    re.IGNORECASE,
)


def _files() -> Iterator[tuple[str, str]]:
    """Yield each module of the program, by its path in the package, with its text."""
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file.relative_to(PACKAGE).as_posix(), file.read_text(encoding="utf-8")


def _functions() -> Iterator[tuple[str, ast.FunctionDef, bool]]:
    """Yield each function's place, the function, and whether it is a method of a class."""

    def below(node: ast.AST, name: str) -> Iterator[tuple[str, ast.FunctionDef, bool]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef):
                yield f"{name}{child.name}", child, isinstance(node, ast.ClassDef)
                yield from below(child, f"{name}{child.name}.")
            else:
                inner = f"{name}{child.name}." if isinstance(child, ast.ClassDef) else name
                yield from below(child, inner)

    for path, text in _files():
        yield from below(ast.parse(text), f"{path} ")


def _number_of_parameters(function: ast.FunctionDef, is_method: bool) -> int:
    """Return how many parameters a caller gives."""
    given = function.args
    number = len(given.posonlyargs) + len(given.args) + len(given.kwonlyargs)
    is_static = any(ast.unparse(each) == "staticmethod" for each in function.decorator_list)
    return number - (is_method and not is_static)


def test_no_file_is_too_long() -> None:
    lines = {path: len(text.splitlines()) for path, text in _files()}
    assert {path: number for path, number in lines.items() if number > FILE_LINES} == {}


def test_the_window_assembles_and_nothing_more() -> None:
    assert len((PACKAGE / "ui/window.py").read_text("utf-8").splitlines()) < WINDOW_LINES


def test_no_function_is_too_long() -> None:
    lines = {
        place: (function.end_lineno or 0) - function.lineno + 1
        for place, function, _is_method in _functions()
    }
    assert len(lines) > 1000
    assert {place: number for place, number in lines.items() if number > FUNCTION_LINES} == {}


def test_no_function_takes_too_much() -> None:
    numbers = {
        place: _number_of_parameters(function, is_method)
        for place, function, is_method in _functions()
    }
    assert {place: number for place, number in numbers.items() if number > PARAMETERS} == {}


def test_words_that_were_given_up_do_not_come_back() -> None:
    found = [
        f"{path}:{number} {word[0]}"
        for path, text in _files()
        for number, line in enumerate(text.splitlines(), 1)
        for word in GIVEN_UP.finditer(line)
    ]
    assert found == []


def test_no_pattern_has_a_possessive_group() -> None:
    """Before Python 3.11.5 such a group does not match what it should (CPython's issue 106052)."""
    group = re.compile(r"\)(?:[*+?]|\{[0-9,]*\})\+|\(\?>")
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and group.search(node.value)
    ]
    assert found == []


def test_the_top_level_holds_only_what_it_may() -> None:
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - LEFT_BY_TOOLS == TOP_LEVEL
