"""Forms of copied data by their details: cards, tables, labels, addresses, numbers, names."""

import pytest

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.intake import Intake, read
from cammer_desktop.domain.intake.label_words import Label
from cammer_desktop.domain.intake.labels import label_before, label_of
from cammer_desktop.domain.prefill import Prefill


def prefill(text: str, region: str = "VE") -> tuple[str, str, str]:
    """Return what is taken of a text: the name, the number, the address."""
    found = read(text, region)
    assert isinstance(found, Intake)
    taken = found.prefill()
    assert taken == Prefill(taken.name, taken.phone, taken.email)
    return taken.name, taken.phone, taken.email


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("FN:Ana Pérez\nN:Gómez;Ana;;;", "Ana Pérez"),
        ("N:Pérez Gómez;Ana;María;Dra.;Jr.", "Ana María Pérez Gómez"),
        ("N:Pérez", "Pérez"),
        ("FN:Ana\n  María\n\t Pérez", "Ana María Pérez"),
        ("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Ana P=E9rez", "Ana Pérez"),
        ("FN;CHARSET=none;ENCODING=QUOTED-PRINTABLE:Ana P=C3=A9rez", "Ana Pérez"),
        ("FN:Ana Pérez\\nVentas", "Ana Pérez"),
        ("fn:Ana Pérez", "Ana Pérez"),
        ('item1.FN;X-A="a:b;c":Ana Pérez', "Ana Pérez"),
        ("ORG:El Sol\nsin dos puntos", ""),
    ],
)
def test_a_cards_name_is_its_formatted_one_or_its_parts(lines: str, name: str) -> None:
    assert prefill(f"BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD")[0] == name


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ("TEL;CELL:0414 131 5854\nTEL;WORK:0212 555 1212", "0414 131 5854"),
        ("TEL;TYPE=CELL:0414 131 5854\nTEL;TYPE=CELL,PREF:0424 555 1212", "0424 555 1212"),
        ("TEL;TYPE=CELL:0414 131 5854\nTEL;TYPE=CELL:0424 555 1212", ""),
        (
            "TEL;TYPE=CELL;PREF=10:0414 131 5854\nTEL;TYPE=CELL;PREF=1:0424 555 1212",
            "0424 555 1212",
        ),
        ("TEL;TYPE=CELL:0414 131 5854\nTEL;TYPE=CELL:+58 414 131 5854", "0414 131 5854"),
        ("TEL;TYPE=FAX:0212 555 1212", ""),
        ("TEL;VALUE=uri:tel:+58-414-131-5854", "+58-414-131-5854"),
        ("NOTE:0414 131 5854", ""),
    ],
)
def test_a_cards_number_is_the_mobile_or_the_preferred_one(lines: str, number: str) -> None:
    assert prefill(f"BEGIN:VCARD\n{lines}\nEND:VCARD")[1] == number


