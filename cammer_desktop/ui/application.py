"""Qt's application object: what it is called, how it looks, its language, and what it logs."""

import os
import sys
from typing import Final, cast

from PySide6.QtCore import (
    QEvent,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from cammer_desktop.support import console, logs, screen, texts
from cammer_desktop.support.paths import resources
from cammer_desktop.ui.widgets import accessible
from cammer_desktop.ui.widgets.actions import on_the_key

_TRANSLATOR: Final = "texts of Qt"

STYLE: Final = ("-style", "fusion")
"""The arguments that name the style: of one that is set, PySide makes 600 enum members first."""


def application_of_qt(arguments: list[str]) -> QApplication:
    """Return the QApplication with its name, style and language."""
    application = QApplication([*arguments, *STYLE])
    dress(application)
    return application


def dress(application: QApplication) -> None:
    """Give a QApplication that was made with `STYLE` name, icon and language."""
    QGuiApplication.setDesktopFileName("cammer-desktop")
    application.setApplicationName("Cammer")
    accessible.install()
    application.setWindowIcon(QIcon(str(resources() / "icons" / "cammer.png")))
    speak(application)


def speak(application: QApplication) -> None:
    """Have Qt speak the language of the program's texts, in all that is made from here on."""
    QLocale.setDefault(locale_of(texts.language(), QLocale.system()))
    for each in application.findChildren(QTranslator, _TRANSLATOR):
        application.removeTranslator(each)
        each.deleteLater()
    translator = _QtsTexts(application)
    translator.setObjectName(_TRANSLATOR)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(f"qtbase_{texts.language()}", folder)
    application.installTranslator(translator)


class _QtsTexts(QTranslator):
    """Qt's texts in a language; menus write keys as all other texts do."""

    def isEmpty(self) -> bool:
        """Tell that there is something in it: even without a file there are the keys."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, number: int = -1
    ) -> str:
        """Return a text of Qt's in the language, none where that has no other."""
        if context == "QShortcut":
            return on_the_key(text)
        # None, which the stubs do not know: an empty text would be shown.
        return super().translate(context, text, disambiguation, number) or cast("str", None)


class OpenedAddresses(QObject):
    """Addresses that macOS has the running program open: there they are no arguments.

    `opened` carries the ScreenPop that one brings, or the PopRefusal. Elsewhere nothing is listened
    to: every event would have to pass.
    """

    opened = Signal(object)

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        if sys.platform == "darwin":
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take an address; a file is none."""
        if not isinstance(event, QFileOpenEvent) or event.url().isLocalFile():
            return super().eventFilter(watched, event)
        # Here and not above: a start without a screen pop does not load it.
        from cammer_desktop.domain.screen_pop import RefusedPopError, read

        try:
            self.opened.emit(read(bytes(event.url().toEncoded().data()).decode()))
        except RefusedPopError as error:
            self.opened.emit(error.refusal)
        return True


def locale_of(language: str, system: QLocale) -> QLocale:
    """Return the locale of a language: the system's own, with its dates, if it is the same one."""
    chosen = QLocale(language)
    return system if system.language() == chosen.language() else chosen


def log_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Note that Qt said something; its text may quote a person's data and is left out."""
    if kind == QtMsgType.QtFatalMsg:
        # Qt aborts the process next; most often its screen plugin lacks a library of the system.
        console.say(screen.of_fatal(text, _plugin_error()))
        os._exit(1)
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg):
        logs.event(logs.Event.QT_WARNING)


def _plugin_error() -> str:
    """Return why Qt's plugin for X11 does not load, an empty text if it does.

    It asks the system's loader: Qt has tried already, and does not say the reason again.
    """
    import ctypes

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    try:
        ctypes.CDLL(f"{folder}/platforms/libqxcb.so")
    except OSError as error:
        return str(error)
    return ""
