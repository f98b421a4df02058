"""`link --open`: the message with the link, opened with the person's own program for it."""

from cammer_desktop.assembly import Services
from cammer_desktop.commands import INVALID
from cammer_desktop.commands.startup import CommandError
from cammer_desktop.domain import message_uris, sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import Composition
from cammer_desktop.domain.session import Problem, SessionRequest, text_of
from cammer_desktop.support.console import say
from cammer_desktop.support.texts import _


def check(channel: Channel, request: SessionRequest) -> None:
    """Raise CommandError if a channel does not reach this customer; for before it is sent."""
    field = channel.message.field
    if not text_of(field, request):
        text = _("No se envió nada: --open {channel} necesita {option}.")
        told = text.format(channel=channel.message.option, option=field.spec.option)
        raise CommandError(INVALID, told, (Problem(field, Flaw.MISSING),))


def hand_over(services: Services, channel: Channel, attempt: Attempt, link: str) -> None:
    """Open the message that hands over an attempt's link, and say what came of it.

    Where it is not opened its text is said, too. Blocks for seconds.
    """
    _load_templates(services)
    made = services.messages.compose(channel, attempt.request, link)
    label, message = _(channel.spec.label), made.message
    why_not = _opened(services, channel, made)
    if why_not is None:
        services.ledger.record_hand_over(attempt, channel)
        say(_("{channel}: se abrió un mensaje para {to}.").format(channel=label, to=message.to))
        return
    say(f"{label}: {why_not}")
    for line in filter(None, (message.subject, *message.text.splitlines())):
        say(line)


def _opened(services: Services, channel: Channel, made: Composition) -> str | None:
    """Open a message; return None, or why it was not opened."""
    if made.missing:
        text = _("no se abrió, porque a la plantilla le falta {variables}. Este es el mensaje:")
        return text.format(variables=", ".join(f"{{{name}}}" for name in made.missing))
    uri = channel.message.uri(made.message)
    if message_uris.is_too_long(uri):
        return _("no se abrió, porque el mensaje es demasiado largo. Este es:")
    if not services.opener.open(uri):
        return _("nada se abrió en este equipo. Este es el mensaje:")
    return None


def _load_templates(services: Services) -> None:
    """Read the own catalogue and the kept copy of the team's; nothing is fetched."""
    try:
        services.catalogue.load()
    except OSError as error:
        say(sentences.of_catalogue_fault(sentences.of_os_error(error)))
    while not services.aside.empty():
        say(sentences.of_catalogue_aside(services.aside.get()))
    services.catalogue.load_kept_team()
