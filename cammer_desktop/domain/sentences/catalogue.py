"""Sentences about entries of the catalogue, files with entries, and what importing one would do."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from cammer_desktop.domain.catalogue import (
    Entry,
    EntryFlaw,
    Kind,
    NamedDestination,
    Promotion,
    Template,
)
from cammer_desktop.domain.catalogue_file import (
    MAX_BYTES,
    MAX_ROWS,
    Doubt,
    FileFlaw,
    FileRow,
    NotACatalogueError,
)
from cammer_desktop.domain.imports import Judged, Namesake, Verdict, needs_a_look
from cammer_desktop.domain.message import unknown_variables
from cammer_desktop.domain.sentences.hand_overs import of_unknown
from cammer_desktop.domain.variables import written
from cammer_desktop.support import dates
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import _, isolated, ngettext, quoted

_LONGEST: Final = 40
_DAY: Final = date(2026, 12, 31)


def of_kind(kind: Kind) -> str:
    """Return the name of a kind of entry."""
    match kind:  # a file has thousands of them: the others' names are not looked up
        case Kind.CATEGORY:
            return _("Categoría")
        case Kind.AGENT:
            return _("Agente")
        case Kind.PROMOTION:
            return _("Promoción")
        case Kind.TEMPLATE:
            return _("Plantilla")


def of_row(row: FileRow) -> str:
    """Return what a row of a file is and how it is called, "" for one that says neither."""
    entry = row.entry
    if entry is None:
        return isolated(row.name) if row.name else ""
    kind = of_kind(entry.kind)
    if isinstance(entry, Template):
        kind = _("Plantilla de {channel}").format(channel=_(entry.channel.message.noun))
    # TRANSLATORS: As in "Categoría Ventas".
    return _("{kind} {name}").format(kind=kind, name=isolated(entry.name))


def of_entry_flaw(flaw: EntryFlaw, *, in_file: bool = False) -> str:
    """Return why an entry cannot be used; in a file, dates have one form in every language."""
    day = f"{_DAY:%d/%m/%Y}" if in_file else dates.full_date(_DAY)
    return {
        EntryFlaw.KIND: _("El tipo no es categoría, agente, promoción ni plantilla."),
        EntryFlaw.CHANNEL: _("El canal no es WhatsApp, SMS ni correo."),
        EntryFlaw.MESSAGE: _("Falta el texto del mensaje."),
        EntryFlaw.NO_LINK: _("Falta en el texto {variable}; sin ella no se entrega nada.").format(
            variable=written("enlace")
        ),
        EntryFlaw.DEFAULT: _("En «predeterminada» va sí o no."),
        EntryFlaw.NAME: _("Falta el nombre."),
        EntryFlaw.CODE: _("Falta el código."),
        EntryFlaw.TEXTS: _("Falta el título o la descripción."),
        EntryFlaw.DATE: _(
            "La fecha no es válida o no está entre los años 2000 y 2100; escríbala como {day}."
        ).format(day=day),
        EntryFlaw.ORDER: _("Termina antes de empezar."),
        EntryFlaw.CHARACTERS: _("Hay caracteres que no se pueden usar; bórrelos y reescríbalos."),
        EntryFlaw.TYPE: _("Donde va un texto hay otra cosa: un número, sí o no, o una lista."),
        EntryFlaw.TWO_TEXTS: _(
            "Hay dos textos distintos para lo mismo: en columnas de igual encabezado, en título y "
            "asunto, o en descripción y texto. Deje uno."
        ),
        EntryFlaw.ERROR: _(
            "Una celda tiene un error de la hoja de cálculo, como #N/A o ####; corrija la fila."
        ),
        EntryFlaw.QUOTES: _("Una comilla quedó sin cerrar o le siguen letras; corrija la fila."),
    }[flaw]


def of_file_flaw(error: NotACatalogueError) -> str:
    """Return why a file cannot be imported, and where its reading ended."""
    text = {
        FileFlaw.TOO_LARGE: _(
            "El archivo es demasiado grande para un catálogo: el límite es de {megabytes} MB y de "
            "{rows} filas. Divídalo en varios."
        ).format(megabytes=MAX_BYTES // 1_000_000, rows=in_groups(MAX_ROWS)),
        FileFlaw.EMPTY: _("El archivo está vacío."),
        FileFlaw.WORKBOOK: _(
            "Es un libro de hoja de cálculo: ábralo en su programa, guárdelo como CSV e importe "
            "el CSV."
        ),
        FileFlaw.HEADINGS: _(
            "El archivo no es un catálogo en CSV ni en JSON: ninguna de sus primeras filas tiene "
            "los encabezados «tipo» y «nombre»."
        ),
        FileFlaw.NOT_A_CATALOGUE: _("El archivo no es un catálogo en CSV ni en JSON."),
    }[error.flaw]
    if error.row is None:
        return text
    return f"{text} " + _("El error está en la línea {line}.").format(line=error.row)


def of_judged(judged: Judged) -> str:
    """Return what importing a row of a file would do, and what to look at before."""
    if judged.row.flaw is not None:
        return of_entry_flaw(judged.row.flaw, in_file=True)
    verdict = {
        Verdict.NEW: _("nueva"),
        Verdict.CHANGED: _("cambia"),
        Verdict.SAME: _("igual"),
        Verdict.DOUBLED: _("repetida en el archivo"),
        Verdict.WRONG: _("no sirve"),
    }[judged.verdict]
    if judged.first_row is not None:
        verdict = _("repetida: vale la fila {row}").format(row=judged.first_row)
    if judged.replaced is not None and judged.row.entry is not None:
        before = _of_before(judged.replaced, judged.row.entry)
        verdict = _("cambia: antes {before}").format(before=before)
    notes = [of_doubt(doubt, judged.row.entry) for doubt in judged.doubts]
    if judged.namesake is not None:
        notes.append(_of_namesake(judged.namesake))
    if judged.former is not None:
        text = _("{name} deja de ser la predeterminada")
        notes.append(text.format(name=_quoted(judged.former.name)))
    if isinstance(judged.row.entry, Template):
        notes.append(_("Dice {text}").format(text=_quoted(judged.row.entry.text)))
    return ". ".join([verdict, *notes])


def of_preview(judged: Sequence[Judged]) -> str:
    """Return how many rows of a file there are of each verdict, and how many need a look."""
    if not judged:
        return _("No hay nada que importar: el archivo no tiene ninguna entrada.")
    verdicts = [each.verdict for each in judged]
    new, changed, same, doubled, wrong = map(verdicts.count, Verdict)
    forms = (
        (new, ngettext("{n} nueva", "{n} nuevas", new)),
        (changed, ngettext("{n} cambia", "{n} cambian", changed)),
        (same, ngettext("{n} igual", "{n} iguales", same)),
        (doubled, ngettext("{n} repetida", "{n} repetidas", doubled)),
        (wrong, ngettext("{n} no sirve", "{n} no sirven", wrong)),
    )
    parts = ", ".join(text.format(n=in_groups(found)) for found, text in forms if found)
    text = _("Nada cambia hasta importar: {parts}.")
    if not new and not changed:
        text = _("No hay nada que importar: {parts}.")
    text = text.format(parts=parts)
    review = sum(map(needs_a_look, judged))
    if not review:
        return text
    look = ngettext("Hay {n} fila por revisar arriba.", "Hay {n} filas por revisar arriba.", review)
    return f"{text} {look.format(n=in_groups(review))}"


def of_doubt(doubt: Doubt, entry: Entry | None) -> str:
    """Return what makes a person look at the row of an entry, without a full stop."""
    if doubt is Doubt.VARIABLE and isinstance(entry, Template):
        return of_unknown(unknown_variables(entry.subject, entry.text))
    text = {
        Doubt.NUMBER: _(
            "«{code}» parece un número que una hoja de cálculo cambió; si está bien, escríbalo "
            "'{code}"
        ),
        Doubt.DATE: _(
            "«{code}» parece una fecha que una hoja de cálculo cambió; si está bien, escríbalo "
            "'{code}"
        ),
        Doubt.DAY_OR_MONTH: _("No se sabe qué va primero en sus fechas, el día o el mes: {span}"),
        Doubt.LETTERS: _("Se perdieron letras: donde está �"),
        Doubt.SECOND_DEFAULT: _("Otra plantilla de este canal ya es la predeterminada"),
    }[doubt]
    span = ""
    if isinstance(entry, Promotion):
        span = _("desde {first} hasta {last}").format(
            first=_of_day(entry.first), last=_of_day(entry.last)
        )
    key = entry.code if isinstance(entry, NamedDestination) else entry.name if entry else ""
    return text.format(code=isolated(key), span=span)


def _of_before(old: Entry, new: Entry) -> str:
    """Return what an entry had of which another one that takes its place has something else."""
    parts = [_quoted(old.name)] if old.name != new.name else []
    if isinstance(old, NamedDestination) and isinstance(new, NamedDestination):
        parts += [_("código {code}").format(code=old.code)] if old.code != new.code else []
    if isinstance(old, Promotion) and isinstance(new, Promotion):
        if old.title != new.title:
            parts.append(_("título {text}").format(text=_quoted(old.title)))
        if old.description != new.description:
            parts.append(_("descripción {text}").format(text=_quoted(old.description)))
        if old.first != new.first:
            text = _("desde {day} (ahora {new})")
            parts.append(text.format(day=_of_day(old.first), new=_of_day(new.first)))
        if old.last != new.last:
            text = _("hasta {day} (ahora {new})")
            parts.append(text.format(day=_of_day(old.last), new=_of_day(new.last)))
    if isinstance(old, Template) and isinstance(new, Template):
        parts += _of_template_before(old, new)
    return ", ".join(parts)


def _of_template_before(old: Template, new: Template) -> list[str]:
    parts = []
    if old.subject != new.subject:
        parts.append(_("asunto {text}").format(text=_quoted(old.subject)))
    if old.text != new.text:
        parts.append(_("texto {text}").format(text=_quoted(old.text)))
    if old.is_default != new.is_default:
        parts.append(_("predeterminada") if old.is_default else _("no predeterminada"))
    return parts


def _of_namesake(namesake: Namesake) -> str:
    """Return which other entry has the name of one."""
    if namesake.is_original:
        text = _("El código de {name} es «{code}» en el catálogo")
        if namesake.row is not None:
            text = _("El código de {name} es «{code}» en la fila {row}")
    else:
        text = _("El catálogo tiene otra con ese nombre y el código «{code}»")
        if namesake.row is not None:
            text = _("La fila {row} tiene el mismo nombre y el código «{code}»")
    name = _quoted(namesake.entry.name)
    return text.format(name=name, code=isolated(namesake.entry.code), row=namesake.row)


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return quoted(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")


def _of_day(day: date | None) -> str:
    return _("sin límite") if day is None else dates.full_date(day)
