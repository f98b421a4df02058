"""What the window is drawn with: all of it is there, and nothing that nobody uses."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from resources.style import glyphs

ROOT: Final = Path(__file__).resolve().parents[2]
STYLE: Final = ROOT / "resources" / "style"
SHEET: Final = (STYLE / "cammer.qss").read_text("utf-8")
SIZES: Final[dict[str, Any]] = json.loads((STYLE / "sizes.json").read_text("utf-8"))
PALETTE: Final[dict[str, dict[str, str]]] = json.loads((STYLE / "palette.json").read_text("utf-8"))
ICONS: Final = {path.stem for path in (ROOT / "resources/icons/phosphor").glob("*.svg")}
CODE: Final = {
    path: ast.parse(path.read_text("utf-8")) for path in (ROOT / "cammer_desktop").rglob("*.py")
}
# What takes an icon's name, and as which of its arguments.
_TAKES_ICON: Final = {"icon": 0, "pixmap_of": 0, "Entrance": 0, "paint_icon": 1}


def _nodes() -> Iterator[ast.AST]:
    for tree in CODE.values():
        yield from ast.walk(tree)


WORDS: Final = {
    node.value
    for node in _nodes()
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
ATTRIBUTES: Final = {node.attr for node in _nodes() if isinstance(node, ast.Attribute)}


def _named_icons() -> Iterator[str]:
    """Yield the icons that are named where they are drawn."""
    for node in _nodes():
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        place = _TAKES_ICON.get(node.func.id)
        if place is not None and place < len(node.args):
            name = node.args[place]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield name.value


def test_the_sheets_pictures_are_those_that_are_made() -> None:
    folder = STYLE / "glyphs"
    there = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.svg")
    }
    assert there == glyphs.glyphs()


def test_every_picture_of_the_sheet_is_in_it() -> None:
    assert set(re.findall(r"@glyphs/([\w-]+)\.svg", SHEET)) == set(glyphs.GLYPHS)


def test_every_icon_that_is_named_is_there() -> None:
    named = set(_named_icons())
    assert named
    assert named - ICONS == set()


def test_every_icon_that_is_there_is_named() -> None:
    of_pictures = {icon for icon, _colour in glyphs.GLYPHS.values()}
    assert ICONS - WORDS - of_pictures == set()


@pytest.mark.parametrize("theme", PALETTE)
def test_every_colour_is_used(theme: str) -> None:
    of_sheet = set(re.findall(r"@([a-z_]+)", SHEET))
    of_pictures = {colour for _icon, colour in glyphs.GLYPHS.values()}
    assert set(PALETTE[theme]) - of_sheet - of_pictures - WORDS == set()


def test_every_size_is_used() -> None:
    of_sheet = {word.removesuffix("px") for word in re.findall(r"@([a-z_]+)", SHEET)}
    named = {name for name, value in SIZES.items() if isinstance(value, int)}
    named |= {name for each in (*SIZES["densities"], *SIZES["columns"]) for name in each}
    assert named - of_sheet - ATTRIBUTES - {"name"} == set()
