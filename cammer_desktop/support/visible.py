"""Which characters of a text are seen, and texts in which all of them are."""

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
_UNSEEN: Final = HIDDEN | frozenset("\u2800\U00013441\U00013442\U00016fe4\U0001d159")


def is_seen(text: str) -> bool:
    """Tell whether every character of a text is seen as what it is.

    Blanks and controls are not, nor letters that are not drawn, nor an accent on a sign, which
    makes the sign look like another.
    """
    kinds = [unicodedata.category(char)[0] for char in text]
    return (
        not {"Z", "C"}.intersection(kinds)
        and not _UNSEEN.intersection(text)
        and all(mark != "M" or base in "LMN" for base, mark in pairwise(["P", *kinds]))
    )


def escaped(text: str) -> str:
    """Return a text in which every character can be seen and has no effect of its own.

    Control and format characters, line breaks, half characters and whatever else is not seen,
    blanks apart, become escapes that JSON reads as well, such as `\\u001b`.
    """
    if text.isascii() and text.isprintable():  # asked first because it takes no time
        return text
    return "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    category = unicodedata.category(char)
    # C is control, format, half and unknown characters, Zl and Zp are line breaks.
    if category[0] != "C" and category not in ("Zl", "Zp") and char not in _UNSEEN:
        return char
    return f"\\u{ord(char):04x}" if char <= "\uffff" else f"\\U{ord(char):08x}"
