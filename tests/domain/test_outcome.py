"""Outcomes and requests hold a person's data, but their repr does not show it."""

import pytest

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.fields import Field
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
    token_is_at_fault,
)
from cammer_desktop.domain.session import Customer
from tests.samples import LINK, NAME, request


@pytest.mark.parametrize(
    "outcome",
    [
        Created(LINK, Customer({Field.NAME: NAME, Field.PHONE: "+584141315854"})),
        Rejected(RejectionReason.FIELDS, 2, 400, f"{NAME} {LINK}", {NAME: (LINK,)}),
    ],
)
def test_an_outcome_does_not_show_data_in_its_repr(outcome: Outcome) -> None:
    shown = repr(outcome) + repr([outcome])
    assert not any(word in shown for word in (LINK, NAME, "584141315854"))


@pytest.mark.parametrize(
    ("outcome", "at_fault"),
    [
        (NotSent(Cause.NO_TOKEN), True),
        (NotSent(Cause.UNSENDABLE_TOKEN), True),
        (NotSent(Cause.KEYRING_LOCKED), False),
        (NotSent(Cause.NETWORK), False),
        (Rejected(RejectionReason.TOKEN, 9), True),
        (Rejected(RejectionReason.FIELDS, 2), False),
        (Uncertain(Cause.TIMEOUT), False),
        (Created(LINK), False),
    ],
)
def test_another_token_helps_only_where_the_token_was_the_trouble(
    outcome: Outcome, at_fault: bool
) -> None:
    assert token_is_at_fault(outcome) is at_fault


def test_an_attempt_does_not_show_its_request_in_its_repr() -> None:
    from datetime import UTC, datetime

    assert NAME not in repr(Attempt(1, datetime(2026, 5, 1, tzinfo=UTC), request()))
