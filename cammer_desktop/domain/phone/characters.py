"""The characters of a written number: what counts as which sign, and what is not seen at all."""

import unicodedata
from functools import lru_cache
from typing import Final

from cammer_desktop.support.visible import HIDDEN

# Beside those of Unicode's category Cf: the frame of a keycap emoji, too, is pasted along.
_INVISIBLE: Final = HIDDEN | {"\u20e3"}
_SIGNS: Final = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2796\u30fc\ufe58", "-"),
    **dict.fromkeys("ªº", "°"),  # Nº: no letter of a word
    "\u02bc": "'",
    "\u2795": "+",
    "\u2800": " ",
}
_DIGITS: Final = frozenset("+0123456789")
_SEPARATORS: Final = frozenset((*" \n()./-", ""))


def plain(text: str) -> str:
    """Return the text in ASCII digits and signs, without what is not seen.

    Every kind of space becomes a space, every break of line or cell (tab) a line feed. Only decimal
    digits, of any script, are digits: a superscript or a circled one stays what it is.
    """
    return "".join(map(_plain, text)).strip()


def is_letter(char: str) -> bool:
    """Tell whether a character belongs to a word; so do numerals that are no decimal digits."""
    is_word = char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")
    return is_word and not "0" <= char <= "9"


def is_digit(char: str) -> bool:
    """Tell whether a character is a decimal digit of any script, or a plus."""
    return _plain(char) in _DIGITS


def is_bare(text: str) -> bool:
    """Tell whether a text is nothing but digits, separators, and what is not seen."""
    return all(_plain(char) in _DIGITS or _plain(char) in _SEPARATORS for char in text)


@lru_cache(maxsize=512)
def _plain(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    if char in _SIGNS:
        return _SIGNS[char]
    category = unicodedata.category(char)
    if char.isspace():
        return " " if category == "Zs" else "\n"
    if category in ("Cc", "Cf") or char in _INVISIBLE:
        return ""
    if category == "Cs":  # half a character cannot be shown again
        return "\ufffd"
    # Full-width and small forms; not the digit that a superscript would become.
    same = unicodedata.normalize("NFKC", char)
    return same if len(same) == 1 and same.isascii() and not same.isdecimal() else char
