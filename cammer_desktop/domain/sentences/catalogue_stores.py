"""Sentences about the stored catalogue and the team's file."""

from collections.abc import Sequence

from cammer_desktop.domain.catalogue_file import FileRow
from cammer_desktop.domain.sentences.catalogue import of_doubt, of_entry_flaw
from cammer_desktop.domain.team import TeamCopy, TeamFault
from cammer_desktop.support import dates
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import _, ngettext


def of_catalogue_aside(name: str) -> str:
    """Return where an unreadable catalogue is kept, and what to do."""
    return _(
        "El archivo del catálogo no era válido; quedó aparte, en {file}. Revise su catálogo: si "
        "le faltan entradas, importe su copia o avise a soporte."
    ).format(file=name)


def of_catalogue_fault(reason: str) -> str:
    """Return that the catalogue's file cannot be read or written, why, and what to do."""
    return _(
        "No se puede usar el archivo del catálogo, catalogue.json ({reason}). Los enlaces se crean "
        "igual; si no se arregla en un momento, avise a soporte."
    ).format(reason=reason)


def of_catalogue_rows(flawed: Sequence[FileRow]) -> str:
    """Return that entries of the own catalogue, at least one, cannot be used, and what to do."""
    text = ngettext(
        "{n} entrada de su catálogo no se puede usar: la número {row} de catalogue.json. {why} "
        "Las demás se usan; esa queda en el archivo; avise a soporte.",
        "{n} entradas de su catálogo no se pueden usar; la primera es la número {row} de "
        "catalogue.json. {why} Las demás se usan; esas quedan en el archivo; avise a soporte.",
        len(flawed),
    )
    return _of_first(text, flawed)


def of_team_rows(odd: Sequence[FileRow]) -> str:
    """Return that rows of the team's file, at least one, are of no use or doubtful; what to do."""
    flawed = [row for row in odd if row.flaw is not None]
    doubtful = [row for row in odd if row.flaw is None]
    parts = (_of_flawed_team_rows(flawed), _of_doubtful_team_rows(doubtful))
    return " ".join(filter(None, parts))


def _of_flawed_team_rows(flawed: Sequence[FileRow]) -> str:
    text = ngettext(
        "{n} fila del archivo del equipo no se puede usar: la {row}. {why} Las demás se usan; "
        "avise a quien lo mantiene.",
        "{n} filas del archivo del equipo no se pueden usar; la primera es la {row}. {why} Las "
        "demás se usan; avise a quien lo mantiene.",
        len(flawed),
    )
    return _of_first(text, flawed)


def _of_doubtful_team_rows(doubtful: Sequence[FileRow]) -> str:
    text = ngettext(
        "{n} fila del archivo del equipo es dudosa: la {row}. {why}. Se usa; avise a quien lo "
        "mantiene.",
        "{n} filas del archivo del equipo son dudosas; la primera es la {row}. {why}. Se usan; "
        "avise a quien lo mantiene.",
        len(doubtful),
    )
    return _of_first(text, doubtful)


def of_team_fault(fault: TeamFault, copy: TeamCopy | None) -> str:
    """Return why the team's file was not read, what is used instead, and what to do.

    `copy` is the one in use, None if there is none.
    """
    reason = {
        TeamFault.UNREACHABLE: _("El archivo del equipo no se encuentra o no responde."),
        TeamFault.UNTRUSTED: _("El archivo del equipo no llega por una conexión segura."),
        TeamFault.CUT: _("El archivo del equipo no llegó completo."),
        TeamFault.TOO_LARGE: _("El archivo del equipo es demasiado grande para un catálogo."),
        TeamFault.BROKEN: _(
            "El archivo del equipo no es un catálogo, o no tiene ninguna entrada que sirva."
        ),
    }[fault]
    use = _("No hay una copia: por ahora faltan las entradas del equipo.")
    if copy is not None:
        use = _("Se usa la copia del {time}.").format(time=dates.date_and_time(copy.at))
    step = {
        TeamFault.UNREACHABLE: _("Revise la red, o «Archivo del equipo» en Configuración."),
        TeamFault.UNTRUSTED: _("Revise «Archivo del equipo» en Configuración o avise a soporte."),
        TeamFault.CUT: _("Se leerá otra vez más tarde; si sigue igual, avise a quien lo mantiene."),
        TeamFault.TOO_LARGE: _("Avise a quien lo mantiene; al importarlo se ve el límite."),
        TeamFault.BROKEN: _("Avise a quien lo mantiene; al importarlo se ve qué fila falla."),
    }[fault]
    return f"{reason} {use} {step}"


def _of_first(text: str, rows: Sequence[FileRow]) -> str:
    """Return a text about rows of one kind, with the first of them; nothing without any."""
    if not rows:
        return ""
    first = rows[0]
    if first.flaw is not None:
        why = of_entry_flaw(first.flaw, in_file=True)
    else:
        why = ". ".join(of_doubt(doubt, first.entry) for doubt in first.doubts)
    return text.format(n=in_groups(len(rows)), row=first.number, why=why)
