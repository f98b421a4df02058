"""Every text can be translated, and is: the extractor finds all, and no language lacks one."""

import ast
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

import cammer_desktop
from cammer_desktop.support.texts import SOURCE, languages, use
from resources.packaging import manual
from resources.translations import make
from tests.project.translations import faults

PACKAGE: Final = Path(cammer_desktop.__file__).parent
# How many texts each of the functions takes, as Babel knows them by itself.
FUNCTIONS: Final = {"_": 1, "N_": 1, "ngettext": 2}
# Where marks are read, whoever wrote them.
READ: Final = (
    "domain/catalogue_file/days.py",
    "domain/destination.py",
    "domain/intake/labels.py",
    "domain/message.py",
    "support/folding.py",
)
Place = str
Text = str | tuple[str, ...]

_WORDS_ALIKE: Final = 2


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
    """Return the names that texts marked by `N_` have.

    In declarations: `label=N_("Correo")`; in a module: `_TEXT: Final = N_("Correo")`.
    """
    return {
        str(node.arg if isinstance(node, ast.keyword) else ast.unparse(node.target))
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.keyword | ast.AnnAssign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "N_"
    }


def _is_marked(node: ast.expr, marked: set[str]) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else ast.unparse(node)
    return name in marked


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


def test_every_quotation_mark_is_translated() -> None:
    # Other languages have other ones.
    shown = [text for each in _literals() for text in ((each,) if isinstance(each, str) else each)]
    elsewhere = [
        f"{place}:{node.lineno}"
        for file in PACKAGE.rglob("*.py")
        if (place := file.relative_to(PACKAGE).as_posix()) not in READ
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and set("«»“”") & set(node.value)
        and node.value not in shown
    ]
    assert elsewhere == []


@pytest.mark.parametrize("language", [each for each in languages() if each != SOURCE])
def test_every_translation_is_whole(language: str) -> None:
    file = make.FOLDER / language / "LC_MESSAGES/cammer-desktop.po"
    assert faults(language, file.read_bytes(), file.with_suffix(".mo").read_bytes()) == []


@pytest.mark.parametrize("language", [each for each in languages() if each != SOURCE])
def test_no_line_that_is_read_in_the_manual_or_the_guide_is_still_spanish(language: str) -> None:
    left = _read_lines(language) & _read_lines(SOURCE)
    # Keys, and words that both languages have.
    assert [line for line in left if len(re.findall(r"\w{3,}", line)) > _WORDS_ALIKE] == []


def _read_lines(language: str) -> set[str]:
    use(language)
    page = [line for line in manual.page("1.0", "2026-01-31").splitlines() if line[:1] != "."]
    use(SOURCE)
    # A language may have its texts before it has a guide.
    guide = make.FOLDER / language / "guide/guide.html"
    html = guide.read_text(encoding="utf-8") if guide.is_file() else ""
    body = re.sub(r"(?s).*</head>|<[^>]+>", "", html)
    return {line.strip() for line in (*page, *body.splitlines())}


def test_nothing_else_is_in_the_folder_of_a_language() -> None:
    files = {file.name for file in make.FOLDER.glob("*/LC_MESSAGES/*")}
    assert files <= {"cammer-desktop.po", "cammer-desktop.mo"}


Id = str | tuple[str, ...]
TEXTS: Final[Mapping[Id, Id]] = {
    "Enlace de {name}": "Link of {name}",
    "&Copiar\n": "&Copy\n",
    "No se creó todavía": "Not yet made",
    "Elija «Todo».": "Choose “All”.",
    "&Todo": "&All",
    "«{name}»": "“{name}”",
    ("{n} enlace", "{n} enlaces"): ("{n} link", "{n} links"),
}


