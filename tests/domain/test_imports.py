"""The trial of an import: each row's verdict, what it replaces, its namesake, its doubts."""

from dataclasses import replace
from datetime import date

import pytest

from cammer_desktop.domain import catalogue_file, imports, sentences
from cammer_desktop.domain.catalogue import (
    Catalogue,
    EntryFlaw,
    Kind,
    NamedDestination,
    Promotion,
    Template,
)
from cammer_desktop.domain.catalogue_file import Doubt, FileRow
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.imports import Judged, Namesake, Verdict

SALES = NamedDestination(Kind.CATEGORY, "=Ventas; España", "a7d3")
EVA = NamedDestination(Kind.AGENT, "Eva", "+7")
OPEN = Promotion("Siempre", "10 %", "Descuento")


def test_a_trial_tells_each_row_what_it_is_and_the_import_takes_what_is_of_use() -> None:
    own = Catalogue((SALES, OPEN))
    renamed = NamedDestination(Kind.CATEGORY, "Ventas", SALES.code)
    good = (FileRow(2, EVA), FileRow(3, OPEN), FileRow(4, renamed), FileRow(5, EVA))
    judged = imports.judge((*good, FileRow(6, flaw=EntryFlaw.CODE)), own)
    assert [each.verdict for each in judged] == [
        Verdict.NEW,
        Verdict.SAME,
        Verdict.CHANGED,
        Verdict.DOUBLED,
        Verdict.WRONG,
    ]
    assert set(imports.imported(judged, own).entries) == {EVA, OPEN, renamed}
    assert own.entries == (SALES, OPEN)


def test_only_what_is_given_is_taken() -> None:
    judged = imports.judge(
        (FileRow(2, EVA), FileRow(3, OPEN, doubts=(Doubt.LETTERS,))), Catalogue()
    )
    certain = [each for each in judged if not each.is_doubtful]
    assert imports.imported(certain, Catalogue()).entries == (EVA,)
    assert imports.imported(judged, Catalogue()).entries == (EVA, OPEN)


def said(table: str, *own: NamedDestination | Promotion) -> list[str]:
    rows = catalogue_file.read(
        f"tipo;nombre;código;título;descripción;desde;hasta\n{table}".encode()
    )
    return [sentences.of_judged(each) for each in imports.judge(rows, Catalogue(own))]


def agent(name: str, code: str) -> NamedDestination:
    return NamedDestination(Kind.AGENT, name, code)


def test_what_a_row_replaces_is_named() -> None:
    old = Promotion("Verano", "Oferta", "Antes " * 20, date(2026, 1, 2))
    table = "agente;Ana B;a1\nagente;Eva;'a2'\npromoción;VERANO;;Rebaja;Hoy;;31/12/2026"
    assert said(table, agent("Ana", "a1"), agent("Eva", "a2"), old) == [
        "cambia: antes «Ana»",
        "cambia: antes código a2",
        "cambia: antes «Verano», título «Oferta», descripción "
        "«Antes Antes Antes Antes Antes Antes Ante…», desde 02/01/2026 (ahora sin límite), "
        "hasta sin límite (ahora 31/12/2026)",
    ]


def test_a_row_that_repeats_another_names_it() -> None:
    table = "agente;Ana;a1\nagente;Luis;a1"
    assert said(table) == ["nueva", "repetida: vale la fila 2"]


def test_equal_names_with_other_codes_are_named() -> None:
    table = "agente;Ana;a1\nagente;ána ;a2\ncategoría;Ana;a3"
    assert said(table) == [
        "nueva. La fila 3 tiene el mismo nombre y el código «a2»",
        "nueva. La fila 2 tiene el mismo nombre y el código «a1»",
        "nueva",
    ]
    assert said(table, agent("Ana", "a0"))[0] == (
        "nueva. El catálogo tiene otra con ese nombre y el código «a0»"
    )
    # After the import it has that name no more.
    assert said("agente;Ana;a1\nagente;Luis;a0", agent("Ana", "a0"))[0] == "nueva"


