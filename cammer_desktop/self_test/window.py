"""The parts of Qt: a platform to show windows on, style, pictures, its own texts, sorting."""

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
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication, QStyleFactory

from cammer_desktop.self_test.missing import Facts, MissingError
from cammer_desktop.support.paths import resources
from cammer_desktop.support.texts import languages
from cammer_desktop.ui.widgets import style

# What a window cannot do without, and what makes it a better one.
_NEEDED: Final = {
    "linux": ("platforms/xcb", "platforms/offscreen", "platforminputcontexts/compose"),
    "win32": ("platforms/windows", "platforms/offscreen"),
    "darwin": ("platforms/cocoa", "platforms/offscreen"),
}
_WELCOME: Final = {
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
    """Start Qt and dress it; on Linux without a screen, since one that is dead ends the process.

    What a screen needs, `plugins` tries.
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
    """Load what Qt opens by itself, and with it the libraries of the system that it links to."""
    for name in _NEEDED[sys.platform]:
        error = _loading_error(name)
        if error:
            raise MissingError(error)
    welcome = [name for name in _WELCOME[sys.platform] if not _loading_error(name)]
    return {"loaded": [*_NEEDED[sys.platform], *welcome]}


def pictures() -> Facts:
    """Read every picture that the program brings along."""
    files = [path for path in resources().rglob("*") if path.suffix in _PICTURES]
    for path in files:
        if QImageReader(str(path)).read().isNull():
            raise MissingError(path.name)
    return {"read": len(files)}


def texts() -> Facts:
    """Load Qt's own texts in every language, and sort as Spanish does: ñ after n and before o."""
    _application()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
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
    # Without it Qt would end the process, on Windows after somebody has closed a message.
    error = _loading_error(_STARTED_WITH[sys.platform])
    if error:
        raise MissingError(error)
    application = QApplication.instance() or QApplication(["cammer-desktop"])
    if not isinstance(application, QApplication):
        raise MissingError("QApplication")
    return application


def _loading_error(name: str) -> str:
    """Return why a plugin such as "platforms/xcb" does not load, an empty text if it does."""
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