@pytest.fixture
def _program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with few texts."""
    small = Catalog(charset="utf-8", fuzzy=False)
    for text in TEXTS:
        small.add(text)
    monkeypatch.setattr(make, "source", lambda: small)


def english(changes: Mapping[Id, Id], plural: str = "") -> tuple[bytes, bytes]:
    """Return a translation of that program, as make.py writes it, with some texts changed."""
    catalogue, written = Catalog("en", charset="utf-8", fuzzy=False), BytesIO()
    for text, translated in {**TEXTS, **changes}.items():
        catalogue.add(text, translated)
    write_po(written, catalogue)
    rule = b"nplurals=2; plural=(n != 1);"
    assert rule in written.getvalue()
    made = make.updated(written.getvalue().replace(rule, plural.encode() or rule), "en")
    return made, make.compiled(made)


def test_a_translation_tells_neither_who_made_it_nor_when() -> None:
    """Else `make` would write other files of the same texts."""
    text = make.updated(b"", "pt_BR")
    for each in (text, make.compiled(text)):
        for left in (b"Date", b"Babel", b"PROJECT", b"EMAIL", b"FULL NAME", b"LL@li.org"):
            assert left not in each
        assert b"Language: pt_BR" in each
    assert make.updated(text, "pt_BR") == text


def test_a_translator_is_told_which_form_is_for_which_numbers() -> None:
    assert make.updated(b"", "pt_BR").decode().splitlines()[1:4] == [
        "# msgstr[0] is for 0, 1",
        "# msgstr[1] is for 1000000, 2000000, 3000000, 4000000, …",
        "# msgstr[2] is for 2, 3, 4, 5, …",
    ]


@pytest.mark.usefixtures("_program")
@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, ""),
        ({"No se creó todavía": ""}, "missing"),
        ({("{n} enlace", "{n} enlaces"): ("{n} link", "")}, "missing"),
        ({("{n} enlace", "{n} enlaces"): ("{n} link", "links")}, "other names in braces"),
        ({"Enlace de {name}": "Link of {nome}"}, "other names in braces"),
        ({"Enlace de {name}": "Link of {name"}, "other names in braces"),
        ({"Enlace de {name}": "Link"}, "other names in braces"),
        ({"&Copiar\n": "Copy\n"}, "another number of &"),
        ({"&Copiar\n": "&Co\npy\n"}, "other ends of lines"),
        ({"No se creó todavía": "Not yet made "}, "other blanks at an end"),
        ({"No se creó todavía": "¿Not yet?"}, "left in Spanish"),
        ({"No se creó todavía": "No se creó todavía"}, "left in Spanish"),
        ({"Elija «Todo».": "Choose «All»."}, "another language's quotation marks"),
        ({"Elija «Todo».": "Choose “Everything”."}, "not the name of «Todo»"),
    ],
    ids=str,
)
def test_what_is_wrong_with_a_text_is_told(changes: Mapping[Id, Id], fault: str) -> None:
    assert [each.partition(":")[0] for each in faults("en", *english(changes))] == [fault] * bool(
        fault
    )


@pytest.mark.usefixtures("_program")
def test_what_is_wrong_with_a_file_is_told() -> None:
    text, compiled = english({})
    other = english({"No se creó todavía": "Not made"})[1]
    assert faults("en", text, other) == ["the .mo is not the .po's"]
    unmade = "the .po is not what resources.translations.make writes"
    old = text + b'\nmsgid "otro"\nmsgstr "other"\n'
    assert unmade in faults("en", old, make.compiled(old))
    gone = text + b'\n#~ msgid "otro"\n#~ msgstr "other"\n'
    assert faults("en", gone, compiled) == ["obsolete: 'otro'", unmade]
    guessed = text.replace(b'msgid "Enlace', b'#, fuzzy\nmsgid "Enlace')
    assert "fuzzy: 'Enlace de {name}'" in faults("en", guessed, compiled)


@pytest.mark.usefixtures("_program")
@pytest.mark.parametrize(
    ("plural", "fault"),
    [
        ("nplurals=1; plural=0;", "1 plural forms, and not 2"),
        ("nplurals=2; plural=(n > 1);", "the plural's rule is wrong for [0]"),
    ],
)
def test_plurals_are_the_cldrs(plural: str, fault: str) -> None:
    assert fault in faults("en", *english({}, plural))
