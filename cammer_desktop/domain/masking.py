"""An attempt as it may be shown to others: whatever identifies the customer is masked.

The destination is not the customer's: its name and its code stay.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from cammer_desktop.domain import traces
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import CUSTOMER_FIELDS, TICKET_FIELDS, Field
from cammer_desktop.domain.masks import HIDDEN, initials
from cammer_desktop.domain.outcome import Created, Outcome, Rejected
from cammer_desktop.domain.session import SessionRequest, Texts, texts_of

_SHOWN_LINK_CHARACTERS: Final = 2
# How parts of a text are found, beside the text as a whole.
_PARTS: Final[Mapping[Field, Callable[[traces.View, str], Iterator[traces.Span]]]] = {
    Field.NAME: traces.of_name,
    Field.PHONE: traces.of_phone,
    Field.EMAIL: traces.of_email,
}


def masked(attempt: Attempt) -> Attempt:
    """Return the attempt with the link and the customer's texts masked, wherever they stand."""
    texts = texts_of(attempt.request)
    customer = _Customer(texts, attempt.is_damaged)
    ticket = {field: customer.hidden_in(texts[field] or "") for field in TICKET_FIELDS}
    hidden = {**customer.masks, **(ticket if attempt.request.ticket else {})}
    request = SessionRequest.of(hidden, attempt.request.destination)
    return replace(attempt, request=request, outcome=_of_outcome(attempt.outcome, customer))


class _Customer:
    """What identifies a customer, and the mask of each text.

    Of a damaged row not all of that is known: it cannot be looked for, and every text is hidden.
    """

    def __init__(self, texts: Texts, is_damaged: bool) -> None:
        self._is_damaged = is_damaged
        self._texts = {field: text for field in CUSTOMER_FIELDS if (text := texts[field])}
        self.masks = {field: field.spec.mask(text) for field, text in self._texts.items()}
        # What a mask leaves may tell of another text: a domain that is the name.
        for field, mask in self.masks.items():
            self.masks[field] = self.hidden_in(mask, besides=field)

    def hidden_in(self, text: str, *, besides: Field | None = None) -> str:
        """Return a text with the customer masked in it, but for one of the customer's texts."""
        if self._is_damaged:
            return text and HIDDEN
        found = sorted(
            (start, -end, mask)
            for view in traces.views(text)
            for field in self._texts
            if field is not besides
            for start, end, mask in self._found(field, view, text)
        )
        shown, done = "", 0
        for start, minus_end, mask in found:
            if start >= done:
                shown += text[done:start] + mask
            done = max(done, -minus_end)
        return shown + text[done:]

    def _found(self, field: Field, view: traces.View, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield each trace of a field in a text: its start, its end, its mask."""
        for span in traces.of_text(view, self._texts[field]):
            yield *view.source(span), self.masks[field]
        for span in _PARTS.get(field, traces.of_text)(view, self._texts[field]):
            start, end = view.source(span)
            mask = self.masks[field] if field is Field.PHONE else initials(text[start:end])
            yield start, end, mask


def _of_outcome(outcome: Outcome | None, customer: _Customer) -> Outcome | None:
    if isinstance(outcome, Created):
        return Created(HIDDEN + outcome.link[-_SHOWN_LINK_CHARACTERS:])
    if isinstance(outcome, Rejected):  # a service may repeat what it refuses
        fields = {
            name: tuple(map(customer.hidden_in, texts)) for name, texts in outcome.fields.items()
        }
        return replace(outcome, message=customer.hidden_in(outcome.message), fields=fields)
    return outcome
