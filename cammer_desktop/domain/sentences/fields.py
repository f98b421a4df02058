"""Sentences about the form's fields: their names, their problems, and what was stored of them."""

from collections.abc import Sequence
from typing import Final

from cammer_desktop.domain import checks, phone
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import UNREADABLE, Agent, Category, Destination
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, Field, Part
from cammer_desktop.domain.sentences.phones import of_phone
from cammer_desktop.domain.session import VARIABLES, Customer, Problem, SessionRequest, text_of
from cammer_desktop.domain.variables import written
from cammer_desktop.support.texts import _, isolated
from cammer_desktop.support.visible import escaped

# Letters of a text that the service stored: more would push the link out of its panel.
_MOST_SHOWN: Final = 120


def of_problem(problem: Problem) -> str:
    """Return what is wrong with a field, to be shown beside it."""
    if isinstance(problem.flaw, phone.PhoneFlaw):
        return of_phone(problem.flaw)
    return {
        Flaw.MISSING: _("Este campo es obligatorio."),
        Flaw.UNSENDABLE: _("Hay caracteres que no se pueden enviar; bórrelos y reescríbalos."),
        Flaw.MALFORMED_EMAIL: _("No es una dirección de correo, como ana@ejemplo.com."),
        Flaw.CODE_MISSING: _("Falta el código. Si no va ninguno, elija «Sin destino»."),
        Flaw.HALF_TICKET: _("Falta: el ticket lleva título y descripción."),
        Flaw.EMPTY_VARIABLE: _("El ticket usa {variable}: falta {noun}."),
        Flaw.UNKNOWN_VARIABLE: _("{variable} no existe; puede usar {variables}."),
        Flaw.TWO_DESTINATIONS: _("Elija una categoría o un agente, no los dos."),
    }[problem.flaw].format(
        variable=written(problem.variable),
        variables=of_variables(),
        noun=_of_variable(problem.variable),
    )


def of_field(field: Field) -> str:
    """Return a field's name as the form shows it."""
    return _(field.spec.label)


def of_noun(field: Field) -> str:
    """Return a field's name as it stands within a sentence, with its article."""
    return _(field.spec.noun)


def of_label(field: Field) -> str:
    """Return a field's name as its label: with an asterisk where it is required."""
    return f"{of_field(field)} *" if field.spec.is_required else of_field(field)


def of_differences(request: SessionRequest, stored: Customer | None) -> tuple[str, ...]:
    """Return what the service stored differently from the request, a sentence for each field."""
    if stored is None:
        return ()
    text = _("{field}: se envió «{sent}», el servicio guardó «{stored}».")
    differences = []
    for field in CUSTOMER_FIELDS:
        sent = text_of(field, request) or ""
        # What the service does not report is not a difference.
        kept = stored.texts.get(field, sent) or ""
        if sent != kept:
            told = text.format(field=of_field(field), sent=_shown(sent), stored=_shown(kept))
            differences.append(told)
    return tuple(differences)


def _shown(text: str) -> str:
    """Return a text so that all of it is seen, and no more than fits."""
    return isolated(escaped(text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"))


def of_variables() -> str:
    """Return the variables that a ticket may hold, as they stand in it."""
    return of_list([written(name) for name in VARIABLES])


def of_list(names: Sequence[str]) -> str:
    """Return at least one name as a list within a sentence."""
    *first, last = names
    if not first:
        return last
    # TRANSLATORS: Two things, as in "el nombre y el correo".
    text = _("{first} y {last}")
    if len(first) > 1:
        # TRANSLATORS: Three things or more, as in "el nombre, el celular y el correo".
        text = _("{names} y {last}")
    return text.format(first=first[0], names=", ".join(first), last=last)


def _of_variable(name: str) -> str:
    """Return what a variable stands for, as it stands within a sentence."""
    of_field = {field.spec.variable: of_noun(field) for field in CUSTOMER_FIELDS}
    return of_field.get(name, _("el destino"))


def of_customer(request: SessionRequest) -> str:
    """Return the customer's name; where it cannot be read, that."""
    return _("(nombre ilegible)") if checks.is_blank(request.name) else request.name


def of_first_name(request: SessionRequest) -> str:
    """Return the first word of the customer's name for a sentence; if it cannot be read, that."""
    if checks.is_blank(request.name):
        return _("(nombre ilegible)")
    return isolated(request.name.split()[0])


def of_destination(destination: Destination) -> str:
    """Return the name of a destination; where it cannot be read, that."""
    if destination == UNREADABLE:
        return _("(destino ilegible)")
    if isinstance(destination, Category):
        return _("Categoría {code}").format(code=destination.name or destination.code)
    if isinstance(destination, Agent):
        return _("Agente {code}").format(code=destination.name or destination.code)
    return _("Sin destino")


def of_repeating(unreadable: Sequence[Field]) -> str:
    """Return that the form is filled in from a row, and which fields of it could not be read."""
    if not unreadable:
        return _("Listo para repetir: revise y cree el enlace.")
    nouns = [
        _("el destino") if field.spec.part is Part.DESTINATION else of_noun(field)
        for field in unreadable
    ]
    text = _("No se pudo leer de esa fila: {fields}. Complete, revise y cree el enlace.")
    return text.format(fields=of_list(nouns))


def of_address_flaw() -> str:
    """Return that an API address is not allowed, and what an allowed one looks like.

    It is not quoted: however it is written, it may hold a password.
    """
    return _(
        "Esa no es una dirección válida: debe empezar con https:// (http:// solo para esta misma "
        "computadora) y no llevar usuario ni contraseña."
    )
