"""`link --open`: the message with the link, opened with the person's own program for it."""

from dataclasses import replace
from typing import Final

from cammer_desktop.assembly import Services, make_services
from cammer_desktop.commands import INVALID
from cammer_desktop.commands.startup import CommandError
from cammer_desktop.domain import message_uris, sentences
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import Composition, Message
from cammer_desktop.domain.session import Problem, SessionRequest, text_of
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.team import TeamError, TeamFault
from cammer_desktop.domain.variables import written
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.services.message_service import built_in_template
from cammer_desktop.support.console import say
from cammer_desktop.support.texts import _
from cammer_desktop.support.waiting import within

TEAM_SECONDS: Final = 4.0
"""How long the team's file may take that is read once a link is there."""
_LOAD_SECONDS: Final = 2.0


def check(channel: Channel, request: SessionRequest) -> None:
    """Raise CommandError if a channel does not reach this customer; for before it is sent."""
    field = channel.message.field
    if not text_of(field, request):
        text = _("No se envió nada: --open {channel} necesita {option}.")
        told = text.format(channel=channel.message.option, option=field.spec.option)
        raise CommandError(INVALID, told, (Problem(field, Flaw.MISSING),))


def foretell(services: Services, channel: Channel, request: SessionRequest) -> None:
    """Read the templates, and say what will keep a link's message from being opened, if known.

    Nothing is fetched: where only the team's file can tell, nothing is said yet.
    """
    if not _load_templates(services) or _needs_team(services, channel):
        return
    why_not = _why_not(channel, services.messages.compose(channel, request, written("enlace")))
    if why_not is not None:
        text = _("{channel}: el mensaje no se abrirá, porque {reason}.")
        say(text.format(channel=_(channel.spec.label), reason=why_not))


def show(
    options: RunOptions, settings: Settings, channel: Channel, request: SessionRequest
) -> None:
    """Say which message would be opened, with a variable where its link would stand."""
    # The practice server is not needed, nor the token; of these services nothing is begun.
    services = make_services(
        replace(options, sandbox=False), settings_file(options), settings, None
    )
    if _load_templates(services) and _needs_team(services, channel):
        say(
            _(
                "El archivo del equipo todavía no se ha leído aquí: se lee al crearse el enlace, "
                "y el mensaje puede ser otro."
            )
        )
    made = services.messages.compose(channel, request, written("enlace"))
    why_not = _why_not(channel, made)
    text = _("{channel}: se abriría un mensaje para {to}:")
    if why_not is not None:
        text = _("{channel}: no se abriría un mensaje para {to}, porque {reason}. Este sería:")
    label = _(channel.spec.label)
    say(text.format(channel=label, to=made.message.to, reason=why_not))
    _say_message(channel, made.message)


def hand_over(services: Services, channel: Channel, attempt: Attempt, link: str) -> None:
    """Open the message that hands over an attempt's link, and say what came of it.

    The templates were read by `foretell`; the team's file is read now if it never was. Where the
    message is not opened its text is said, too. Blocks for seconds.
    """
    fault = _read_team(services) if _needs_team(services, channel) else None
    template = services.messages.templates(channel)[0]
    if fault is not None:
        say(sentences.of_team_fault(fault, None))
        text = _("Por eso se usa la plantilla «{name}».")
        if template == built_in_template(channel):
            text = _("Por eso se usa el texto de Cammer.")
        say(text.format(name=template.name))
    made = services.messages.compose(channel, attempt.request, link, template)
    label, message = _(channel.spec.label), made.message
    why_not = _opened(services, channel, made)
    if why_not is None:
        services.ledger.record_hand_over(attempt, channel)
        say(_("{channel}: se abrió un mensaje para {to}.").format(channel=label, to=message.to))
        return
    say(f"{label}: {why_not}")
    _say_message(channel, message)


def _opened(services: Services, channel: Channel, made: Composition) -> str | None:
    """Open a message; return None, or why it was not opened."""
    why_not = _why_not(channel, made)
    if why_not is not None:
        return _("no se abrió, porque {reason}. Este es el mensaje:").format(reason=why_not)
    if not services.opener.open(channel.message.uri(made.message)):
        return _("nada se abrió en esta computadora. Este es el mensaje:")
    return None


def _why_not(channel: Channel, made: Composition) -> str | None:
    """Return what keeps a message from being opened, as a part of a sentence."""
    if made.missing:
        return sentences.of_lacking(made.missing)
    if message_uris.is_too_long(channel.message.uri(made.message)):
        return _("es demasiado largo")
    return None


def _say_message(channel: Channel, message: Message) -> None:
    """Say a message line by line as it is, behind its subject if the channel has subjects."""
    if channel.message.subject:
        say(_("Asunto: {subject}").format(subject=message.subject))
    for line in message.text.splitlines():
        say(line)


def _load_templates(services: Services) -> bool:
    """Read the own catalogue and the kept copy of the team's; return whether that came to an end.

    Nothing is fetched.
    """
    try:
        within(_LOAD_SECONDS, lambda: _load(services), "templates")
    except TimeoutError:  # a drive that does not answer; no link waits for it
        say(sentences.of_catalogue_fault(_("no responde")))
        return False
    return True


def _load(services: Services) -> None:
    try:
        services.catalogue.load()
    except OSError as error:
        say(sentences.of_catalogue_fault(sentences.of_os_error(error)))
    while not services.aside.empty():
        say(sentences.of_catalogue_aside(services.aside.get()))
    if services.catalogue.flawed:
        say(sentences.of_catalogue_rows(services.catalogue.flawed))
    services.catalogue.load_kept_team()


def _needs_team(services: Services, channel: Channel) -> bool:
    """Tell whether the team's file was never read and may have the template to be used.

    The agent's own default goes before the team's.
    """
    catalogue = services.catalogue
    has_own = services.messages.templates(channel)[0].is_default
    return bool(catalogue.team_source) and catalogue.team is None and not has_own


def _read_team(services: Services) -> TeamFault | None:
    """Read the team's file once, for a few seconds; return why that failed."""
    source = services.catalogue.begin_reading_team()
    if source is None:
        return TeamFault.UNREACHABLE
    try:
        within(TEAM_SECONDS, lambda: services.catalogue.read_team(source), "team file")
    except TimeoutError:
        return TeamFault.UNREACHABLE
    except TeamError as error:
        return error.fault
    if services.catalogue.team is not None and services.catalogue.team.odd:
        say(sentences.of_team_rows(services.catalogue.team.odd))
    return None
