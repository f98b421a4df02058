"""Texts that show all that they hold: what a reader would not see is written as an escape."""

import re
import unicodedata
from typing import Final

# Not seen, though Unicode counts them among letters, marks and symbols: fillers, the blank of
# braille, variation selectors (DerivedCoreProperties.txt, Default_Ignorable_Code_Point).
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
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
    if category[0] != "C" and category not in ("Zl", "Zp") and not _UNSEEN.match(char):
        return char
    return f"\\u{ord(char):04x}" if char <= "\uffff" else f"\\U{ord(char):08x}"
