"""Every text can be translated: the extractor finds all of them, and numbers have their plurals."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import cammer_desktop
from cammer_desktop.support.paths import resources

PACKAGE: Final = Path(cammer_desktop.__file__).parent
# How many texts each of the functions takes, as Babel knows them by itself.
FUNCTIONS: Final = {"_": 1, "N_": 1, "ngettext": 2}
Place = str
Text = str | tuple[str, ...]


def _calls() -> Iterator[tuple[Place, str, list[ast.expr]]]:
    """Yield where each call stands, the function's name, and the texts that it is given."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                inside = file.name == "texts.py" and isinstance(node.func, ast.Attribute)
                if name in FUNCTIONS and not inside:  # it hands on to the library's own
                    place = f"{file.relative_to(PACKAGE)}:{node.lineno}"
                    yield place, name, node.args[: FUNCTIONS[name]]


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _marked() -> set[str]:
    """Return the names under which declarations keep texts marked by `N_`: `label=N_("Correo")`."""
    return {
        node.arg
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.keyword)
        and node.arg is not None
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "N_"
    }


def _is_marked(node: ast.expr, marked: set[str]) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in marked


def _literals() -> list[Text]:
    found: list[Text] = []
    for _place, name, given in _calls():
        texts = tuple(str(ast.literal_eval(node)) for node in given if _is_literal(node))
        if texts:
            found.append(texts if name == "ngettext" else texts[0])
    return found


def test_every_text_is_written_where_it_is_translated() -> None:
    marked = _marked()
    wrong = [
        f"{place} {name}"
        for place, name, given in _calls()
        for node in given
        if not (_is_literal(node) or (name == "_" and _is_marked(node, marked)))
    ]
    assert wrong == []


def test_the_extractor_finds_every_text() -> None:
    extracted = {message for _file, _line, message, _c, _t in extract_from_dir(str(PACKAGE))}
    assert len(extracted) > 100
    assert extracted == set(_literals())


def test_a_number_has_a_plural() -> None:
    single = [text for text in _literals() if isinstance(text, str) and "{n}" in text]
    plurals = [text for text in _literals() if not isinstance(text, str)]
    assert single == []
    assert all("{n}" in text for texts in plurals for text in texts)
    # Nor does one stand anywhere else, to be translated by way of a variable.
    counted = {text for texts in plurals for text in texts}
    elsewhere = [
        f"{file.relative_to(PACKAGE)}:{node.lineno}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and "{n}" in node.value
        and node.value not in counted
    ]
    assert elsewhere == []


def test_every_translation_is_compiled_as_it_stands() -> None:
    for source in (resources() / "translations").rglob("*.po"):
        compiled = BytesIO()
        write_mo(compiled, read_po(BytesIO(source.read_bytes())))
        assert _texts(compiled.getvalue()) == _texts(source.with_suffix(".mo").read_bytes()), source


def _texts(compiled: bytes) -> list[tuple[object, object]]:
    """Return each text and its translation, without the header, which names Babel's version."""
    return [(each.id, each.string) for each in read_mo(BytesIO(compiled)) if each.id]
