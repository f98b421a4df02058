"""The output of `link`: the link alone, or with `--json` one JSON object in every case."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.commands import TOKEN_FAILED
from cammer_desktop.commands.answer import json_of
from cammer_desktop.commands.startup import CommandError
from cammer_desktop.domain import phone, sentences, vendor
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.outcome import Created, NotSent, Outcome, Rejected, RejectionReason
from cammer_desktop.domain.session import Draft, SessionRequest
from cammer_desktop.domain.vendor import REPORTED_FIELDS
from cammer_desktop.support.console import put, say
from cammer_desktop.support.texts import SOURCE, _, language


def print_outcome(
    outcome: Outcome, request: SessionRequest, *, as_json: bool, with_details: bool = False
) -> None:
    """Print the outcome of a request; `with_details` adds the diagnosis for a help desk."""
    if as_json:
        put(_json_of(outcome, _message(outcome, request)))
    elif isinstance(outcome, Created):
        put(outcome.link)
    else:
        say(_message(outcome, request))
        for line in _details(outcome, with_diagnosis=with_details):
            say(line)


def _message(outcome: Outcome, request: SessionRequest) -> str:
    said = sentences.said_of(outcome, request)
    if isinstance(outcome, Rejected) and outcome.reason is RejectionReason.TOKEN:
        step = _(
            "Guárdelo otra vez con «cammer-desktop token set»; si sigue igual, pida otro a su "
            "supervisor o a soporte."
        )
        said = replace(said, next_step=step)  # there is no field here to paste it into
    return " ".join(filter(None, (said.whole, sentences.of_answer(outcome))))


def _details(outcome: Outcome, *, with_diagnosis: bool) -> Iterator[str]:
    """Yield the lines that follow the message of a failure: each field's, and the diagnosis."""
    if isinstance(outcome, Rejected):
        for field, texts in vendor.refused(outcome).items():
            yield _of_field(field, sentences.of_refusal(field, texts))
        for name, texts in outcome.fields.items():
            yield ": ".join(filter(None, (name, " ".join(texts))))
    if with_diagnosis:
        yield from sentences.lines_of_diagnosis(outcome, datetime.now())
        if sys.platform == "darwin":
            yield _("Este comando no sigue un archivo PAC en macOS: la ventana, sí.")


def _json_of(outcome: Outcome, message: str) -> str:
    kinds = {Created: "created", Rejected: "rejected", NotSent: "not_sent"}
    kind = kinds.get(type(outcome), "uncertain")
    if isinstance(outcome, Created):
        texts = outcome.customer.texts if outcome.customer is not None else {}
        reported = {field.spec.vendor_key: texts.get(field) for field in REPORTED_FIELDS}
        customer = reported if outcome.customer is not None else None
        return json_of(kind, message, link=outcome.link, customer=customer)
    return json_of(kind, message, outcome.fields if isinstance(outcome, Rejected) else {})


def print_error(error: CommandError, *, as_json: bool) -> None:
    """Print why nothing was sent."""
    if as_json:
        fields: dict[str, tuple[str, ...]] = {}
        for problem in error.problems:
            name = problem.field.spec.vendor_key
            fields[name] = (*fields.get(name, ()), sentences.of_problem(problem))
        kind = "not_sent" if error.code == TOKEN_FAILED else "invalid"
        put(json_of(kind, error.message, fields))
        return
    say(error.message)
    for problem in error.problems:
        say(_of_field(problem.field, sentences.of_problem(problem)))


def _of_field(field: Field, text: str) -> str:
    return _("{field}: {text}").format(field=sentences.of_field(field), text=text)


def print_phone_notes(draft: Draft, reading: phone.Reading) -> None:
    """Print what is sent if it is doubtful, stood beside other text, or may be another number.

    None of it is an error.
    """
    repairs = phone.repairs(draft.phone, draft.region)
    country = _country(reading.region) if reading.region else ""
    text, doubtful = sentences.of_reading(reading, country, asks=bool(repairs))
    if doubtful:
        say(text)
    for repair in repairs:
        say(sentences.of_question(repair))


def _country(region: str) -> str:
    """Return a country's name; its code where the file of the names is missing."""
    names: Mapping[str, str] = {}
    with suppress(OSError):
        names = country_names().get(region, {})
    return names.get(language()) or names.get(SOURCE, region)
