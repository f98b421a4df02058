"""Labels in a text: what is said of a value by the words before it, and how far that goes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cammer_desktop.domain.intake.cleaning import flat
from cammer_desktop.domain.intake.label_words import LABELS, Label
from cammer_desktop.domain.phone.beside import names_other_number

PARTING: Final = "\n\t,;|·•[]{}&\x00\x01"
"""What parts the words of a text; no label goes on behind it."""
_PARTING: Final = re.compile(f"[{re.escape(PARTING)}:=]")
# A colon behind a label; not that of an hour, of a link, of a scheme.
_COLON: Final = re.compile(r"(?<![0-9])[:=](?!//)|(?<=[^\W\d_] [0-9])[:=]|(?<=[^\W\d_][0-9])[:=]")
_WORD: Final = re.compile(r"\S+")
# Behind these a word belongs to the ones before: la empresa del cliente.
_LINKING: Final = frozenset(
    ("a", "al", "and", "da", "de", "del", "do", "e", "el", "en", "la", "o", "of", "para", "y")
)
_FARTHEST: Final = 48
_MOST_WORDS: Final = 5
MARKS: Final = " \t:=*#\"'«»<>-"
"""What may stand around a label and is no part of it."""
_ENDS: Final = MARKS + "()?¿"
# No address, no number: these stand before a colon too.
_LIKE_LABEL: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .()ºª'’/-])*")
# A label within a sentence: mi número es, meu e-mail é, my number is.
_OWN: Final = re.compile(r"\A(?:mi|mis|meu|minha|my|su) (?=\w)|(?<=\w) (?:es|e|is)\Z")
_NOTE: Final = re.compile(r" *(?:\((?P<note>[^()]*)\)?|[#º°]?[0-9])$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label in a text: what it says, where it begins, and where its value begins."""

    label: Label
    start: int
    end: int


def label_of(text: str) -> Label | None:
    """Return what a whole text says as a label or a heading, None if it is none that is known."""
    if len(text) > _FARTHEST:
        return None
    label = _listed(text)
    return Label.DOCUMENT if label is None and names_other_number(_plain(text)) else label


def label_before(text: str, end: int) -> Labelled | None:
    """Return the known label with which `text[:end]` ends, the longest one of several."""
    words = _words_before(text, end)
    starts = [
        word.start()
        for at, word in enumerate(words)
        if not at or flat(words[at - 1][0]) not in _LINKING
    ]
    for start in starts[-_MOST_WORDS:]:
        if label := _listed(text[start:end]):
            return Labelled(label, start, end)
    for word in reversed(words):  # the fewest words: others may be a name
        if names_other_number(_plain(text[word.start() : end])):
            return Labelled(Label.DOCUMENT, word.start(), end)
    return None


def labels_in(text: str) -> Iterator[Labelled]:
    """Yield the labels of a text that end with a colon, known or not, in their order."""
    last = 0
    for colon in _COLON.finditer(text):
        found = label_before(text, colon.start()) or _unknown(text, colon.start())
        if found is not None and found.start >= last:
            last = colon.end()
            yield Labelled(found.label, found.start, last)


def _unknown(text: str, end: int) -> Labelled | None:
    """Return some words up to a colon that say what nobody knows here, if they may be a label."""
    words = _words_before(text, end)
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    start = words[0].start()
    is_label = _LIKE_LABEL.fullmatch(text[start:end].strip(_ENDS)) is not None
    return Labelled(Label.OTHER, start, end) if is_label else None


def _words_before(text: str, end: int) -> list[re.Match[str]]:
    """Return the last words before a place that nothing parts from it."""
    begin = max(0, end - _FARTHEST)
    while end > begin and text[end - 1] in _ENDS:
        end -= 1
    partings = [found.end() for found in _PARTING.finditer(text, begin, end)]
    return list(_WORD.finditer(text, max(partings, default=begin), end))[-_MOST_WORDS - 1 :]


def _listed(text: str) -> Label | None:
    """Return what a label is listed as; a note behind it says more: Tel. (casa)."""
    label = LABELS.get(_plain(text))
    note = _NOTE.search(flat(text).strip(MARKS))
    return (LABELS.get(note["note"] or "") or label) if label and note else label


def _plain(text: str) -> str:
    """Return a label as it is listed: without its marks, its number and a note behind it."""
    plain = _NOTE.sub("", flat(text).strip(_ENDS)).replace(".", "").strip(_ENDS)
    return _OWN.sub("", " ".join(plain.split()))
