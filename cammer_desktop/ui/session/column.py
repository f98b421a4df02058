"""The form's column: its title, the form, and the buttons below."""

from cammer_desktop.support.texts import _
from cammer_desktop.ui.session.action_bar import ActionBar
from cammer_desktop.ui.session.form import Form
from cammer_desktop.ui.widgets.column import Column, Strip, header_label
from cammer_desktop.ui.widgets.focus_area import FocusArea


def session_column(form: Form, buttons: ActionBar) -> Column:
    """Return the column around form and buttons."""
    header = Strip(header_label(_("Nuevo enlace")))
    return Column("window", header, FocusArea(form), Strip(buttons, is_footer=True))
