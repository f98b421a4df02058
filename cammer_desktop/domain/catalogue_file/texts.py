"""Texts of a file as they are meant: without what offices' programs leave in them unseen."""

import unicodedata
from typing import Final

from cammer_desktop.support.patterns import regex

_LINE_BREAK: Final = regex("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANK: Final = regex("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Nothing of what is written looks otherwise without them: soft hyphens, marks of a byte order or of
# a direction. The two that turn letters around (U+202D, U+202E) stay, and are a flaw of the entry.
_INVISIBLE: Final = regex(
    "[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]"
)
# Joiners make one picture of several, and shape letters, but not Latin ones.
_OTHER: Final = "[^\\0-\u024f\u1e00-\u1eff]"
_JOINERS: Final = regex(f"(?<!{_OTHER})[\u200c\u200d]+|[\u200c\u200d]+(?!{_OTHER})")
LOST: Final = "\ufffd"
"""Stands where a program could not tell a letter."""


def cleaned_code(text: str) -> str:
    """Return a code without what is invisible in it and around it."""
    if text.isascii():
        return text.strip()
    text = _BLANK.sub(" ", text)
    while (cleaner := _JOINERS.sub("", _INVISIBLE.sub("", text))) != text:
        text = cleaner
    return text.strip()


def cleaned_line(text: str) -> str:
    """Return a text of one line: also with its letters and accents in one, and without breaks."""
    return " ".join(cleaned_lines(text).split("\n")).replace("\t", " ").strip()


def cleaned_lines(text: str) -> str:
    """Return a text of several lines: also with its letters and accents in one."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_BREAK.sub("\n", text)
    while (cleaner := unicodedata.normalize("NFC", cleaned_code(text))) != text:
        text = cleaner
    return text
