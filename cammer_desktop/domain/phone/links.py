"""Links and cards that hold a number: calls, messages, chats, a vCard's telephone.

The number is the link's path or its own parameter, and nothing else: what a text or a body holds is
never one. Links are taken apart by the standard library.
"""

import re
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from cammer_desktop.domain.phone.beside import MAX_EXTENSION
from cammer_desktop.domain.phone.characters import plain
from cammer_desktop.domain.phone.flaws import PhoneFlaw
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """The number as a link writes it, and what stands beside it (an extension, a word)."""

    number: str
    left_out: tuple[str, ...] = ()


# RFC 3966 (tel), RFC 5724 (sms), RFC 6350 (a vCard's TEL with its parameters, perhaps grouped), and
# the schemes that programs for calls have added. A number may follow with spaces ("Tel: 0414 ...").
_CALL: Final = regex(
    r"[^\w+]*+(?:(?:[\w-]++\.)?tel"
    r"(?P<said>(?:;[a-z][^\":;\s]*+(?:\"[^\"\n]*+\"[^\":;\s]*+){0,9}){0,9}):\s*+(?:tel:)?"
    r"|(?:callto|sms|mms|(?P<to>sms|mms)to|facetime|facetime-audio|skype):)(?://)?",
    re.IGNORECASE,
)
# RFC 3261: a user part is a telephone number only where it is said to be one.
_SIP: Final = regex(r"[^\w+]*+sips?:(?://)?([^@\s]*+)@([^\s>\"]*+)\W*+", re.IGNORECASE)
# Where the number ends: at a parameter (`;ext=12`, `?body=`), not at a mark in a text.
_PARAMETER: Final = regex(
    r";(?=[a-z][\w-]*+=)|[?&](?=[a-z][\w-]*+(?:=|[?&]|$))|\?(?=&|$)", re.IGNORECASE
)
# What is known to be no second number: of RFC 3966 and those that add to it, and of a message.
_PARAMETERS: Final = regex(
    "ext|isub(?:-encoding)?|phone-context|postd|cpc|oli|enumdi|npdi|rn(?:-context)?"
    "|cic(?:-context)?|tgrp|trunk-context|waid|pref"
)
_MESSAGES: Final = regex("body|text|message|subject|topic")
# Numbers that are not spoken to, by a card's word for them.
_NO_VOICE: Final = regex("fax|pager|modem|bbs|textphone", re.IGNORECASE)
_CARD: Final = regex(r"\s*+BEGIN:VCARD\b", re.IGNORECASE)
# WhatsApp's own name for a chat with one person; a device may be named behind the number.
_CHAT: Final = regex(r"\+?([0-9]++)(?:[.:][0-9]++){0,2}@(?:c\.us|s\.whatsapp\.net)", re.IGNORECASE)
_ADDRESS: Final = regex(
    r"(?<![\w.@/-])(?:([a-z][a-z0-9+.-]{1,20}+)://"
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
_PATHS: Final = regex(
    r"wa\.me/(?:c/)?([^&/#]++)(?:&[^#]*+)?|t\.me/(\+[^/#]++)|signal\.me#p/(.++)",
    re.IGNORECASE | re.DOTALL,
)


def link_in(text: str) -> Link | PhoneFlaw | None:
    """Return what the link in a text holds, None where there is no link.

    A link without a number, and any that is not known to hold one, is refused, unless the only
    digits of the text stand beside it.
    """
    if _CARD.match(text):
        return _held(text)
    if chat := _CHAT.fullmatch(text):
        return Link("+" + chat[1])
    if sip := _SIP.fullmatch(text):
        is_phone = "user=phone" in sip[2].lower().split(";")
        return _called(sip[1].partition(":")[0]) if is_phone else PhoneFlaw.NOT_A_NUMBER
    call = _CALL.match(text)
    address = _ADDRESS.match(text, call.end()) if call else _ADDRESS.search(text)
    if address:
        return _opened(text, address)
    if call:
        rest = text[call.end() :]
        return _called(rest.replace(":", ";body=", 1) if call["to"] else rest, call["said"] or "")
    return None


def _held(card: str) -> Link | PhoneFlaw:
    """Return the number of a vCard, if it holds one only; its other lines are no text beside it."""
    lines = re.sub("\n++ ", "", card).split("\n")  # RFC 6350: a long line goes on behind a space
    if any(line and ":" not in line for line in lines):
        return PhoneFlaw.NOT_A_NUMBER
    calls = [
        (line, call) for line in lines if (call := _CALL.match(line)) and call["said"] is not None
    ]
    found = [_called(line[call.end() :], call["said"]) for line, call in calls]
    links = [link for link in found if isinstance(link, Link)]
    if links != found or not links:
        return PhoneFlaw.SEVERAL_NUMBERS if found else PhoneFlaw.NOT_A_NUMBER
    fullest = max(links, key=lambda link: len(_bare(link.number)))
    is_one = all(_bare(fullest.number).endswith(_bare(link.number)) for link in links)
    return fullest if is_one else PhoneFlaw.SEVERAL_NUMBERS


def _bare(number: str) -> str:
    """Return what two notations of a number, at home and from abroad, have in common."""
    return "".join(filter(str.isdecimal, number)).lstrip("0")


def _called(rest: str, said: str = "") -> Link | PhoneFlaw:
    """Return the number that is called, without its parameters and its message.

    They end with their line; what is below it belongs to the text again. `said` are a card's words
    for the number.
    """
    found = _PARAMETER.search(rest)
    end = found.start() if found else len(rest)
    given, _break, below = rest[end:].partition("\n")
    values = _values(given)
    if values is None:
        return PhoneFlaw.SEVERAL_NUMBERS
    number, context = plain(unquote(rest[:end])), values.get("phone-context", "")
    if context.startswith("+") and not number.startswith("+"):
        number = f"{context} {number}"
    beside = [f"{key}={values[key]}" for key in ("ext", "isub") if key in values]
    return Link(f"{number}\n{below}".rstrip(), (*_NO_VOICE.findall(said), *beside))


def _values(given: str) -> dict[str, str] | None:
    """Return the values of parameters up to a message; None where there is another number."""
    values: dict[str, str] = {}
    for part in re.split("[;?&]", given):
        key, _equals, value = part.partition("=")
        key, value = key.lower(), plain(unquote(value))
        if _MESSAGES.fullmatch(key):
            break
        is_long = key == "ext" and len(value) > MAX_EXTENSION
        is_other = not _PARAMETERS.fullmatch(key) and any(map(str.isdecimal, key + value))
        if is_long or is_other:
            return None
        values[key] = value
    return values


def _opened(text: str, found: re.Match[str]) -> Link | PhoneFlaw | None:
    """Return the number of an address; None where all digits stand beside it, as in a signature."""
    line = text[found.start() :].partition("\n")[0]
    word = re.split('[ <>"]', line, maxsplit=1)[0]
    # It ends at a space, unless a message was written into it as it is.
    address = (line if "?" in word else word).rstrip(" )]}>.,;'\"*")
    beside = text[: found.start()], text[found.start() + len(address) :]
    if any(map(str.isdecimal, "".join(beside))):
        has_digits = any(map(str.isdecimal, unquote(address)))
        return PhoneFlaw.SEVERAL_NUMBERS if has_digits else None
    try:
        numbers = _numbers(urlsplit(address if found[1] else "//" + address))
    except ValueError:  # a bracket where only a host may be
        return PhoneFlaw.NOT_A_NUMBER
    if len(numbers) != 1:
        return PhoneFlaw.SEVERAL_NUMBERS if numbers else PhoneFlaw.NOT_A_NUMBER
    return Link("+" + numbers.pop(), beside)


def _numbers(parts: SplitResult) -> set[str]:
    """Return the numbers of an address, without a plus: in its path and in its own parameter."""
    host = (parts.hostname or "").removeprefix("www.")
    is_web = parts.scheme in ("", "http", "https")
    place = f"{host}/{parts.path.strip('/')}".rstrip("/") if is_web else f"{parts.scheme}://{host}"
    pairs = (part.partition("=") for part in parts.query.split("&"))
    key = _QUERIES.get(place.lower()) or _QUERIES.get(host)
    found = [value for name, _equals, value in pairs if value and name.lower() == key]
    for whole in (place, f"{place}#{parts.fragment}"):
        if match := _PATHS.fullmatch(whole):
            found += filter(None, match.groups())
    return {plain(unquote(number)).lstrip("+") for number in found}
