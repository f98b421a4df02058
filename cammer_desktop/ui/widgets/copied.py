"""What was copied in another program, as a text; it is read only where this is called."""

from enum import Enum, auto
from typing import Final, cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment

MAX_HTML: Final = 512 * 1024
"""How many characters of HTML are looked at; what has more is a whole document."""

_CARDS: Final = ("text/vcard", "text/x-vcard", "text/directory")


class NoText(Enum):
    """Why there is no text."""

    NOTHING = auto()
    FILES = auto()
    PICTURE = auto()


def copied_text() -> str | NoText:
    """Return the clipboard's text, or why there is none: a contact card's, else what is written.

    A text that was copied formatted alone, as from a web page, is taken without that. Who copies
    cells of a spreadsheet copies a picture of them as well: the text counts.
    """
    # None is what there is where nothing was copied, but not what the stubs know.
    data = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
    if data is None:
        return NoText.NOTHING
    card = next((each for each in _CARDS if data.hasFormat(each)), None)
    if card is not None:
        return bytes(data.data(card).data()).decode("utf-8-sig", "replace")
    if any(url.isLocalFile() for url in data.urls()):
        return NoText.FILES
    text = _written(data)
    if text.strip():
        return text
    return NoText.PICTURE if data.hasImage() else NoText.NOTHING


def _written(data: QMimeData) -> str:
    if data.hasText():
        return data.text()
    if not data.hasHtml():
        return ""
    html = data.html()
    # Longer than any that is looked at; taking it apart would take long as well.
    return html if len(html) > MAX_HTML else QTextDocumentFragment.fromHtml(html).toPlainText()
