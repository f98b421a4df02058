"""Sentences about phone numbers."""

from collections.abc import Iterator
from typing import Final

from cammer_desktop.domain import phone
from cammer_desktop.support.texts import _

# What is left out stands before the number, in it, behind it. The longest extension fits.
_BETWEEN: Final = " … "
_MAX_PART: Final = 24
_NO_MOBILES: Final = (
    phone.LineType.TOLL_FREE,
    phone.LineType.PREMIUM,
    phone.LineType.OTHER,
)


def of_phone(flaw: phone.PhoneFlaw) -> str:
    """Return why a text is not a number that can be called."""
    return {
        phone.PhoneFlaw.EMPTY: _("Este campo es obligatorio."),
        phone.PhoneFlaw.NOT_A_NUMBER: _("No es un número de teléfono."),
        phone.PhoneFlaw.LETTERS_INSIDE: _("Hay letras en el número o pegadas a él."),
        phone.PhoneFlaw.PLUS_INSIDE: _("El + solo va al comienzo."),
        phone.PhoneFlaw.SEVERAL_NUMBERS: _("Hay más de un número: deje uno solo."),
        phone.PhoneFlaw.SEVERAL_LINES: _(
            "Hay dígitos en varias líneas o celdas: escriba el número en una sola."
        ),
        phone.PhoneFlaw.CODE_TWICE: _("El código de país está dos veces."),
        phone.PhoneFlaw.UNKNOWN_COUNTRY_CODE: _("Ese código de país no existe."),
        phone.PhoneFlaw.TOO_SHORT: _("Faltan dígitos."),
        phone.PhoneFlaw.TOO_LONG: _("Sobran dígitos."),
        phone.PhoneFlaw.INVALID_LENGTH: _("Ningún número de ese país tiene este largo."),
        phone.PhoneFlaw.ONLY_LOCAL: _("Es solo local: falta el código de área u operadora."),
    }[flaw]


def of_number(number: str) -> str:
    """Return a number in groups, as it stands in a sentence: no line ends within it."""
    return phone.grouped(number, "").replace(" ", "\u00a0")


def of_reading(
    reading: phone.Reading, country: str = "", *, asks: bool = False
) -> tuple[str, bool]:
    """Return what will be sent and what was left out, and whether it is doubtful.

    The text names the line type and the country; for a number that is refused it tells only what
    was left out. With `asks` another number may be meant.
    """
    left_out = _shortened(reading.left_out)
    if reading.flaw is not None:
        ignored = _("⚠ No se toma en cuenta «{left_out}».").format(left_out=left_out)
        return (ignored, True) if left_out else ("", False)
    sent = _("se envía {number}").format(number=reading.shown)
    if left_out:
        sent = _("{sent}, sin «{left_out}»").format(sent=sent, left_out=left_out)
    if not reading.valid:
        text = _("⚠ {country} · {sent}, pero no parece un número en uso")
        return text.format(country=country or _("Número"), sent=sent), True
    line = of_line(reading.line) if reading.line is not None else ""
    parts = " · ".join(part for part in (line, country, sent) if part)
    doubts = " ".join(_doubts(reading, asks=asks))
    if doubts:
        return _("⚠ {parts}. {doubts}").format(parts=parts, doubts=doubts), True
    if left_out:  # it may tell another country, or that it is no phone
        return _("⚠ {parts}").format(parts=parts), True
    return _("✓ {parts}").format(parts=parts), False


def _doubts(reading: phone.Reading, *, asks: bool) -> Iterator[str]:
    """Yield what speaks against a valid number."""
    if reading.line is phone.LineType.FIXED:
        yield _("WhatsApp y SMS pueden fallar.")
    elif reading.line in _NO_MOBILES:
        yield _("No es un celular.")
    if reading.in_doubt:
        yield _("Revíselo: en ese país no se agrupa así.")
    elif asks:
        yield _("¿O es otro número?")


def _shortened(left_out: str) -> str:
    """Return what was left out in few words; an extension stands at the beginning of its part."""
    parts = left_out.split(_BETWEEN)
    short = (part if len(part) <= _MAX_PART else f"{part[: _MAX_PART - 1]}…" for part in parts)
    return _BETWEEN.join(short)


def of_line(line: phone.LineType) -> str:
    """Return the name of a line type."""
    return {
        phone.LineType.MOBILE: _("Línea celular"),
        phone.LineType.FIXED: _("Fijo"),
        phone.LineType.FIXED_OR_MOBILE: _("Fijo o celular"),
        phone.LineType.TOLL_FREE: _("Línea gratuita"),
        phone.LineType.PREMIUM: _("Tarifa especial"),
        phone.LineType.VOIP: _("Por internet"),
        phone.LineType.OTHER: _("Otra línea"),
    }[line]


def of_repair(kind: phone.RepairKind) -> str:
    """Return why a repair is offered."""
    return {
        phone.RepairKind.MEXICO_OLD_PREFIX: _("México ya no usa 1, 01, 044 ni 045."),
        phone.RepairKind.BRAZIL_NINTH_DIGIT: _("Los celulares de Brasil llevan un 9 más."),
        phone.RepairKind.COLOMBIA_SIXTY: _("Los fijos de Colombia empiezan con 60."),
        phone.RepairKind.ARGENTINA_FIFTEEN: _("El 15 de Argentina pasa a ser un 9 adelante."),
        phone.RepairKind.ARGENTINA_ZERO: _("Después del +54 9 no va el 0."),
        phone.RepairKind.ARGENTINA_MOBILE: _("Si es un celular, lleva un 9 después del +54."),
        phone.RepairKind.CHILE_TWO: _("Los fijos de Santiago llevan un 2 después del área."),
        phone.RepairKind.ECUADOR_NINE: _("Los celulares de Ecuador llevan un 9 más."),
        phone.RepairKind.PERU_AREA: _("Los celulares de Perú van sin código de área."),
        phone.RepairKind.COLOMBIA_AREA: _("Los celulares de Colombia van sin código de área."),
        phone.RepairKind.CODE_TWICE: _("El código de país va una sola vez."),
        phone.RepairKind.MISSING_PLUS: _("Parece un número internacional sin su +."),
        phone.RepairKind.OTHER_READING: _("Esos dígitos también forman ese número."),
    }[kind]


def of_question(repair: phone.Repair) -> str:
    """Return the question whether the repaired number is meant, and why it may be."""
    return _("¿Será {number}? {why}").format(number=repair.result.shown, why=of_repair(repair.kind))
