"""An attempt as it may be shown to others: what would tell who the customer is, is masked."""

import re
from dataclasses import replace
from typing import Final

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, TICKET_FIELDS, Field
from cammer_desktop.domain.masks import HIDDEN
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import SessionRequest, texts_of

_SHOWN_OF_LINK: Final = 2
_BETWEEN_DIGITS: Final = r"[\s().-]*"


def masked(attempt: Attempt) -> Attempt:
    """Return the attempt with the customer's texts and the link masked, in the ticket as well."""
    request, outcome = attempt.request, attempt.outcome
    texts = texts_of(request)
    shown = {field: text for field in CUSTOMER_FIELDS if (text := texts[field])}
    hidden: dict[Field, str | None] = {
        field: field.spec.mask(text) for field, text in shown.items()
    }
    for field in TICKET_FIELDS:
        text = texts[field]
        for each, secret in shown.items():
            text = text and (hidden[each] or "").join(re.split(_written(each, secret), text))
        hidden[field] = text
    if isinstance(outcome, Created):
        outcome = Created(HIDDEN + outcome.link[-_SHOWN_OF_LINK:])
    return replace(attempt, request=SessionRequest.of(hidden, request.destination), outcome=outcome)


def _written(field: Field, text: str) -> str:
    """Return a pattern of how a customer's text may be written in a ticket."""
    if field is Field.PHONE:  # in groups: a variable puts it so
        return _BETWEEN_DIGITS.join(map(re.escape, text))
    return re.escape(text)
