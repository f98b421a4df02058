"""Sentences about handing a link over: what became of it, and what speaks against a message."""

from datetime import datetime

from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.message import AGENT, OF_TICKET, VARIABLES, LinkFlaw
from cammer_desktop.domain.phone import PhoneFlaw
from cammer_desktop.domain.recipient import Recipient, shown
from cammer_desktop.domain.sentences.fields import of_first_name, of_list, of_problem
from cammer_desktop.domain.session import Problem, SessionRequest, text_of
from cammer_desktop.domain.variables import written
from cammer_desktop.support import dates
from cammer_desktop.support.texts import _


def of_done(hand_over: HandOver, made: datetime) -> str:
    """Return in a word how a link that was made then was handed over, and when.

    The day is told if it is not that of the link.
    """
    word, at = _(hand_over.channel.spec.done), hand_over.at
    return word if at is None else of_done_at(word, at, made)


def of_done_at(word: str, at: datetime, made: datetime) -> str:
    """Return a word about a hand-over, and when it was; the day if that is not the link's."""
    when = dates.time(at) if at.date() == made.date() else dates.day_and_time(at)
    # TRANSLATORS: As in "copiado 18:05" or "copiado 26/11 18:05".
    return _("{done} {when}").format(done=word, when=when)


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
    if recipient.flaw in (Flaw.MISSING, PhoneFlaw.EMPTY):  # read far from its field, too
        is_email = channel.message.field is Field.EMAIL
        return _("Falta la dirección de correo.") if is_email else _("Falta el número.")
    if recipient.flaw is not None:
        return of_problem(Problem(channel.message.field, recipient.flaw))
    if recipient.is_fixed:
        text = _("Es un teléfono fijo: por {channel} puede no llegar.")
        return text.format(channel=_(channel.message.noun))
    return _("No parece un número en uso.") if recipient.is_doubtful else ""


def of_agents_variable(*, is_missing: bool) -> str:
    """Return what the agent's own name is for, and that a template lacks it."""
    text = _("Reemplaza a {variable}.")
    if is_missing:
        text = _("Falta: esta plantilla usa {variable}.")
    return text.format(variable=written(AGENT))


def of_missing(variables: tuple[str, ...]) -> str:
    """Return that variables have no value, and what to do; "" without any."""
    if not variables:
        return ""
    if variables == (AGENT,):
        return _("{variable} es su nombre, que falta en Configuración: escríbalo aquí.").format(
            variable=_of_names(variables)
        )
    is_one, names = len(variables) == 1, _of_names(variables)
    if all(name in OF_TICKET for name in variables):
        text = _("{variables}: este enlace no tiene promoción; reemplácelas.")
        if is_one:
            text = _("{variables}: este enlace no tiene promoción; reemplácela.")
    elif not any(name in VARIABLES for name in variables):
        text = _("{variables} no existen: reemplácelas en el texto.")
        if is_one:
            text = _("{variables} no existe: reemplácela en el texto.")
    else:
        text = _("{variables} no tienen valor: reemplácelas en el texto.")
        if is_one:
            text = _("{variables} no tiene valor: reemplácela en el texto.")
    return text.format(variables=names)


def of_lacking(variables: tuple[str, ...]) -> str:
    """Return why variables, at least one, have no value, as a part of a sentence.

    There may be none of that name, or this link may lack what one stands for.
    """
    agent = tuple(name for name in variables if name == AGENT)
    ticket = tuple(name for name in variables if name in OF_TICKET)
    unknown = tuple(name for name in variables if name not in VARIABLES)
    rest = tuple(name for name in variables if name not in (*agent, *ticket, *unknown))
    parts = (
        (ticket, _("la plantilla usa {variables}, pero este enlace no tiene promoción")),
        (agent, _("{variables} es su nombre, que falta en Configuración")),
        (rest, _("{variables} no tiene valor")),
    )
    told = [text.format(variables=_of_names(names)) for names, text in parts if names]
    return "; ".join([*told, *([of_unknown(unknown)] if unknown else [])])


def of_unknown(variables: tuple[str, ...]) -> str:
    """Return that there are no variables of these names, at least one, without a full stop."""
    text = _("{variables} no existe") if len(variables) == 1 else _("{variables} no existen")
    return text.format(variables=_of_names(variables))


def _of_names(variables: tuple[str, ...]) -> str:
    return of_list([written(name) for name in variables])


def of_link_flaw(flaw: LinkFlaw) -> str:
    """Return what is wrong with the link in a message's text, and what to do."""
    if flaw is LinkFlaw.EMPTY:
        return _("El mensaje está vacío: escríbalo, con el enlace.")
    if flaw is LinkFlaw.MISSING:
        return _("Falta el enlace: péguelo en el texto.")
    return _("El enlace cambió: péguelo entero, con espacios a los lados.")


def of_damaged_text() -> str:
    """Return that not all of a message's text can be read."""
    return _("Hay signos que no se pueden leer: revise el texto.")


def of_too_long() -> str:
    """Return that a message is too long to be opened, and what to do."""
    return _("Es muy largo para abrirlo: acórtelo, o cópielo.")


def of_copied_instead(channel: Channel, request: SessionRequest) -> str:
    """Return that a message is too long to be opened, and that it was copied instead."""
    text = _("Es muy largo para abrirlo por {channel}: el mensaje para {name} quedó copiado.")
    return text.format(channel=_(channel.message.noun), name=of_first_name(request))


def of_not_opened(channel: Channel, request: SessionRequest) -> str:
    """Return that no program took a message, whose it was, and that it was copied instead."""
    text = _("{channel} no se abrió en esta computadora: el mensaje para {name} quedó copiado.")
    return text.format(channel=_(channel.spec.label), name=of_first_name(request))


def of_copied_message(channel: Channel, request: SessionRequest) -> str:
    """Return that a message was copied, whose it is, and by which channel it was meant."""
    text = _("Mensaje de {channel} para {name} copiado: péguelo donde quiera enviarlo.")
    return text.format(channel=_(channel.message.noun), name=of_first_name(request))


def of_opening(channel: Channel) -> str:
    """Return that a message is being opened."""
    return _("Abriendo {channel}…").format(channel=_(channel.spec.label))


def of_opened_late(hand_over: HandOver, request: SessionRequest, made: datetime) -> str:
    """Return that a message was opened, and for whom: another customer's link is in view."""
    return _("{channel}: {what}, para {name}").format(
        channel=_(hand_over.channel.spec.label),
        what=of_done(hand_over, made),
        name=of_first_name(request),
    )


def of_not_delivered(channel: Channel, request: SessionRequest) -> str:
    """Return that no program took a message, whose it was, and where its link is."""
    text = _(
        "{channel} no se abrió: el mensaje para {name} no se entregó. El enlace está en su fila "
        "del historial."
    )
    return text.format(channel=_(channel.spec.label), name=of_first_name(request))


def of_unopened(request: SessionRequest, doubt: str) -> str:
    """Return that a message was not opened because of a doubt, and whose it is."""
    text = _("El mensaje para {name} no se abrió: {doubt}")
    return text.format(name=of_first_name(request), doubt=doubt)
