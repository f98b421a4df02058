"""What is said of the form's fields: their names, what is wrong with them, what became of them."""

from cammer_desktop.domain import phone
from cammer_desktop.domain.destination import Agent, Category, Destination
from cammer_desktop.domain.outcome import Customer
from cammer_desktop.domain.sentences.phones import of_phone
from cammer_desktop.domain.session import Field, Flaw, Problem, SessionRequest
from cammer_desktop.support.texts import _


def of_problem(problem: Problem) -> str:
    """Return what is wrong with a field, to be read beside it."""
    if isinstance(problem.flaw, phone.PhoneFlaw):
        return of_phone(problem.flaw)
    return {
        Flaw.MISSING: _("Este campo es obligatorio."),
        Flaw.UNSENDABLE: _("Hay caracteres que no se pueden enviar; bórrelos y escríbalos."),
        Flaw.MALFORMED_EMAIL: _("No es una dirección de correo, como ana@ejemplo.com."),
        Flaw.CODE_MISSING: _("Falta el código. Para no elegir ninguno: «Sin destino»."),
        Flaw.HALF_TICKET: _("El ticket lleva título y descripción; falta este."),
        Flaw.EMPTY_VARIABLE: _(
            "Un dato entre llaves está vacío o no existe; hay nombre, celular, correo y destino."
        ),
        Flaw.TWO_DESTINATIONS: _("Elija una categoría o un agente, no los dos."),
    }[problem.flaw]


def of_field(field: Field) -> str:
    """Return a field's name as the form shows it."""
    return {
        Field.NAME: _("Nombre"),
        Field.PHONE: _("Celular"),
        Field.EMAIL: _("Correo"),
        Field.CATEGORY: _("Código de categoría"),
        Field.AGENT: _("Código de agente"),
        Field.TICKET_TITLE: _("Título"),
        Field.TICKET_DESCRIPTION: _("Descripción"),
    }[field]


def of_differences(request: SessionRequest, stored: Customer | None) -> tuple[str, ...]:
    """Return what the service stored otherwise than it was sent, a sentence for each field."""
    if stored is None:
        return ()
    pairs = (
        (Field.NAME, request.name, stored.name),
        (Field.PHONE, request.cellphone, stored.cellphone),
        (Field.EMAIL, request.email, stored.email),
    )
    text = _("{field}: se envió «{sent}», el servicio guardó «{stored}».")
    return tuple(
        text.format(field=of_field(field), sent=sent or "", stored=kept or "")
        for field, sent, kept in pairs
        if (sent or "") != (kept or "")
    )


def of_destination(destination: Destination) -> str:
    """Return a destination as one would name it in a list."""
    if isinstance(destination, Category):
        return _("Categoría {code}").format(code=destination.name or destination.code)
    if isinstance(destination, Agent):
        return _("Agente {code}").format(code=destination.name or destination.code)
    return _("Sin destino")


def of_address_flaw(text: str) -> str:
    """Return that an address of the API is not allowed, and what one looks like."""
    return _(
        "«{address}» no es una dirección válida: debe empezar con https:// "
        "(http:// solo para esta misma máquina)."
    ).format(address=" ".join(text.split()))
