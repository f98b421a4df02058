"""A question before there is a window: what blocks the start may pass; try again, or close?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from cammer_desktop.support.texts import _


def is_to_be_tried_again(text: str) -> bool:
    """Show what blocks the start, before there is a window; return whether to try again."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Cammer", text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    again = box.addButton(_("Reintentar"), QMessageBox.ButtonRole.AcceptRole)
    close = box.addButton(_("Cerrar"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(again)
    box.setEscapeButton(close)
    box.exec()
    return box.clickedButton() is again
