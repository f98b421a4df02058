"""Sentences about outcomes: what happened, and what to do next."""

from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
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
    """Return the state of an attempt in a word or two; None means under way."""
    if outcome is None:
        return _("en camino")
    if isinstance(outcome, Created):
        return _("creado")
    if isinstance(outcome, Rejected):
        return _("rechazado")
    return _("no se creó") if isinstance(outcome, NotSent) else _("sin confirmar")


def _of_rejection(outcome: Rejected) -> str:
    if outcome.reason is RejectionReason.TOKEN:
        text = _("El servicio no aceptó el token.")
    elif outcome.reason is RejectionReason.HTTP:
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
    if outcome.cause is Cause.TOO_MANY_REQUESTS and outcome.retry_after is not None:
        return _(
            "No se creó: el servicio recibe demasiadas solicitudes. Espere {seconds} s y repita."
        ).format(seconds=outcome.retry_after)
    happened = why(outcome.cause, outcome.http_status)
    return _("No se creó: {why} {next}").format(why=happened, next=_next_step(outcome.cause))


def why(cause: Cause, http_status: int | None) -> str:
    """Return why something did not happen, to be read after a colon."""
    return {
        Cause.NO_TOKEN: _("falta el token."),
        Cause.UNSENDABLE_TOKEN: _("el token no se puede enviar."),
        Cause.KEYRING_LOCKED: _("el llavero del sistema está bloqueado; desbloquéelo."),
        Cause.KEYRING_SILENT: _("el llavero del sistema no responde."),
        Cause.KEYRING_UNFIT: _(
            "el llavero del sistema no guarda este token entero (Windows, hasta 1280 caracteres)."
        ),
        Cause.CANCELLED: _("se canceló."),
        Cause.NETWORK: _("no hay conexión de red con el servicio."),
        Cause.DNS: _("no se encontró la dirección del servicio en la red."),
        Cause.REFUSED: _("el servidor no acepta conexiones."),
        Cause.PROXY_UNUSABLE: _("la dirección del proxy no se entiende."),
        Cause.PROXY_UNREACHABLE: _("el proxy de la red no responde."),
        Cause.PROXY_PASSWORD: _("el proxy de la red pide usuario y contraseña."),
        Cause.PROXY_REFUSED: _("el proxy de la red no abrió el paso (HTTP {status})."),
        Cause.TLS: _("la conexión segura con el servidor falló."),
        Cause.CERTIFICATE_ISSUER: _("el emisor del certificado del servidor no es de confianza."),
        Cause.CERTIFICATE_NAME: _("el certificado del servidor es de otra dirección."),
        Cause.CERTIFICATE_EXPIRED: _("el certificado del servidor está vencido."),
        Cause.CERTIFICATE_NOT_YET: _("el certificado del servidor todavía no es válido."),
        Cause.CERTIFICATE_DATES: _(
            "el certificado del servidor está vencido o todavía no es válido."
        ),
        Cause.CERTIFICATE_REFUSED: _("este equipo no acepta el certificado del servidor."),
        Cause.CERTIFICATE_FILE: _("el archivo de certificados adicionales no se puede usar."),
        Cause.CONNECT_TIMEOUT: _("la conexión con el servicio tardó demasiado."),
        Cause.TIMEOUT: _("el servicio tardó demasiado en responder."),
        Cause.TOO_MANY_REQUESTS: _("el servicio recibe demasiadas solicitudes."),
        Cause.REDIRECT: _("el servicio respondió con otra dirección (HTTP {status})."),
        Cause.BROKEN_OFF: _("la conexión se cortó antes de la respuesta."),
        Cause.SERVICE_DOWN: _("el servicio falló (HTTP {status})."),
        Cause.PORTAL: _("respondió una página web (de la red o de un proxy), no el servicio."),
        Cause.NOT_UNDERSTOOD: _("la respuesta no se entiende."),
        Cause.TOO_LARGE: _("la respuesta es demasiado grande."),
        Cause.INTERRUPTED: _("el programa terminó antes de la respuesta."),
        Cause.INTERNAL: _("falló este programa."),
    }[cause].format(status=http_status)


def _next_step(cause: Cause) -> str:
    """Return what to do after nothing was sent."""
    network = _("Revise la red y repita sin riesgo.")
    settings = _("Revíselo en Configuración o avise a soporte.")
    support = _("Avise a soporte; repetir no tiene riesgo.")
    return {
        Cause.NETWORK: network,
        Cause.DNS: network,
        Cause.CONNECT_TIMEOUT: network,
        Cause.PROXY_UNUSABLE: settings,
        Cause.PROXY_PASSWORD: settings,
        Cause.PROXY_UNREACHABLE: settings,
        Cause.PROXY_REFUSED: support,
        Cause.TLS: support,
        Cause.CERTIFICATE_ISSUER: support,
        Cause.CERTIFICATE_NAME: _(
            "Revise la dirección de la API o si la red pide entrar con una página web."
        ),
        Cause.CERTIFICATE_EXPIRED: _("Revise la fecha de este equipo o avise a soporte."),
        Cause.CERTIFICATE_NOT_YET: _("Revise la fecha y la hora de este equipo."),
        Cause.CERTIFICATE_DATES: _("Revise la fecha de este equipo o avise a soporte."),
        Cause.CERTIFICATE_REFUSED: support,
        Cause.CERTIFICATE_FILE: settings,
        Cause.TOO_MANY_REQUESTS: _("Espere un momento y repita."),
        Cause.REDIRECT: _("Revise la dirección de la API."),
        Cause.INTERNAL: support,
    }.get(cause, _("Puede repetir sin riesgo."))
