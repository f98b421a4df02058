"""What is said of a copied text: a preview of what goes where, and why."""

import pytest

from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.intake import Found, How, Intake, IntakeFlaw, Part, read
from cammer_desktop.domain.merging import merged
from cammer_desktop.domain.sentences import intakes
from cammer_desktop.domain.session import Draft


def _rows(text: str) -> tuple[intakes.IntakeRow, ...]:
    found = read(text, "VE")
    assert isinstance(found, Intake)
    return intakes.rows_of_intake(found)


def test_each_field_says_what_goes_into_it_and_why() -> None:
    name, phone, email = _rows("Ana Pérez\nCel.: 0414 131 5854\nana@x.com, ana2@x.com")
    assert (name.field, name.name, name.value) == (Field.NAME, "Nombre", "Ana Pérez")
    assert name.source == "Línea 1: es lo único que puede ser un nombre."
    assert (phone.field, phone.name, phone.value) == (Field.PHONE, "Celular", "0414 131 5854")
    assert phone.source == "Línea 2: lo indica «Cel.»."
    assert (email.field, email.name, email.value) == (Field.EMAIL, "Correo", "")
    assert email.source == "Queda vacío: no es seguro. Hay 2 posibilidades."
    assert email.candidates == ("ana@x.com", "ana2@x.com")


def test_a_field_stays_empty_with_one_candidate_or_none() -> None:
    name, phone, email = _rows("juan ventas@x.com")
    assert (name.value, name.candidates) == ("", ("juan",))
    assert name.source == "Queda vacío: no es seguro. Hay 1 posibilidad."
    assert (phone.value, phone.source, phone.candidates) == ("", "No se encontró.", ())
    assert email.source == "Línea 1: se reconoce por su forma."


@pytest.mark.parametrize("how", How)
def test_every_way_to_recognise_a_part_is_told(how: How) -> None:
    fields = {field: Found() for field in (Field.NAME, Field.PHONE, Field.EMAIL)}
    fields[Field.NAME] = Found(Part("Ana", how, 7, "x" * 100))
    source = intakes.rows_of_intake(Intake(fields))[0].source
    assert source.endswith(".")
    assert ("Línea 7" in source) is (how is not How.CARD)
    assert len(source) < 100


def test_what_goes_nowhere_is_told_and_what_may_be_a_secret_is_counted() -> None:
    fields = {field: Found() for field in (Field.NAME, Field.PHONE, Field.EMAIL)}
    assert intakes.of_unused(Intake(fields)) == ""
    assert intakes.of_unused(Intake(fields, ("Ventas", "V-1"))) == "No se usa: Ventas · V-1"
    hidden = intakes.of_unused(Intake(fields, ("a\x1b",), hidden=2))
    assert hidden == "No se usa: a\\u001b\nNo se muestran 2 datos que parecen claves."
    many = intakes.of_unused(Intake(fields, tuple("abcdefgh"), hidden=1))
    assert many == "No se usa: a · b · c · d · e · f · …\n" + (
        "No se muestra 1 dato que parece una clave."
    )


@pytest.mark.parametrize("flaw", IntakeFlaw)
def test_what_is_not_looked_at_is_told_with_what_to_do(flaw: IntakeFlaw) -> None:
    assert "copie" in intakes.of_intake_flaw(flaw)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Pérez", "Se reconoció 1 dato del cliente."),
        ("Ana Pérez 0414 131 5854", "Se reconocieron 2 datos del cliente."),
        (
            "Ana Pérez, a@x.com, b@x.com",
            "Se reconoció 1 dato del cliente. 1 dato no es seguro: elija, o queda vacío.",
        ),
        ("a@x.com, b@x.com", "1 dato no es seguro: elija, o queda vacío."),
    ],
)
def test_how_much_was_found_is_told(text: str, told: str) -> None:
    found = read(text, "VE")
    assert isinstance(found, Intake)
    assert intakes.of_intake(found) == told


def _merged(typed: dict[Field, str], text: str, chosen: str = "") -> tuple[str, list[str]]:
    """Return what is said of a draft and of its fields."""
    draft = Draft.of(typed, "VE", NoDestination())
    prefill = read_well(text).prefill({Field.EMAIL: chosen} if chosen else {})
    given = {Field.NAME: prefill.name, Field.PHONE: prefill.phone, Field.EMAIL: prefill.email}
    found = merged(draft, given, "VE")
    return intakes.of_effect(draft, found), [intakes.of_merged(row, found) for row in _rows(text)]


def read_well(text: str) -> Intake:
    found = read(text, "VE")
    assert isinstance(found, Intake)
    return found


def test_what_becomes_of_a_draft_is_told_with_what_goes() -> None:
    ana = "Nombre: Ana Pérez\na@x.com, b@x.com"
    effect, (name, phone, email) = _merged({}, ana)
    assert effect == ""
    assert (name, phone) == ("Línea 1: lo indica «Nombre».", "No se encontró.")
    assert email == "Queda vacío: no es seguro. Hay 2 posibilidades."
    effect, (name, phone, email) = _merged({Field.NAME: "Ana", Field.PHONE: "0414"}, ana, "a@x.com")
    assert effect == "Completa el borrador de Ana."
    assert name == "Antes: Ana. Línea 1: lo indica «Nombre»."
    assert (phone, email) == ("Queda lo que ya está escrito.", "Lo elige usted.")
    effect, (name, phone, email) = _merged({Field.NAME: "Eva", Field.EMAIL: "e@x.com"}, ana)
    assert effect == "Reemplaza el borrador de Eva."
    assert name.startswith("Antes: Eva.")
    assert email == "Antes: e@x.com. Queda vacío: no es seguro. Hay 2 posibilidades."
