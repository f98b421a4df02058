"""The token, which is never shown by accident."""

import re
import unicodedata
from enum import Enum
from typing import Final, NoReturn

from cammer_desktop.domain.destination import looks_like_code
from cammer_desktop.support.patterns import regex

MAX_CHARACTERS: Final = 64 * 1024
"""More than any server takes in a header."""
_USUAL_CHARACTERS: Final = 16
_OF_OTHER_TEXTS: Final = regex(r"\s|@|://")
# What surely is one: with the word before it, or a JSON Web Token (RFC 7519).
_CERTAIN: Final = regex(
    r"bearer\s+\S{16,}|(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}", re.IGNORECASE | re.ASCII
)
# One word of what base64, base62 and hexadecimal digits are written in; a UUID is a code.
_OPAQUE: Final = regex(r"[\w.~+/=|-]{32,}", re.ASCII)
_RUN: Final = regex(r"[A-Za-z0-9]{12,}")
_LONG: Final = 40


class TokenFlaw(Enum):
    """Why a token cannot be sent in a header."""

    MISSING = "missing"
    CONTROL_CHARACTER = "a line break or another control character inside"
    NOT_LATIN_1 = "a character that a header cannot hold"
    TOO_LONG = "more than any token"


class InvalidTokenError(ValueError):
    """The text cannot be sent as a token; the error holds the reason, not the text."""

    def __init__(self, flaw: TokenFlaw) -> None:
        super().__init__(flaw.value)
        self.flaw: Final = flaw


class Token:
    """A token that can be sent. Only `reveal()` gives its text; it cannot be pickled."""

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        """Take `text` without the blanks at its ends. Raises InvalidTokenError."""
        text = text.strip()
        if not text:
            raise InvalidTokenError(TokenFlaw.MISSING)
        if len(text) > MAX_CHARACTERS:
            raise InvalidTokenError(TokenFlaw.TOO_LONG)
        if any(unicodedata.category(char) == "Cc" or char in "\u2028\u2029" for char in text):
            raise InvalidTokenError(TokenFlaw.CONTROL_CHARACTER)
        try:
            text.encode("latin-1")
        except UnicodeEncodeError:
            # "from None": the original error quotes the token.
            raise InvalidTokenError(TokenFlaw.NOT_LATIN_1) from None
        self.__text = text

    def reveal(self) -> str:
        """Return the token's text, for the header and the keyring only."""
        return self.__text

    def __repr__(self) -> str:
        return "Token(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Token) and other.reveal() == self.__text

    def __hash__(self) -> int:
        return hash(self.__text)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a token is not written anywhere")


def is_doubtful(token: Token) -> bool:
    """Tell whether this looks like a customer's name, phone or email, or like a link.

    Nothing is known of the form of the service's tokens, so this is for a question, no refusal.
    """
    text = token.reveal()
    return (
        len(text) < _USUAL_CHARACTERS
        or not any(map(str.isalpha, text))
        or _OF_OTHER_TEXTS.search(text) is not None
    )


def holds_token(text: str) -> bool:
    """Tell whether a text that comes from elsewhere seems to hold a token of any service.

    Names, numbers, addresses, links, sentences and the codes of destinations do not.
    """
    return _CERTAIN.search(text) is not None or any(map(_is_opaque, text.split()))


def _is_opaque(word: str) -> bool:
    """Tell whether a word is long and mixes letters and digits as only a program does."""
    word = word.strip(".,;:()[]{}<>\"'")
    if _OPAQUE.fullmatch(word) is None or looks_like_code(word):
        return False
    runs = [each for each in _RUN.findall(word) if not each.isalpha() and not each.isdigit()]
    is_mixed_case = word != word.lower() and word != word.upper()
    return any(is_mixed_case or len(run) >= _LONG for run in runs)
