"""A screen pop: a CRM or a dialler opens `cammer://new?name=…&phone=…`, and the form fills itself.

Whoever wrote the address is not known, so it is taken whole or not at all. It cannot send
anything, nor change where a link is made or with which token. The same is taken as arguments of
`open`, and from one run of this program by another.

How an address is read (RFC 3986; HTML's forms write it so): keys in any case, with `-` or `_`; a
blank is `%20` or `+`. Where a CRM has not encoded a value, a `+` at a phone's beginning is its
plus, and a `+` in an email is one too, as neither holds a blank there. A blank value is none.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from enum import Enum
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from cammer_desktop.domain import checks
from cammer_desktop.domain.prefill import Prefill
from cammer_desktop.domain.token import holds_token
from cammer_desktop.support.folding import folded
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.visible import escaped

SCHEME: Final = "cammer"
MAX_BYTES: Final = 8 * 1024
"""The longest address, in bytes of UTF-8."""
KEYS: Final = tuple(field.name.replace("_", "-") for field in fields(Prefill))
"""The keys of an address, and the options of `open`."""
LIMITS: Final = dict.fromkeys(KEYS, 200) | {
    "phone": 100,  # with what stands beside it, such as "cel." or an extension
    "email": 254,  # RFC 5321, 4.5.3.1.3
    "ticket-description": 2_000,
}
"""The longest value of each key, in characters."""

_HOST: Final = "new"
_MAX_NAME: Final = 40
_MAX_IGNORED: Final = 20
# What stands before a number or an address where a CRM has made a link of it (RFC 3966, RFC 6068).
_TEL: Final = regex("^tel: ?", re.IGNORECASE)
_MAILTO: Final = regex("^mailto: ?", re.IGNORECASE)
_NAMED_EMAIL: Final = regex("[^<>]*<([^<> ]+@[^<> ]+)>")
_NOT_ENCODED: Final = regex("%(?![0-9A-Fa-f]{2})")
# Keys that have no business here, by their folded letters without signs (api_key, apiKey).
_SECRET_KEY: Final = regex(
    "token|apikey|^auth$|authori[sz]|authent|bearer|jwt|secret|passw|contrasena|senha|^clave$|credential"
)
_ADDRESS_KEY: Final = regex("^api|^(base)?ur[il]$|baseur[il]|endpoint|proxy|^(host|server)$")


class PopFlaw(Enum):
    """Why a screen pop is refused; the values go from one run to another."""

    ADDRESS = "not cammer://new"
    TOO_LONG = "longer than any address"
    ENCODING = "not percent-encoded UTF-8"
    CONTROL_CHARACTER = "a control character"
    SECRET = "a token or a password"  # noqa: S105 - it names one
    API_ADDRESS = "an address of the API"
    VALUE_TOO_LONG = "a value longer than its field"
    REPEATED = "one key with two values"
    TWO_DESTINATIONS = "a category and an agent at once"
    UNREADABLE = "not what another run says"


@dataclass(frozen=True, slots=True)
class PopRefusal:
    """Why a screen pop is refused, and the key of KEYS at fault, "" if it is none of them."""

    flaw: PopFlaw
    key: str = ""


class RefusedPopError(ValueError):
    """The screen pop is refused as a whole; the error quotes nothing of it."""

    def __init__(self, flaw: PopFlaw, key: str = "") -> None:
        super().__init__(flaw.value)
        self.refusal: Final = PopRefusal(flaw, key)


@dataclass(frozen=True, slots=True)
class ScreenPop:
    """What a screen pop brings, and the names of the keys that are not known, without values.

    The names are short, can be shown as they are, and end with "…" if there are more of them.
    """

    prefill: Prefill
    ignored: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to fill in, and nothing to say."""
        return self == ScreenPop(Prefill())


def read(address: str) -> ScreenPop:
    """Return what an address brings. Raises RefusedPopError."""
    address = address.strip()
    if len(address.encode(errors="replace")) > MAX_BYTES:
        raise RefusedPopError(PopFlaw.TOO_LONG)
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in address):
        raise RefusedPopError(PopFlaw.CONTROL_CHARACTER)  # `urlsplit` drops them
    try:
        parts = urlsplit(address)
    except ValueError:
        raise RefusedPopError(PopFlaw.ADDRESS) from None
    # Windows adds the slash; browsers may write the host in small letters or not.
    place = (parts.scheme, parts.netloc.lower(), parts.path.rstrip("/"))
    if place != (SCHEME, _HOST, ""):
        raise RefusedPopError(PopFlaw.ADDRESS)
    # A "#" that was not encoded would cut off what follows it.
    if parts.fragment or _NOT_ENCODED.search(parts.query):
        raise RefusedPopError(PopFlaw.ENCODING)
    return _judged(_pairs(parts.query))


