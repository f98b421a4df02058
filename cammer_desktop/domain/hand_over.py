"""The channels by which a link reaches the customer, each declared once.

The window's buttons, shortcuts and help, the templates of messages, the ledger's words and the
values of `link --open` follow from the declaration.
"""

from collections.abc import Callable
from datetime import datetime
from enum import Enum

from cammer_desktop.domain import message_uris
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.message import Message
from cammer_desktop.domain.phone import whatsapp
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import N_

_TEXT = N_("Hola, {nombre}. Este es el enlace para su videollamada: {enlace}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MessageSpec:
    """The declaration of the messages that a channel sends; its texts are message ids.

    `option` names it for `link --open` and in catalogue files, `noun` within a sentence, without an
    article. The customer is reached by `field`, which `recipient` turns into the `to` of a message
    as the channel takes it. `uri` returns what the system is asked to open. `text` and `subject`
    are those of the template that is always there; a channel without subjects has "". `is_sms`: it
    is charged by segments. `needs_mobile`: a fixed line may not be reached.
    """

    option: str
    noun: str
    field: Field
    uri: Callable[[Message], str]
    text: str
    subject: str = ""
    recipient: Callable[[str], str] = str
    is_sms: bool = False
    needs_mobile: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ChannelSpec:
    """The declaration of a channel; its texts are message ids.

    `key` is what the ledger stores and never changes. `label` is the button's text, `name` its
    accessible name, `description` its tooltip and its line in the help, `word` the ledger's word
    for a link handed over this way, `done` the same in one word where the channel is seen, `past`
    the same as the beginning of a sentence that says when it was.
    `shortcut` is in QKeySequence's notation. `icon` is the name of a Phosphor icon. `message`
    declares what it sends, None if the window itself hands over.
    """

    key: str
    label: str
    name: str
    description: str
    word: str
    done: str
    past: str
    shortcut: str
    icon: str
    message: MessageSpec | None = None


class Channel(Enum):
    """How a link is handed over, in the window's order; the value is the key the ledger stores."""

    COPY = ChannelSpec(
        key="copied",
        label=N_("Copiar"),
        name=N_("Copiar enlace"),
        description=N_("Copiar el enlace"),
        word=N_("copiado"),
        done=N_("copiado"),
        past=N_("Se copió"),
        shortcut="Ctrl+Shift+C",
        icon="copy",
    )
    WHATSAPP = ChannelSpec(
        key="whatsapp",
        label=N_("WhatsApp"),
        name=N_("Enviar por WhatsApp"),
        description=N_("Enviar el enlace por WhatsApp"),
        word=N_("abierto en WhatsApp"),
        done=N_("abierto"),
        past=N_("Se abrió en WhatsApp"),
        shortcut="Ctrl+Shift+W",
        icon="whatsapp-logo",
        message=MessageSpec(
            option="whatsapp",
            noun=N_("WhatsApp"),
            field=Field.PHONE,
            uri=message_uris.whatsapp,
            text=_TEXT,
            recipient=whatsapp.number,
            needs_mobile=True,
        ),
    )
    SMS = ChannelSpec(
        key="sms",
        label=N_("SMS"),
        name=N_("Enviar por SMS"),
        description=N_("Enviar el enlace por SMS"),
        word=N_("abierto como SMS"),
        done=N_("abierto"),
        past=N_("Se abrió como SMS"),
        shortcut="Ctrl+Shift+S",
        icon="chat-text",
        message=MessageSpec(
            option="sms",
            noun=N_("SMS"),
            field=Field.PHONE,
            uri=message_uris.sms,
            text=_TEXT,
            is_sms=True,
            needs_mobile=True,
        ),
    )
    EMAIL = ChannelSpec(
        key="email",
        label=N_("Correo"),
        name=N_("Enviar por correo"),
        description=N_("Enviar el enlace por correo"),
        word=N_("abierto como correo"),
        done=N_("abierto"),
        past=N_("Se abrió como correo"),
        shortcut="Ctrl+Shift+M",
        icon="envelope-simple",
        message=MessageSpec(
            option="email",
            noun=N_("correo"),
            field=Field.EMAIL,
            uri=message_uris.email,
            text=N_("Hola, {nombre}.\n\nEste es el enlace para su videollamada:\n{enlace}"),
            subject=N_("El enlace para su videollamada"),
        ),
    )
    QR = ChannelSpec(
        key="qr",
        label=N_("QR grande"),
        name=N_("QR grande"),
        description=N_("Mostrar el QR grande"),
        word=N_("mostrado como QR"),
        done=N_("mostrado"),
        past=N_("Se mostró como QR"),
        shortcut="Ctrl+Shift+Q",
        icon="qr-code",
    )
    VOICE = ChannelSpec(
        key="voice",
        label=N_("Por voz"),
        name=N_("Dictar enlace"),
        description=N_("Dictar el enlace"),
        word=N_("dictado"),
        done=N_("dictado"),
        past=N_("Se dictó"),
        shortcut="Ctrl+Shift+L",
        icon="microphone",
    )

    spec: ChannelSpec

    def __new__(cls, spec: ChannelSpec) -> "Channel":
        """Make the key the member's value."""
        member = object.__new__(cls)
        member._value_ = spec.key
        member.spec = spec
        return member

    @property
    def message(self) -> MessageSpec:
        """What it declares about its messages. Raises LookupError if it sends none."""
        if self.spec.message is None:
            raise LookupError(self.value)
        return self.spec.message


MESSAGE_CHANNELS = tuple(channel for channel in Channel if channel.spec.message is not None)
"""The channels that send a message, in the window's order."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """That a link was handed over by a channel, and when; None: no version had kept that."""

    channel: Channel
    at: datetime | None = None
