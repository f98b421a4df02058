"""Sentences about data that came from outside, or that an earlier run has left: whose they are."""

from typing import TYPE_CHECKING, Final

from cammer_desktop.domain.session import Draft
from cammer_desktop.support.texts import _, isolated
from cammer_desktop.support.visible import escaped

if TYPE_CHECKING:
    from cammer_desktop.domain.prefill import Prefill

# A name that is longer is cut where it is only told whose data these are.
_LONGEST_NAME: Final = 40


def of_arrival(prefill: "Prefill") -> str:
    """Return that data came from outside, and whose."""
    whose = of_owner(prefill)
    text = _("Llegaron datos de {name}.") if whose else _("Llegaron datos de fuera.")
    return text.format(name=whose)


def of_owner(data: "Prefill | Draft") -> str:
    """Return the customer's name, or what else tells whose data these are; "" if nothing does."""
    whose = data.name.strip() or data.phone.strip() or data.email.strip()
    if len(whose) > _LONGEST_NAME:
        whose = f"{whose[:_LONGEST_NAME]}…"
    return isolated(escaped(whose))
