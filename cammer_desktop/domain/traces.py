"""What tells of a customer in a text that somebody wrote freely: a ticket's, a service's.

Every function takes a `View`, in which case, accents, keyboards, widths and what is not seen make
no difference, and yields where a trace begins and ends in it. Whoever reads a masked text knows
the customer perhaps, so half a trace is one too: a first name, the end of a number.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

from cammer_desktop.domain.phone.characters import plain
from cammer_desktop.support.folding import search_key
from cammer_desktop.support.patterns import regex

Span = tuple[int, int]

# So many digits of a number in a row, and so many letters of a name or an address, are a trace.
_FEWEST_DIGITS: Final = 5
_FEWEST_LETTERS: Final = 3
# So many letters (x, ext) may part a number, in groups of so many digits.
_MOST_BETWEEN: Final = 6
_FEWEST_IN_GROUP: Final = 2
_APOSTROPHES: Final = frozenset("'`´‘’‛′ʹʻʼʽ＇")
_LETTERS: Final = regex(r"[^\W\d_]+")
_WORD: Final = regex(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_BEFORE_NUMBER: Final = "+0("
# What was copied out of a link or a page: escapes, which may be escaped again, then tags.
_ESCAPE: Final = regex(r"(?:%[0-9a-f]{2})+|&#?\w{1,31};|.", re.DOTALL)
_TAG: Final = regex(r"<[^<>]*>|.", re.DOTALL)
_MARKUP: Final = (_ESCAPE, _ESCAPE, _TAG)


class View:
    """A text as it is compared, which knows where each of its characters comes from."""

    def __init__(self, pieces: Iterable[tuple[str, Span]]) -> None:
        """Take what each piece of the text means, and where it stands there."""
        self._spans: list[Span] = []
        self._end = 0
        self.text = ""
        for piece, span in pieces:
            shown = _shown_text(piece)
            self.text += shown
            self._spans += [span] * len(shown)
            self._end = span[1]

    def source(self, span: Span) -> Span:
        """Return where a part of the view is in the text, with what is not seen behind it."""
        start, end = span
        behind = self._spans[end][0] if end < len(self._spans) else self._end
        return self._spans[start][0], max(self._spans[end - 1][1], behind)


def views(text: str) -> Iterator[View]:
    """Yield the text as it is written, and as its escapes and its tags are read."""
    view = View(zip(text, pairwise(range(len(text) + 1)), strict=True))
    yield view
    for markup in _MARKUP if any(sign in text for sign in "%&<") else ():
        view = View(
            (_meaning(found[0]), view.source(found.span())) for found in markup.finditer(view.text)
        )
        yield view


def _meaning(piece: str) -> str:
    return " " if _TAG.fullmatch(piece) and len(piece) > 1 else html.unescape(unquote(piece))


def _shown_text(text: str) -> str:
    return "".join(map(_shown, text))


@lru_cache(maxsize=512)
def _shown(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char.isspace():
        return char
    seen = plain(char)
    return search_key(char if seen and char.isalpha() else seen)  # ª of Mª: no sign


def of_text(view: View, text: str) -> Iterator[Span]:
    """Find a text as a whole, not within a longer word."""
    return _found(view.text, _shown_text(text))


def of_name(view: View, name: str) -> Iterator[Span]:
    """Find each word of a name, and the name as a whole in any order, however it is joined."""
    whole = _shown_text(name)
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
    """Find any five digits of a number in a row, with a few letters between groups of them."""
    number = _digits(number)
    for row in _rows(view.text):
        digits = "".join(_digits(view.text[at]) for at, _ in row)
        for start in range(len(row)):
            for end in range(start + _FEWEST_DIGITS, len(row) + 1):
                if digits[start:end] not in number:
                    break
                groups = Counter(group for _, group in row[start:end])
                if min(groups.values()) >= _FEWEST_IN_GROUP:
                    before = view.text[: row[start][0]]
                    yield len(before.rstrip(_BEFORE_NUMBER)), row[end - 1][0] + 1


def _rows(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield digits that may be of one number: where each stands, and in which group."""
    row: list[tuple[int, int]] = []
    letters = group = 0
    for at, char in enumerate(text):
        if char.isalpha():
            letters += 1
        elif _digits(char):
            group += letters > 0
            if letters > _MOST_BETWEEN:
                yield row
                row = []
            row.append((at, group))
            letters = 0
    yield row


def of_email(view: View, address: str) -> Iterator[Span]:
    """Find what stands before the sign of an address; the address itself is found as a text."""
    local = _shown_text(address).rpartition("@")[0]
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
