"""Which words of a text are a name: what stands alone between the other parts, or is introduced."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from cammer_desktop.domain.intake.cleaning import flat
from cammer_desktop.domain.intake.label_words import LABELS
from cammer_desktop.domain.intake.name_words import (
    CLOSINGS,
    COMPANIES,
    GIVEN_LIKE_PLURALS,
    INTRODUCTIONS,
    LEGAL_FORMS,
    NO_NAMES,
    PARTICLES,
    TITLES,
    TRADE,
)
from cammer_desktop.support.patterns import regex

MAX_LETTERS: Final = 80
_MOST_WORDS: Final = 7
_FEWEST_SMALL: Final = 2
_LONGEST_WORD: Final = 24
_VOWEL: Final = regex("[aeiouy]")
_LETTER: Final = r"[^\W\d_][\u0300-\u036f]*"
# A word, joined ones, initials, or one that is cut short (Ma., Fco.).
_WORD: Final = regex(rf"(?:{_LETTER})+(?:['’´`.\u2010\u2011-]?(?:{_LETTER})+)*\.?")
_PLURAL: Final = regex("[aeo]s$", re.IGNORECASE)
_HOST: Final = regex(r"\w\w\.\w\w")
_EDGES: Final = regex(r"\A[\W_]+|(?:(?<![^\W\d_])\.|(?<=[^\W\d_]{3})\.|[^\w.]|_)+\Z")
_INTRODUCED: Final = regex(
    rf"(?:\A|(?<=[\s,.!]))(?P<said>{'|'.join(map(re.escape, INTRODUCTIONS))})[:,]? +(?=\w)"
)
_RELATED: Final = regex(
    r"(?<!\w)(?:[Mm]is?|[Mm]eu|[Mm]inha|[Mm]y|[Nn]uestr[ao]|[Nn]oss[ao]|[Oo]ur) "
    # Not of a thing with a name of its own: mi Ford Fiesta.
    r"(?=[^\W\d_A-Z])(?P<who>[^\W\d_]+),? (?=[^\W\d_])",
)
_FROM: Final = " de "


class Likeness(Enum):
    """How a part of a text is like a name."""

    NAME = "words as names have them"
    DOUBTFUL = "a name perhaps, or one within other words"
    TRADE = "a job, a department or a company"
    NONE = "no name"


def trimmed(text: str) -> str:
    """Return a part with one blank between its words and without marks around them."""
    text = " ".join(text.split())
    while (shorter := _EDGES.sub("", text)) != text:
        text = shorter
    return text


def without_title(text: str) -> str:
    """Return a name without the forms of address before it: Sra., Dr., Ing., la señora."""
    words = text.split()
    plain = [flat(word).rstrip(".") for word in words]
    at = 1 if plain[1:] and plain[0] in PARTICLES and plain[1] in TITLES else 0
    while at < len(words) - 1 and plain[at] in TITLES:
        at += 1
    return " ".join(words[at:])


def likeness(text: str) -> Likeness:
    """Tell how a trimmed part is like a name.

    A name has up to seven words of letters, all in capitals, all beginning with one (but for de,
    da, y), or all small; one that is small may be anything. Plurals alone may be goods: Lentes
    Progresivos.
    """
    words = text.split()
    plain = [flat(word).rstrip(".") for word in words]
    if len(text) > MAX_LETTERS or not words or not all(map(_is_word, words)):
        return Likeness.NONE
    if _is_trade(words, plain):
        return Likeness.TRADE
    if len(words) > _MOST_WORDS or NO_NAMES.intersection(plain):
        return Likeness.NONE
    if TITLES.issuperset(plain) or not _VOWEL.search("".join(plain)):
        return Likeness.NONE
    own = [word for word, each in zip(words, plain, strict=True) if each not in PARTICLES]
    letters = sum(map(len, own))
    if not own or letters < _FEWEST_SMALL or " ".join(plain) in CLOSINGS:
        return Likeness.NONE
    if own[1:] and all(map(_is_plural, own)):
        return Likeness.DOUBTFUL
    if all(word[0].isupper() for word in own):
        return Likeness.NAME
    is_small = all(map(str.islower, own))
    return Likeness.NAME if is_small and len(own) >= _FEWEST_SMALL else Likeness.DOUBTFUL


def introduced(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of each introduction and the name behind it: soy Ana Pérez y ...

    It goes on as far as words begin with a capital letter; small words within it count, but for a
    place it ends before them: soy Ana Pérez de Bogotá. Who speaks for a company is no customer.
    """
    for found in _INTRODUCED.finditer(flat(text)):
        name = without_title(_leading(_first_words(text[found.end() :])))
        if likeness(name) is not Likeness.NAME:
            name, _, place = name.rpartition(_FROM)
            name = "" if likeness(place) is Likeness.TRADE else name
        if likeness(name) is Likeness.NAME:
            yield text[slice(*found.span("said"))], name


def related(text: str) -> Iterator[str]:
    """Yield the names of persons who are told by whose they are: mi mamá Carmen Díaz.

    What is told so of a label's word or a company is no other person: mi nombre Ana.
    """
    for found in _RELATED.finditer(text):
        name = without_title(_leading(_first_words(text[found.end() :])))
        who = flat(found["who"])
        is_other = who not in LABELS and who not in COMPANIES
        if is_other and likeness(name) is Likeness.NAME:
            yield name


def within(text: str) -> Iterator[str]:
    """Yield the names of two words or more among other words: llamar a Ana Pérez mañana."""
    words = text.split()
    at = 0
    while at < len(words):
        name = _leading(words[at : at + _MOST_WORDS]) if words[at][0].isupper() else ""
        length = len(name.split())
        if length > 1 and likeness(name) is Likeness.NAME:
            yield name
        at += max(1, length)


def _first_words(text: str) -> list[str]:
    return text.split(maxsplit=_MOST_WORDS)[:_MOST_WORDS]


def _leading(words: Sequence[str]) -> str:
    """Return the words up to the last one with a capital letter that no small word parts."""
    taken = 0
    for number, word in enumerate(words, 1):
        if word[0].isupper():
            taken = number
        elif flat(word) not in PARTICLES:
            break
        if not word[-1].isalpha() and flat(word).rstrip(".") not in TITLES:  # a sentence ends
            break
    return trimmed(" ".join(words[:taken]))


def _is_word(word: str) -> bool:
    return (
        len(word) <= _LONGEST_WORD
        and _WORD.fullmatch(word) is not None
        and _HOST.search(word) is None
    )


def _is_plural(word: str) -> bool:
    return _PLURAL.search(word) is not None and flat(word) not in GIVEN_LIKE_PLURALS


def _is_trade(words: list[str], plain: list[str]) -> bool:
    """Tell whether words tell of a job or a company; Sá is a name, SA is none."""
    last = words[-1].lower().rstrip(".") if words[1:] else ""
    return bool(TRADE.intersection(plain)) or last.replace(".", "") in LEGAL_FORMS
