"""Every shortcut, once: the window binds them, the help shows them."""

from dataclasses import dataclass
from enum import Enum, auto

from cammer_desktop.support.texts import _


class Action(Enum):
    """What can be done from the keyboard."""

    CREATE = auto()
    CANCEL = auto()
    NEXT_CUSTOMER = auto()
    TAKE_BACK = auto()
    COPY = auto()
    LARGE_QR = auto()
    REPAIR = auto()
    SEARCH = auto()
    CATALOGUE = auto()
    SAVE_CODE = auto()
    SETTINGS = auto()
    HELP = auto()


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An action, the keys for it (as QKeySequence reads them), how they are shown, what it does."""

    action: Action
    keys: tuple[str, ...]
    shown: str
    does: str


def shortcuts() -> tuple[Shortcut, ...]:
    """Return every shortcut, with its texts in the current language."""
    return (
        # The keypad's Enter is a key of its own.
        Shortcut(
            Action.CREATE, ("Ctrl+Return", "Ctrl+Enter"), _("Ctrl+Enter"), _("Crear el enlace")
        ),
        Shortcut(Action.CANCEL, ("Escape",), _("Esc"), _("Cancelar lo que está en camino")),
        Shortcut(Action.NEXT_CUSTOMER, ("Ctrl+N",), _("Ctrl+N"), _("Limpiar: cliente siguiente")),
        Shortcut(
            Action.TAKE_BACK, ("Ctrl+Z",), _("Ctrl+Z"), _("Con el formulario vacío: volver atrás")
        ),
        Shortcut(Action.COPY, ("Ctrl+Shift+C",), _("Ctrl+Mayús+C"), _("Copiar el enlace")),
        Shortcut(Action.LARGE_QR, ("Ctrl+Shift+Q",), _("Ctrl+Mayús+Q"), _("Mostrar el QR grande")),
        Shortcut(Action.REPAIR, ("Ctrl+R",), _("Ctrl+R"), _("Corregir el celular como se ofrece")),
        Shortcut(Action.SEARCH, ("Ctrl+F",), _("Ctrl+F"), _("Buscar en el historial")),
        Shortcut(Action.SAVE_CODE, ("Ctrl+S",), _("Ctrl+S"), _("Guardar el código con un nombre")),
        Shortcut(Action.CATALOGUE, ("Ctrl+K",), _("Ctrl+K"), _("Abrir el catálogo")),
        Shortcut(Action.SETTINGS, ("Ctrl+,",), _("Ctrl+,"), _("Abrir la configuración")),
        Shortcut(Action.HELP, ("F1",), _("F1"), _("Mostrar esta ayuda")),
    )
