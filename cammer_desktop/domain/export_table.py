"""The exported table: an attempt as a row that people can read."""

from cammer_desktop.domain import sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, TICKET_FIELDS, Field
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import texts_of
from cammer_desktop.support.texts import _


def headings() -> tuple[str, ...]:
    """Return the headings of the columns."""
    return (
        *(_("fecha"), _("hora"), _("estado"), _("entrega")),
        *map(_heading, CUSTOMER_FIELDS),
        *(_("destino"), _("código")),
        *map(_heading, TICKET_FIELDS),
        _("enlace"),
    )


def cells(attempt: Attempt) -> tuple[str, ...]:
    """Return the cells of an attempt's row, in the order of the headings."""
    texts, destination = texts_of(attempt.request), attempt.request.destination
    return (
        f"{attempt.at:%Y-%m-%d}",
        f"{attempt.at:%H:%M:%S}",
        sentences.of_attempt_state(attempt),
        sentences.of_delivery(attempt),
        *(texts[field] or "" for field in CUSTOMER_FIELDS),
        sentences.of_destination(destination),
        destination.code if isinstance(destination, Category | Agent) else "",
        *(texts[field] or "" for field in TICKET_FIELDS),
        attempt.outcome.link if isinstance(attempt.outcome, Created) else "",
    )


def _heading(field: Field) -> str:
    return _(field.spec.label).lower()
