"""What to send to a help desk about a failure; it holds no personal data."""

from datetime import datetime
from typing import Final

from cammer_desktop import __version__
from cammer_desktop.domain.outcome import NotSent, Outcome, Uncertain
from cammer_desktop.support.texts import _

_MAX_DECIMAL: Final = 0xFFFF


def of_diagnosis(outcome: Outcome, at: datetime) -> str:
    """Return the lines for a help desk about a failure, an empty text without a diagnosis."""
    if not isinstance(outcome, NotSent | Uncertain) or outcome.diagnosis is None:
        return ""
    diagnosis = outcome.diagnosis
    lines = [
        (_("Programa"), f"Cammer Desktop {__version__}"),
        (_("Hora"), f"{at:%Y-%m-%d %H:%M:%S}"),
        (_("Causa"), outcome.cause.name),
        (_("¿Salió la solicitud?"), _("sí") if isinstance(outcome, Uncertain) else _("no")),
        (_("Servicio"), diagnosis.service),
        (_("Proxy"), diagnosis.proxy or _("ninguno")),
        (_("HTTP"), str(outcome.http_status or "")),
        (_("Error"), " < ".join(diagnosis.errors)),
        (_("Números"), " ".join(map(_number, diagnosis.numbers))),
    ]
    return "\n".join(f"{name}: {value}" for name, value in lines if value)


def _number(number: int) -> str:
    """Return an error code as its system writes it: Windows' large ones in hexadecimal."""
    return f"{number:#010x}" if number > _MAX_DECIMAL else str(number)
