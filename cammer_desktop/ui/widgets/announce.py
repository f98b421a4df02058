"""Announcements for screen readers, beside what they find by themselves."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cammer_desktop.ui.widgets.voice import Voice

_NAME: Final = "announcements"


def announce(widget: QWidget, text: str) -> None:
    """Say `text` aloud in the place of `widget`, once the focus has come to rest.

    Whoever calls may move the focus before or after: it is heard whole. Of what is announced there
    until then the last is said: the others are over.
    """
    voice = widget.findChild(Voice, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    if not isinstance(voice, Voice):
        voice = Voice(widget)
        voice.setObjectName(_NAME)
    voice.say(text)
