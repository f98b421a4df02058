"""Sentences about the ledger, the settings, the catalogue and the team's file."""

from cammer_desktop.domain.catalogue import EntryFlaw, Kind
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.imports import Judged, Verdict
from cammer_desktop.domain.ledger import LedgerFault, SetAside
from cammer_desktop.domain.team import TeamFault
from cammer_desktop.support.texts import _, ngettext


def of_ledger_fault(fault: LedgerFault) -> str:
    """Return why the ledger is not written, and that links are created all the same."""
    reason = {
        LedgerFault.DAMAGED: _("el archivo está dañado"),
        LedgerFault.FOREIGN: _("el archivo es de otro programa"),
        LedgerFault.NEWER: _("es de una versión más nueva de este programa"),
        LedgerFault.LOCKED: _("otro programa lo tiene ocupado"),
        LedgerFault.READ_ONLY: _("no se puede escribir en su carpeta"),
        LedgerFault.FULL: _("el disco está lleno"),
        LedgerFault.UNREACHABLE: _("no se puede abrir"),
    }[fault]
    return _("El historial no se guarda: {reason}. Los enlaces se crean igual.").format(
        reason=reason
    )


def of_closed_settings(file: str, reason: str) -> str:
    """Return that the settings file exists but cannot be opened, and why."""
    text = _(
        "No se puede abrir la configuración {file} ({reason}). Quizá otro programa la tiene "
        "ocupada; espere un momento y reintente."
    )
    return text.format(file=file, reason=reason)


def of_ledger_news(news: LedgerFault | SetAside) -> str:
    """Return what happened to the ledger's file."""
    return _of_set_aside(news) if isinstance(news, SetAside) else of_ledger_fault(news)


def _of_set_aside(aside: SetAside) -> str:
    """Return where an unusable ledger is kept, and how many links were recovered from it."""
    if aside.fault is LedgerFault.FOREIGN:
        text = _("El archivo del historial era de otro programa; quedó aparte, en {file}.")
        return text.format(file=aside.name)
    text = ngettext(
        "El historial estaba dañado; quedó aparte, en {file}. Se recuperó {n} enlace.",
        "El historial estaba dañado; quedó aparte, en {file}. Se recuperaron {n} enlaces.",
        aside.saved,
    )
    return text.format(file=aside.name, n=aside.saved)


def of_catalogue_aside(name: str) -> str:
    """Return where an unreadable catalogue is kept."""
    return _("El catálogo no se entendía; quedó aparte, en {file}.").format(file=name)


def of_hand_over(channel: Channel) -> str:
    """Return, in a word, how a link was handed over."""
    return _(channel.spec.word)


def of_kind(kind: Kind) -> str:
    """Return the name of a kind of entry."""
    return {
        Kind.CATEGORY: _("Categoría"),
        Kind.AGENT: _("Agente"),
        Kind.PROMOTION: _("Promoción"),
    }[kind]


def of_entry_flaw(flaw: EntryFlaw) -> str:
    """Return why an entry of the catalogue cannot be used."""
    return {
        EntryFlaw.KIND: _("El tipo no es categoría, agente ni promoción."),
        EntryFlaw.NAME: _("Falta el nombre."),
        EntryFlaw.CODE: _("Falta el código."),
        EntryFlaw.TEXTS: _("Faltan el título o la descripción."),
        EntryFlaw.DATE: _("La fecha no se entiende; se escribe 31/12/2026."),
        EntryFlaw.ORDER: _("Termina antes de empezar."),
        EntryFlaw.CHARACTERS: _("Hay caracteres de control."),
    }[flaw]


def of_judged(judged: Judged) -> str:
    """Return what importing a row of a file would do."""
    if judged.flaw is not None:
        return of_entry_flaw(judged.flaw)
    return {
        Verdict.NEW: _("nueva"),
        Verdict.CHANGED: _("cambia"),
        Verdict.SAME: _("igual"),
        Verdict.DOUBLED: _("repetida en el archivo"),
        Verdict.WRONG: _("no sirve"),
    }[judged.verdict]


def of_team_fault(fault: TeamFault) -> str:
    """Return why the team's file was not read, and what is used instead."""
    reason = {
        TeamFault.UNREACHABLE: _("no se encuentra o no responde"),
        TeamFault.UNTRUSTED: _("la conexión no es segura"),
        TeamFault.BROKEN: _("no se entiende"),
    }[fault]
    return _("El archivo del equipo {reason}; se usa la última copia que sirvió.").format(
        reason=reason
    )
