"""The guide for agents: a page of HTML with pictures, in the language of the texts."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QAccessible, QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from cammer_desktop.support import texts
from cammer_desktop.support.paths import resources
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.dialog import MARGIN
from cammer_desktop.ui.widgets.style import GRID, colour

# Of the window's own pixels: the page says so too, for browsers.
_SCALE: Final = 0.7
_INDENT: Final = 2 * GRID
# What the page's own sheet does not say: it is read in browsers too, and printed.
_SHEET: Final = """
p, li, td {{ line-height: 125%; }}
.ok {{ color: {ok}; }} .warning {{ color: {warning}; }} .error {{ color: {error}; }}
"""


def guide_of(language: str) -> Path:
    """Return the guide's file in a language, in Spanish if it has none."""
    folder = resources() / "translations"
    own = folder / language / "guide" / "guide.html"
    return own if own.is_file() else folder / texts.SOURCE / "guide" / "guide.html"


class GuideView(QTextBrowser):
    """Shows the guide in the colours of the window; the arrows scroll, Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Guía"))
        self.setAccessibleDescription(_("Las flechas la leen; Tab pasa a los botones y pestañas."))
        if QAccessible.isActive():  # a reader follows the caret; whoever sees has the page scroll
            keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(self.textInteractionFlags() | keys)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(MARGIN)
        self.document().setIndentWidth(_INDENT)
        self._load()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._load()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture in the size in which it is shown, as sharp as the screen is.

        Of itself Qt draws a larger one without smoothing it.
        """
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaledToWidth(round(picture.width() * _SCALE * ratio), smooth)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _load(self) -> None:
        names = ("ok", "warning", "error")
        sheet = _SHEET.format(**{name: colour(name).name() for name in names})
        self.document().setDefaultStyleSheet(sheet)
        self.setSource(QUrl.fromLocalFile(str(guide_of(texts.language()))))
        self.reload()
