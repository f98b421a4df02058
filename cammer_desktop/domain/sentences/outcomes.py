"""Sentences about outcomes: what happened, and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
)
from cammer_desktop.support.texts import N_, _

_REPEAT: Final = N_("Puede repetir sin riesgo.")
_NETWORK: Final = N_("Revise la red y repita sin riesgo.")
_SETTINGS: Final = N_("Revíselo en Configuración o avise a soporte.")
_SUPPORT: Final = N_("Avise a soporte; repetir no tiene riesgo.")
_CLOCK: Final = N_("Revise la fecha de este equipo o avise a soporte.")


@dataclass(frozen=True, slots=True)
class _Texts:
    """What is said of a cause: message ids of why, and of what to do where nothing was sent.

    In `why` the HTTP status may stand, as `{status}`.
    """

    why: str
    next_step: str = _REPEAT


_CAUSES: Final[Mapping[Cause, _Texts]] = {
    Cause.NO_TOKEN: _Texts(why=N_("falta el token.")),
    Cause.UNSENDABLE_TOKEN: _Texts(why=N_("el token no se puede enviar.")),
    Cause.KEYRING_LOCKED: _Texts(why=N_("el llavero del sistema está bloqueado; desbloquéelo.")),
    Cause.KEYRING_SILENT: _Texts(why=N_("el llavero del sistema no responde.")),
    Cause.KEYRING_UNFIT: _Texts(
        why=N_(
            "el llavero del sistema no guarda este token entero (Windows, hasta 1280 caracteres)."
        )
    ),
    Cause.CANCELLED: _Texts(why=N_("se canceló.")),
    Cause.NETWORK: _Texts(why=N_("no hay conexión de red con el servicio."), next_step=_NETWORK),
    Cause.DNS: _Texts(
        why=N_("no se encontró la dirección del servicio en la red."), next_step=_NETWORK
    ),
    Cause.REFUSED: _Texts(why=N_("el servidor no acepta conexiones.")),
    Cause.PROXY_UNUSABLE: _Texts(
        why=N_("la dirección del proxy no se entiende."), next_step=_SETTINGS
    ),
    Cause.PROXY_UNREACHABLE: _Texts(why=N_("el proxy de la red no responde."), next_step=_SETTINGS),
    Cause.PROXY_PASSWORD: _Texts(
        why=N_("el proxy de la red pide usuario y contraseña."), next_step=_SETTINGS
    ),
    Cause.PROXY_REFUSED: _Texts(
        why=N_("el proxy de la red no abrió el paso (HTTP {status})."), next_step=_SUPPORT
    ),
    Cause.TLS: _Texts(why=N_("la conexión segura con el servidor falló."), next_step=_SUPPORT),
    Cause.CERTIFICATE_ISSUER: _Texts(
        why=N_("el emisor del certificado del servidor no es de confianza."), next_step=_SUPPORT
    ),
    Cause.CERTIFICATE_NAME: _Texts(
        why=N_("el certificado del servidor es de otra dirección."),
        next_step=N_("Revise la dirección de la API o si la red pide entrar con una página web."),
    ),
    Cause.CERTIFICATE_EXPIRED: _Texts(
        why=N_("el certificado del servidor está vencido."), next_step=_CLOCK
    ),
    Cause.CERTIFICATE_NOT_YET: _Texts(
        why=N_("el certificado del servidor todavía no es válido."),
        next_step=N_("Revise la fecha y la hora de este equipo."),
    ),
    Cause.CERTIFICATE_DATES: _Texts(
        why=N_("el certificado del servidor está vencido o todavía no es válido."), next_step=_CLOCK
    ),
    Cause.CERTIFICATE_REFUSED: _Texts(
        why=N_("este equipo no acepta el certificado del servidor."), next_step=_SUPPORT
    ),
    Cause.CERTIFICATE_FILE: _Texts(
        why=N_("el archivo de certificados adicionales no se puede usar."), next_step=_SETTINGS
    ),
    Cause.CONNECT_TIMEOUT: _Texts(
        why=N_("la conexión con el servicio tardó demasiado."), next_step=_NETWORK
    ),
    Cause.TIMEOUT: _Texts(why=N_("el servicio tardó demasiado en responder.")),
    Cause.TOO_MANY_REQUESTS: _Texts(
        why=N_("el servicio recibe demasiadas solicitudes."),
        next_step=N_("Espere un momento y repita."),
    ),
    Cause.REDIRECT: _Texts(
        why=N_("el servicio respondió con otra dirección (HTTP {status})."),
        next_step=N_("Revise la dirección de la API."),
    ),
    Cause.BROKEN_OFF: _Texts(why=N_("la conexión se cortó antes de la respuesta.")),
    Cause.SERVICE_DOWN: _Texts(why=N_("el servicio falló (HTTP {status}).")),
    Cause.PORTAL: _Texts(
        why=N_("respondió una página web (de la red o de un proxy), no el servicio.")
    ),
    Cause.NOT_UNDERSTOOD: _Texts(why=N_("la respuesta no se entiende.")),
    Cause.TOO_LARGE: _Texts(why=N_("la respuesta es demasiado grande.")),
    Cause.INTERRUPTED: _Texts(why=N_("el programa terminó antes de la respuesta.")),
    Cause.INTERNAL: _Texts(why=N_("falló este programa."), next_step=_SUPPORT),
}


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
    return _("No se creó: {why} {next}").format(
        why=why(outcome.cause, outcome.http_status), next=_(_CAUSES[outcome.cause].next_step)
    )


def why(cause: Cause, http_status: int | None) -> str:
    """Return why something did not happen, to be read after a colon."""
    return _(_CAUSES[cause].why).format(status=http_status)
