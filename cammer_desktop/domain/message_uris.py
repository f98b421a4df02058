"""URIs that open a program with a message: WhatsApp's, SMS (RFC 5724), email (RFC 6068).

Everything but RFC 3986's unreserved characters is percent-encoded in UTF-8, a blank as `%20`: a `+`
for it is a habit of forms, which none of these programs has. Half characters become a question
mark, and NUL, where programs in C end a text, is left out. Without a `to` the program asks for it.
"""

import re
from typing import Final
from urllib.parse import quote

from cammer_desktop.domain.message import Message

MAX_URI: Final = 2_046
"""How long a URI may be to arrive whole: Windows and mail programs on it cut what is beyond."""


def whatsapp(message: Message) -> str:
    """Return the address of WhatsApp's click to chat, https://faq.whatsapp.com/5913398807131909."""
    return f"https://wa.me/{_digits(message.to)}?text={_escaped(message.text)}"


def sms(message: Message) -> str:
    """Return the URI of an SMS (RFC 5724, 2.2)."""
    plus = "+" if message.to.startswith("+") else ""
    return f"sms:{plus}{_digits(message.to)}?body={_escaped(message.text)}"


def email(message: Message) -> str:
    """Return the URI of an email (RFC 6068, 2 and 5).

    Line breaks of its text are `%0D%0A`; those of its subject, in which they would begin another
    header, are blanks. In the address only the `@` before the domain stands as it is.
    """
    local, at, domain = message.to.rpartition("@")
    subject = _escaped(" ".join(message.subject.splitlines()))
    body = _escaped(message.text, line_break="\r\n")
    return f"mailto:{_escaped(local)}{at}{_escaped(domain)}?subject={subject}&body={body}"


def is_too_long(uri: str) -> bool:
    """Tell whether a URI may arrive cut off, so that it is better not opened."""
    return len(uri) > MAX_URI


def _digits(number: str) -> str:
    return re.sub("[^0-9]", "", number)


def _escaped(text: str, line_break: str = "\n") -> str:
    text = re.sub("\r\n|\r|\n", line_break, text.replace("\0", ""))
    return quote(text, safe="", errors="replace")
