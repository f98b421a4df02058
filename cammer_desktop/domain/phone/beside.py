"""What the words and marks beside a number tell of its digits: of a phone, or of something else.

This is the place of such words; a longer text that was copied knows more of them
(`intake.label_words`). They are told in lower case and without accents and dots, as they are
compared (`R.U.T.` is `rut`), and count only where they touch the number.
"""

import re
import unicodedata
from typing import Final

from cammer_desktop.domain.phone.characters import is_letter
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.support.folding import folded
from cammer_desktop.support.patterns import regex

# As it is written: a number that one of several has follows.
LABEL: Final = (
    r"(?:tel|telf|tlf|tel[eé]fono|fono|cel|celular|m[oó]vil|whatsapp|phone|mobile|contacto|n[uú]mero"
    r"|l[ií]nea)\.?"
)
MAX_EXTENSION: Final = 6
EXTENSION: Final = "(?:extension|extn?|anexo|anx|interno|int|ramal|rml)"
# Some digits behind these are no part of the number, but which are?
_NUMBERED: Final = rf"(?:{EXTENSION}|opcion|opc|op|piso|apartamento|apto|edad|pin)"
_DOCUMENT: Final = (
    "ced|cip|dni|nie|nif|cif|rut|run|rif|ruc|rfc|rnc|rg|curp|nit|cuit|cuil|cpf|cnpj|ci|cc|ssn|dui|dpi|nss"
    "|p?iva|cedula|carnet|documento|pasaporte|cep|nac|nacimiento"
)
_ORDER: Final = (
    "pedido|(?<!a la )orden|factura|boleta|recibo|ticket|guia|folio|caso|ref|cuenta|tarjeta|clabe"
    "|cbu|iban|order|invoice|account|codigo|clave|otp|token|id|uid|ip|user|usuario|anydesk|teamviewer|zoom"
)
_CURRENCY: Final = "usd|eur|ars|bob|brl|clp|cop|crc|dop|gtq|hnl|mxn|nio|pen|pyg|uyu|ves|clf|uf"
_MONEY: Final = (
    f"{_CURRENCY}|pesos|dolares|euros|bolivares|bolivianos|soles|colones|reales|quetzales|lempiras"
    "|cordobas|guaranies"
)
_OTHER_AHEAD: Final = regex(
    rf"(?:\b(?:{_DOCUMENT}|{_ORDER}|{_CURRENCY}|bs|gs|valor|monto|precio|total)"
    r"(?: de (?:identidad|ciudadania|extranjeria|compra))?(?: es(?: el| la)?)?"
    r"|\bs/|\A\W*+[qlg]\b)"  # money of Peru, Guatemala, Honduras, Paraguay; others' initials
    r"[\s:#=°]*+(?:\b(?:numero|num|nro|no|n)\b[\s:#=°]*+)?\Z",
    re.IGNORECASE,  # folding does not reach the letters of a sign: №
)
_NUMBER_OF: Final = regex(r"\A(?:numero|num|nro|no?|n°)[\s:]++(?:(?:de|do|da|del)\s++)?")
_NUMBERED_AHEAD: Final = regex(rf"\b{_NUMBERED}[\s:=#°]*+\Z")
_MONEY_BEHIND: Final = regex(rf"[\s(]*+(?:{_MONEY})\b")
_COUNTED_BEHIND: Final = regex(
    r"\s*+(?:°|(?:horas?|hrs?|hs?|[ap] ?m|min|minutos?|dias?|semanas?|mes|meses|anos?|pisos?|andar"
    r"|personas?|veces|km|kg)\b)"
)
# An hour, an age, a floor.
_MAX_COUNTED: Final = 2
# Signs of an address at the digits.
_ADDRESS: Final = regex(
    r"@|://|[a-z0-9-]\.[a-z]{2,}+[/?]|www\.|^\.(?:com|net|org)\b", re.IGNORECASE
)
_MASKED: Final = regex(r"[●•]{2}|[xX*]{3}|(?<!\S)[xX*]{2}(?!\S)")
_ELLIPSIS: Final = regex(r"[)(]?(?:…|\.{2})")


def is_masked(text: str) -> bool:
    """Tell whether digits of a text were made unreadable."""
    return _MASKED.search(text) is not None


def names_other_number(label: str) -> bool:
    """Tell whether a label is that of a number which is no phone's: a document, an order, money."""
    compared = _NUMBER_OF.sub("", _compared(label).strip())
    found = _OTHER_AHEAD.search(compared)
    return found is not None and not compared[: found.start()].strip()


def flaw_beside(before: str, after: str, plus: str, groups: list[str]) -> PhoneFlaw | None:
    """Return what the text beside a number makes of it, if that is not a number to call.

    With a plus in front it is a phone's, whatever it is called.
    """
    if _is_joined(before[::-1]) or _is_joined(after):
        return PhoneFlaw.LETTERS_INSIDE
    if "+" in before or "+" in after:
        return PhoneFlaw.PLUS_INSIDE
    ahead, behind = _compared(before), _compared(after)
    is_counted = len(groups[-1]) <= _MAX_COUNTED and _COUNTED_BEHIND.match(behind)
    if is_counted or (not plus and _NUMBERED_AHEAD.search(ahead)):
        return PhoneFlaw.SEVERAL_NUMBERS if groups[1:] else PhoneFlaw.NOT_A_NUMBER
    is_other = not plus and (_OTHER_AHEAD.search(ahead) or _MONEY_BEHIND.match(behind))
    if is_other or _is_amount(before, after) or _is_cut(before, after):
        return PhoneFlaw.NOT_A_NUMBER
    touching = re.split(r"\s", before)[-1], re.split(r"\s", after)[0]
    return PhoneFlaw.NOT_A_NUMBER if any(map(_ADDRESS.search, touching)) else None


def _compared(text: str) -> str:
    return folded(text).replace(".", "")


def _is_joined(beside: str) -> bool:
    """Tell whether a text, read away from the number, begins with a letter, or a hyphen and one."""
    return any(map(is_letter, beside.removeprefix("-")[:1]))


def _is_amount(before: str, after: str) -> bool:
    """Tell whether a sign of money is in the words beside a number (U$S), or a percent behind."""
    words = "".join(before.split()[-1:] + after.split()[:1])
    return after.lstrip()[:1] == "%" or any(unicodedata.category(char) == "Sc" for char in words)


def _is_cut(before: str, after: str) -> bool:
    """Tell whether marks at a number stand for digits of it: `…2234`, `223-45**`, `*67`.

    Stars on both sides only make it bold, with its label or without.
    """
    if _ELLIPSIS.match(before[::-1]) or _ELLIPSIS.match(after):
        return True
    ahead, behind = len(before) - len(before.rstrip("*")), len(after) - len(after.lstrip("*"))
    if ahead and behind:
        return ahead != behind
    return (ahead > 0 and "*" not in after) or (behind > 0 and "*" not in before)
