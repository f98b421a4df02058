"""The command `link`: makes one link."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cammer_desktop.adapters.files import qr_picture
from cammer_desktop.assembly import Services
from cammer_desktop.commands import (
    DONE,
    INVALID,
    NOT_SENT,
    REJECTED,
    TOKEN_FAILED,
    UNCERTAIN,
    UNWRITTEN,
    hand_over,
)
from cammer_desktop.commands.interruption import Interruption, has_ended
from cammer_desktop.commands.report import print_error, print_outcome, print_phone_notes
from cammer_desktop.commands.startup import CommandError, load_settings, start
from cammer_desktop.domain import phone, qr, sentences, vendor
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.checks import Flaw
from cammer_desktop.domain.destination import Agent, Category, Destination, NoDestination
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.ledger import LedgerFault
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import Draft, Problem, SessionRequest, Texts, check
from cammer_desktop.domain.settings import Settings
from cammer_desktop.run_options import RunOptions
from cammer_desktop.services.ledger_service import LedgerService
from cammer_desktop.services.link_service import LinkCall
from cammer_desktop.services.unsaved import MOMENT
from cammer_desktop.support import replacement
from cammer_desktop.support.console import say, write
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.texts import _
from cammer_desktop.support.waiting import in_background, within

# A large ledger on a slow disk is opened in half of it; a folder that hangs costs no more.
_LOOK_SECONDS = 0.5
_WARN_SECONDS = 2.0
# What follows the outcome takes less on any disk; one that hangs costs no more.
_REST_SECONDS = 10.0
_TOKEN_CAUSES = (
    Cause.NO_TOKEN,
    Cause.UNSENDABLE_TOKEN,
    Cause.KEYRING_LOCKED,
    Cause.KEYRING_SILENT,
    Cause.KEYRING_UNFIT,
)


@dataclass(frozen=True, slots=True)
class LinkArguments:
    """The arguments of `link`, unchanged; None for an option that was not given."""

    texts: Texts
    region: str | None
    json: bool
    qr: Path | None
    dry_run: bool
    channel: Channel | None = None

    def draft(self, region: str) -> Draft:
        """Return the arguments as a draft, as if they were typed into the form."""
        return Draft.of(self.texts, region, self._destination())

    @property
    def has_two_destinations(self) -> bool:
        """Whether a category and an agent were given."""
        return None not in (self.texts.get(Field.CATEGORY), self.texts.get(Field.AGENT))

    def _destination(self) -> Destination:
        category, agent = self.texts.get(Field.CATEGORY), self.texts.get(Field.AGENT)
        if category is not None:
            return Category(category)
        return NoDestination() if agent is None else Agent(agent)


def run(options: RunOptions, arguments: LinkArguments) -> int:
    """Make one link with these arguments; return the exit code."""
    try:
        settings = load_settings(options)
        request = _request(arguments, settings)
        if arguments.qr is not None:
            _check_picture(arguments.qr)
        if arguments.channel is not None:
            hand_over.check(arguments.channel, request)
        if arguments.dry_run:
            return _show(options, settings, arguments.channel, request)
        services = start(options, settings)
    except CommandError as error:
        print_error(error, as_json=arguments.json)
        return error.code
    with suppress(TimeoutError):  # nobody reads it, and no link waits for that
        within(_WARN_SECONDS, lambda: _warn_of_duplicate(services.ledger, request), "warn")
    if arguments.channel is not None:
        hand_over.foretell(services, arguments.channel, request)
    interruption = Interruption()
    call = services.links.call(services.settings.address, request)
    outcome = _create(call, interruption)
    services.ledger.save()  # a link that a script has read is in the history, whatever comes then
    told = in_background(
        lambda: print_outcome(outcome, request, as_json=arguments.json, with_details=options.debug),
        "tell",
    )
    if not interruption.awaits(told) and isinstance(outcome, Created):
        interruption.awaits(in_background(lambda: say(outcome.link), "tell elsewhere"))
    _open(services, arguments.channel, replace(call.attempt, outcome=outcome), interruption)
    rest = in_background(lambda: _finish(services, request, outcome, arguments.qr), "finish")
    interruption.awaits(rest, _REST_SECONDS)
    interruption.awaits(in_background(services.close, "close"), _REST_SECONDS)
    return exit_code(outcome)


def _show(
    options: RunOptions, settings: Settings, channel: Channel | None, request: SessionRequest
) -> int:
    """Print what would be sent, and say what would be opened."""
    is_written = write(json.dumps(vendor.body(request)))
    if channel is not None:
        hand_over.show(options, settings, channel, request)
    return DONE if is_written else UNWRITTEN


def exit_code(outcome: Outcome) -> int:
    """Return the exit code for an outcome."""
    if isinstance(outcome, Created):
        return DONE
    if isinstance(outcome, Rejected):
        return TOKEN_FAILED if outcome.reason is RejectionReason.TOKEN else REJECTED
    if isinstance(outcome, Uncertain):
        return UNCERTAIN
    return TOKEN_FAILED if outcome.cause in _TOKEN_CAUSES else NOT_SENT


def _request(arguments: LinkArguments, settings: Settings) -> SessionRequest:
    """Return the checked request. Raises CommandError with all problems of the fields."""
    region = settings.region if arguments.region is None else arguments.region.upper()
    if region not in phone.regions():
        # It is not quoted: it may be a token in the wrong place.
        text = _("No se envió nada: --region no es un país; se escribe con dos letras, como VE.")
        raise CommandError(INVALID, text)
    draft = arguments.draft(region)
    reading = phone.read(draft.phone, region)
    print_phone_notes(draft, reading)
    checked = check(draft, reading)
    problems = checked if isinstance(checked, tuple) else ()
    if arguments.has_two_destinations:
        problems = (*problems, Problem(Field.AGENT, Flaw.TWO_DESTINATIONS))
    if isinstance(checked, tuple) or problems:
        raise CommandError(INVALID, _("No se envió nada: hay datos por corregir."), problems)
    return checked


def _check_picture(path: Path) -> None:
    """Raise CommandError if the picture cannot be written; called before anything is sent."""
    if path.suffix.lower() not in qr.PICTURE_SUFFIXES:
        raise CommandError(INVALID, _("No se envió nada: el código QR se guarda como .png o .svg."))
    try:
        replacement.check(path)
    except OSError:
        text = _("No se envió nada: no se puede escribir {file}. Elija otra carpeta u otro nombre.")
        raise CommandError(INVALID, text.format(file=path)) from None


def _save_picture(address: str, path: Path) -> None:
    try:
        qr_picture.save(address, path)
    except (OSError, qr.TooLongError):
        say(_("El enlace se creó, pero no se pudo escribir {file}.").format(file=path))


def _create(call: LinkCall, interruption: Interruption) -> Outcome:
    """Make the link; an interruption cancels it, if that is still possible."""
    job = in_background(call.make, "create link")
    while not interruption.is_wanted:
        if has_ended(job):
            return job.result()
    outcome = call.cancel()
    if interruption.awaits(job):  # the answer was there, or is just being recorded
        return job.result()
    call.record(outcome)
    return outcome


def _open(
    services: Services, channel: Channel | None, attempt: Attempt, interruption: Interruption
) -> None:
    """Open the link's message, if there is a link and that is wanted."""
    outcome = attempt.outcome
    if channel is None or not isinstance(outcome, Created) or interruption.is_wanted:
        return
    opened = in_background(
        lambda: hand_over.hand_over(services, channel, attempt, outcome.link), "hand over"
    )
    interruption.awaits(opened, hand_over.TEAM_SECONDS + _REST_SECONDS)


