"""What offices' programs write is read as it is meant."""

import pytest

from cammer_desktop.domain import catalogue_file
from cammer_desktop.domain.catalogue import Entry, EntryFlaw, Kind, NamedDestination, Promotion
from cammer_desktop.domain.catalogue_file import Doubt, FileRow

VENTAS = NamedDestination(Kind.CATEGORY, "Ventas España", "c1")
ERRORS = (
    *("#N/A", "#n/a", "#N/D", "#REF!", "#¡REF!", "#VALUE!", "#¡VALOR!", "#VALOR!", "#DIV/0!"),
    *(
        "#¡DIV/0!",
        "#NAME?",
        "#¿NOMBRE?",
        "#NOMBRE?",
        "#NOME?",
        "#NUM!",
        "#¡NUM!",
        "#NÚM!",
        "#NULL!",
    ),
    *("#¡NULO!", "#NULO!", "#SPILL!", "#¡DESBORDAMIENTO!", "#DESPEJAR!", "#CALC!", "#¡CALC!"),
    *("#ERROR!", "#¡ERROR!", "#GETTING_DATA", "#BUSY!", "#FIELD!", "#¡CAMPO!", "####", "#########"),
    *("#CONNECT!", "#BLOCKED!", "#UNKNOWN!", "Err:502", "Error:508", "Erro:504", "Loading..."),
    *("Cargando...", "Carregando..."),
)
TABLE = "tipo;nombre;código\r\ncategoría;Ventas España;c1\r\n"


def numbers(content: str | bytes) -> list[tuple[int, str]]:
    """Return the numbers and names of the rows of a file."""
    rows = catalogue_file.read(content.encode() if isinstance(content, str) else content)
    return [(row.number, row.entry.name if row.entry else "") for row in rows]


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode("utf-8"),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp1252"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        b"\xff\xfe" + TABLE.replace(";", "\t").encode("utf-16-le"),
        TABLE.replace("\r\n", "\r").encode(),
        TABLE.replace("\r\n", "\n").rstrip().encode(),
        TABLE.replace(";", "|").encode(),
        TABLE.replace(";", ",").encode(),
        TABLE.replace("ñ", "n\u0303").replace("í", "i\u0301").replace("ó", "o\u0301").encode(),
        TABLE.replace(" ", "\u00a0").encode(),
        TABLE.replace("Ventas", "Ven\u00adt\u200ba\u200d\u2060s\ufeff\u200e").encode(),
        b"sep=;\r\n" + TABLE.encode(),
        b"\xef\xbb\xbfSEP=,\r\n" + TABLE.replace(";", ",").encode(),
        ";;\r\n".join(["", TABLE, " ; ; \r\n"]).encode(),
        (TABLE + TABLE.partition("\r\n")[0] + "\r\n").encode(),
        TABLE.replace("nombre;", "notas;NOMBRE ;").replace("ría;", "ría;;").encode(),
    ],
)
def test_the_entry_is_read(content: bytes) -> None:
    [row] = catalogue_file.read(content)
    assert row.entry == VENTAS
    assert row.doubts == ()


def test_a_row_has_the_number_that_the_spreadsheet_shows() -> None:
    table = 'tipo;nombre;código\ncategoría;"A\nB";a\n\n;;\ncategoría;C;c\n'
    assert numbers(table) == [(2, "A B"), (5, "C")]
    assert numbers(f"sep=;\n{table}") == [(2, "A B"), (5, "C")]
    assert numbers(f"Catálogo de Ventas, 2026;;\n\n{table}") == [(4, "A B"), (7, "C")]
    assert numbers(f'"sep=;"\n{table}') == [(3, "A B"), (6, "C")]  # LibreOffice shows it


def test_a_bad_quote_is_the_flaw_of_its_row() -> None:
    table = (
        'tipo;nombre;código\nagente;"Eva" B;1a\nagente;Ana 20";2a\nagente;"Luis;3a\nagente;"M";4a'
    )
    rows = catalogue_file.read(table.encode())
    assert [(row.number, row.flaw) for row in rows] == [
        (2, EntryFlaw.QUOTES),
        (3, None),
        (4, EntryFlaw.QUOTES),
        (5, None),
    ]


