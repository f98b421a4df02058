"""The notation of a number, by kinds: what is read, what is left out, and what is refused why.

Links are in `test_links.py`, what holds for any text in `test_any_text.py`.
"""

from typing import Final

import pytest

from cammer_desktop.domain.phone import PhoneFlaw
from cammer_desktop.domain.phone.written import Written, digits_alone, parse

HOME: Final = "04141315854"
ABROAD: Final = "+584141315854"

SPREADSHEET = [
    ("961234567.0", "961234567"),
    ("961234567,0", "961234567"),
    ("4141315854.00", "4141315854"),
    ("+584141315854.0", ABROAD),
    ("cel: 4141315854.0", "4141315854"),
    ("'4141315854.0", "4141315854"),
    ("021 242 0253.0", "0212420253"),
    ("+58 414-1315854,0", ABROAD),
    ("(0414)/131 58 54.00 ext 12", HOME),
    ("0xx11 98765-4321.0 (casa)", "011987654321"),
    ("tel:+58-414-131-5854.0", ABROAD),
    ("0414 131.58.00", "04141315800"),
    ("0414 131585.0 5", "041413158505"),
    ("4.1.4.1.3.1.5.8.5.0", "4141315850"),  # grouped by dots: its 0 is one of its digits
    ("414.131.585.0", "4141315850"),
    ("3404.00", "3404"),
    ("05.00", "0500"),  # as a number of New Caledonia begins
    ("4141315854.000", "4141315854000"),  # no spreadsheet writes that; it is too long
]
MARKS = [
    "\u061c0414 131 5854",
    "\u202a0414\u202c\u200b131\u00ad5854\ufeff",
    "\x000414\u115f131\u31645854\U000e0020",
    "0414\u2800131\u30005854",
    "'0414 131 5854",
    "ʼ0414 131 5854",
    '="0414 131 5854"',
    "=04141315854",
    "«0414-131.58.54»",
    "<0414/131 5854>",
    "[(0414) 131 5854]",
    "[0414] 131 5854",
    "[0414]1315854",
    "(0414 131 5854",
    "0414 (131 5854)",
    ":) (0414) 131 5854",
    "☎️ 0414 131 5854 📱",
    "0414 131 5854 ✓",
    "0414 131 5854.",
    "0414 131 5854,",
    "0414 131 5854;\n",
    "0414 131 5854:",
    "*0414 131 5854*",
    "• 0414 131 5854",
    "0414‒131–5854",
    "0414 - 131 - 58 - 54",
    "(0414) - 131 - 58 - 54",
    "0414--1315854",
    "0️⃣4️⃣1️⃣4️⃣ 131 5854",
    "٠٤١٤ ١٣١ ٥٨٥٤",
    "०४१४ १३१ ५८५४",
    "（０４１４）１３１－５８５４",
    "𝟎𝟒𝟏𝟒 131 5854",
]
LABELS = [
    ("cel: 0414 131 5854", "cel:"),
    ("Cel.0414-1315854", "Cel."),
    ("Móvil:0414-1315854", "Móvil:"),
    ("WhatsApp 04141315854", "WhatsApp"),
    ("Tlf (0414) 1315854", "Tlf"),
    ("Fono/Celular: 04141315854", "Fono/Celular:"),
    ("Nro. 04141315854", "Nro."),
    ("Nº04141315854", "N°"),
    ("Mo\u0301vil 04141315854", "Mo\u0301vil"),
    ("Телефон: 04141315854", "Телефон:"),
    ("04141315854 (casa)", "(casa)"),
    ("04141315854, llamar luego", "llamar luego"),
    ("ana@example.com 04141315854", "ana@example.com"),
    ("Ana\n04141315854\tVentas", "Ana … Ventas"),
    ("0414 131 5854 ²", "²"),
    ("0414 131 5854 ext 12", "ext 12"),
    ("0414 131 5854 ext. n° 12", "ext. n° 12"),
    ("0414 131 5854x12", "x12"),
    ("0414 131 5854 Extensión: 1234", "Extensión: 1234"),
    ("0414 131 5854 (anexo 12)", "(anexo 12)"),
    ("0414 131 5854, interno 12", "interno 12"),
    ("0414 131 5854/int.12", "int.12"),
    ("0414 131 5854 - ramal 12", "ramal 12"),
    ("0414 131 5854 #12", "#12"),
    ("0414 131 5854,,12", "12"),
    ("1) 0414-131-5854", "1)"),
    ("#1: 0414-131-5854", "#1:"),
    ("2) Ana: 0414 131 5854", "2) Ana:"),
    ("Tel 1: 0414-1315854", "Tel 1:"),
    ("Tel. 1: 0414-1315854", "Tel. 1:"),
    ("Teléfono 2: (0414) 1315854 ext. 12", "Teléfono 2: … ext. 12"),
    ("Cel1: 0414-1315854", "Cel1:"),
    ("Phone 1 - Value: 0414-1315854", "Phone 1 - Value:"),
    ("Ana | 0414-1315854 | https://empresa.com", "Ana | … | https://empresa.com"),
    ("http://www.empresa.com.ve 0414-1315854", "http://www.empresa.com.ve"),
    ("Tel: 0414-1315854 https://empresa.com/ana", "https://empresa.com/ana"),
    ("• WhatsApp 2) 0414-1315854", "• WhatsApp 2)"),
    ("Cel 12: 0414-1315854", "Cel 12:"),
    ("🇻🇪 0414-1315854", "🇻🇪"),
    ("0414-1315854 (🇻🇪)", "(🇻🇪)"),
    ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 04141315854", "🏴"),
    ("cel 0414 131 5854 ext 12 casa", "cel … ext 12 casa"),
    ("tel:0414-131-5854;ext=12;isub=3", "ext=12 … isub=3"),
    ("TEL;TYPE=WORK:0414-131-5854;ext=12", "ext=12"),
]
CARRIERS = [
    ("0xx11 98765-4321", "xx"),
    ("0XX11987654321", "XX"),
    ("(0xx11) 98765-4321", "xx"),
    ("(0XX) 11 98765-4321", "XX"),
    ("0 (xx) 11 98765-4321", "xx"),
    ("0**11 98765-4321", ""),
    ("0XX(11)98765-4321", "XX"),
    ("0-xx-11-98765-4321", "xx"),
    ("(0-xx-11) 98765-4321", "xx"),
    ("(0..11) 98765-4321", ""),
    ("(0__11) 98765-4321", ""),
    ("0 (operadora) 11 98765-4321", "operadora"),
    ("(0**11) 98765-4321", ""),
]
REFUSED = [
    # Letters in a number, or joined to it; what is no decimal digit counts as one.
    ("O4141315854", PhoneFlaw.LETTERS_INSIDE),
    ("0414 l31 5854", PhoneFlaw.LETTERS_INSIDE),
    ("58 5a4", PhoneFlaw.LETTERS_INSIDE),
    ("58 5x4", PhoneFlaw.LETTERS_INSIDE),
    ("33 casa 12", PhoneFlaw.LETTERS_INSIDE),
    ("0414 CAMMER 1", PhoneFlaw.LETTERS_INSIDE),
    ("0800-FLOWERS", PhoneFlaw.LETTERS_INSIDE),
    ("cel04141315854", PhoneFlaw.LETTERS_INSIDE),
    ("V-12345678", PhoneFlaw.LETTERS_INSIDE),
    ("0414_131_5854", PhoneFlaw.LETTERS_INSIDE),
    ("4.14132E+11", PhoneFlaw.LETTERS_INSIDE),
    ("4,14E+11", PhoneFlaw.LETTERS_INSIDE),
    ("0414 131 5854²", PhoneFlaw.LETTERS_INSIDE),
    ("0414①1315854", PhoneFlaw.LETTERS_INSIDE),
    ("0414 131 ½854", PhoneFlaw.LETTERS_INSIDE),
    ("0414 131 585४५a", PhoneFlaw.LETTERS_INSIDE),
    # A plus anywhere but in front, a code written twice.
    ("0414+1315854", PhoneFlaw.PLUS_INSIDE),
    ("0414 131 5854+", PhoneFlaw.PLUS_INSIDE),
    ("++584141315854", PhoneFlaw.PLUS_INSIDE),
    ("+58+584141315854", PhoneFlaw.PLUS_INSIDE),
    ("+58 +58 414 131 5854", PhoneFlaw.PLUS_INSIDE),
    ("+ casa 584141315854", PhoneFlaw.PLUS_INSIDE),
    ("++", PhoneFlaw.PLUS_INSIDE),
    # Two numbers.
    ("0212 6128027 / 0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("0212 6128027, 0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("0212 6128027; 0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("0212 6128027 y 0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("0212 6128027 o 0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("0212 6128027\n0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("601 2345 - 123", PhoneFlaw.SEVERAL_NUMBERS),
    ("315-6789 - 123", PhoneFlaw.SEVERAL_NUMBERS),
    ("0212 6128027\t0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("+58 212 6128027 / +58 414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("casa 0212 6128027 cel 0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("0212 6128027 ext 04141315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("0212 6128027 ext 12, 0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("ext 12 0212 6128027", PhoneFlaw.SEVERAL_NUMBERS),
    # One number, broken by a line or a cell; each part might be another's.
    ("0414\n131 5854", PhoneFlaw.SEVERAL_LINES),
    ("0414\t131-5854", PhoneFlaw.SEVERAL_LINES),
    ("Ana 0414 131\r\n(58 54) Ventas", PhoneFlaw.SEVERAL_LINES),
    ("+58\u2028414 131 5854", PhoneFlaw.SEVERAL_LINES),
    ("tel:0414%0A1315854", PhoneFlaw.SEVERAL_LINES),
    ("04141315854\t12", PhoneFlaw.SEVERAL_LINES),
    # Ranges.
    ("+ (58) 414-131.58/54", PhoneFlaw.SEVERAL_NUMBERS),
    ("8312-3456/57", PhoneFlaw.SEVERAL_NUMBERS),
    ("612 8027 / 28", PhoneFlaw.SEVERAL_NUMBERS),
    ("612 8027 - 28", PhoneFlaw.SEVERAL_NUMBERS),
    ("6128027 - 28", PhoneFlaw.SEVERAL_NUMBERS),
    ("6128027-28", PhoneFlaw.SEVERAL_NUMBERS),
    ("22345678-5", PhoneFlaw.SEVERAL_NUMBERS),  # a Chilean document's number
    ("612 8027 – 28", PhoneFlaw.SEVERAL_NUMBERS),
    ("612 8027 (28)", PhoneFlaw.SEVERAL_NUMBERS),
    # An area or a code behind, whatever its length.
    ("223 4567 (222)", PhoneFlaw.SEVERAL_NUMBERS),
    ("2234-5678 (502)", PhoneFlaw.SEVERAL_NUMBERS),
    ("234567 (021)", PhoneFlaw.SEVERAL_NUMBERS),
    ("2234-5678 (0212)", PhoneFlaw.SEVERAL_NUMBERS),
    ("+58 414 131 5854 (0414)", PhoneFlaw.SEVERAL_NUMBERS),
    ("223 4567 (222", PhoneFlaw.SEVERAL_NUMBERS),
    ("223 4567 [222]", PhoneFlaw.SEVERAL_NUMBERS),
    ("2234-56(78)", PhoneFlaw.SEVERAL_NUMBERS),
    # A closing parenthesis that none opened ends another number, or one in a list.
    ("21) 234-5678", PhoneFlaw.SEVERAL_NUMBERS),
    ("58) 414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("Tel 58) 414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("(0414) 131) 5854", PhoneFlaw.SEVERAL_NUMBERS),
    ("Ana (2) 0414) 131 5854", PhoneFlaw.SEVERAL_NUMBERS),
    ("1) 0414-1315854 2) 0412-1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("Tel 1: 0414-1315854 Tel 2: 0412-1234567", PhoneFlaw.SEVERAL_NUMBERS),
    ("6128027·28", PhoneFlaw.SEVERAL_NUMBERS),
    ("0212 6128027 • 0414 1315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("+58 414: 131 5854", PhoneFlaw.SEVERAL_NUMBERS),
    ("+58: 414: 131 5854", PhoneFlaw.SEVERAL_NUMBERS),
    ("0414-1315854 https://empresa.com/12", PhoneFlaw.SEVERAL_NUMBERS),
    ("0414-1315854 https://empresa.com https://empresa.com/12", PhoneFlaw.SEVERAL_NUMBERS),
    ("612 8027 al 29", PhoneFlaw.SEVERAL_NUMBERS),
    ("612 8027...29", PhoneFlaw.SEVERAL_NUMBERS),
    ("612 8027 ~ 29", PhoneFlaw.SEVERAL_NUMBERS),
    # A date, a price, an order, an amount beside it or instead of it.
    ("04141315854 12/05/2026", PhoneFlaw.SEVERAL_NUMBERS),
    ("05/12/2026", PhoneFlaw.SEVERAL_NUMBERS),
    ("05-12-2026", PhoneFlaw.NOT_A_NUMBER),
    ("2026-12-05", PhoneFlaw.NOT_A_NUMBER),
    ("5.12.2026", PhoneFlaw.NOT_A_NUMBER),
    ("04141315854 a las 12:30", PhoneFlaw.SEVERAL_NUMBERS),
    ("Pedido 4471: 04141315854", PhoneFlaw.SEVERAL_NUMBERS),
    ("04141315854 $ 20", PhoneFlaw.SEVERAL_NUMBERS),
    ("$ 45000000", PhoneFlaw.NOT_A_NUMBER),
    ("Bs. 45000000", PhoneFlaw.NOT_A_NUMBER),
    ("C.I. 12.345.678", PhoneFlaw.NOT_A_NUMBER),
    ("Cédula: 12345678", PhoneFlaw.NOT_A_NUMBER),
    ("N° de pedido #22223333", PhoneFlaw.NOT_A_NUMBER),
    ("45000000 €", PhoneFlaw.NOT_A_NUMBER),
    ("45000000%", PhoneFlaw.NOT_A_NUMBER),
    ("4,141,315,854", PhoneFlaw.SEVERAL_NUMBERS),
    ("6128027.75", PhoneFlaw.SEVERAL_NUMBERS),
    # No number at all, or not all of it.
    ("hola", PhoneFlaw.NOT_A_NUMBER),
    ("?", PhoneFlaw.NOT_A_NUMBER),
    ("04141315854" + " casa" * 50, PhoneFlaw.NOT_A_NUMBER),  # no little text
    ("ext 12", PhoneFlaw.NOT_A_NUMBER),
    ("*67 0414 131 5854", PhoneFlaw.NOT_A_NUMBER),
    ("xxxx 2222 3333", PhoneFlaw.NOT_A_NUMBER),
    ("*** 131 5854", PhoneFlaw.NOT_A_NUMBER),
]
# What is said of digits, or how they are written, tells that they are no phone.
OTHERS = [
    *(
        f"{document}{number} 12345678"
        for document in ("RUT", "R.U.T.", "DNI", "D.N.I.", "Cédula", "C.C.", "Factura", "PEDIDO")
        for number in ("", ":", " N°", " Nº", " No.", " nro", " nro.:", " #", " №")
    ),
    "CPF nº 21987654321",
    "Cédula de identidad: 0991234567",
    "cédula de ciudadanía No 3001234567",
    "mi cédula es 12345678",
    "orden de compra 3001234567",
    "Order: 3055550199",
    "Invoice # 3055550199",
    "céd. 88881234",
    "CIP 61234567",
    "No. de pedido 5512345678",
    "P. IVA 06123456789",
    "P.IVA: 06123456789",
    "user:22345678",
    "22345678.com",
    "Guía: 3001234567",
    "código 2234-5678",
    "nac 22101980",
    "22.345.678-5",
    "23 456 789-0",
    "219.876.543-21",
    "300.123.456-7",
    "2.901.234-5",
    "20-30123456-7",
    "25 12 2026",
    "25 - 12 - 2026",
    "25. 12. 2026",
    "nac. 22 10 1980",
    "S/ 987654321",
    "S/.987654321",
    "U$S 22345678",
    "Q. 22345678",
    "L. 22345678",
    "Gs. 21234567",
    "valor: 3001234567",
    "3.001.234.567 COP",
    "22345678 USD",
    "987.654.321 pesos",
    "22.345.678 (colones)",
]
CUT = [
    "021 234567…",
    "021 234567...",
    "…2234 5678",
    "...22345678",
    "(...)22345678",
    "6223-4567*",
    "*22345678",
    "2234-56**",
    "*2234-56**",
    "** 5512 3456 78",
    "••55 1234 5678",
    "5512 3456 XX",
]
# A word that counts the last digits, or that the first ones number, parts them from the number.
COUNTED = [
    *(
        f"3234-5678 {count}"
        for count in ("24 horas", "24 hs", "24 h", "10 am", "8 p.m.", "25 años")
    ),
    "3234-5678 2° piso",
    "3234-5678 2º",
    "(55) 3756-5411 10 am",
    "piso 2 3234-5678",
    "opción 2 3234-5678",
    "Opc. 2 3234-5678",
    "pin 1234 3234-5678",
    "int 12 3234-5678",
]
WORDS_OF_PHONES = [
    "c.i. +584141315854",
    "CI +58 414 1315854",
    "Ticket: +58 (414) 131-5854",
    "piso +58 414-131-5854",
    "a la orden 0414 131 5854",
    "Bs. As. 0414 131 5854",
    "EUR office 0414-131-5854",
    "Ana L. 0414-131-5854",
    "Pedido de Ana, 0414-131-5854",
    "0414-131-5854 horas de oficina",
    "0414 131 5854 am o pm",
    "0414 131 58 54 a cualquier hora",
    "*Cel:* 0414 131 5854",
    "*Cel: 0414 131 5854*",
    "*0414 131 5854 Ana*",
    "**0414 131 5854** Ana",
    "* Ana 0414 131 5854",
    "Ana... 0414 131 5854",
    "0414 131 5854, Ana…",
]
# Written, digits, where they are grouped.
GROUPS = [
    ("", "", []),
    ("-", "", []),
    ("+", "+", []),
    ("( +", "+", []),
    ("0414", "0414", []),
    ("+58 (414) 131-58.54", ABROAD, [2, 5, 8, 10]),
    ("0414131585 4", HOME, [10]),  # a slip of the thumb
    ("0" * 5000, "0" * 5000, []),  # too many digits, but not anything else
    ("+2026-12-05", "+20261205", [4, 6]),  # of Egypt, and no date
    ("(+58) 414 1315854", ABROAD, [2, 5]),
    ("[+58] 414 1315854", ABROAD, [2, 5]),
    ("+58: 414 1315854", ABROAD, [2, 5]),
    ("(+58), 414 1315854", ABROAD, [2, 5]),
    ("0414·131•5854", HOME, [4, 7]),
    ("(02966) (15) 421234", "0296615421234", [5, 7]),
    ("54 9 2966 (15) 421234", "549296615421234", [2, 3, 7, 9]),
    ("2) 345-6789", "3456789", [3]),  # a local number, and no area 2
    ("0414/131 5854", HOME, [4, 7]),
    ("0414 / 131 58 54", HOME, [4, 7, 9]),
    ("+58 414/1315854", ABROAD, [2, 5]),
    ("+54 9 2966/421234", "+5492966421234", [2, 3, 7]),
    ("0058 414/1315854", "00584141315854", [4, 7]),
    ("030/123456", "030123456", [3]),
    ("612/802728", "612802728", [3]),
    ("tel:414-1315854;phone-context=+58", ABROAD, [2, 5]),
    ("0xx11 98765-4321", "011987654321", [1, 3, 8]),
]


def _read(text: str) -> Written:
    written = parse(text)
    assert isinstance(written, Written), (text, written)
    return written


@pytest.mark.parametrize(("text", "digits"), SPREADSHEET)
def test_a_spreadsheets_decimals_are_no_digits(text: str, digits: str) -> None:
    assert _read(text).digits == digits


@pytest.mark.parametrize("text", MARKS)
def test_marks_are_no_part_of_a_number(text: str) -> None:
    assert digits_alone(text) == HOME
    assert not _read(text).is_link


@pytest.mark.parametrize(("text", "left_out"), LABELS)
def test_one_number_in_a_little_text_is_read_and_the_rest_is_told(text: str, left_out: str) -> None:
    assert (_read(text).digits, _read(text).left_out) == (HOME, left_out)
    assert digits_alone(text) is None


@pytest.mark.parametrize(("text", "left_out"), CARRIERS)
def test_a_carrier_that_is_left_open_is_no_digit(text: str, left_out: str) -> None:
    assert (_read(text).digits, _read(text).left_out) == ("011987654321", left_out)


@pytest.mark.parametrize(("text", "flaw"), REFUSED)
def test_what_is_not_exactly_one_number_is_refused_with_its_reason(
    text: str, flaw: PhoneFlaw
) -> None:
    assert parse(text) is flaw
    assert digits_alone(text) is None


@pytest.mark.parametrize("text", OTHERS + CUT)
def test_what_is_known_to_be_something_else_or_not_whole_is_no_phone(text: str) -> None:
    assert parse(text) is PhoneFlaw.NOT_A_NUMBER


@pytest.mark.parametrize("text", COUNTED)
def test_digits_that_a_word_counts_are_no_group_of_a_number(text: str) -> None:
    assert parse(text) is PhoneFlaw.SEVERAL_NUMBERS


@pytest.mark.parametrize("text", WORDS_OF_PHONES)
def test_a_plus_or_another_word_in_between_makes_it_a_phone(text: str) -> None:
    assert _read(text).digits == (ABROAD if "+" in text else HOME)
    assert any(map(str.isalpha, _read(text).left_out))


@pytest.mark.parametrize(("text", "digits", "breaks"), GROUPS)
def test_it_is_known_where_a_number_is_grouped(text: str, digits: str, breaks: list[int]) -> None:
    written = _read(text)
    assert (written.digits, written.breaks) == (digits, frozenset(breaks))