@pytest.mark.parametrize(
    "text",
    [
        "Nombre\nAna Pérez\nTeléfono\n0414 131 5854\nCorreo\nana@x.com",
        "Nombre\tAna Pérez\nEmpresa\tArcos Dorados\nTeléfono\t0414 131 5854\nCorreo\tana@x.com",
        "Nombre\tEmpresa\tTeléfono\tCorreo\nAna Pérez\tArcos Dorados\t0414 131 5854\tana@x.com",
        'Nombre|Teléfono|Correo\n"Ana Pérez"|"0414 131 5854"|"ana@x.com"\n',
        "Correo,Celular,Nombre\nana@x.com,0414 131 5854,Ana Pérez,de más",
        'Nombre;Celular;Correo\n"Ana\nPérez";0414 131 5854;ana@x.com',
        "Ana Pérez\t\t0414 131 5854\t\tana@x.com",
    ],
)
def test_labels_stand_above_or_before_a_cell_or_a_line(text: str) -> None:
    expected = ("Ana", "0414 131 5854", "ana@x.com")
    name, *others = prefill(text)
    assert name in ("Ana Pérez", "Ana")
    assert (name.split()[0], *others) == expected


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Nombre", Label.NAME),
        ("* Nombre del cliente:", Label.NAME),
        ("Teléfono 2", Label.PHONE),
        ("Tel. (casa)", Label.LANDLINE),
        ("Tel. (nota)", Label.PHONE),
        ("E-MAIL:", Label.EMAIL),
        ("Mi número es", Label.PHONE),
        ("Seu nome", None),
        ("Cédula de identidad", Label.DOCUMENT),
        ("Número de cédula", Label.DOCUMENT),
        ("Nro. de contrato", Label.DOCUMENT),
        ("Serial number", Label.DOCUMENT),
        ("Celular / WhatsApp", Label.MOBILE),
        ("Nombres y apellidos del cliente", None),
        ("Apellido, Nombre", None),
        ("Teléfono de la esposa", Label.ANOTHERS),
        ("Teléfono de la esposa 2 o 3", None),
        ("Teléfono de contacto", Label.PHONE),
        ("Teléfono de Ana", None),
        ("Nombre de la esposa", None),
        ("Contraseña", Label.SECRET),
        ("Ciudad", None),
        ("Ana Orden", None),
        ("nombre " * 20, None),
    ],
)
def test_a_label_says_what_follows(text: str, label: Label | None) -> None:
    assert label_of(text) is label


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana Pérez Cel", "Cel"),
        ("Ana Pérez tel celular", "tel celular"),
        ("Empresa del cliente", None),
        ("nombre, Ana", None),
        ("Ana Pérez CI", "CI"),
    ],
)
def test_a_label_is_the_last_words_before_its_value(text: str, said: str | None) -> None:
    found = label_before(text, len(text))
    assert (text[found.start : found.end] if found else None) == said


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        # A name with its surname, which is labelled too, is not put together twice.
        ("Nombre: Ana Pérez\nApellido: Pérez", "Ana Pérez"),
        (
            "Primer nombre: Ana\nSegundo nombre: María\nApellidos: Pérez Mora",
            "Ana María Pérez Mora",
        ),
        ("Apellido: Pérez\nNombre: Ana", "Ana Pérez"),
        ("Nombre: Ana\nNombre: Luisa", ""),
        ("Nombre: Ana 2", ""),
        ("Nombre: 2", ""),
        ("Nombre: Ferretería El Sol", "Ferretería El Sol"),
        ("Nombre: cliente 2024", ""),
        ("Nombre: " + "Ana El cliente Pedro " * 5, ""),
        ("Ana <ana@x.com> Nombre: Ana Pérez", "Ana Pérez"),
        ("Soporte <soporte@x.com>", ""),
        ("Sra. Ana Pérez", "Ana Pérez"),
        ("Sra.", ""),
        ("Carlos Ramos", "Carlos Ramos"),
        ("ANDRES TORRES FLORES", "ANDRES TORRES FLORES"),
        ("Tomás Fuentes", "Tomás Fuentes"),
        ("James Jones", "James Jones"),
        ("Torres", "Torres"),
        ("Cliente: Torres Flores", "Torres Flores"),
        ("Zapatos Deportivos", ""),
        ("J. R. Pérez", "J. R. Pérez"),
        ("José  Mª\tde la O", ""),
        ("de la", ""),
        ("X", ""),
        ("XYZ", "XYZ"),
        ("BCD", ""),
        ("ejemplo.com.ve", ""),
        ("Ana Pérez; Arcos Dorados", ""),
        ("Ana Pérez.", "Ana Pérez"),
        ("Pedro Ruiz Jr.", "Pedro Ruiz Jr."),
        ("https://userA", ""),
        ("hay más de cinco palabras y después: Ana Pérez", ""),
        ("Ana Pérez, Colombia", "Ana Pérez"),
        ("Perú 987654321", ""),
        ("soy yo", ""),
        ("soy de Bogotá", ""),
        ("soy Ana de la Cruz de Colombia", "Ana de la Cruz"),
        ("soy Ana Pérez y mi esposo no tiene plan", "Ana Pérez"),
        ("soy Ana. Quiero el plan", "Ana"),
        ("me llamo Ana María de la Cruz y llamo por el plan", "Ana María de la Cruz"),
        ("Ana Pérez\nArcos Dorados\nGerente", ""),
        ("Inversiones El Sol C.A.\nGerente\nAna Pérez", "Ana Pérez"),
    ],
)
def test_a_name_is_taken_if_it_alone_can_be_meant(text: str, taken: str) -> None:
    assert prefill(text)[0] == taken


