"""An attempt as it may be shown to others: what would tell who the customer is, is masked."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, TICKET_FIELDS, Field
from cammer_desktop.domain.masks import HIDDEN
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import SessionRequest, texts_of

_SHOWN_OF_LINK: Final = 2


def masked(attempt: Attempt) -> Attempt:
    """Return the attempt with the customer's texts and the link masked, in the ticket as well."""
    request, outcome = attempt.request, attempt.outcome
    texts = texts_of(request)
    shown = {field: text for field in CUSTOMER_FIELDS if (text := texts[field])}
    hidden: dict[Field, str | None] = {
        field: field.spec.mask(text) for field, text in shown.items()
    }
    pairs = [(text, hidden[field] or "") for field, text in shown.items()]
    for field in TICKET_FIELDS:
        hidden[field] = _replaced(texts[field], pairs)
    if isinstance(outcome, Created):
        outcome = Created(HIDDEN + outcome.link[-_SHOWN_OF_LINK:])
    return replace(attempt, request=SessionRequest.of(hidden, request.destination), outcome=outcome)


def _replaced(text: str | None, pairs: Iterable[tuple[str, str]]) -> str | None:
    """Return a text with the second of each pair in the place of the first."""
    for old, new in pairs:
        text = text and text.replace(old, new)
    return text
