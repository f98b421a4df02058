"""How a link goes to the customer: each channel is declared once.

The window's buttons, keys and help follow from the declaration, and so does the ledger's word.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cammer_desktop.support.texts import N_

if TYPE_CHECKING:
    from cammer_desktop.domain.attempt import Attempt


@dataclass(frozen=True, slots=True)
class ChannelSpec:
    """What is known of a channel; its texts are marked by `N_`.

    `key` is what the ledger stores and never changes. `label` stands on the button, `name` is what
    a screen reader says of it, `description` what help and tooltip say, `word` what the ledger says
    of a link that went this way. `shortcut` is as QKeySequence reads it. `address` returns the URL
    that the system opens for an attempt with a link; without it the link is copied.
    """

    key: str
    label: str
    name: str
    description: str
    word: str
    shortcut: str
    address: "Callable[[Attempt], str] | None" = None


class Channel(Enum):
    """How a link was handed over last; its value is the key that the ledger stores."""

    COPY = ChannelSpec(
        key="copied",
        label=N_("Copiar"),
        name=N_("Copiar enlace"),
        description=N_("Copiar el enlace"),
        word=N_("copiado"),
        shortcut="Ctrl+Shift+C",
    )

    spec: ChannelSpec

    def __new__(cls, spec: ChannelSpec) -> "Channel":
        """Make the key the member's value."""
        member = object.__new__(cls)
        member._value_ = spec.key
        member.spec = spec
        return member