@pytest.mark.parametrize(
    ("code", "changed", "doubt"),
    [
        ("007", "7", Doubt.NUMBER),
        ("12345678901234567890", "1.23456789012346E+019", Doubt.NUMBER),
        ("12345678901234567890", "1,23457E+19", Doubt.NUMBER),
        ("12345678901234567890", "1E+19", Doubt.NUMBER),
        ("12345678901234567890", "12345678901234600000", Doubt.NUMBER),
        ("12e5", "1200000", Doubt.NUMBER),
        ("1.200.000", "1200000", Doubt.NUMBER),
        ("1.50", "1.5", Doubt.NUMBER),
        ("1,50", "1,5", Doubt.NUMBER),
        ("verdadero", "TRUE", Doubt.NUMBER),
        ("False", "FALSO", Doubt.NUMBER),
        ("1/2", "02/01/2026", Doubt.DATE),
        ("1/2", "01/02/2026", Doubt.DATE),
        ("1/2", "01-feb", Doubt.DATE),
        ("3-4", "03-abr", Doubt.DATE),
        ("3-26", "01/03/2026", Doubt.DATE),
        ("1/2", "46024", Doubt.NUMBER),
        ("mar-26", "2026-03-01", Doubt.DATE),
        ("10:30", "10:30:00 AM", Doubt.DATE),
    ],
)
def test_a_code_that_a_spreadsheet_has_changed_is_doubtful(
    code: str, changed: str, doubt: Doubt
) -> None:
    rows = catalogue_file.read(f"tipo;nombre;código\nagente;Ana;{changed}".encode())
    others = [agent("Ana", f"a{number}") for number in range(9)]
    [judged] = imports.judge(rows, Catalogue((*others, agent("Ana", code))))
    assert judged.doubts == (doubt,)
    assert judged.is_doubtful
    if code != "10:30":
        assert judged.namesake == Namesake(agent("Ana", code), is_original=True)
    assert f"«{code}»" in sentences.of_judged(judged) or code == "10:30"


@pytest.mark.parametrize(
    "code",
    [
        *(
            "007",
            "12345678901234567890",
            "12e5",
            "1E5",
            "1/2",
            "3-4",
            "1.2.3",
            "'7",
            "a7d3",
            "0x10",
        ),
        *("5f0c2a3e-1111-4222-8333-94aabbccddee", "12345678-1234-1234-1234-123456789012", "1_000"),
    ],
)
def test_a_code_that_no_spreadsheet_writes_is_not_doubtful(code: str) -> None:
    [row] = catalogue_file.read(f"tipo;nombre;código\nagente;Ana;{code}".encode())
    assert row.doubts == ()


def test_a_code_that_the_catalogue_knows_or_that_was_kept_is_not_doubtful() -> None:
    assert said("agente;Ana B;7", agent("Ana", "7")) == ["cambia: antes «Ana»"]
    rows = catalogue_file.read(catalogue_file.to_csv([agent("Ana", "7")]))
    assert [each.is_doubtful for each in imports.judge(rows, Catalogue())] == [False]


def test_an_original_of_the_file_is_named_with_its_row() -> None:
    assert said("agente;Ana;007\nagente;Ana;7")[1] == (
        "nueva. «7» parece un número que una hoja de cálculo cambió; si está bien, escríbalo '7. "
        "El código de «Ana» es «007» en la fila 2"
    )


@pytest.mark.parametrize(
    ("first", "last", "is_doubtful"),
    [
        ("1/2/2026", "3/4/2026", True),
        ("2026-02-01", "03/04/2026", True),
        ("02/01/2026", "3/4/2026", True),
        ("1/2/2026", "3/5/2026", False),
        ("", "3/4/2026", False),
        ("02/01/2026", "04/03/2026", False),
        ("05/06/2026", "06/07/2026", False),
    ],
)
def test_days_that_change_places_with_their_months_are_doubtful(
    first: str, last: str, is_doubtful: bool
) -> None:
    own = Promotion("P", "t", "d", date(2026, 1, 2), date(2026, 3, 4))
    table = f"tipo;nombre;título;descripción;desde;hasta\npromoción;P;t;D;{first};{last}\n"
    [judged] = imports.judge(catalogue_file.read(table.encode()), Catalogue((own,)))
    assert judged.doubts == ((Doubt.DAY_OR_MONTH,) if is_doubtful else ())


