"""Session links: which ones are handed on."""

from cammer_desktop.domain.web_address import WebAddress
from cammer_desktop.support.visible import is_seen


def is_link(text: str) -> bool:
    """Tell whether a text is an https link that opens what is seen of it.

    It is handed on as it stands, to eyes, clipboards and cameras, and each of its readers finds the
    same host and port in it. What follows them is not looked into, but for a backslash, which
    browsers turn into a slash. A link that was recorded when more was taken stays in the history.
    """
    try:
        is_https = WebAddress.parse(text).scheme == "https"
    except ValueError:
        return False
    return is_https and is_seen(text) and "\\" not in text
