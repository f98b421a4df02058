"""What tells of a customer in a text that somebody wrote freely: a ticket's, a service's.

Every function takes a `View`, in which case, accents, widths and what is not seen make no
difference, and yields where a trace begins and ends in it. Whoever reads a masked text knows the
customer perhaps, so half a trace is one too: a first name, the end of a number.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from cammer_desktop.domain.phone.characters import plain
from cammer_desktop.support.folding import folded

Span = tuple[int, int]

# So many digits of a number in a row, and so many letters of a name or an address, are a trace.
_FEWEST_DIGITS: Final = 5
_FEWEST_LETTERS: Final = 3
_APOSTROPHES: Final = frozenset("'`´‘’‛′ʹʻʼʽ＇")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_BETWEEN_LETTERS: Final = re.compile(r"[\W\d_]+")
_BEFORE_NUMBER: Final = "+0("


class View:
    """A text as it is compared, which knows where each of its characters comes from."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._from: list[int] = []
        self.text = ""
        for at, char in enumerate(text):
            shown = _shown(char)
            self.text += shown
            self._from += [at] * len(shown)

    def source(self, span: Span) -> Span:
        """Return where a part of the view is in the text, with what is not seen behind it."""
        start, end = span
        behind = self._from[end] if end < len(self._from) else self._length
        return self._from[start], max(self._from[end - 1] + 1, behind)


@lru_cache(maxsize=512)
def _shown(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char.isspace():
        return char
    seen = plain(char)
    return folded(char if seen and char.isalpha() else seen)  # ª of Mª: no sign


def of_text(view: View, text: str) -> Iterator[Span]:
    """Find a text as a whole, not within a longer word."""
    return _found(view.text, View(text).text)


def of_name(view: View, name: str) -> Iterator[Span]:
    """Find each word of a name, and the name as a whole in any order, however it is joined."""
    whole = View(name).text
    parts = _LETTERS.findall(whole)
    words = {*parts, *(word.replace("'", "") for word in _WORD.findall(whole)), "".join(parts)}
    for pattern in (_LETTERS, _WORD):
        for found in pattern.finditer(view.text):
            word = found[0].replace("'", "")
            if word in words and len(word) >= _FEWEST_LETTERS:
                yield found.span()
    written = list(_LETTERS.finditer(view.text))
    for at in range(len(written) - len(parts) + 1 if parts else 0):
        row = written[at : at + len(parts)]
        if sorted(found[0] for found in row) == sorted(parts):
            yield row[0].start(), row[-1].end()


def of_phone(view: View, number: str) -> Iterator[Span]:
    """Find any five digits of a number in a row, whatever but letters stands between them."""
    number = _digits(number)
    size = min(_FEWEST_DIGITS, len(number))
    pieces = {number[at : at + size] for at in range(len(number) - size + 1)} - {""}
    for run in _BETWEEN_LETTERS.finditer(view.text):
        places = [at for at in range(*run.span()) if _digits(view.text[at])]
        digits = "".join(_digits(view.text[at]) for at in places)
        for at in range(len(digits) - size + 1):
            if digits[at : at + size] in pieces:
                start = len(view.text[: places[at]].rstrip(_BEFORE_NUMBER))
                yield start, places[at + size - 1] + 1


def of_email(view: View, address: str) -> Iterator[Span]:
    """Find what stands before the sign of an address; the address itself is found as a text."""
    local = View(address).text.rpartition("@")[0]
    return _found(view.text, local if len(local) >= _FEWEST_LETTERS else "")


def _found(text: str, wanted: str) -> Iterator[Span]:
    """Yield each place of `wanted`, if it is not empty, where no letter or digit touches it."""
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(wanted, at + 1)


def _digits(text: str) -> str:
    """Return the digits in a text, of any script, in ASCII."""
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdigit())