def test_what_else_is_doubtful_is_said() -> None:
    table = "promoción;10-dic;;t;d;01/02/2026;\npromoción;P;;t\ufffd;d;;12/31/2026"
    table += "\npromoción;Q;;t;d;;31/12/2026"
    assert said(table)[:2] == [
        "nueva. «10-dic» parece una fecha que una hoja de cálculo cambió; si está bien, escríbalo "
        "'10-dic. No se sabe qué va primero en sus fechas, el día o el mes: desde 01/02/2026 hasta "
        "sin límite",
        "nueva. Se perdieron letras: donde está �",
    ]


def test_the_work_grows_with_the_rows_and_not_with_their_square() -> None:
    """Entries of one name are the worst: each could be held against all."""

    class Counted(str):
        looked_at = 0

        def casefold(self) -> str:
            Counted.looked_at += 1
            return super().casefold()

    looked_at = []
    for size in (200, 400):
        Counted.looked_at = 0
        rows = [FileRow(n, agent(Counted("Ana"), Counted(f"{n}"))) for n in range(size)]
        own = Catalogue(tuple(agent(Counted("Ana"), Counted(f"{n}0")) for n in range(size)))
        imports.imported(imports.judge(rows, own), own)
        looked_at.append(Counted.looked_at)
    assert looked_at[1] < 2.5 * looked_at[0]


def test_what_a_file_would_do_is_summed_up() -> None:
    def summed(rows: str) -> str:
        read = catalogue_file.read(f"tipo;nombre;código\n{rows}".encode())
        return sentences.of_preview(imports.judge(read, Catalogue((agent("Ana", "a1"),))))

    nothing = "No hay nada que importar: "
    assert summed("") == nothing + "el archivo no tiene ninguna entrada."
    assert summed("agente;Ana;a1\n") == nothing + "1 igual."
    assert summed("agente;Eva;e1\nagente;Ana B;a1\n") == (
        "Nada cambia hasta importar: 1 nueva, 1 cambia."
    )
    assert summed("agente;Eva;e1\nagente;Eva;e1\nagente;;x\nagente;Luz;7\n") == (
        "Nada cambia hasta importar: 2 nuevas, 1 repetida, 1 no sirve. "
        "Hay 2 filas por revisar arriba."
    )


