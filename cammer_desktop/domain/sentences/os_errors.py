"""Why the operating system refused something of a file."""

import errno
from typing import Final

from cammer_desktop.support.texts import _

# Windows' own numbers: another program holds the file, or a part of it.
_HELD: Final = (32, 33)


def is_forbidden(error: OSError) -> bool:
    """Tell whether a file could not be used because this person has no right to it."""
    # On Windows a file that another program holds has the same number.
    is_held = getattr(error, "winerror", None) in _HELD
    return not is_held and error.errno in (errno.EACCES, errno.EPERM)


def of_os_error(error: OSError) -> str:
    """Return why a file could not be used, to be read in parentheses.

    Where the reason is none of the usual ones, it is the operating system's text.
    """
    if getattr(error, "winerror", None) in _HELD:
        return _("otro programa lo tiene abierto")
    reasons = {
        errno.EACCES: _("no hay permiso"),
        errno.EPERM: _("no hay permiso"),
        errno.EROFS: _("ahí no se puede escribir"),
        errno.ENOSPC: _("el disco está lleno"),
        errno.EDQUOT: _("se acabó su espacio en el disco"),
        errno.ENOENT: _("no existe"),
        errno.ENOTDIR: _("su carpeta no existe"),
        errno.EISDIR: _("es una carpeta"),
        errno.EBUSY: _("otro programa lo tiene abierto"),
        errno.EEXIST: _("ahí hay algo que no es un archivo"),
    }
    return reasons.get(error.errno or 0) or error.strerror or type(error).__name__


def of_failed_export(error: OSError) -> str:
    """Return that nothing was exported, why, and what to do; a file that was there is unchanged."""
    text = _("No se pudo exportar ({reason}). Elija otra carpeta u otro nombre.")
    return text.format(reason=_of_unwritten(error))


def of_unsaved_picture(error: OSError) -> str:
    """Return that a code was not saved, why, and what to do; a file that was there is unchanged."""
    text = _("No se pudo guardar ({reason}). Elija otra carpeta u otro nombre.")
    return text.format(reason=_of_unwritten(error))


def _of_unwritten(error: OSError) -> str:
    return _("no hay permiso para escribir ahí") if is_forbidden(error) else of_os_error(error)
