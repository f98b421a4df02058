"""Sentences about the ledger, the settings and the log."""

from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import DamagedRows, LedgerFault, SetAside
from cammer_desktop.domain.sentences.os_errors import is_forbidden, of_os_error
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import _, isolated, ngettext


def of_ledger_fault(fault: LedgerFault) -> str:
    """Return why the ledger is not written, that links are created all the same, what to do."""
    return _("El historial no se guarda: {reason}. Los enlaces se crean igual. {step}").format(
        reason=_reason_of(fault), step=_step_after(fault)
    )


def of_failed_deletion(fault: LedgerFault, customer: str | None = None) -> str:
    """Return that a customer's attempt (None: all) was not deleted, why, and what to do."""
    text = _("No se pudo borrar todo el historial: {reason}. {step} Después, borre otra vez.")
    if customer is not None:
        text = _(
            "No se pudo borrar del historial el intento de {name}: {reason}. {step} Después, "
            "borre otra vez."
        )
    return text.format(
        name=isolated(customer or ""), reason=_reason_of(fault), step=_step_after(fault)
    )


def of_undeleted_ledger(fault: LedgerFault) -> str:
    """Return that a ledger that must not be kept is still there, why, and what to do."""
    text = _("El historial anterior todavía no se pudo borrar: {reason}. {step}")
    return text.format(reason=_reason_of(fault), step=_step_after(fault))


def of_unread_ledger(fault: LedgerFault) -> str:
    """Return that the ledger cannot be read now, and why."""
    text = _("El historial no se puede leer ahora: {reason}.")
    return text.format(reason=_reason_of(fault))


def of_failed_count(fault: LedgerFault) -> str:
    """Return that the settings were not stored, as nobody could tell what that would delete."""
    return _(
        "La configuración no se guardó: no se pudo contar qué se borraría del historial, porque "
        "{reason}. Reintente."
    ).format(reason=_reason_of(fault))


def _reason_of(fault: LedgerFault) -> str:
    """Return why the history cannot be used, as it stands within a sentence about it."""
    return {
        LedgerFault.DAMAGED: _("el archivo está dañado"),
        LedgerFault.FOREIGN: _("el archivo es de otro programa"),
        LedgerFault.NEWER: _("es de una versión más nueva de este programa"),
        LedgerFault.LOCKED: _("otro programa lo está usando"),
        LedgerFault.READ_ONLY: _("no se puede escribir en su carpeta"),
        LedgerFault.FULL: _("el disco está lleno"),
        LedgerFault.UNREACHABLE: _("no se puede abrir"),
    }[fault]


def _step_after(fault: LedgerFault) -> str:
    return {
        LedgerFault.NEWER: _("Abra la versión nueva; si no la tiene, pídala a soporte."),
        LedgerFault.LOCKED: _("Cierre el otro programa."),
        LedgerFault.FULL: _("Libere espacio en él."),
    }.get(fault, _("Avise a soporte: es el archivo ledger.sqlite3."))


def of_settings_aside(name: str | None, key: str = "") -> str:
    """Return that settings cannot be understood, where they are kept (None: nowhere), what to do.

    `key` is the one whose value is of no use, if it is that. The defaults are in use, with another
    address perhaps.
    """
    if key and name is not None:
        text = _(
            "El valor de «{key}» en el archivo de configuración no era válido; el archivo quedó "
            "aparte, en {file}."
        )
    elif key:
        text = _("El valor de «{key}» en el archivo de configuración settings.json no es válido.")
    elif name is not None:
        text = _("El archivo de configuración no era válido; quedó aparte, en {file}.")
    else:
        text = _("El archivo de configuración settings.json no es válido.")
    step = _("Se usa la de fábrica: antes de crear enlaces, revísela en Configuración.")
    return f"{text.format(file=name, key=key)} {step}"


def of_closed_folder(folder: str, reason: str) -> str:
    """Return that nothing can be written to the data folder, why, and what to do."""
    text = _(
        "No se puede escribir en la carpeta de datos {folder} ({reason}). Los enlaces se crean, "
        "pero nada queda guardado; avise a soporte."
    )
    return text.format(folder=folder, reason=reason)


def of_closed_log(file: str, reason: str) -> str:
    """Return that the log alone cannot be written, why, and what to do."""
    text = _(
        "No se puede escribir el registro de fallas {file} ({reason}). El programa funciona "
        "igual; avise a soporte, que sin ese archivo no ve qué falló."
    )
    return text.format(file=file, reason=reason)


def of_closed_settings(file: str, error: OSError) -> str:
    """Return that the settings file exists but cannot be opened, why, and what to do."""
    text = _(
        "No se puede abrir la configuración {file} ({reason}). Espere un momento y reintente; si "
        "sigue igual, avise a soporte."
    )
    if is_forbidden(error):
        text = _(
            "Usted no tiene permiso para abrir la configuración {file}; quizá es de otra persona. "
            "Pida el permiso a quien administra esta computadora."
        )
    return text.format(file=file, reason=of_os_error(error))


def of_ledger_news(news: LedgerFault | SetAside | DamagedRows) -> str:
    """Return what happened to the ledger's file."""
    if isinstance(news, DamagedRows):
        return _of_damaged_rows(news.number)
    return _of_set_aside(news) if isinstance(news, SetAside) else of_ledger_fault(news)


def _of_damaged_rows(number: int) -> str:
    """Return how many rows are damaged, that the others are not, and what to do."""
    text = ngettext(
        "En el historial hay {n} fila dañada: se muestra lo que se puede leer de ella. Las demás "
        "siguen bien. Si le hace falta, avise a soporte.",
        "En el historial hay {n} filas dañadas: se muestra lo que se puede leer de ellas. Las "
        "demás siguen bien. Si le hacen falta, avise a soporte.",
        number,
    )
    return text.format(n=in_groups(number))


def _of_set_aside(aside: SetAside) -> str:
    """Return where an unusable ledger is kept, and how many links were recovered from it."""
    if aside.fault is LedgerFault.FOREIGN:
        text = _("El archivo del historial era de otro programa; quedó aparte, en {file}.")
    else:
        text = ngettext(
            "El historial estaba dañado; quedó aparte, en {file}. Se recuperó {n} enlace.",
            "El historial estaba dañado; quedó aparte, en {file}. Se recuperaron {n} enlaces.",
            aside.saved,
        )
    step = _("El historial sigue en un archivo nuevo; si falta algo, avise a soporte.")
    return f"{text.format(file=aside.name, n=in_groups(aside.saved))} {step}"


def of_hand_over(channel: Channel) -> str:
    """Return, in a word, how a link was handed over."""
    return _(channel.spec.word)
