"""A link as it is dictated: in groups that are read at once, each spelled in the current language.

The words are those of the radio alphabets of Latin America where these tell apart what sounds
alike on the telephone (b and v; c, s and z; i and y; m and n; g and j), else names that everybody
there can write. No form is made of others: what is heard without its commas is the link as well.
"""

import re
import string
import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _

# The host is read as words, with the sign behind it.
_LINK: Final = regex(r"([a-z]+://)?([^/?#]*[/?#]?)(.*)", re.DOTALL | re.IGNORECASE)
# A word of the path, what stands up to a sign and with it, signs.
_PIECE: Final = regex(r"([a-z]{1,12}[/?=])|([^\W_]+)([\W_]?)|([\W_]{1,4})")
_LONGEST: Final = 4


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """Some characters of a link that are read at once, and how they are spelled."""

    text: str
    spoken: str


def parts(link: str) -> tuple[Part, ...]:
    """Return a link in parts, none of them empty; all their texts joined are the link.

    These are the scheme, the host, each word of the path, and the rest in groups of up to four,
    split behind the link's own hyphens, slashes and other signs.
    """
    match = _LINK.fullmatch(link)
    scheme, host, rest = match.groups("") if match is not None else ("", "", link)
    forms = _forms()
    texts = (scheme, host, *_groups(rest))
    return tuple(Part(text, _spelled(text, forms)) for text in texts if text)


def spelled(text: str) -> str:
    """Return the forms of the characters of a text in the current language, joined by `, `.

    Each has one, in which there is no comma. A character beyond printable ASCII has its number and
    its name in Unicode.
    """
    return _spelled(text, _forms())


def _spelled(text: str, forms: Mapping[str, str]) -> str:
    return ", ".join(forms[char] if char in forms else _number_and_name(char) for char in text)


def _number_and_name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def _forms() -> Mapping[str, str]:
    """Return the form of each character of printable ASCII in the current language."""
    letters = dict(zip(string.ascii_lowercase, _letters(), strict=True))
    capital = _("{letter} mayúscula")
    capitals = {char.upper(): capital.format(letter=form) for char, form in letters.items()}
    return letters | capitals | dict(zip(string.digits, _digits(), strict=True)) | _signs()


def _letters() -> tuple[str, ...]:
    """Return the forms of a to z.

    Those that alone would be read as a word, or as a sound of their neighbour's, have their names.
    """
    return (
        *(_("a de Argentina"), _("b de Bolivia"), _("c de Colombia"), _("d de domingo")),
        *(_("e de Ecuador"), _("f de familia"), _("g de Guatemala"), _("h de Honduras")),
        *(_("i de Italia"), _("jota de Jamaica"), _("k de kilo"), _("l de Lima")),
        *(_("m de México"), _("n de Nicaragua"), _("o de oso"), _("p de Panamá")),
        *(_("q de Quito"), _("r de Rosario"), _("s de Santiago"), _("t de tomate")),
        *(_("u de Uruguay"), _("v de Venezuela"), _("w de Washington"), _("equis de xilófono")),
        *(_("i griega de yate"), _("zeta de zorro")),
    )


def _digits() -> tuple[str, ...]:
    return (
        *(_("cero"), _("uno"), _("dos"), _("tres"), _("cuatro")),
        *(_("cinco"), _("seis"), _("siete"), _("ocho"), _("nueve")),
    )


def _signs() -> dict[str, str]:
    return {
        " ": _("espacio"),
        "!": _("signo de exclamación"),
        '"': _("comillas"),
        "#": _("numeral"),
        "$": _("signo de dólar"),
        "%": _("por ciento"),
        "&": _("y comercial"),
        "'": _("apóstrofo"),
        "(": _("abre paréntesis"),
        ")": _("cierra paréntesis"),
        "*": _("asterisco"),
        "+": _("signo más"),
        ",": _("coma"),
        "-": _("guion"),
        ".": _("punto"),
        "/": _("barra"),
        ":": _("dos puntos"),
        ";": _("punto y coma"),
        "<": _("menor que"),
        "=": _("signo igual"),
        ">": _("mayor que"),
        "?": _("signo de pregunta"),
        "@": _("arroba"),
        "[": _("abre corchete"),
        "\\": _("barra invertida"),
        "]": _("cierra corchete"),
        "^": _("acento circunflejo"),
        "_": _("guion bajo"),
        "`": _("acento grave"),
        "{": _("abre llave"),
        "|": _("barra vertical"),
        "}": _("cierra llave"),
        "~": _("virgulilla"),
    }


def _groups(text: str) -> list[str]:
    groups: list[str] = []
    for word, stem, sign, signs in _PIECE.findall(text):
        if word or signs:
            groups.append(word or signs)
        else:
            groups += _even(stem)
            groups[-1] += sign
    return groups


def _even(text: str) -> list[str]:
    """Return a text in as few groups as there can be, the longer ones first."""
    number = -(-len(text) // _LONGEST)
    size, longer = divmod(len(text), number)
    ends = [size * nth + min(nth, longer) for nth in range(number + 1)]
    return [text[start:end] for start, end in pairwise(ends)]
