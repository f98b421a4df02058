"""The form's column: its title, the form, and the buttons below."""

from PySide6.QtWidgets import QLabel

from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.widgets.column import Column, Strip
from cammer_desktop.ui.widgets.focus_area import FocusArea
from cammer_desktop.ui.widgets.key_button import KeyButton


def session_column(title: QLabel, form: Form, buttons: ActionBar) -> Column:
    """Return the column around form and buttons, below its title."""
    header = Strip(title, buttons.paste_button, overhang=KeyButton.PADDING)
    header.row.setStretch(0, 1)
    return Column("window", header, FocusArea(form), Strip(buttons, is_footer=True))
