"""Which characters of a text are seen."""

import unicodedata
from itertools import pairwise
from typing import Final

HIDDEN: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
"""Letters and marks that are not drawn.

They are Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt) without those of its
category C, which says as much by itself.
"""
# Drawn as nothing: blanks of Braille, of hieroglyphs, of Khitan letters, and a note without a head.
_BLANK: Final = frozenset("\u2800\U00013441\U00013442\U00016fe4\U0001d159")


def is_seen(text: str) -> bool:
    """Tell whether every character of a text is seen as what it is.

    Blanks and controls are not, nor letters that are not drawn, nor an accent on a sign, which
    makes the sign look like another.
    """
    kinds = [unicodedata.category(char)[0] for char in text]
    return (
        not {"Z", "C"}.intersection(kinds)
        and not (HIDDEN | _BLANK).intersection(text)
        and all(mark != "M" or base in "LMN" for base, mark in pairwise(["P", *kinds]))
    )
