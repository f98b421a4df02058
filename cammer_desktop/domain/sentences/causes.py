"""Why something did not happen, and what to do next: two sentences for each cause."""

from collections.abc import Mapping
from typing import Final

from cammer_desktop.domain.outcome import Cause, Diagnosis
from cammer_desktop.domain.sentences.fields import of_list
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import N_, _, quoted

_REPEAT: Final = N_("Puede repetir sin riesgo.")
_LATER: Final = N_("Repita en un momento, sin riesgo; si sigue igual, avise a soporte.")
_NETWORK: Final = N_("Revise si esta computadora tiene internet y repita sin riesgo.")
_PROXY: Final = N_("Revise «Proxy» en Configuración o avise a soporte; repetir no tiene riesgo.")
_ADDRESS: Final = N_(
    "Revise «Dirección de la API» en Configuración o pídala a soporte; repetir no tiene riesgo."
)
_SUPPORT: Final = N_("Avise a soporte; repetir no tiene riesgo.")
_CLOCK: Final = N_(
    "Revise la fecha y la hora de esta computadora o avise a soporte; repetir no tiene riesgo."
)


@dataclass(frozen=True, slots=True)
class _Texts:
    """What is said of a cause: message ids of why, and of what to do where nothing was sent.

    In `why` the name of the file at fault may stand, as `{file}`, which may be empty, and the
    logins that a proxy asks for, as `{logins}`.
    """

    why: str
    next_step: str = _REPEAT


