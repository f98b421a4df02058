"""Texts made comparable: case and accents make no difference."""

import unicodedata
from functools import lru_cache
from typing import Final

from cammer_desktop.support.patterns import regex

# Letters that Unicode does not take apart, but people do, as CLDR's Latin-ASCII does: by the name
# of the letter or ligature in them (ł is "l with stroke"), and those whose names do not tell.
_LETTER: Final = regex(
    r"LATIN (?:SMALL |CAPITAL )?(?:LETTER|LIGATURE) (?:SMALL CAPITAL |DOTLESS |OPEN |SCRIPT )?"
    r"(?P<plain>[A-Z]{1,2})(?: WITH .+| DIGRAPH| BAR)?"
)
_LETTERS: Final = {"ð": "d", "þ": "th", "ŋ": "n", "ĸ": "q"}
_SIGNS: Final = {
    **dict.fromkeys("`\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a", "'"),
    **dict.fromkeys("\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\ua78c\u055a\u05f3", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2212\u2796", "-"),
    "\u2044": "/",
}


def folded(text: str) -> str:
    """Return the text in lower case and without accents, for comparison.

    It is part of stored keys and never changes; `search_key` is for what is searched.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def search_key(text: str) -> str:
    """Return the text as it is searched: folded, in plain letters, apostrophes, dashes, blanks."""
    return plain(folded(text))


def plain(text: str) -> str:
    """Return a folded text with the letters and signs of every keyboard in place of others."""
    return "".join(map(_plain, text))


@lru_cache(maxsize=2048)
def _plain(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    if char.isascii():
        return char.lower()  # folding takes letters out of signs (№) as they are
    category = unicodedata.category(char)
    if category in ("Cf", "Cs", "Mn"):  # not seen, or half a character, which nobody can search
        return ""
    if category in ("Pd", "Zs", "Zl", "Zp"):
        return "-" if category == "Pd" else " "
    letter = _LETTER.fullmatch(unicodedata.name(char, ""))
    return letter["plain"].lower() if letter else _LETTERS.get(char, char.casefold())
