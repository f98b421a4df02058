"""The output of `link`: the link alone, or with `--json` one JSON object in every case."""

import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.commands import TOKEN_FAILED
from cammer_desktop.commands.startup import CommandError
from cammer_desktop.domain import phone, sentences, vendor
from cammer_desktop.domain.outcome import Created, NotSent, Outcome, Rejected
from cammer_desktop.domain.session import Draft, SessionRequest
from cammer_desktop.domain.vendor import REPORTED_FIELDS
from cammer_desktop.support.console import put, say
from cammer_desktop.support.texts import SOURCE, _, language

Fields = Mapping[str, tuple[str, ...]]


def print_outcome(
    outcome: Outcome, request: SessionRequest, *, as_json: bool, with_details: bool = False
) -> None:
    """Print the outcome of a request; `with_details` adds the diagnosis for a help desk."""
    said = sentences.of_outcome(outcome, request)
    message = " ".join(filter(None, (said, sentences.of_answer(outcome))))
    fields = outcome.fields if isinstance(outcome, Rejected) else {}
    created = outcome if isinstance(outcome, Created) else None
    if as_json:
        kind = {Created: "created", Rejected: "rejected", NotSent: "not_sent"}
        put(json_of(kind.get(type(outcome), "uncertain"), message, fields, created))
    elif created is not None:
        put(created.link)
    else:
        say(message)
        if isinstance(outcome, Rejected):
            for field, texts in vendor.refused(outcome).items():
                say(f"{sentences.of_field(field)}: {sentences.of_refusal(field, texts)}")
        for name, field_texts in fields.items():
            say(": ".join(filter(None, (name, " ".join(field_texts)))))
        if with_details:
            say(sentences.of_diagnosis(outcome, datetime.now()))
            if sys.platform == "darwin":
                say(_("Este comando no sigue un archivo PAC en macOS: la ventana, sí."))
    if created is not None:
        for difference in sentences.of_differences(request, created.customer):
            say(difference)


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
        say(f"{sentences.of_field(problem.field)}: {sentences.of_problem(problem)}")


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


def json_of(kind: str, message: str, fields: Fields, created: Created | None = None) -> str:
    """Return the JSON object for `--json`: the same keys in every case.

    It is in ASCII, which every code page of a Windows console decodes alike.
    """
    customer = created.customer if created is not None else None
    texts = customer.texts if customer is not None else {}
    reported = {field.spec.vendor_key: texts.get(field) for field in REPORTED_FIELDS}
    return json.dumps(
        {
            "outcome": kind,
            "link": created.link if created is not None else None,
            "customer": reported if customer is not None else None,
            "fields": dict(fields),
            "message": message,
        }
    )
