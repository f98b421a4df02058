"""The fields of a session, each declared once.

The declaration determines the check of a draft, the JSON body and the refusals at fields, the
ledger's row and its search, the draft's file, the exported table and its masking, the options of
`link` and `open` and the rows of the form. Another text about the customer needs a member here, an
attribute of a draft and of a request in `session` and of a prefill, a column in the ledger's schema
and a rule in the sandbox's contract.
"""

from enum import Enum
from typing import Final

from cammer_desktop.domain import checks, masks
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import N_


class Part(Enum):
    """Which part of a session a field belongs to."""

    CUSTOMER = "a text about the customer"
    DESTINATION = "a code, of which at most one is sent"
    TICKET = "a text of the ticket"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FieldSpec:
    """The declaration of a field.

    `attribute` names it in its part: in a draft and a request, in the ticket, or as a destination's
    KIND. `label`, `noun` (the same within a sentence, with its article) and `help` are message ids.
    `vendor_key` is the vendor's name, with a dot where it is nested. `column` is the ledger's; a
    destination has columns of its own. `check`, `mask` and `variable` (its name in a ticket's
    texts, folded) apply to the customer's texts only.
    """

    attribute: str
    label: str
    noun: str
    vendor_key: str
    option: str
    help: str
    metavar: str | None = None
    part: Part = Part.CUSTOMER
    column: str | None = None
    is_required: bool = False
    check: checks.Check = checks.text
    mask: masks.Mask = masks.initials
    variable: str | None = None


class Field(Enum):
    """The fields, in the form's order."""

    NAME = FieldSpec(
        attribute="name",
        label=N_("Nombre"),
        noun=N_("el nombre"),
        vendor_key="name",
        option="--name",
        help=N_("nombre del cliente"),
        column="name",
        is_required=True,
        variable="nombre",
    )
    # Its check needs the region too, so `session.check` uses `phone.read`.
    PHONE = FieldSpec(
        attribute="phone",
        label=N_("Celular"),
        noun=N_("el celular"),
        vendor_key="cellphone",
        option="--phone",
        help=N_("celular, como se marca o internacional"),
        column="cellphone",
        is_required=True,
        mask=masks.last_digits,
        variable="celular",
    )
    EMAIL = FieldSpec(
        attribute="email",
        label=N_("Correo"),
        noun=N_("el correo"),
        vendor_key="email",
        option="--email",
        help=N_("correo"),
        column="email",
        check=checks.email,
        mask=masks.email,
        variable="correo",
    )
    CATEGORY = FieldSpec(
        part=Part.DESTINATION,
        attribute=Category.KIND,
        label=N_("Código de categoría"),
        noun=N_("el código de categoría"),
        vendor_key="categoryCode",
        option="--category",
        metavar="CODE",
        help=N_("código de categoría"),
    )
    AGENT = FieldSpec(
        part=Part.DESTINATION,
        attribute=Agent.KIND,
        label=N_("Código de agente"),
        noun=N_("el código de agente"),
        vendor_key="userCode",
        option="--user",
        metavar="CODE",
        help=N_("código de agente"),
    )
    TICKET_TITLE = FieldSpec(
        part=Part.TICKET,
        attribute="title",
        label=N_("Título"),
        noun=N_("el título"),
        vendor_key="ticket.title",
        option="--ticket-title",
        metavar="T",
        help=N_("título del ticket"),
        column="ticket_title",
    )
    TICKET_DESCRIPTION = FieldSpec(
        part=Part.TICKET,
        attribute="description",
        label=N_("Descripción"),
        noun=N_("la descripción"),
        vendor_key="ticket.description",
        option="--ticket-description",
        metavar="D",
        help=N_("descripción del ticket"),
        column="ticket_description",
    )

    @property
    def spec(self) -> FieldSpec:
        """The field's declaration."""
        return self.value


CUSTOMER_FIELDS: Final = tuple(field for field in Field if field.spec.part is Part.CUSTOMER)
TICKET_FIELDS: Final = tuple(field for field in Field if field.spec.part is Part.TICKET)