class TestTemplates:
    HELLO = Template(Channel.SMS, "Hola", "{enlace}", is_default=True)
    SHORT = Template(Channel.SMS, "Corto", "{enlace}")
    MAIL = Template(Channel.EMAIL, "Hola", "{enlace}", "Su enlace", is_default=True)

    def judge(self, *entries: Template) -> tuple[tuple[Judged, ...], Catalogue]:
        own = Catalogue((self.HELLO, self.MAIL, SALES))
        rows = tuple(FileRow(number, entry) for number, entry in enumerate(entries, 2))
        return imports.judge(rows, own), own

    def test_a_new_default_takes_the_place_of_the_one_of_its_channel(self) -> None:
        default = replace(self.SHORT, is_default=True)
        judged, own = self.judge(default)
        assert [sentences.of_judged(each) for each in judged] == [
            "nueva. «Hola» deja de ser la predeterminada. Dice «{enlace}»"
        ]
        after = imports.imported(judged, own).entries
        assert after == (replace(self.HELLO, is_default=False), self.MAIL, SALES, default)

    def test_what_a_row_changes_is_named(self) -> None:
        judged, own = self.judge(
            replace(self.HELLO, text="¡Hola! {enlace}", is_default=False),
            replace(self.MAIL, subject="Enlace"),
            self.SHORT,
        )
        assert [sentences.of_judged(each) for each in judged] == [
            "cambia: antes texto «{enlace}», predeterminada. Dice «¡Hola! {enlace}»",
            "cambia: antes asunto «Su enlace». Dice «{enlace}»",
            "nueva. Dice «{enlace}»",
        ]
        again = imports.judge(
            [FileRow(2, self.HELLO)], Catalogue((replace(self.HELLO, is_default=False),))
        )
        told = ["cambia: antes no predeterminada. Dice «{enlace}»"]
        assert [sentences.of_judged(each) for each in again] == told
        assert imports.imported(judged, own).entries[1:] == tuple(each.row.entry for each in judged)

    def test_of_two_defaults_in_a_file_the_first_one_is_it_and_the_other_is_doubtful(self) -> None:
        rows = catalogue_file.read(
            "tipo;nombre;canal;texto;predeterminada\n"
            "plantilla;Zeta;SMS;{enlace};sí\n"
            "plantilla;Alfa;SMS;{enlace};sí\n"
            "plantilla;ZETA;SMS;{enlace};sí\n"
            "plantilla;Alfa;WhatsApp;{enlace};sí\n".encode()
        )
        judged = imports.judge(rows, Catalogue())
        assert [sentences.of_judged(each) for each in judged] == [
            "nueva. Dice «{enlace}»",
            "nueva. Otra plantilla de este canal ya es la predeterminada. Dice «{enlace}»",
            "repetida: vale la fila 2. Dice «{enlace}»",
            "nueva. Dice «{enlace}»",
        ]
        assert [each.is_doubtful for each in judged] == [False, True, False, False]
        after = imports.imported(judged, Catalogue())
        assert [(e.name, e.is_default) for e in after.entries if isinstance(e, Template)] == [
            ("Zeta", True),
            ("Alfa", False),
            ("Alfa", True),
        ]
        again = imports.judge(rows, after)
        same, doubled = Verdict.SAME, Verdict.DOUBLED
        assert [each.verdict for each in again] == [same, same, doubled, same]
        assert not any(map(imports.needs_a_look, again))

    def test_a_variable_that_there_is_not_is_told_before_it_is_imported(self) -> None:
        [row] = catalogue_file.read(
            "tipo;nombre;canal;asunto;texto\n"
            "plantilla;A;correo;{Foo} { PROMOCIÓN };{ enlace } {foo} {bár}\n".encode()
        )
        [judged] = imports.judge([row], Catalogue())
        assert judged.doubts == (Doubt.VARIABLE,)
        said = sentences.of_judged(judged)
        assert said.startswith("nueva. {foo} y {bar} no existen. Dice «{ enlace }")

    def test_its_channel_is_named_with_it(self) -> None:
        assert sentences.of_row(FileRow(2, self.MAIL)) == "Plantilla de correo Hola"
        assert sentences.of_row(FileRow(2, SALES)) == f"Categoría {SALES.name}"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("plantilla;Sin canal;;{enlace};a", "Sin canal"),
        ("plantilla;Dos;SMS;{enlace};{enlace}!", "Dos"),
        ("plantilla; Error ;SMS;#N/A;", "Error"),
        ("plantilla;;SMS;{enlace};", ""),
        ('plantilla;A;SMS;"{enlace};', ""),
    ],
)
def test_a_row_of_no_use_is_called_by_its_name(content: str, name: str) -> None:
    headings = "tipo;nombre;canal;texto;descripción"
    [row] = catalogue_file.read(f"{headings}\n{content}\n".encode())
    assert row.flaw is not None
    assert sentences.of_row(row) == name


def test_so_is_an_entry_of_json() -> None:
    rows = catalogue_file.read(b'[{"kind": "agent", "name": "Eva", "code": 7}, {"name": 7}, 7]')
    assert [sentences.of_row(row) for row in rows] == ["Eva", "", ""]
