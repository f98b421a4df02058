"""Sentences about handing a link over: what became of it, and what speaks against a message."""

from datetime import datetime

from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.message import AGENT
from cammer_desktop.domain.recipient import Recipient, shown
from cammer_desktop.domain.sentences.fields import of_first_name, of_problem
from cammer_desktop.domain.session import Problem, SessionRequest, text_of
from cammer_desktop.support.texts import _


def of_done(hand_over: HandOver, made: datetime) -> str:
    """Return in a word how a link that was made then was handed over, and when.

    The day is told if it is not that of the link.
    """
    word, at = _(hand_over.channel.spec.done), hand_over.at
    if at is None:
        return word
    return f"{word} {at:%H:%M}" if at.date() == made.date() else f"{word} {at:%d/%m %H:%M}"


def of_addressee(channel: Channel, request: SessionRequest) -> str:
    """Return where a channel's message goes, or that the customer has no such address."""
    spec = channel.message
    to = text_of(spec.field, request) or ""
    if to:
        return shown(channel, spec.recipient(to))
    return _("sin correo") if spec.field is Field.EMAIL else _("sin número")


def of_fixed_line() -> str:
    """Return in two words that a number is a fixed line."""
    return _("teléfono fijo")


def of_recipient(channel: Channel, recipient: Recipient) -> str:
    """Return what speaks against a recipient, "" if nothing does."""
    if recipient.flaw is not None:
        return of_problem(Problem(channel.message.field, recipient.flaw))
    if recipient.is_fixed:
        text = _("Es un teléfono fijo: por {channel} puede no llegar.")
        return text.format(channel=_(channel.message.noun))
    return _("No parece un número en uso.") if recipient.is_doubtful else ""


def of_missing(variables: tuple[str, ...]) -> str:
    """Return that variables have no value, and what to do; "" without any."""
    if not variables:
        return ""
    names = ", ".join(f"{{{name}}}" for name in variables)
    if variables == (AGENT,):
        return _("{variable} es su nombre, que falta en Configuración: escríbalo aquí.").format(
            variable=names
        )
    if len(variables) > 1:
        return _("{variables} no tienen valor: reemplácelas en el texto.").format(variables=names)
    return _("{variables} no tiene valor: reemplácela en el texto.").format(variables=names)


def of_too_long() -> str:
    """Return that a message is too long to be opened, and what to do."""
    return _("Es muy largo para abrirlo: acórtelo, o cópielo.")


def of_not_opened(channel: Channel, request: SessionRequest) -> str:
    """Return that no program took a message, whose it was, and that it was copied instead."""
    text = _("{channel} no se abrió en este equipo: el mensaje para {name} quedó copiado.")
    return text.format(channel=_(channel.spec.label), name=of_first_name(request))


def of_copied_message(channel: Channel, request: SessionRequest) -> str:
    """Return that a message was copied, whose it is, and by which channel it was meant."""
    text = _("Mensaje de {channel} para {name} copiado: péguelo donde quiera enviarlo.")
    return text.format(channel=_(channel.message.noun), name=of_first_name(request))
