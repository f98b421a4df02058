"""What is in the form, to be shown again."""

from cammer_desktop.domain.session import Draft
from cammer_desktop.support.records import dataclass
from cammer_desktop.ui.session.code_row import CodeState
from cammer_desktop.ui.session.ticket_box import TicketState


@dataclass(frozen=True, slots=True)
class FormState:
    """Everything in the form, including the destination and the ticket in reserve.

    `outside` tells for each field, in the form's order, whether it is from there; () is for none.
    """

    draft: Draft
    codes: tuple[CodeState, CodeState]
    ticket: TicketState
    outside: tuple[bool, ...] = ()
