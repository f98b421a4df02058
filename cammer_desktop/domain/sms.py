"""How many SMS a text takes (3GPP TS 23.038, 23.040).

A text is sent in the default alphabet of GSM, seven bits a character, if that has all of its
characters, else in UCS-2, sixteen bits a character. One SMS holds 140 octets; those of a longer
text lose six of them each, by which phones join them again. The standard's tables for single
languages (one has the Spanish accents) are left out, since phones hardly send by them.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from cammer_desktop.support.records import dataclass

# 3GPP TS 23.038, 6.2.1, but the escape.
_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'*()+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# 6.2.1.1: an escape stands before each of these.
_EXTENSION: Final = frozenset("\f^{}\\[~]|€")
_ALPHABET: Final = _BASIC | _EXTENSION
# How many characters an SMS holds that is alone, and one of several.
_GSM_7: Final = (160, 153)
_UCS_2: Final = (70, 67)


@dataclass(frozen=True, slots=True, repr=False)
class Segments:
    """In how many SMS a text leaves.

    `characters` is how many count: one of the extension of GSM's alphabet (`€`, `[`) or beyond
    UCS-2 (an emoji) counts two. `culprits` are the characters that the alphabet lacks, each once,
    in the text's order; in `word` stands the first of them. Each SMS has room for
    `room` characters.
    """

    number: int
    characters: int
    room: int
    culprits: tuple[str, ...] = ()
    word: str = ""

    @property
    def is_ucs2(self) -> bool:
        """Whether it cannot be sent in GSM's alphabet."""
        return bool(self.culprits)


def segments(text: str) -> Segments:
    """Return how many SMS a text takes; one without a character takes one too."""
    culprits = tuple(dict.fromkeys(char for char in text if char not in _ALPHABET))
    alone, joined = _UCS_2 if culprits else _GSM_7
    widths = [1 + (char > "\uffff" if culprits else char in _EXTENSION) for char in text]
    characters, word = sum(widths), _word(text, culprits)
    if characters <= alone:
        return Segments(1, characters, alone, culprits, word)
    return Segments(_filled(widths, joined), characters, joined, culprits, word)


def _word(text: str, culprits: Sequence[str]) -> str:
    match = re.search(rf"\w*{re.escape(culprits[0])}\w*", text) if culprits else None
    return match[0] if match is not None else ""


def _filled(widths: Iterable[int], room: int) -> int:
    """Return how many SMS are filled, none of which ends within a character that counts two."""
    number, used = 1, 0
    for width in widths:
        if used + width > room:
            number, used = number + 1, 0
        used += width
    return number
