"""Every sentence about a domain value, so that the window and the command line say the same.

Spanish in the source; `support.texts` translates. A sentence tells what happened and what to do
next, and claims nothing that is not known.
"""

from cammer_desktop.domain import phone
from cammer_desktop.domain.destination import Agent, Category, Destination
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    Customer,
    NotSent,
    Outcome,
    Refusal,
    Rejected,
)
from cammer_desktop.domain.phone.editing import EditRefusal
from cammer_desktop.domain.session import Field, Flaw, Problem, SessionRequest
from cammer_desktop.domain.storage import Place, Storage
from cammer_desktop.domain.token import TokenFlaw
from cammer_desktop.support.texts import _


def of_problem(problem: Problem) -> str:
    """Return what is wrong with a field, to be read beside it."""
    if isinstance(problem.flaw, phone.Refusal):
        return of_phone(problem.flaw)
    return {
        Flaw.MISSING: _("Este campo es obligatorio."),
        Flaw.UNSENDABLE: _("Hay caracteres que no se pueden enviar; bórrelos y escríbalos."),
        Flaw.MALFORMED_EMAIL: _("No es una dirección de correo, como ana@ejemplo.com."),
        Flaw.CODE_MISSING: _("Falta el código. Para no elegir ninguno: «Sin destino»."),
        Flaw.HALF_TICKET: _("El ticket lleva título y descripción; falta este."),
        Flaw.TWO_DESTINATIONS: _("Elija una categoría o un agente, no los dos."),
    }[problem.flaw]


def of_phone(refusal: phone.Refusal) -> str:
    """Return why a text is not a number that can be called."""
    return {
        phone.Refusal.EMPTY: _("Este campo es obligatorio."),
        phone.Refusal.NOT_A_NUMBER: _("No es un número de teléfono."),
        phone.Refusal.UNKNOWN_COUNTRY_CODE: _("Ese código de país no existe."),
        phone.Refusal.TOO_SHORT: _("Faltan dígitos."),
        phone.Refusal.TOO_LONG: _("Sobran dígitos."),
        phone.Refusal.INVALID_LENGTH: _("Ningún número de ese país tiene este largo."),
        phone.Refusal.ONLY_LOCAL: _("Es solo local: falta el código de área u operadora."),
    }[refusal]


def of_reading(reading: phone.Reading, country: str) -> tuple[str, bool]:
    """Return what will be sent, with the kind of line and the country's name, and whether there
    is something to doubt; the empty text for a number that is refused.
    """
    if reading.refusal is not None:
        return "", False
    sent = _("se envía {number}").format(number=reading.shown)
    if not reading.valid:
        text = _("⚠ {country} · {sent}, pero no parece un número en uso")
        return text.format(country=country or _("Número"), sent=sent), True
    line = of_line(reading.line) if reading.line is not None else ""
    parts = " · ".join(part for part in (line, country, sent) if part)
    if reading.line is phone.LineType.FIXED:
        return _("⚠ {parts}. WhatsApp y SMS pueden fallar.").format(parts=parts), True
    return _("✓ {parts}").format(parts=parts), False


def of_line(line: phone.LineType) -> str:
    """Return what kind of line a number is."""
    return {
        phone.LineType.MOBILE: _("Móvil"),
        phone.LineType.FIXED: _("Fijo"),
        phone.LineType.FIXED_OR_MOBILE: _("Fijo o móvil"),
        phone.LineType.TOLL_FREE: _("Línea gratuita"),
        phone.LineType.PREMIUM: _("Tarifa especial"),
        phone.LineType.VOIP: _("Por internet"),
        phone.LineType.OTHER: _("Otra línea"),
    }[line]


def of_edit_refusal(refusal: EditRefusal) -> str:
    """Return why a key or a paste was not taken."""
    return {
        EditRefusal.NOT_DIGITS: _("No se escribió: un número solo lleva dígitos."),
        EditRefusal.PLUS_INSIDE: _("No se escribió: el + va solo al comienzo."),
        EditRefusal.NO_ROOM: _("No se escribió: el número ya tiene todos sus dígitos."),
    }[refusal]


def of_repair(kind: phone.RepairKind) -> str:
    """Return why a repair is offered."""
    return {
        phone.RepairKind.MEXICO_OLD_PREFIX: _("México ya no usa 1, 01, 044 ni 045."),
        phone.RepairKind.BRAZIL_NINTH_DIGIT: _("Los móviles de Brasil llevan un 9 más."),
        phone.RepairKind.COLOMBIA_SIXTY: _("Los fijos de Colombia empiezan con 60."),
        phone.RepairKind.ARGENTINA_FIFTEEN: _("El 15 de Argentina pasa a ser un 9 adelante."),
        phone.RepairKind.ARGENTINA_MOBILE: _("Si es un móvil, lleva un 9 después del +54."),
        phone.RepairKind.MISSING_PLUS: _("Parece un número internacional sin su +."),
    }[kind]


