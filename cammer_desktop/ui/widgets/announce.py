"""Announcements for screen readers, beside what they find by themselves."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from cammer_desktop.domain import checks


def announce(widget: QWidget, text: str) -> None:
    """Say `text` aloud, in the place of `widget`: whole, also where a NUL would end it."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, checks.shown(text)))