_CAUSES: Final[Mapping[Cause, _Texts]] = {
    Cause.NO_TOKEN: _Texts(
        why=N_("Falta el token de esta dirección."),
        next_step=N_(
            "Guárdelo y cree el enlace otra vez; si no lo tiene, pídalo a su supervisor o a "
            "soporte."
        ),
    ),
    Cause.UNSENDABLE_TOKEN: _Texts(
        why=N_("El token guardado no se puede enviar."),
        next_step=N_(
            "Reemplácelo y cree el enlace otra vez; si no tiene otro, pídalo a su supervisor o a "
            "soporte."
        ),
    ),
    Cause.KEYRING_LOCKED: _Texts(
        why=N_("El llavero del sistema está bloqueado."),
        next_step=N_("Desbloquéelo con la contraseña de esta computadora y repita sin riesgo."),
    ),
    Cause.KEYRING_SILENT: _Texts(
        why=N_("El llavero del sistema no responde."),
        next_step=N_(
            "Vea si otra ventana le pide una contraseña y repita sin riesgo; si no, avise a "
            "soporte."
        ),
    ),
    Cause.KEYRING_UNFIT: _Texts(
        why=N_("En el llavero del sistema no cabe el token entero."),
        next_step=N_(
            "Avise a soporte (en Windows caben 1280 caracteres); repetir no tiene riesgo."
        ),
    ),
    Cause.CANCELLED: _Texts(why=N_("Se canceló antes de la respuesta.")),
    Cause.NETWORK: _Texts(why=N_("No hay conexión de red con el servicio."), next_step=_NETWORK),
    Cause.DNS: _Texts(
        why=N_("No se encontró la dirección del servicio en la red."), next_step=_NETWORK
    ),
    Cause.REFUSED: _Texts(why=N_("El servidor no acepta conexiones."), next_step=_LATER),
    Cause.PROXY_UNUSABLE: _Texts(why=N_("La dirección del proxy no es válida."), next_step=_PROXY),
    Cause.PROXY_SOCKS: _Texts(
        why=N_("El proxy es SOCKS, que el programa no admite."),
        next_step=N_(
            "Pida a soporte un proxy web (no SOCKS) o una conexión directa; repetir no tiene "
            "riesgo."
        ),
    ),
    Cause.PROXY_TLS: _Texts(
        why=N_("La conexión segura con el proxy de la red falló."), next_step=_PROXY
    ),
    Cause.PROXY_UNREACHABLE: _Texts(why=N_("El proxy de la red no responde."), next_step=_PROXY),
    Cause.PROXY_PASSWORD: _Texts(
        why=N_("El proxy de la red pide usuario y contraseña."),
        next_step=N_(
            "Escríbalos en Configuración, en «Red», o avise a soporte; repetir no tiene riesgo."
        ),
    ),
    Cause.PROXY_PASSWORD_REFUSED: _Texts(
        why=N_("El proxy de la red no aceptó el usuario y la contraseña."),
        next_step=N_(
            "Escríbalos otra vez en Configuración, en «Red», o avise a soporte; repetir no tiene "
            "riesgo."
        ),
    ),
    Cause.PROXY_LOGIN_UNKNOWN: _Texts(
        why=N_("El proxy pide {logins}, que el programa no admite."),
        next_step=N_(
            "Pida a soporte que el proxy acepte usuario y contraseña (Basic) o no los pida para "
            "este servicio; repetir no tiene riesgo."
        ),
    ),
    Cause.PROXY_NOT_UNDERSTOOD: _Texts(
        why=N_("La respuesta que llegó por el proxy de la red no es válida."), next_step=_PROXY
    ),
    Cause.PROXY_REFUSED: _Texts(
        why=N_("El proxy de la red no permitió la conexión."), next_step=_SUPPORT
    ),
    Cause.TLS: _Texts(why=N_("La conexión segura con el servidor falló."), next_step=_SUPPORT),
    Cause.CERTIFICATE_ISSUER: _Texts(
        why=N_("El emisor del certificado del servidor no es de confianza."), next_step=_SUPPORT
    ),
    Cause.CERTIFICATE_NAME: _Texts(
        why=N_("El certificado del servidor es de otra dirección."),
        next_step=N_(
            "Revise la dirección de la API en Configuración y, en el navegador, si la red pide "
            "una contraseña; repetir no tiene riesgo."
        ),
    ),
    Cause.CERTIFICATE_EXPIRED: _Texts(
        why=N_("El certificado del servidor está vencido."), next_step=_CLOCK
    ),
    Cause.CERTIFICATE_NOT_YET: _Texts(
        why=N_("El certificado del servidor aún no es válido."), next_step=_CLOCK
    ),
    Cause.CERTIFICATE_DATES: _Texts(
        why=N_("El certificado del servidor está vencido o aún no es válido."), next_step=_CLOCK
    ),
    Cause.CERTIFICATE_REFUSED: _Texts(
        why=N_("Esta computadora no acepta el certificado del servidor."), next_step=_SUPPORT
    ),
    Cause.CERTIFICATE_FILE: _Texts(
        why=N_("El archivo de certificados adicionales {file} no se puede usar."),
        next_step=N_(
            "Elija otro en Configuración, en «Red», o avise a soporte; repetir no tiene riesgo."
        ),
    ),
    Cause.CONNECT_TIMEOUT: _Texts(
        why=N_("La conexión con el servicio tardó demasiado."), next_step=_NETWORK
    ),
    Cause.TIMEOUT: _Texts(why=N_("El servicio tardó demasiado en responder.")),
    Cause.TOO_MANY_REQUESTS: _Texts(
        why=N_("El servicio recibe demasiadas solicitudes."),
        next_step=N_("Espere un momento y repita sin riesgo."),
    ),
    Cause.REDIRECT: _Texts(why=N_("El servicio respondió con otra dirección."), next_step=_ADDRESS),
    Cause.BROKEN_OFF: _Texts(
        why=N_("La conexión se cortó antes de la respuesta."), next_step=_LATER
    ),
    Cause.SERVICE_DOWN: _Texts(why=N_("El servicio falló."), next_step=_LATER),
    Cause.PORTAL: _Texts(why=N_("Respondió una página web (quizá de la red), no el servicio.")),
    Cause.NOT_UNDERSTOOD: _Texts(why=N_("La respuesta del servicio no es válida.")),
    Cause.TOO_LARGE: _Texts(why=N_("La respuesta del servicio es demasiado grande.")),
    Cause.INTERRUPTED: _Texts(why=N_("El programa se cerró antes de la respuesta.")),
    Cause.DAMAGED: _Texts(why=N_("La fila del historial está dañada y no dice qué pasó.")),
    Cause.INTERNAL: _Texts(why=N_("Falló este programa."), next_step=_SUPPORT),
}


def why(cause: Cause, file: str = "", diagnosis: Diagnosis | None = None) -> str:
    """Return why something did not happen, in a sentence; `file` names the file at fault."""
    named = quoted(file) if file else ""
    logins = diagnosis.logins if diagnosis is not None else ()
    asked = of_list(logins) if logins else _("otro tipo de acceso")
    return " ".join(_(_CAUSES[cause].why).format(file=named, logins=asked).split())


def next_step(cause: Cause) -> str:
    """Return what to do where nothing was sent, in a sentence."""
    return _(_CAUSES[cause].next_step)
