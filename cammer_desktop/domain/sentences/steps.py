"""Sentences about the check of a connection."""

from cammer_desktop.domain.network import Step, StepResult
from cammer_desktop.domain.sentences.causes import next_step, why
from cammer_desktop.support.texts import _


def of_step(step: Step, proxy: str) -> str:
    """Return the name of a step; `proxy` is empty for a direct connection."""
    if step is Step.PROXY:
        return _("Proxy")
    if step is Step.NAME:
        return _("Nombre del proxy") if proxy else _("Nombre del servicio")
    if step is Step.CONNECTION:
        return _("Paso por el proxy {proxy}").format(proxy=proxy) if proxy else _("Conexión")
    return _("Certificado") if step is Step.TLS else _("Respuesta")


def of_step_result(result: StepResult) -> str:
    """Return the result of a step in a line; if it failed, in another what to do."""
    name = of_step(result.step, result.proxy)
    if result.http_status is not None:
        name = f"{name} (HTTP {result.http_status})"
    if result.cause is None:
        return f"✓ {name}"
    reason = why(result.cause, diagnosis=result.diagnosis)
    return f"✕ {name}. {reason}\n{next_step(result.cause)}"
