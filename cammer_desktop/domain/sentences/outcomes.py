"""Sentences about outcomes: what happened, why, and what to do next."""

from collections.abc import Sequence
from typing import Final

from cammer_desktop.domain import phone, vendor
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.outcome import (
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.sentences.causes import next_step, why
from cammer_desktop.domain.sentences.fields import of_customer, of_list, of_noun
from cammer_desktop.domain.sentences.phones import of_number
from cammer_desktop.domain.sentences.refusals import of_other_name
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _, isolated, ngettext, quoted

# By these HTTP statuses a server says that it has nothing of the kind at the address.
_WRONG_ADDRESS: Final = (404, 405, 410)
_MAX_NAME: Final = 40
_MOST_OTHERS: Final = 2
_LONGEST_WAIT: Final = 600  # seconds that an agent may wait with a customer on the line


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an outcome, in parts that a window can place.

    `headline` is a few words without a full stop; `why` and `next_step` are sentences, and empty
    after a success. None of them holds the vendor's words or numbers for a help desk: see
    `of_diagnosis`.
    """

    headline: str
    why: str = ""
    next_step: str = ""

    @property
    def whole(self) -> str:
        """All of it, in sentences."""
        return " ".join(filter(None, (f"{self.headline}.", self.why, self.next_step)))


def of_outcome(outcome: Outcome, request: SessionRequest | None = None) -> str:
    """Return all that is said of an outcome, in a few sentences."""
    return said_of(outcome, request).whole


def said_of(outcome: Outcome, request: SessionRequest | None = None) -> Said:
    """Return what is said of an outcome; of an uncertain one with its request's customer."""
    if isinstance(outcome, Created):
        return Said(_("Enlace creado"))
    if isinstance(outcome, Rejected):
        return _of_rejection(outcome)
    if isinstance(outcome, Uncertain):
        return Said(_("Puede haberse creado"), why(outcome.cause), _before_repeating(request))
    reason = why(outcome.cause, outcome.file, outcome.diagnosis)
    return Said(_("No se creó"), reason, _after_waiting(outcome) or next_step(outcome.cause))


def of_state(outcome: Outcome | None) -> str:
    """Return the state of an attempt in a word or two; None means under way."""
    if outcome is None:
        return _("en camino")
    if isinstance(outcome, Created):
        return _("creado")
    if isinstance(outcome, Rejected):
        return _("rechazado")
    return _("no se creó") if isinstance(outcome, NotSent) else _("sin confirmar")


def _after_waiting(outcome: NotSent) -> str:
    """Return how long to wait, or that nobody can; empty if the service does not ask for it."""
    if not outcome.retry_after:
        return ""
    if outcome.retry_after > _LONGEST_WAIT:
        return _("Avise a soporte; repetir no tiene riesgo.")
    text = _("Espere {seconds} s y repita sin riesgo.")
    return text.format(seconds=outcome.retry_after)


def _of_rejection(outcome: Rejected) -> Said:
    if outcome.reason is RejectionReason.TOKEN:
        step = _("Péguelo otra vez; si sigue igual, pida otro a su supervisor o a soporte.")
        return Said(_("No se creó"), _("El servicio no aceptó el token."), step)
    if outcome.reason is RejectionReason.FIELDS:
        return _of_refused_fields(outcome)
    if outcome.http_status in _WRONG_ADDRESS and outcome.reason is RejectionReason.HTTP:
        reason = _("La dirección configurada no parece ser la del servicio.")
        step = _(
            "Revise «Dirección de la API» en Configuración o pídala a soporte; repetir no tiene "
            "riesgo."
        )
        return Said(_("No se creó"), reason, step)
    step = _("Revise los datos y cree el enlace otra vez; si sigue igual, avise a soporte.")
    if outcome.reason is RejectionReason.OTHER and outcome.status_code is not None:
        step = _("Avise a soporte y dígale el código {code}; repetir no tiene riesgo.").format(
            code=outcome.status_code
        )
    return Said(_("No se creó"), _("El servicio no aceptó la solicitud."), step)


def _of_refused_fields(outcome: Rejected) -> Said:
    """Return what is said of refused fields: those that the form has are to be corrected."""
    fields, others = tuple(vendor.refused(outcome)), vendor.others_refused(outcome)
    reason = _("El servicio no aceptó los datos.")
    if others:
        headline = _of_rejected_data(len(fields) + len(others))
        return Said(headline, reason, _of_others(fields, others))
    if not fields:
        step = _("Revise los datos y cree el enlace otra vez; si sigue igual, avise a soporte.")
        return Said(_("No se creó"), reason, step)
    headline = ngettext(
        "No se creó: corrija {n} dato", "No se creó: corrija {n} datos", len(fields)
    )
    step = _("Corrija {fields} y cree el enlace otra vez; si sigue igual, avise a soporte.")
    nouns = of_list([of_noun(field) for field in fields])
    return Said(headline.format(n=len(fields)), reason, step.format(fields=nouns))


def _of_rejected_data(number: int) -> str:
    text = ngettext("No se creó: {n} dato rechazado", "No se creó: {n} datos rechazados", number)
    return text.format(n=number)


def _of_others(fields: Sequence[Field], others: Sequence[str]) -> str:
    """Return what to do where not all that was refused can be corrected in the form."""
    names = [quoted(of_other_name(name)) for name in others[:_MOST_OTHERS]]
    more = len(others) - len(names)
    if more:
        names.append(ngettext("{n} otro", "{n} otros", more).format(n=more))
    words = of_list(names)
    if not fields:
        text = _("El formulario no tiene {others}: avise a soporte; repetir no tiene riesgo.")
        return text.format(others=words)
    text = _(
        "Corrija {fields} y cree el enlace otra vez. El formulario no tiene {others}: si sigue "
        "igual, avise a soporte."
    )
    return text.format(fields=of_list([of_noun(each) for each in fields]), others=words)


def _before_repeating(request: SessionRequest | None) -> str:
    """Return whom to ask before repeating, and about which customer."""
    if request is None:
        return _(
            "Antes de repetir, pregunte a su supervisor si hay una sesión de ese cliente. Si "
            "nadie lo sabe, al repetir puede duplicarse."
        )
    return _(
        "Antes de repetir, pregunte a su supervisor si hay una sesión de {name}, {number}. Si "
        "nadie lo sabe, al repetir puede duplicarse."
    ).format(**_whose(request))


def steps_before_repeating(request: SessionRequest) -> tuple[str, ...]:
    """Return what to do before an uncertain request is repeated, a sentence for each step."""
    ask = _("Pregunte a su supervisor si hay una sesión de {name}, {number}.")
    then = _("Si la hay, no repita. Si nadie lo sabe, al repetir puede duplicarse.")
    name, number = isolated(of_customer(request)), of_number(request.phone)
    return (ask.format(name=name, number=number), then)


def _whose(request: SessionRequest) -> dict[str, str]:
    """Return a customer's name, cut where it is longer than a sentence bears, and number."""
    name = of_customer(request)
    name = name if len(name) <= _MAX_NAME else f"{name[: _MAX_NAME - 1]}…"
    return {"name": isolated(name), "number": phone.grouped(request.phone, "")}
