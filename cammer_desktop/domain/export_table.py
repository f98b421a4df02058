"""An attempt as a row for people: what an exported table holds."""

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.domain.outcome import Created
from cammer_desktop.support.texts import _


def headings() -> tuple[str, ...]:
    """Return the headings of the columns."""
    return (
        *(_("fecha"), _("hora"), _("estado"), _("entrega"), _("nombre"), _("celular")),
        *(_("correo"), _("destino"), _("código"), _("título"), _("descripción"), _("enlace")),
    )


def cells(attempt: Attempt) -> tuple[str, ...]:
    """Return the cells of an attempt's row, in the order of the headings."""
    request = attempt.request
    to, ticket = request.destination, request.ticket
    channel = attempt.handed_over
    return (
        f"{attempt.at:%Y-%m-%d}",
        f"{attempt.at:%H:%M:%S}",
        sentences.of_state(attempt.outcome),
        "" if channel is None else sentences.of_hand_over(channel),
        request.name,
        request.cellphone,
        request.email or "",
        sentences.of_destination(to),
        to.code if isinstance(to, Category | Agent) else "",
        "" if ticket is None else ticket.title,
        "" if ticket is None else ticket.description,
        attempt.outcome.link if isinstance(attempt.outcome, Created) else "",
    )
