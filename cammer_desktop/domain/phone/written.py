"""From any notation of a number to its digits."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from cammer_desktop.domain.phone.flaws import PhoneFlaw

# Invisible characters that are pasted along with a number: zero-width and bidi marks, variation
# selectors, the byte order mark.
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u00ad]")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212\u30fc\uff0d]")
# A written number: digits with the usual separators, perhaps a leading plus.
_WRITTEN: Final = re.compile(r"[\s(]*\+?[\d\s().\-/]*", re.ASCII)
# RFC 3966; a local number has a context, which is a country code if it begins with a plus.
_TEL: Final = re.compile(
    r"\s*tel:(?P<number>[^;?]*)(?:;[^?]*?phone-context=(?P<context>\+[\d.\-]+))?.*",
    re.IGNORECASE | re.DOTALL,
)
# WhatsApp's links hold an international number without its plus.
_WHATSAPP: Final = re.compile(
    r"\s*(?:https?://)?(?:wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?|whatsapp://send/?\?)"
    r"(?:[^#]*&)?(?:phone=)?\+?(?P<number>[\d\s().\-]+)(?:[/?&#].*)?",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it was found in a text.

    `digits` are its ASCII digits, with a leading plus, if any. `breaks` are where it is grouped:
    for each separator the number of digits before it, the plus not counted. `left_out` is the rest
    of the text, where it holds letters or digits.
    """

    digits: str
    breaks: frozenset[int] = frozenset()
    left_out: str = ""


def parse(text: str) -> Written | PhoneFlaw:
    """Find the number in a text, or tell why it does not hold exactly one.

    Letters in a number are refused here, since the library would turn them into digits (E.161
    keypads). An empty text counts as a number without digits.
    """
    text = _from_link(_plain(text))
    if _WRITTEN.fullmatch(text) is None:
        return PhoneFlaw.NOT_A_NUMBER
    digits = "".join(filter(_is_digit, text))
    return Written(digits, _breaks(text))


def digits_alone(text: str) -> str | None:
    """Return the digits of a text that is nothing but a number, with its plus, else None."""
    written = parse(text)
    return written.digits if isinstance(written, Written) and not written.left_out else None


def _breaks(text: str) -> frozenset[int]:
    groups = [len(group) for group in re.findall("[0-9]+", text)]
    return frozenset(sum(groups[:index]) for index in range(1, len(groups)))


def _is_digit(char: str) -> bool:
    return char == "+" or "0" <= char <= "9"


def is_link(text: str) -> bool:
    """Tell whether the text is a link that holds a number (`tel:`, `wa.me`)."""
    text = unquote(_plain(text))
    return any(link.fullmatch(text) for link in (_TEL, _WHATSAPP))


def _from_link(text: str) -> str:
    """Return the number that a `tel:` or WhatsApp link holds, else the text itself."""
    unquoted = unquote(text)
    if match := _TEL.fullmatch(unquoted):
        number = match["number"].strip()
        return number if number.startswith("+") else (match["context"] or "") + number
    if match := _WHATSAPP.fullmatch(unquoted):
        return "+" + match["number"]
    return text


def _plain(text: str) -> str:
    """Return the text in ASCII digits and signs, without invisible characters."""
    text = _INVISIBLE.sub("", text)
    text = unicodedata.normalize("NFKC", text)  # full-width forms, no-break spaces
    text = _DASHES.sub("-", text)
    return "".join(_ascii_digit(char) for char in text).strip()


def _ascii_digit(char: str) -> str:
    """Return the ASCII digit of a decimal digit of any script, else the character itself."""
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)