def of_token_flaw(flaw: TokenFlaw) -> str:
    """Return why a token is not taken."""
    return {
        TokenFlaw.MISSING: _("Escriba o pegue el token."),
        TokenFlaw.CONTROL_CHARACTER: _(
            "El token tiene un salto de línea u otro carácter de control adentro. "
            "Cópielo otra vez, en una sola línea."
        ),
        TokenFlaw.NOT_LATIN_1: _(
            "El token tiene un carácter que no se puede enviar. Cópielo otra vez."
        ),
    }[flaw]


def of_outcome(outcome: Outcome) -> str:
    """Return what happened and what to do next, in one or two sentences."""
    if isinstance(outcome, Created):
        return _("Enlace creado.")
    if isinstance(outcome, Rejected):
        return _of_rejection(outcome)
    if isinstance(outcome, NotSent):
        return _of_not_sent(outcome)
    return _("Puede haberse creado, pero nadie lo sabe: {why} Pregunte antes de repetir.").format(
        why=_why(outcome.cause, outcome.http_status)
    )


def of_state(outcome: Outcome | None) -> str:
    """Return in a word or two what has become of an attempt; None means under way."""
    if outcome is None:
        return _("en camino")
    if isinstance(outcome, Created):
        return _("creado")
    if isinstance(outcome, Rejected):
        return _("rechazado")
    return _("no se creó") if isinstance(outcome, NotSent) else _("sin confirmar")


def _of_rejection(outcome: Rejected) -> str:
    if outcome.refusal is Refusal.TOKEN:
        text = _("El servicio no aceptó el token.")
    elif outcome.refusal is Refusal.HTTP:
        text = _("El servicio no aceptó la solicitud (HTTP {status}).").format(
            status=outcome.http_status
        )
    else:
        text = _("El servicio no aceptó los datos (código {code}).").format(
            code=outcome.status_code
        )
    return f"{text} {outcome.message}".strip()


def _of_not_sent(outcome: NotSent) -> str:
    if outcome.cause is Cause.NO_TOKEN:
        return _("Falta el token de esta dirección. Guárdelo y cree el enlace otra vez.")
    if outcome.cause is Cause.UNSENDABLE_TOKEN:
        return _("El token guardado no se puede enviar. Reemplácelo.")
    return _("No se creó: {why} Puede repetir sin riesgo.").format(
        why=_why(outcome.cause, outcome.http_status)
    )


def _why(cause: Cause, http_status: int | None) -> str:
    return {
        Cause.NO_TOKEN: _("falta el token."),
        Cause.UNSENDABLE_TOKEN: _("el token no se puede enviar."),
        Cause.KEYRING_LOCKED: _("el llavero del sistema está bloqueado; desbloquéelo."),
        Cause.KEYRING_SILENT: _("el llavero del sistema no responde."),
        Cause.CANCELLED: _("se canceló."),
        Cause.NETWORK: _("no hay conexión con el servicio."),
        Cause.DNS: _("no se encontró la dirección del servicio."),
        Cause.REFUSED: _("el servidor no acepta conexiones."),
        Cause.PROXY: _("el proxy de la red pide identificarse."),
        Cause.TLS: _("el certificado del servidor no es de confianza."),
        Cause.TIMEOUT: _("el servicio tardó demasiado."),
        Cause.TOO_MANY_REQUESTS: _("el servicio pide esperar (demasiadas solicitudes)."),
        Cause.REDIRECT: _("el servicio respondió con otra dirección (HTTP {status})."),
        Cause.BROKEN_OFF: _("la conexión se cortó antes de la respuesta."),
        Cause.SERVICE_DOWN: _("el servicio falló (HTTP {status})."),
        Cause.NOT_UNDERSTOOD: _("la respuesta no se entiende."),
        Cause.TOO_LARGE: _("la respuesta es demasiado grande."),
        Cause.INTERNAL: _("falló este programa."),
    }[cause].format(status=http_status)


def of_vault_failure(cause: Cause) -> str:
    """Return why the keyring did not do what was asked."""
    why = _why(cause, None)
    return why[0].upper() + why[1:]


def of_storage(storage: Storage) -> str:
    """Return where a token is kept."""
    if storage.failure is not None:
        return _(
            "{failure} El token está solo en la memoria, hasta que el programa termine."
        ).format(failure=of_vault_failure(storage.failure))
    return {
        Place.NOWHERE: _("No hay ningún token guardado para esta dirección."),
        Place.KEYRING: _("El token está en el llavero del sistema ({keyring})."),
        Place.MEMORY: _(
            "No hay un llavero seguro en este sistema: el token está solo en la memoria, "
            "hasta que el programa termine."
        ),
        Place.ENVIRONMENT: _("El token viene de la variable CAMMER_TOKEN, para esta ejecución."),
        Place.SANDBOX: _("Es el token del sandbox; está solo en la memoria."),
    }[storage.place].format(keyring=storage.keyring)


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
        return _("Categoría {code}").format(code=destination.code)
    if isinstance(destination, Agent):
        return _("Agente {code}").format(code=destination.code)
    return _("Sin destino")


def of_address_flaw(text: str) -> str:
    """Return that an address of the API is not allowed, and what one looks like."""
    return _(
        "«{address}» no es una dirección válida: debe empezar con https:// "
        "(http:// solo para esta misma máquina)."
    ).format(address=" ".join(text.split()))
