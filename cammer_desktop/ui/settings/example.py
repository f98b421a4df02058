"""The customer and the link with which a message is shown while its template is edited."""

from typing import Final

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import SessionRequest, Ticket
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _

# The sample of the vendor's page.
_LINK: Final = "https://widgetappdev.ocularsolution.com/session/l1z-kfb-dmj-70"
_PHONE: Final = "+584141315854"


@dataclass(frozen=True, slots=True, repr=False)
class Example:
    """Whose message is shown, and with which link."""

    request: SessionRequest
    link: str


def example_of(attempt: Attempt | None) -> Example:
    """Return what an attempt has made; of one without a link, or of none, an invented example."""
    if attempt is not None and isinstance(attempt.outcome, Created):
        return Example(attempt.request, attempt.outcome.link)
    ticket = Ticket(_("Día del padre"), _("20 % de descuento hasta el domingo."))
    return Example(
        SessionRequest(_("Abraham Rincón"), _PHONE, None, NoDestination(), ticket), _LINK
    )
