"""A question before there is a window: what blocks the start may pass; try again, or close?"""

from PySide6.QtWidgets import QDialog

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.question import QuestionDialog


def is_to_be_tried_again(text: str) -> bool:
    """Show what blocks the start, before there is a window; return whether to try again."""
    dialog = QuestionDialog(text, _("Reintentar"), _("Cerrar"), None, is_safe=True)
    return dialog.exec() == QDialog.DialogCode.Accepted