def of_texts(texts: Mapping[str, str]) -> ScreenPop:
    """Return what these texts bring, by keys of any kind. Raises RefusedPopError."""
    return _judged(texts.items())


def texts_of(prefill: Prefill) -> dict[str, str]:
    """Return the texts that are given, by the keys of an address."""
    return {name.replace("_", "-"): text for name, text in asdict(prefill).items() if text}


def written(prefill: Prefill) -> str:
    """Return the address of a screen pop that brings just this."""
    query = urlencode(texts_of(prefill), quote_via=quote)
    return f"{SCHEME}://{_HOST}" + (f"?{query}" if query else "")


def _pairs(query: str) -> Iterable[tuple[str, str]]:
    """Yield keys and values. Raises RefusedPopError for what is not UTF-8."""
    try:
        read_as_form, with_plus = (
            parse_qsl(each, keep_blank_values=True, errors="strict")
            for each in (query, query.replace("+", "%2B"))
        )
    except ValueError:
        raise RefusedPopError(PopFlaw.ENCODING) from None
    for (key, text), (_key, literal) in zip(read_as_form, with_plus, strict=True):
        yield key, _with_its_plus(_plain(key), text, literal)


def _with_its_plus(key: str, text: str, literal: str) -> str:
    """Return a value with the plus signs that a CRM has not encoded.

    `text` has blanks in their place, in `literal` all of them stand as they were written.
    """
    rest = text.lstrip()
    begin = len(text) - len(rest)
    if key == "email":
        return literal[begin : len(text.rstrip())]
    has_plus = key == "phone" and "+" in literal[:begin] and rest[:1] not in ("", "+")
    return f"+{rest}" if has_plus else text


def _judged(pairs: Iterable[tuple[str, str]]) -> ScreenPop:
    """Return what keys and values bring. Raises RefusedPopError for the first flaw."""
    found: dict[str, str] = {}
    ignored: dict[str, None] = {}
    for name, value in pairs:
        key = _plain(name)
        _refuse_secrets(name, value)
        if key not in LIMITS:
            ignored[_shown(name)] = None
            continue
        text = _bare(key, _checked(key, value))
        if text and found.setdefault(key, text) != text:
            raise RefusedPopError(PopFlaw.REPEATED, key)
    if "category" in found and "user" in found:
        raise RefusedPopError(PopFlaw.TWO_DESTINATIONS)
    return ScreenPop(
        Prefill(**{key.replace("-", "_"): text for key, text in found.items()}),
        tuple(ignored)[:_MAX_IGNORED] + ("…",) * (len(ignored) > _MAX_IGNORED),
    )


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-")


def _refuse_secrets(name: str, value: str) -> None:
    """Raise RefusedPopError for a token or an address of the API, by its key or by its look."""
    letters = re.sub(r"[\W_]", "", folded(name))
    if _SECRET_KEY.search(letters) or holds_token(name) or holds_token(value):
        raise RefusedPopError(PopFlaw.SECRET)
    if _ADDRESS_KEY.search(letters):
        raise RefusedPopError(PopFlaw.API_ADDRESS)


def _checked(key: str, value: str) -> str:
    """Return a value without surrounding blanks. Raises RefusedPopError."""
    text, flaw = checks.text(value)
    is_one_line = "\t" not in text and len(text.splitlines()) <= 1
    if flaw is not None or not (is_one_line or key == "ticket-description"):
        raise RefusedPopError(PopFlaw.CONTROL_CHARACTER, key)
    if len(text) > LIMITS[key]:
        raise RefusedPopError(PopFlaw.VALUE_TOO_LONG, key)
    return "" if checks.is_blank(text) else text


def _bare(key: str, text: str) -> str:
    """Return a value without what CRMs put around it: further blanks, a scheme, a name."""
    if key == "ticket-description":
        return text
    text = " ".join(text.split())
    if key == "phone":
        return _TEL.sub("", text)
    if key == "email":
        named = _NAMED_EMAIL.fullmatch(text)
        return _MAILTO.sub("", named[1] if named else text)
    return text


def _shown(name: str) -> str:
    """Return a key that is not known so that all of it is seen, and not more than fits."""
    seen = escaped(" ".join(name.split())) or "="
    return seen if len(seen) <= _MAX_NAME else f"{seen[:_MAX_NAME]}…"
