"""Sentences about what was found in a copied text, for a preview of what goes where.

The package does not offer them, so that a start does not load what reads such a text.
"""

from typing import Final

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.intake import FIELDS, Found, How, Intake, IntakeFlaw, Part
from cammer_desktop.domain.merging import Merged
from cammer_desktop.domain.sentences.arrivals import of_owner
from cammer_desktop.domain.sentences.fields import of_field
from cammer_desktop.domain.session import Draft
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _, isolated, ngettext, quoted
from cammer_desktop.support.visible import escaped

_MOST_SHOWN: Final = 60
_MOST_PARTS: Final = 6


@dataclass(frozen=True, slots=True, repr=False)
class IntakeRow:
    """A row of the preview: a field's name, what goes into it, and why.

    `value` is "" where the field stays empty. Then `candidates` are what may be chosen instead, as
    it would be taken; they may be none.
    """

    field: Field
    name: str
    value: str
    source: str
    candidates: tuple[str, ...] = ()


def rows_of_intake(intake: Intake) -> tuple[IntakeRow, ...]:
    """Return a row for each field that an intake may fill in, in the form's order."""
    return tuple(_row(field, intake.fields[field]) for field in FIELDS)


def of_intake(intake: Intake) -> str:
    """Return how much was found, and how much of it is for the agent to choose."""
    fields = intake.fields.values()
    certain = sum(found.taken is not None for found in fields)
    open_ = sum(bool(found.candidates) for found in fields)
    told = []
    if certain:
        text = ngettext(
            "Se reconoció {n} dato del cliente.",
            "Se reconocieron {n} datos del cliente.",
            certain,
        )
        told.append(text.format(n=certain))
    if open_:
        text = ngettext(
            "{n} dato no es seguro: elija, o queda vacío.",
            "{n} datos no son seguros: elija, o quedan vacíos.",
            open_,
        )
        told.append(text.format(n=open_))
    return " ".join(told)


def of_effect(draft: Draft, merged: Merged) -> str:
    """Return what becomes of a draft; "" if nothing is typed for a customer."""
    whose = of_owner(draft)
    if not whose:
        return ""
    if merged.is_another:
        text = _("Reemplaza el borrador de {name}.")
    else:
        text = _("Completa el borrador de {name}.")
    return text.format(name=whose)


def of_merged(row: IntakeRow, merged: Merged) -> str:
    """Return what a row's field holds now, if that goes, and why it will hold what it will."""
    if row.field in merged.new:
        why = row.source if row.value else _("Lo elige usted.")
    elif merged.texts[row.field]:
        why = _("Queda lo que ya está escrito.")
    else:
        why = row.source
    before = merged.before.get(row.field)
    if not before:
        return why
    text = _("Antes: {text}.").format(text=_shown(before))
    return f"{text} {why}"


def of_unused(intake: Intake) -> str:
    """Return what of a text goes nowhere, in one sentence for each kind; "" if all of it is used.

    What may be a secret is counted, never shown.
    """
    told = []
    if intake.unused:
        parts = [_shown(part) for part in intake.unused[:_MOST_PARTS]]
        more = ["…"] if len(intake.unused) > _MOST_PARTS else []
        told.append(_("No se usa: {parts}").format(parts=" · ".join(parts + more)))
    if intake.hidden:
        text = ngettext(
            "No se muestra {n} dato que parece una clave.",
            "No se muestran {n} datos que parecen claves.",
            intake.hidden,
        )
        told.append(text.format(n=intake.hidden))
    return "\n".join(told)


def of_intake_flaw(flaw: IntakeFlaw) -> str:
    """Return why a text is not looked at, and what to copy."""
    return {
        IntakeFlaw.EMPTY: _("Lo copiado no tiene texto: copie los datos del cliente."),
        IntakeFlaw.TOO_LONG: _("Lo copiado es demasiado largo: copie solo los datos del cliente."),
        IntakeFlaw.TOO_MUCH: _(
            "Lo copiado tiene más que los datos de un cliente: copie solo los de uno."
        ),
    }[flaw]


def _row(field: Field, found: Found) -> IntakeRow:
    name = of_field(field)
    if found.taken is not None:
        return IntakeRow(field, name, found.taken.text, _of_source(found.taken))
    texts = tuple(part.text for part in found.candidates)
    if not texts:
        return IntakeRow(field, name, "", _("No se encontró."))
    text = ngettext(
        "Queda vacío: no es seguro. Hay {n} posibilidad.",
        "Queda vacío: no es seguro. Hay {n} posibilidades.",
        len(texts),
    )
    return IntakeRow(field, name, "", text.format(n=len(texts)), texts)


def _of_source(part: Part) -> str:
    """Return by what a part was recognised, and where it stood."""
    text = {
        How.LABEL: _("Línea {line}: lo indica {label}."),
        How.CARD: _("De la tarjeta de contacto."),
        How.LINK: _("Línea {line}: de un enlace."),
        How.SHAPE: _("Línea {line}: se reconoce por su forma."),
        How.CHAT: _("Línea {line}: quien escribe en el chat."),
        How.AT_ADDRESS: _("Línea {line}: está delante del correo."),
        How.FIRST_LINE: _("Línea {line}: encabeza la firma."),
        How.REST: _("Línea {line}: es lo único que puede ser un nombre."),
    }[part.how]
    return text.format(line=part.line, label=quoted(_cut(part.label)))


def _shown(text: str) -> str:
    return isolated(_cut(text))


def _cut(text: str) -> str:
    """Return a text so that all of it is seen, and no more than fits."""
    return escaped(text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…")
