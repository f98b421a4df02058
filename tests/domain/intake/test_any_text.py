"""What holds for any text: nothing is made up, the order makes no difference, no long search."""

from typing import Final

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.intake import FIELDS, Intake, IntakeFlaw, read
from cammer_desktop.domain.intake.cleaning import cleaned
from cammer_desktop.domain.prefill import Prefill
from tests.domain.intake.snippets import SNIPPETS, Snippet

_REGIONS: Final = ("VE", "MX", "CO", "AR", "BR", "PE", "CL", "US", "EC", "")
_NAMES: Final = (
    *("Abraham David", "María José Rodríguez", "Carmen de la Cruz", "ANA PÉREZ", "João da Silva"),
    *("Ana-María O'Brien", "pedro luis gonzález", "Pedro Sá", "John Smith", "Lucía Ñañez"),
)
_PHONES: Final = (
    *("0424 555 1212", "0414-131-5854", "04161234567", "(0412) 555.12.12", "+58 414 1315854"),
    *("+5804145554433", "0058 424 5551212", "+55 11 98765-4321", "+54 9 11 2345-6789"),
)
_EMAILS: Final = ("abraham@example.com", "m.j+ventas@correo.com.ve", "ANA@X.COM")
_LABELS: Final = {
    Field.NAME: ("Nombre: ", "Nome: ", "Name: ", "Cliente: ", "NOMBRE COMPLETO: "),
    Field.PHONE: ("Cel.: ", "Telefone: ", "Phone: ", "Móvil ", "WhatsApp: ", "Tlf. "),
    Field.EMAIL: ("E-mail: ", "Correo: ", "Correo electrónico: ", "email "),
}
_SEPARATORS: Final = (", ", ",", "; ", ";", " | ", "|", "\n", "\t", "\r\n", "   ", " - ", " / ")
# What a person may have copied beside a customer's data, and what only programs make.
_PARTS: Final = st.sampled_from(
    [
        *(part for snippet in SNIPPETS for part in (snippet.text, snippet.text[:12])),
        *(*_NAMES, *_PHONES, *_EMAILS, *_SEPARATORS, "BEGIN:VCARD\n", "TEL:", "FN:", "N:;", "=\n"),
        *('"', "'", "<", ">", "(", ")", ":", "=", "_", "*", "@", "+", "\x00", "\x01", "\u202e"),
        *("\ud800", "ß", "ŉ", "İ", "٣٤", "²", "\u200b", "\u0301", "https://[", "www.", "tel:"),
    ]
)
_ANY: Final = st.lists(_PARTS | st.text(max_size=12), max_size=5).map("".join)


@hypothesis.given(_ANY, st.sampled_from(_REGIONS))
def test_whatever_is_copied_each_taken_value_is_a_part_of_it(text: str, region: str) -> None:
    found = read(text, region)
    assert found == read(text, region)
    if isinstance(found, IntakeFlaw) or "BEGIN:VCARD" in text.upper():
        return
    plain = cleaned(text)
    squeezed = " ".join(plain.replace('""', '"').split())
    for field in FIELDS:
        taken, candidates = found.fields[field].taken, found.fields[field].candidates
        for part in (taken, *candidates) if taken else candidates:
            assert part.text == part.text.strip()
            assert part.text.isprintable()
            for word in part.text.split():
                # A chat's link has the number without its plus.
                assert word in squeezed or (field is Field.PHONE and word[1:] in squeezed)


@st.composite
def _customer(draw: st.DrawFn) -> tuple[Prefill, list[str]]:
    """Draw a customer, and its parts as they are written, some with a label."""
    texts = {
        Field.NAME: draw(st.sampled_from(_NAMES)),
        Field.PHONE: draw(st.sampled_from(_PHONES)),
        Field.EMAIL: draw(st.sampled_from(_EMAILS)),
    }
    parts = [draw(st.sampled_from(("", *_LABELS[field]))) + text for field, text in texts.items()]
    return Prefill(*texts.values()), draw(st.permutations(parts))


@hypothesis.given(_customer(), st.data())
def test_the_order_of_the_parts_and_what_is_between_them_make_no_difference(
    customer: tuple[Prefill, list[str]], data: st.DataObject
) -> None:
    prefill, parts = customer
    text = parts[0]
    for part in parts[1:]:
        text += data.draw(st.sampled_from(_SEPARATORS)) + part
    found = read(text, "VE")
    assert isinstance(found, Intake)
    assert found.prefill() == prefill
    assert found.unused == ()
    twice = read(f"{text}\n{text}", "VE")
    assert isinstance(twice, Intake)
    assert twice.prefill() == prefill


@hypothesis.given(st.permutations(("Abraham David", "0424 555 1212", "abraham@example.com")))
def test_blanks_alone_between_the_parts_are_enough(parts: list[str]) -> None:
    found = read(" ".join(parts), "VE")
    assert isinstance(found, Intake)
    assert found.prefill() == Prefill("Abraham David", "0424 555 1212", "abraham@example.com")


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.text[:40])
def test_what_was_taken_is_taken_again(snippet: Snippet) -> None:
    found = read(snippet.text, snippet.region)
    assert isinstance(found, Intake)
    prefill = found.prefill()
    parts = {"Nombre: ": prefill.name, "Cel: ": prefill.phone, "Correo: ": prefill.email}
    lines = [label + text for label, text in parts.items() if text]
    again = read("\n".join(lines) or "Gracias", snippet.region)
    assert isinstance(again, Intake)
    assert again.prefill() == prefill


@pytest.mark.parametrize(
    "unit", ["a@", "1 ", "é ", "soy Ana ", "nombre: ", "wa.me/", "V-", "(", "\t"]
)
def test_no_text_of_the_longest_length_is_searched_for_long(unit: str) -> None:
    text = (unit * 64 * 1024)[: 64 * 1024]
    for length in (8 * 1024 - 1, 64 * 1024):
        read(f"Ana {text}"[:length], "VE")
