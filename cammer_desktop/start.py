"""The start of the program with a window: what may keep it from opening one."""

import sys

from PySide6.QtWidgets import QApplication

from cammer_desktop.adapters.files.settings_file import SettingsFile
from cammer_desktop.domain import sentences
from cammer_desktop.domain.settings import Settings
from cammer_desktop.flow.instance import Instance, Start
from cammer_desktop.support import console, logs
from cammer_desktop.support.texts import _
from cammer_desktop.ui.application import application_of_qt
from cammer_desktop.ui.widgets import style


def first_application(instance: Instance) -> QApplication | int:
    """Return the QApplication if this run is the first on its data folder, else the exit code.

    If the first one does not answer, the user may have it tried again.
    """
    start, application = instance.begin(), None
    while start is not Start.SHOWN:
        application = application or application_of_qt(sys.argv[:1])
        if start is Start.FIRST:
            return application
        text = _(
            "Cammer ya está abierto con estos datos, quizá en otra sesión o en otra computadora, "
            "pero no responde. Ciérrelo ahí y reintente."
        )
        if start is Start.REFUSED:
            text = _(
                "Cammer ya está abierto con estos datos en otra versión, que no puede llenar el "
                "formulario desde fuera. Ciérrelo y reintente."
            )
        if not _is_to_be_tried_again(application, text):
            console.say(f"cammer-desktop: {text}")
            return 1
        start = instance.begin()
    console.say(_("Cammer ya estaba abierto con estos datos; se muestra esa ventana."))
    return 0


def opened_settings(application: QApplication, store: SettingsFile) -> Settings | None:
    """Return the settings, None if they cannot be opened and the user gives up.

    The defaults must not be used instead: they may name another address, and the customers' data
    would go there. Raises UnreadableSettingsError.
    """
    while True:
        try:
            return store.load()
        except OSError as error:
            text = sentences.of_closed_settings(str(store.path), error)
            if not _is_to_be_tried_again(application, text):
                return None


def set_aside(store: SettingsFile, key: str) -> str:
    """Set aside settings that cannot be understood; return the notice about it.

    `key` is the one whose value is of no use, "" if it is not a matter of one.
    """
    logs.event(logs.Event.SETTINGS_SET_ASIDE)
    try:
        aside = store.set_aside()
    except OSError:
        return sentences.of_settings_aside(None, key)
    return sentences.of_settings_aside(aside.name, key)


def _is_to_be_tried_again(application: QApplication, text: str) -> bool:
    """Show what blocks the start; return whether to try again."""
    # Here and not above: a start that nothing blocks does not need it.
    from cammer_desktop.ui.blocked_start import is_to_be_tried_again

    style.apply(application, style.theme_for(Settings().theme))
    return is_to_be_tried_again(text)
