"""A copied text made readable, and the secrets in it taken out before anything looks at it."""

import re
from functools import lru_cache
from typing import Final

from cammer_desktop.domain.catalogue_file.texts import cleaned_lines
from cammer_desktop.domain.intake.emails import ADDRESS
from cammer_desktop.support.folding import folded
from cammer_desktop.support.patterns import regex

OUT: Final = "\x00"
"""Stands where something was taken out of a text that has its field: an address, a number."""
HIDDEN: Final = "\x01"
"""Stands where a secret was."""

# What is not seen of a text, or turns the letters beside it around; half a character.
_CONTROLS: Final = regex("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff]")
# A word as it may stand between a list's marks.
_WORD: Final = regex(r"[!#-&*+\-./0-9:=?@A-Z\\^_a-z~]{16,}", re.ASCII)
_MIXED: Final = regex(r"[a-z](?=[0-9A-Z])|[0-9](?=[A-Za-z])|[A-Z](?=[0-9])")
_LONG: Final = regex(r"[0-9A-Z_a-z]{25}", re.ASCII)
_LINK: Final = regex(r"[a-z]{2,12}:[/+0-9]|www\.|[\w.]{1,60}\.[a-z]{2,3}/", re.IGNORECASE)
# Other words are mixed so: iPhone15Pro, AnaPerez1990.
_MOST_MIXED: Final = 3
# As they are embossed, from 15 digits on; none begins otherwise (ISO/IEC 7812).
_CARD: Final = regex(
    r"(?<![0-9+])(?:[2-6][0-9]{3}([ -]?)[0-9]{4}\1[0-9]{4}\1[0-9]{3,7}"
    r"|3[47][0-9]{2}([ -]?)[0-9]{6}\2[0-9]{5})(?![0-9])"
)
# A secret that is told by the word before it.
_TOLD: Final = regex(
    r"\b(?:clave|contrase[nñ]a|password|senha|token|bearer|pin|otp|cvv)(?: es| is| é)? "
    r"(?=[^\s]*[0-9])[^\s,;|]{3,}",
    re.IGNORECASE,
)
# A number's groups as some programs part them: 0414·131·58·54.
_DOTTED: Final = regex(r"(?<![0-9·])[0-9]{2,4}(?:·[0-9]{2,4}){2,4}(?![0-9·])")
_FEWEST_OF_PASSWORD: Final = 8


def cleaned(text: str) -> str:
    """Return a text with one kind of line ends and blanks, and without what is not seen.

    Its letters stay as they are, but for accents, which are composed (NFC). Dots in a number are
    plain ones: elsewhere those in the middle part one thing from another.
    """
    lines = cleaned_lines(_CONTROLS.sub("", text))
    return _DOTTED.sub(lambda found: found[0].replace("·", "."), lines)


def without_secrets(text: str) -> tuple[str, int]:
    """Return a text in which `HIDDEN` stands for each secret, and how many they are.

    Secrets are numbers of payment cards, and long words as no language has them: tokens, keys.
    Those that only a label tells are taken out by `pieces`.
    """
    text = _TOLD.sub(HIDDEN, text)
    text = _WORD.sub(lambda found: HIDDEN if _is_token(found[0]) else found[0], text)
    text = _CARD.sub(lambda found: HIDDEN if _is_card(found[0]) else found[0], text)
    return text, text.count(HIDDEN)


def is_showable(text: str) -> bool:
    """Tell whether a part may be shown of which nothing is known: no word is like a password."""
    return not any(map(_is_like_password, text.split()))


def flat(text: str) -> str:
    """Return a text in lower case and without accents, each character in its place."""
    return text.lower() if text.isascii() else "".join(map(_flat, text))


@lru_cache(maxsize=512)
def _flat(char: str) -> str:
    plain = folded(char)
    return plain if len(plain) == 1 else char


def _is_token(word: str) -> bool:
    if ADDRESS.search(word) or _LINK.match(word) or not any(map(str.isalpha, word)):
        return False
    return len(_MIXED.findall(word)) > _MOST_MIXED or _LONG.search(word) is not None


def _is_card(text: str) -> bool:
    """Tell whether the last digit is a payment card's check digit (ISO/IEC 7812-1, Luhn)."""
    digits = [int(char) for char in text if char.isdecimal()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _is_like_password(word: str) -> bool:
    """Tell whether letters and digits are mixed; one letter is a document's (V-12345678)."""
    letters = sum(map(str.isalpha, word))
    return (
        len(word) >= _FEWEST_OF_PASSWORD
        and letters > 1
        and any(map(str.isdecimal, word))
        and not ADDRESS.fullmatch(word)
    )
