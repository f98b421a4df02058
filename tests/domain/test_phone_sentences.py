"""What is said of a number: what is sent, and everything that speaks against it."""

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.phone import RepairKind, read


@pytest.mark.parametrize(
    ("text", "region", "said"),
    [
        ("0414 131 5854", "VE", "✓ Línea celular · se envía +58 414-1315854"),
        ("0212 612 8027", "VE", "⚠ Fijo · se envía +58 212-6128027. WhatsApp y SMS pueden fallar."),
        # No WhatsApp and no message reaches these.
        ("0800 100 1234", "VE", "⚠ Línea gratuita · se envía +58 800-1001234. No es un celular."),
        ("0900 123 4567", "VE", "⚠ Tarifa especial · se envía +58 900-1234567. No es un celular."),
        ("0810 345 6789", "AR", "⚠ Otra línea · se envía +54 810-345-6789. No es un celular."),
        # Other text may tell of another country, or that it is no phone.
        ("0414 131 5854 (USA)", "VE", "⚠ Línea celular · se envía +58 414-1315854, sin «(USA)»"),
        (
            "3156789-123",
            "CO",
            "⚠ Línea celular · se envía +57 315 6789123. Revíselo: en ese país no se agrupa así.",
        ),
        (
            "6012345 - 123",
            "CO",
            "⚠ Fijo · se envía +57 601 2345123."
            " WhatsApp y SMS pueden fallar. Revíselo: en ese país no se agrupa así.",
        ),
        (
            "+551187654321",
            "BR",
            "⚠ Número · se envía +55 1187654321, pero no parece un número en uso",
        ),
        ("0414", "VE", ""),
        ("cel: 0414", "VE", "⚠ No se toma en cuenta «cel:»."),
    ],
)
def test_what_is_said_of_a_number(text: str, region: str, said: str) -> None:
    assert sentences.of_reading(read(text, region)) == (said, bool(said) and said[0] == "⚠")


@pytest.mark.parametrize(
    ("text", "line"), [("0414 131 5854", "Línea celular"), ("0212 612 8027", "Fijo")]
)
def test_whatever_is_doubtful_another_number_may_be_meant_as_well(text: str, line: str) -> None:
    said, doubtful = sentences.of_reading(read(text, "VE"), "Venezuela", asks=True)
    assert doubtful
    assert said.startswith(f"⚠ {line} · Venezuela · se envía ")
    assert said.endswith("¿O es otro número?")


def test_each_repair_is_explained_in_its_own_words() -> None:
    assert len({sentences.of_repair(kind) for kind in RepairKind}) == len(RepairKind)


@hypothesis.given(
    st.text("abcñ áéí", max_size=60),
    st.sampled_from(["ext", "ext.", "Extensión:", "anexo", "interno", "ramal n°", "(extensión:"]),
    st.integers(0, 999_999),
    st.text("abcñ áéí", max_size=60),
)
def test_an_extension_is_told_however_long_the_rest_is(
    before: str, word: str, extension: int, after: str
) -> None:
    reading = read(f"{before}: 0414-131-5854 {word} {extension} {after}", "VE")
    assert reading.e164 == "+584141315854"
    said, doubtful = sentences.of_reading(reading)
    assert doubtful
    assert f"{word} {extension}" in said
    assert len(said) < 110
