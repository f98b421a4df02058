"""Texts 40 % longer than ours, as another language may have them: the program's and Qt's own."""

import re
from gettext import NullTranslations
from typing import Final

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from cammer_desktop.support import texts
from tests.ui import agent

_SHARE: Final = 0.4
_LETTER: Final = "ẋ"
_WORD: Final = 7
_ADDED: Final = re.compile(f" ?{_LETTER}+")


def longer(text: str) -> str:
    """Return a text with 40 % more letters: more words, or a longer word."""
    if not text.strip():
        return text
    added = _LETTER * max(1, round(len(text) * _SHARE))
    if " " not in text:
        return text + added
    words = [added[start : start + _WORD] for start in range(0, len(added), _WORD)]
    return " ".join((text, *words))


def shorter(text: str) -> str:
    """Return a text as it was."""
    return _ADDED.sub("", text)


class _Longer(NullTranslations):
    def gettext(self, message: str) -> str:
        return longer(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return longer(msgid1 if n == 1 else msgid2)


class _LongerOfQt(QTranslator):
    """Qt's own texts; keys keep their names, which are as short in every language."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        text = super().translate(context, source, disambiguation, n) or ""
        return text if context == "QShortcut" else longer(text)


def use_longer_texts(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> QTranslator:
    """Show longer texts from here on; return what `removeTranslator` wants at the end.

    An agent still finds everything by its name.
    """
    monkeypatch.setattr(texts, "_current", _Longer())
    real = agent.name_of
    monkeypatch.setattr(agent, "name_of", lambda widget: shorter(real(widget)))
    translator = _LongerOfQt(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert translator.load(f"qtbase_{texts.language()}", folder)
    application.installTranslator(translator)
    return translator