@pytest.mark.parametrize(
    ("text", "region", "taken"),
    [
        ("Tel: 0414 131 58", "VE", "0414 131 58"),
        ("0414 131 58", "VE", ""),
        ("04141315854 12345678", "VE", "04141315854"),
        ("4141315854 12345678", "VE", "4141315854"),
        ("414 131 5854 2", "VE", ""),
        ("1234 5678 9012 3456 7890 1234 5678 9012 3456 7890 1234 5678 9012 3456", "VE", ""),
        ("+58 414 131 5854 0212 555 1212", "VE", "+58 414 131 5854"),
        ("Ana: 4141315854", "VE", ""),
        ("Documento: 4141315854", "VE", ""),
        ("Cel: 55 1234 5678\nTel: 55 8765 4321", "MX", "55 1234 5678"),
        ("https://wa.me/584141315854 0414 131 5854", "VE", "+584141315854"),
        ("https://wa.me/message/ABC", "VE", ""),
        ("https://wa.me/5841", "VE", ""),
        ("12/05/2024 0414 131 5854", "VE", "0414 131 5854"),
        ("ID 123 0414 131 5854", "VE", "0414 131 5854"),
        ("Llamada perdida de 0414-1315854 (2) 10:14", "VE", "0414-1315854"),
        ("Llamada perdida de 0414-1315854 (12)", "VE", "0414-1315854"),
        ("10:14:03 0414-1315854 10:15", "VE", "0414-1315854"),
        ("0414 131 58 54 (2) 0424 555 12 12", "VE", ""),
        ("+54 (9) 11 2345-6789", "AR", "+54 (9) 11 2345-6789"),
        ("55 (11) 98765-4321", "BR", "55 (11) 98765-4321"),
        ("98765-4321 (11) 98765-4321", "BR", "(11) 98765-4321"),
        ("0414·131·58·54", "VE", "0414.131.58.54"),
        ("Ana Pérez · 0414·131·58·54 · 27", "VE", "0414.131.58.54"),
        ("04141315854·04241112233", "VE", ""),
        ("044 55 1234 5678", "MX", ""),
        ("cel 044 55 1234 5678", "MX", "044 55 1234 5678"),
        ("011 15 2345-6789", "AR", "011 15 2345-6789"),
        ("0321 234 5678", "", ""),
        ("+57 321 2345678", "", "+57 321 2345678"),
    ],
)
def test_a_number_is_taken_if_it_alone_can_be_meant(text: str, region: str, taken: str) -> None:
    assert prefill(text, region)[1] == taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Ana@X.com, ana@x.com", "Ana@X.com"),
        ("ana@x.com; ana@x.com.ve", ""),
        ("<ana@x.com>.", "ana@x.com"),
        ("mailto:ana@x.com?subject=Hola%20Ana", "ana@x.com"),
        ("ana@x..com", ""),
        ("ana@localhost", ""),
        ("@ana", ""),
    ],
)
def test_an_address_is_taken_if_it_alone_can_be_meant(text: str, taken: str) -> None:
    assert prefill(text)[2] == taken


def test_a_number_whose_plan_has_one_kind_for_both_is_no_second_one_if_its_label_says_so() -> None:
    found = read("Cel 55 1234 5678, oficina 55 8765 4321", "MX")
    assert isinstance(found, Intake)
    taken = found.fields[Field.PHONE].taken
    assert taken is not None
    assert taken.text == "55 1234 5678"
