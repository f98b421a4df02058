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
    customer = _Customer(texts)
    # Of a damaged row not all of the customer is known, and cannot be looked for.
    hide = _hidden if attempt.is_damaged else customer.hidden_in
    ticket = {field: hide(texts[field] or "") for field in TICKET_FIELDS}
    hidden = {**customer.masks, **(ticket if attempt.request.ticket else {})}
    request = SessionRequest.of(hidden, attempt.request.destination)
    return replace(attempt, request=request, outcome=_of_outcome(attempt.outcome, hide))


class _Customer:
    """What identifies a customer, and the mask of each text."""

    def __init__(self, texts: Texts) -> None:
        self._texts = {field: text for field in CUSTOMER_FIELDS if (text := texts[field])}
        self.masks = {field: field.spec.mask(text) for field, text in self._texts.items()}
        # What a mask leaves may tell of another text: a domain that is the name.
        for field, mask in self.masks.items():
            self.masks[field] = self.hidden_in(mask, besides=field)

    def hidden_in(self, text: str, *, besides: Field | None = None) -> str:
        """Return a text with the customer masked in it, but for one of the customer's texts."""
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


def _hidden(text: str) -> str:
    return text and HIDDEN


def _of_outcome(outcome: Outcome | None, hide: Callable[[str], str]) -> Outcome | None:
    if isinstance(outcome, Created):
        return Created(HIDDEN + outcome.link[-_SHOWN_LINK_CHARACTERS:])
    if isinstance(outcome, Rejected):  # a service may repeat what it refuses
        fields = {name: tuple(map(hide, texts)) for name, texts in outcome.fields.items()}
        return replace(outcome, message=hide(outcome.message), fields=fields)
    return outcome