def test_a_missing_column_is_the_flaw_of_the_rows_that_need_it() -> None:
    rows = catalogue_file.read(b"nombre;tipo;titulo\nEva;agente;\nP;promocion\n")
    assert [row.flaw for row in rows] == [EntryFlaw.CODE, EntryFlaw.TEXTS]


def test_two_columns_of_one_heading_must_not_differ() -> None:
    rows = catalogue_file.read(
        b"tipo;nombre;codigo;codigo\nagente;A;a;\nagente;B;;b\nagente;C;c;d\n"
    )
    assert [row.entry.key if row.entry else row.flaw for row in rows] == [
        "agent:a",
        "agent:b",
        EntryFlaw.TWO_TEXTS,
    ]


@pytest.mark.parametrize("value", ERRORS)
@pytest.mark.parametrize("row", ["{};E;c", "agente;{};c", "agente;E;{}", "agente;E; {} "])
def test_what_a_formula_failed_with_is_the_flaw_of_its_row(value: str, row: str) -> None:
    odd, good = catalogue_file.read(
        f"tipo;nombre;codigo;notas\n{row.format(value)};\nagente;Eva;c2;{value}\n".encode()
    )
    assert odd == FileRow(2, flaw=EntryFlaw.ERROR)
    assert good == FileRow(3, NamedDestination(Kind.AGENT, "Eva", "c2"))


@pytest.mark.parametrize("value", ERRORS)
def test_an_entry_that_looks_so_comes_back(value: str) -> None:
    own: list[Entry] = [NamedDestination(Kind.AGENT, value, value), Promotion("P", value, value)]
    for write in (catalogue_file.to_csv, catalogue_file.to_json):
        assert [row.entry for row in catalogue_file.read(write(own))] == own


@pytest.mark.parametrize("name", ["#1", "#Promo!", "Error", "Err:5a2", "#N/A de Ventas", "C#"])
def test_a_text_that_no_formula_fails_with_is_one(name: str) -> None:
    assert numbers(f"tipo;nombre;codigo\nagente;{name};a\n") == [(2, name)]


@pytest.mark.parametrize("name", ["👩‍💻 Soporte", "Ventas ❤️", "🇻🇪", "நி‌க", "\U0001fae9 nuevo"])
def test_a_picture_and_its_joiners_are_kept(name: str) -> None:
    assert numbers(f"tipo;nombre;codigo\nagente;{name};a\n") == [(2, name)]


@pytest.mark.parametrize("name", ["\u202eabc", "a\u202db", "a\x00b", "a\x1bb"])
def test_what_turns_letters_around_or_controls_is_a_flaw(name: str) -> None:
    [row] = catalogue_file.read(f"tipo;nombre;codigo\nagente;{name};a\n".encode())
    assert row == FileRow(2, flaw=EntryFlaw.CHARACTERS)


def test_breaks_of_lines_are_kept_where_lines_are() -> None:
    table = 'tipo;nombre;titulo;descripcion\r\npromocion;"P\r\n1";"t\tu";"a\rb\r\nc\x0bd"\r\n'
    [row] = catalogue_file.read(table.encode())
    assert row.entry == Promotion("P 1", "t u", "a\nb\nc\nd")


def test_a_letter_that_was_lost_before_does_not_change_the_others() -> None:
    [row] = catalogue_file.read("tipo;nombre;codigo\nagente;\ufffd;a\n".encode())
    assert row == FileRow(2, NamedDestination(Kind.AGENT, "\ufffd", "a"), doubts=(Doubt.LETTERS,))


def test_letters_that_were_lost_are_doubtful() -> None:
    cut = TABLE.encode() + "categoría;Atención al ".encode() + b"\xc3;c2\r\n"
    first, second = catalogue_file.read(cut)
    assert first == FileRow(2, VENTAS)
    assert second.doubts == (Doubt.LETTERS,)
