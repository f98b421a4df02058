"""What is said of an outcome: what happened, and what to do next."""

from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Refusal,
    Rejected,
)
from cammer_desktop.support.texts import _


def of_outcome(outcome: Outcome) -> str:
    """Return what happened and what to do next, in one or two sentences."""
    if isinstance(outcome, Created):
        return _("Enlace creado.")
    if isinstance(outcome, Rejected):
        return _of_rejection(outcome)
    if isinstance(outcome, NotSent):
        return _of_not_sent(outcome)
    return _("Puede haberse creado, pero nadie lo sabe: {why} Pregunte antes de repetir.").format(
        why=why(outcome.cause, outcome.http_status)
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
        why=why(outcome.cause, outcome.http_status)
    )


def why(cause: Cause, http_status: int | None) -> str:
    """Return why something did not happen, to be read after a colon."""
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
        Cause.INTERRUPTED: _("el programa terminó antes de la respuesta."),
        Cause.INTERNAL: _("falló este programa."),
    }[cause].format(status=http_status)
