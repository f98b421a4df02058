"""`link` reads phones as the window does; a doubtful one is only warned of."""

import json

import pytest

from tests.command_line.program import run


def _dry_run(phone: str, *arguments: str) -> tuple[int, str, str]:
    done = run("link", "--name", "Ana", "--phone", phone, "--dry-run", *arguments)
    return done.returncode, done.stdout, done.stderr


def test_a_number_in_another_notation_is_sent_as_e164() -> None:
    code, out, err = _dry_run("https://wa.me/584141315854?text=hola")
    assert (code, json.loads(out)["cellphone"], err) == (0, "+584141315854", "")


def test_a_number_that_seems_not_in_use_is_warned_of_and_sent() -> None:
    code, out, err = _dry_run("+55 11 8765-4321")
    assert (code, json.loads(out)["cellphone"]) == (0, "+551187654321")
    assert "no parece un número en uso" in err
    assert "¿Será +55 11 98765-4321?" in err


def test_a_fixed_line_is_warned_of_and_its_mobile_suggested() -> None:
    code, _, err = _dry_run("011 2345-6789", "--region", "ar")
    assert code == 0
    assert "WhatsApp y SMS pueden fallar" in err
    assert "¿Será +54 9 11 2345-6789?" in err


def test_the_other_reading_of_a_number_is_asked_about() -> None:
    code, out, err = _dry_run("00 55 51 98777-5977", "--region", "BR")
    assert (code, json.loads(out)["cellphone"]) == (0, "+5551987775977")
    assert err.splitlines() == [
        "⚠ Línea celular · Brasil · se envía +55 51 98777-5977. ¿O es otro número?",
        "¿Será +51 987 775 977? Esos dígitos también forman ese número.",
    ]


def test_a_fixed_line_that_may_be_another_number_is_asked_about_too() -> None:
    code, _, err = _dry_run("00 58 212 612 8027", "--region", "CO")
    assert code == 0
    assert err.splitlines()[0] == (
        "⚠ Fijo · Venezuela · se envía +58 212-6128027."
        " WhatsApp y SMS pueden fallar. ¿O es otro número?"
    )


@pytest.mark.parametrize(
    ("phone", "region", "said"),
    [
        ("3156789-123", "CO", "⚠ Línea celular · Colombia · se envía +57 315 6789123."),
        ("0800 100 1234", "VE", "⚠ Línea gratuita · Venezuela · se envía +58 800-1001234."),
        (
            "0414 131 5854 (A)",
            "VE",
            "⚠ Línea celular · Venezuela · se envía +58 414-1315854, sin «(A)»",
        ),
    ],
)
def test_what_is_not_sure_is_told_with_what_is_sent(phone: str, region: str, said: str) -> None:
    code, _, err = _dry_run(phone, "--region", region)
    assert (code, err[: len(said)]) == (0, said)


@pytest.mark.parametrize(
    ("phone", "region", "offer"),
    [("044 55 1234 5678", "MX", "+52 55 1234 5678"), ("573001234567", "VE", "+57 300 1234567")],
)
def test_a_number_that_cannot_be_called_is_refused_with_what_it_may_be(
    phone: str, region: str, offer: str
) -> None:
    code, out, err = _dry_run(phone, "--region", region)
    assert (code, out) == (2, "")
    assert f"¿Será {offer}?" in err


def test_what_is_left_out_beside_a_number_is_said() -> None:
    code, out, err = _dry_run("cel: 0414 131 5854 ext 12")
    assert (code, json.loads(out)["cellphone"]) == (0, "+584141315854")
    assert err == "⚠ Línea celular · Venezuela · se envía +58 414-1315854, sin «cel: … ext 12»\n"
    code, out, err = _dry_run("cel: 0414")
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == "⚠ No se toma en cuenta «cel:»."
