"""URIs that open a program with a message: WhatsApp's, SMS (RFC 5724), email (RFC 6068)."""

from urllib.parse import quote

from cammer_desktop.domain.message import Message


def whatsapp(message: Message) -> str:
    """Return the address of WhatsApp's click to chat."""
    return f"https://wa.me/{message.to.lstrip('+')}?text={quote(message.text, safe='')}"


def sms(message: Message) -> str:
    """Return the URI of an SMS (RFC 5724)."""
    return f"sms:{message.to}?body={quote(message.text, safe='')}"


def email(message: Message) -> str:
    """Return the URI of an email (RFC 6068)."""
    subject, body = quote(message.subject, safe=""), quote(message.text, safe="")
    return f"mailto:{quote(message.to, safe='@')}?subject={subject}&body={body}"
