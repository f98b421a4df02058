"""An attempt as it may be shown to others: whatever identifies the customer is masked."""

import re
from dataclasses import replace
from typing import Final

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, TICKET_FIELDS, Field
from cammer_desktop.domain.masks import HIDDEN
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import SessionRequest, texts_of

_SHOWN_LINK_CHARACTERS: Final = 2
_BETWEEN_DIGITS: Final = r"[\s().-]*"


def masked(attempt: Attempt) -> Attempt:
    """Return the attempt with the link and the customer's texts masked, in the ticket too."""
    request, outcome = attempt.request, attempt.outcome
    texts = texts_of(request)
    personal = {field: text for field in CUSTOMER_FIELDS if (text := texts[field])}
    hidden: dict[Field, str | None] = {
        field: field.spec.mask(text) for field, text in personal.items()
    }
    for field in TICKET_FIELDS:
        text = texts[field]
        for secret_field, secret in personal.items():
            mask = hidden[secret_field] or ""
            text = text and mask.join(re.split(_pattern(secret_field, secret), text))
        hidden[field] = text
    if isinstance(outcome, Created):
        outcome = Created(HIDDEN + outcome.link[-_SHOWN_LINK_CHARACTERS:])
    return replace(attempt, request=SessionRequest.of(hidden, request.destination), outcome=outcome)


def _pattern(field: Field, text: str) -> str:
    """Return a regular expression for a customer's text as a ticket may hold it."""
    if field is Field.PHONE:  # a variable inserts it in groups
        return _BETWEEN_DIGITS.join(map(re.escape, text))
    return re.escape(text)
