"""Checks of Qt: platform plugins, style, pictures, Qt's own texts, sorting."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCollator,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QPluginLoader,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from cammer_desktop.self_test.missing import Facts, MissingError
from cammer_desktop.support.paths import resources
from cammer_desktop.support.texts import languages
from cammer_desktop.ui.widgets import icons, style

# Plugins: required for a window, optional, and the one that Qt is started with here.
_REQUIRED: Final = {
    "linux": ("platforms/xcb", "platforms/offscreen", "platforminputcontexts/compose"),
    "win32": ("platforms/windows", "platforms/offscreen"),
    "darwin": ("platforms/cocoa", "platforms/offscreen"),
}
_OPTIONAL: Final = {
    "linux": ("platforms/wayland", "wayland-shell-integration/xdg-shell"),
    "win32": (),
    "darwin": (),
}
_STARTED_WITH: Final = {
    "linux": "platforms/offscreen",
    "win32": "platforms/windows",
    "darwin": "platforms/cocoa",
}
_STYLE: Final = "Fusion"
_PICTURES: Final = (".png", ".svg", ".jpg", ".gif", ".ico")


def qt() -> Facts:
    """Start Qt and apply the style in both themes.

    On Linux this is done without a screen, because Qt ends the process if the screen cannot be
    reached; `plugins` checks what a screen needs.
    """
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with _qt_messages() as messages:
        application = _application()
        if _STYLE not in QStyleFactory.keys():  # noqa: SIM118 - a function and not a mapping
            raise MissingError(_STYLE)
        for theme in ("light", "dark"):
            style.apply(application, theme)
    return {
        "version": QLibraryInfo.version().toString(),
        "platform": application.platformName(),
        "messages": messages,
    }


def plugins() -> Facts:
    """Load the plugins that Qt loads by itself, and thereby the system's libraries they need."""
    for name in _REQUIRED[sys.platform]:
        error = _loading_error(name)
        if error:
            raise MissingError(error)
    optional = [name for name in _OPTIONAL[sys.platform] if not _loading_error(name)]
    return {"loaded": [*_REQUIRED[sys.platform], *optional]}


def pictures() -> Facts:
    """Read every picture in the resources, and draw the icons and the style sheet's pictures."""
    _application()
    files = [path for path in resources().rglob("*") if path.suffix in _PICTURES]
    for path in files:
        if QImageReader(str(path)).read().isNull():
            raise MissingError(path.name)
    drawn = {
        # As the sheet does with what it names by `url()`.
        **{path: QIcon(str(path)).pixmap(16, 16) for path in files if "glyphs" in path.parts},
        **{
            path: icons.pixmap_of(path.stem, 16, QColor("black"))
            for path in files
            if path.parent.name == "phosphor"
        },
    }
    for path, pixmap in drawn.items():
        if _is_blank(pixmap):
            raise MissingError(path.name)
    return {"read": len(files), "drawn": len(drawn)}


def _is_blank(pixmap: QPixmap) -> bool:
    picture = pixmap.toImage()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return not any(picture.pixelColor(x, y).alpha() for x, y in places)


def texts() -> Facts:
    """Load Qt's own texts in every language, and sort as in Spanish: ñ after n and before o.

    A program in one folder holds Qt's texts in its own languages only, so that a language of which
    nothing but these is left has lost the program's.
    """
    _application()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if getattr(sys, "frozen", False):
        packed = {file.stem.removeprefix("qtbase_") for file in Path(folder).glob("qtbase_*.qm")}
        if lost := packed - {*languages()}:
            raise MissingError(*sorted(lost))
    shown = {}
    for language in languages():
        translator = QTranslator()
        if not translator.load(f"qtbase_{language}", folder):
            raise MissingError(f"qtbase_{language}")
        shown[language] = translator.translate("QPlatformTheme", "Cancel")
    order = QCollator(QLocale("es"))
    if not (order.compare("nz", "ñu") < 0 and order.compare("ñu", "oa") < 0):
        raise MissingError("ñ")
    return {"cancel": shown}


def _application() -> QApplication:
    # Without this plugin Qt would end the process, on Windows after a message box is closed.
    error = _loading_error(_STARTED_WITH[sys.platform])
    if error:
        raise MissingError(error)
    application = QApplication.instance() or QApplication(["cammer-desktop"])
    if not isinstance(application, QApplication):
        raise MissingError("QApplication")
    return application


def _loading_error(name: str) -> str:
    """Return why a plugin such as "platforms/xcb" does not load, "" if it does."""
    folder, _slash, plugin = name.partition("/")
    loader = QPluginLoader()
    for path in Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), folder).glob("*"):
        if path.stem.removeprefix("lib").removeprefix("q").startswith(plugin):
            loader.setFileName(str(path))
            return "" if loader.load() else loader.errorString()
    return name


@contextmanager
def _qt_messages() -> Iterator[list[str]]:
    """Collect Qt's messages until the end of the block."""
    messages: list[str] = []

    def listen(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        messages.append(text)

    before = qInstallMessageHandler(listen)
    try:
        yield messages
    finally:
        qInstallMessageHandler(before)
