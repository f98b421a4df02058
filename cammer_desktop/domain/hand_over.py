"""The channels by which a link reaches the customer, each declared once.

The window's buttons, shortcuts and help, and the ledger's word, follow from the declaration.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cammer_desktop.support.texts import N_

if TYPE_CHECKING:
    from cammer_desktop.domain.attempt import Attempt


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ChannelSpec:
    """The declaration of a channel; its texts are message ids.

    `key` is what the ledger stores and never changes. `label` is the button's text, `name` its
    accessible name, `description` its tooltip and its line in the help, `word` the ledger's word
    for a link handed over this way. `shortcut` is in QKeySequence's notation. `icon` is the name of
    a Phosphor icon. `address` returns the URL that the system opens for an attempt with a link; if
    it is None the link is copied.
    """

    key: str
    label: str
    name: str
    description: str
    word: str
    shortcut: str
    icon: str
    address: "Callable[[Attempt], str] | None" = None


class Channel(Enum):
    """How a link is handed over; the value is the key that the ledger stores."""

    COPY = ChannelSpec(
        key="copied",
        label=N_("Copiar"),
        name=N_("Copiar enlace"),
        description=N_("Copiar el enlace"),
        word=N_("copiado"),
        shortcut="Ctrl+Shift+C",
        icon="copy",
    )

    spec: ChannelSpec

    def __new__(cls, spec: ChannelSpec) -> "Channel":
        """Make the key the member's value."""
        member = object.__new__(cls)
        member._value_ = spec.key
        member.spec = spec
        return member
