"""The number under which WhatsApp knows a telephone: by country not always the one in E.164."""


def number(e164: str) -> str:
    """Return WhatsApp's number of a telephone, both with + and country code."""
    return e164
