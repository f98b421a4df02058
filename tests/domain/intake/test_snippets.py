"""What goes where of copied texts, and what stays empty."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.intake import FIELDS, How, Intake, IntakeFlaw, read
from cammer_desktop.domain.intake.found import Found
from cammer_desktop.domain.prefill import Prefill
from tests.domain.intake.snippets import NOTHING, SNIPPETS, Snippet


def taken(text: str, region: str = "VE") -> Intake:
    """Return what is found in a text that is looked at."""
    found = read(text, region)
    assert isinstance(found, Intake), found
    return found


def _of(found: Found) -> str | tuple[str, ...] | None:
    if found.taken is not None:
        assert found.candidates == ()
        return found.taken.text
    return tuple(part.text for part in found.candidates) or None


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.text[:40])
def test_each_part_of_a_copied_text_goes_where_it_belongs(snippet: Snippet) -> None:
    fields = taken(snippet.text, snippet.region).fields
    assert tuple(fields) == FIELDS
    found = [_of(fields[field]) for field in FIELDS]
    assert found == [snippet.name, snippet.phone, snippet.email]


@pytest.mark.parametrize("snippet", NOTHING, ids=lambda snippet: snippet.text[:40])
def test_a_text_of_no_customer_fills_in_nothing(snippet: Snippet) -> None:
    intake = taken(snippet.text, snippet.region)
    assert intake.is_empty
    assert intake.prefill() == Prefill()


def test_what_is_taken_is_a_prefill_and_what_is_chosen_too() -> None:
    intake = taken("Ana Pérez 0414-5551212 0424-5551313 ana@x.com")
    assert not intake.is_empty
    assert intake.prefill() == Prefill(name="Ana Pérez", email="ana@x.com")
    chosen = intake.fields[Field.PHONE].candidates[1].text
    prefill = intake.prefill({Field.PHONE: chosen})
    assert prefill == Prefill(name="Ana Pérez", email="ana@x.com", phone="0424-5551313")


@pytest.mark.parametrize(
    ("text", "field", "how", "line", "label"),
    [
        ("Cel.: 0414 131 5854", Field.PHONE, How.LABEL, 1, "Cel."),
        ("Hola, mi número es 0414 131 5854", Field.PHONE, How.LABEL, 1, "mi número es"),
        ("Ana\n\n0414 131 5854", Field.PHONE, How.SHAPE, 3, ""),
        ("https://wa.me/584141315854", Field.PHONE, How.LINK, 1, ""),
        ("Correo\tTeléfono\nana@x.com\t04141315854", Field.EMAIL, How.LABEL, 2, "Correo"),
        ("ana@x.com", Field.EMAIL, How.SHAPE, 1, ""),
        ("email ana@x.com", Field.EMAIL, How.LABEL, 1, "email"),
        ("Ana Pérez <ana@x.com>", Field.NAME, How.AT_ADDRESS, 1, ""),
        ("Hola, soy Ana Pérez", Field.NAME, How.LABEL, 1, "soy"),
        ("[12/5/24, 10:22:05 a. m.] Ana Pérez: Hola", Field.NAME, How.CHAT, 1, ""),
        ("Ana Pérez\nGerente\nArcos Dorados\n", Field.NAME, How.FIRST_LINE, 1, ""),
        ("ana@x.com\nAna Pérez", Field.NAME, How.REST, 2, ""),
        ("Nombre: Ana\nApellido: Pérez", Field.NAME, How.LABEL, 1, "Nombre, Apellido"),
        ("BEGIN:VCARD\nFN:Ana Pérez\nEND:VCARD", Field.NAME, How.CARD, 2, "FN"),
    ],
)
def test_it_is_told_by_what_a_part_was_recognised_and_where_it_stood(
    text: str, field: Field, how: How, line: int, label: str
) -> None:
    part = taken(text).fields[field].taken
    assert part is not None
    assert (part.how, part.line, part.label) == (how, line, label)


@pytest.mark.parametrize(
    ("text", "unused", "hidden"),
    [
        ("Ana Pérez 0414 131 5854", (), 0),
        ("Ana Pérez, Ventas, V-12.345.678", ("Ventas", "V-12.345.678"), 0),
        ("Cel 0414 131 5854 Tel 0212 555 1212", ("Tel: 0212 555 1212",), 0),
        ("Cel 0414 131 5854 Fax 0212 555 1313", ("Fax: 0212 555 1313",), 0),
        ("Nombre: Ana Pérez\nCiudad: Caracas", ("Ciudad: Caracas",), 0),
        ("Nombre: Ana Pérez\nVendedor: Luis", ("Vendedor: Luis",), 0),
        (
            "[10:14, 27/11/2026] Rosa: ¿Su nombre?\n[10:15, 27/11/2026] +58 414-1315854: Hola",
            ("Rosa: ¿Su nombre", "Hola"),
            0,
        ),
        (
            "[10:14, 27/11/2026] Rosa: clave abc123\n[10:15, 27/11/2026] +58 414-1315854: Hola",
            ("Rosa", "Hola"),
            1,
        ),
        # Of an address of the web only the host is told: the rest may be a secret.
        ("https://crm.example.com/c?token=abc123 Ana", ("crm.example.com",), 0),
        ("https://ana:Sol2024@[x", (), 0),
    ],
)
def test_what_goes_nowhere_is_told(text: str, unused: tuple[str, ...], hidden: int) -> None:
    intake = taken(text)
    assert (intake.unused, intake.hidden) == (unused, hidden)


SECRETS = [
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
    "3f2a8c1e-7b4d-4e9a-9c2f-1a2b3c4d5e6f",
    "clave: Sol 2024",
    "Contraseña: hola",
    "senha Sol2024",
    "Bearer abc12345",
    "token=a1b2",
    "4111 1111 1111 1111",
    "378282246310005",
    "Sol2024xyz!",
    "qwertyuiopasdfghjklzxcvbnmqwerty",
]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("text", ["{}", "Ana Pérez 0414 131 5854\n{}", "Nombre: {}", "Llave: {}"])
def test_a_secret_is_counted_and_never_told(secret: str, text: str) -> None:
    intake = taken(text.format(secret))
    told = " ".join([*intake.unused, *_texts(intake)])
    value = secret.partition(": ")[2] or secret.split("=")[-1].split(" ", 1)[-1]
    assert value.strip("!") not in told
    assert intake.hidden == 1


def test_nothing_of_a_text_is_in_what_is_logged() -> None:
    intake = taken("Ana Pérez 0414 131 5854 ana@x.com Ventas")
    shown = f"{intake!r} {[*intake.fields.values()]!r} {intake.fields[Field.NAME].taken!r}"
    assert not any(word in shown for word in ("Ana", "0414", "ana@x.com", "Ventas"))


def _texts(intake: Intake) -> Iterator[str]:
    for found in intake.fields.values():
        yield from (part.text for part in found.candidates)
        if found.taken is not None:
            yield found.taken.text


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", IntakeFlaw.EMPTY),
        (" \n\t\u200b –", IntakeFlaw.EMPTY),
        ("a" * (64 * 1024 + 1), IntakeFlaw.TOO_LONG),
        ("Ana Pérez\n" * 500, IntakeFlaw.TOO_MUCH),
        ("Ana Pérez 0414 131 5854, " * 30, IntakeFlaw.TOO_MUCH),
        ("ana@x.com " * 30, IntakeFlaw.TOO_MUCH),
        ("lorem ipsum " * 5_000, IntakeFlaw.TOO_MUCH),
        ("nombre: " * 200, IntakeFlaw.TOO_MUCH),
        ("1 2 3 " * 200, IntakeFlaw.TOO_MUCH),
    ],
)
def test_what_is_no_customers_data_is_not_looked_at(text: str, flaw: IntakeFlaw) -> None:
    assert read(text, "VE") is flaw


def test_the_libraries_are_imported_with_the_first_text_that_needs_them() -> None:
    code = (
        "import sys; from cammer_desktop.domain import intake; intake.read('Ana Pérez', 'VE');"
        "sys.exit([name for name in ('phonenumbers', 'email_validator') if name in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert ended.stderr.strip() == "[]"


def test_a_cards_picture_is_not_looked_at() -> None:
    picture = "\n ".join(["/9j/4AAQSkZJRgABAQAAAQABAAD" * 2] * 1_000)
    card = f"BEGIN:VCARD\nPHOTO;ENCODING=b:{picture}\nFN:Ana Pérez\nEND:VCARD"
    intake = taken(card)
    assert intake.prefill() == Prefill(name="Ana Pérez")
    assert (intake.unused, intake.hidden) == ((), 0)