def _finish(
    services: Services, request: SessionRequest, outcome: Outcome, picture: Path | None
) -> None:
    """Do what follows the outcome and does not change it any more."""
    if isinstance(outcome, Created):
        for difference in sentences.of_differences(request, outcome.customer):
            say(difference)
        if picture is not None:
            _save_picture(outcome.link, picture)
    services.ledger.save()
    _print_news(services.ledger)


def _warn_of_duplicate(ledger: LedgerService, request: SessionRequest) -> None:
    fault = _looked(ledger)
    if fault is LedgerFault.LOCKED:  # not reported as a fault: it may be free for the next write
        text = _(
            "Aviso: otro programa está usando el historial; no se pudo ver si ya hay un intento "
            "para este celular."
        )
        say(text)
    elif fault is not None:
        ledger.report(fault)
    _print_news(ledger)
    if ledger.likely_duplicate(request) is not None:
        say(_("Aviso: ya hay un intento de hace poco para este celular y este destino."))


def _looked(ledger: LedgerService) -> LedgerFault | None:
    """Look for what other programs have recorded, for a moment; return why that failed."""
    try:
        return within(_LOOK_SECONDS, lambda: ledger.refresh_recent(MOMENT), "ledger look")
    except TimeoutError:
        return LedgerFault.LOCKED


def _print_news(ledger: LedgerService) -> None:
    for news in ledger.take_news():
        say(sentences.of_ledger_news(news))
