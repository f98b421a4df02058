"""Links and cards that hold a number: calls, messages, chats, a vCard's telephone.

The number is the link's path or its own parameter, and nothing else: what a text or a body holds is
never one. Links are taken apart by the standard library.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from cammer_desktop.domain.phone.characters import plain
from cammer_desktop.domain.phone.flaws import PhoneFlaw


@dataclass(frozen=True, slots=True)
class Link:
    """The number as a link writes it, and what stands beside it (an extension, a word)."""

    number: str
    left_out: tuple[str, ...] = ()


# RFC 3966 (tel), RFC 5724 (sms), RFC 6350 (a vCard's TEL with its parameters, perhaps grouped), and
# the schemes that programs for calls have added. A number may follow with spaces ("Tel: 0414 ...").
_CALL: Final = re.compile(
    r"[^\w+]*+(?:(?:[\w-]++\.)?+tel(?:;(?:\"[^\"\n]*+\"|[^\":\n])*+)?+:\s*+(?:tel:)?+"
    r"|(?:tel|callto|sms|smsto|mms|mmsto|facetime|facetime-audio|skype):)(?://)?+",
    re.IGNORECASE,
)
_MESSAGE: Final = re.compile(r"\W*+(?:sms|mms)(?:to)?:", re.IGNORECASE)
# RFC 3261: a user part is a telephone number only where it is said to be one.
_SIP: Final = re.compile(r"[^\w+]*+sips?:(?://)?+([^@\s]*+)@([^\s>\"]*+)\W*+", re.IGNORECASE)
# Where the number ends: at a parameter (`;ext=12`, `?body=`), not at a mark in a text.
_PARAMETER: Final = re.compile(
    r";(?=[a-z][\w-]*+=)|[?&](?=[a-z][\w-]*+(?:=|[?&]|$))|\?(?=&|$)", re.IGNORECASE
)
# WhatsApp's own name for a chat with one person; a device may be named behind the number.
_CHAT: Final = re.compile(r"\+?([0-9]+)(?:[.:][0-9]+)*+@(?:c\.us|s\.whatsapp\.net)", re.IGNORECASE)
_ADDRESS: Final = re.compile(
    r"(?<![\w.@/-])(?:[a-z][a-z0-9+.-]{1,20}+://"
    r"|(?:www\.)?(?:wa\.me|t\.me|signal\.me|(?:api\.|web\.)?whatsapp\.com)/)",
    re.IGNORECASE,
)
# The parameter that holds an international number, with or without its plus.
_QUERIES: Final = {
    "api.whatsapp.com/send": "phone",
    "web.whatsapp.com/send": "phone",
    "whatsapp.com/send": "phone",
    "wa.me": "phone",
    "whatsapp://send": "phone",
    "tg://resolve": "phone",
    **dict.fromkeys(("viber://chat", "viber://call", "viber://contact", "viber://add"), "number"),
}
# The path or fragment that is one.
_PATHS: Final = re.compile(
    r"wa\.me/(?:c/)?([^&/]+)(?:&.*)?|t\.me/(\+[^/]+)|signal\.me#p/(.+)", re.IGNORECASE | re.DOTALL
)


def link_in(text: str) -> Link | PhoneFlaw | None:
    """Return what the link in a text holds, None where there is no link.

    A link without a number, and any that is not known to hold one, is refused.
    """
    if chat := _CHAT.fullmatch(text):
        return Link("+" + chat[1])
    if sip := _SIP.fullmatch(text):
        is_phone = "user=phone" in sip[2].lower().split(";")
        return _called(sip[1].partition(":")[0]) if is_phone else PhoneFlaw.NOT_A_NUMBER
    if call := _CALL.match(text):
        rest = text[call.end() :]
        return _called(rest.partition(":")[0] if _MESSAGE.match(text) else rest)
    if address := _ADDRESS.search(text):
        return _opened(text, address.start())
    return None


def _called(rest: str) -> Link | PhoneFlaw:
    """Return the number that is called, without its parameters."""
    found = _PARAMETER.search(rest)
    number = plain(unquote(rest[: found.start()] if found else rest))
    values = dict(_parameters(rest[found.start() :] if found else ""))
    context = values.get("phone-context", "")
    if context.startswith("+") and not number.startswith("+"):
        number = f"{context} {number}"
    return Link(number, tuple(f"{key}={values[key]}" for key in ("ext", "isub") if key in values))


def _parameters(rest: str) -> list[tuple[str, str]]:
    # What follows in a query is a message, and not of the number.
    pairs = (part.partition("=") for part in re.split("[?&]", rest)[0].split(";"))
    return [(key.lower(), plain(unquote(value))) for key, _equals, value in pairs if value]


def _opened(text: str, start: int) -> Link | PhoneFlaw:
    """Return the number of the address that begins at `start`; no other digits may be beside it."""
    address, end = _address(text, start)
    beside = (text[:start], text[end:])
    if any(char.isdecimal() for part in beside for char in part) or _ADDRESS.search(beside[1]):
        return PhoneFlaw.SEVERAL_NUMBERS
    try:
        parts = urlsplit(address if "://" in address.partition("/")[0] + "//" else "//" + address)
    except ValueError:  # a bracket where only a host may be
        return PhoneFlaw.NOT_A_NUMBER
    numbers = {plain(unquote(number)).lstrip("+") for number in _numbers(parts)}
    if len(numbers) != 1:
        return PhoneFlaw.SEVERAL_NUMBERS if numbers else PhoneFlaw.NOT_A_NUMBER
    return Link("+" + numbers.pop(), beside)


def _address(text: str, start: int) -> tuple[str, int]:
    """Return the address and where it ends: at a space, unless a parameter was written with one."""
    line = text[start:].partition("\n")[0]
    word = re.split(r"[ <>\"]", line, maxsplit=1)[0]
    address = (line if "?" in word else word).rstrip(" )]}>.,;'\"*")
    return address, start + len(address)


def _numbers(parts: SplitResult) -> list[str]:
    """Return the numbers in an address: in its path, in its parameter, as its kind has them."""
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.strip("/")
    is_web = parts.scheme in ("", "http", "https")
    place = "/".join(filter(None, (host, path))) if is_web else f"{parts.scheme}://{host}"
    key = _QUERIES.get(place.lower(), "" if host != "wa.me" else "phone")
    pairs = (part.partition("=") for part in parts.query.split("&"))
    found = [value for name, _equals, value in pairs if value and name.lower() == key]
    whole = f"{place}#{parts.fragment}" if parts.fragment else place
    if is_web and (match := _PATHS.fullmatch(place) or _PATHS.fullmatch(whole)):
        found += filter(None, match.groups())
    return found
