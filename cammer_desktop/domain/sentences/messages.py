"""Sentences about messages."""

import unicodedata
from typing import Final

from cammer_desktop.domain.sentences.fields import of_list
from cammer_desktop.domain.sms import Segments
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import _, ngettext, quoted
from cammer_desktop.support.visible import escaped

_MAX_CULPRITS: Final = 3
_MAX_WORD: Final = 24
_PLACE_OF_MARK: Final = "\u25cc"


def of_segments(segments: Segments) -> str:
    """Return how many SMS a text takes, and which characters leave less room in each of them."""
    number = ngettext("{n} SMS", "{n} SMS", segments.number).format(n=in_groups(segments.number))
    if not segments.culprits:
        return number
    text = _("{number} de hasta {room} caracteres, por {culprits}")
    return text.format(number=number, room=segments.room, culprits=_culprits(segments))


def of_characters(segments: Segments) -> str:
    """Return how many characters of an SMS are counted."""
    text = ngettext("{n} carácter", "{n} caracteres", segments.characters)
    return text.format(n=in_groups(segments.characters))


def _culprits(segments: Segments) -> str:
    """Return the first culprits; a single one with its word, to be found in a text."""
    shown = [_shown(char) for char in segments.culprits[:_MAX_CULPRITS]]
    if len(segments.culprits) > _MAX_CULPRITS:
        return ", ".join(shown) + "…"
    if shown[1:]:
        return of_list(shown)
    if 1 < len(segments.word) <= _MAX_WORD:
        return _("{culprit} en {word}").format(
            culprit=shown[0], word=quoted(escaped(segments.word))
        )
    return shown[0]


def _shown(char: str) -> str:
    """Return a character so that it is seen: a mark on the circle that Unicode has for that."""
    is_mark = unicodedata.category(char)[0] == "M"
    return quoted(f"{_PLACE_OF_MARK}{char}" if is_mark else escaped(char))
