"""Of an answer beyond the limit only its HTTP status counts, where that says enough."""

import gzip
from collections.abc import Iterator

import pytest

from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.vendor import MAX_ANSWER_BYTES
from tests.adapters.http.calls import Answers
from tests.samples import SUCCESS
from tests.servers import http

MOST = SUCCESS + b" " * (MAX_ANSWER_BYTES - len(SUCCESS))
PAGE = b"<html>" + b" " * MAX_ANSWER_BYTES


@pytest.fixture(scope="module")
def answers() -> Iterator[Answers]:
    with Answers() as made:
        yield made


@pytest.mark.parametrize("status", [200, 299, 500, 511])
def test_a_megabyte_is_read_and_one_byte_more_is_too_large(answers: Answers, status: int) -> None:
    assert isinstance(answers.outcome(http(status, MOST)), Created)
    assert answers.outcome(http(status, MOST + b" ")) == Uncertain(Cause.TOO_LARGE, status)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (401, Rejected(RejectionReason.TOKEN, http_status=401)),
        (403, Rejected(RejectionReason.TOKEN, http_status=403)),
        (404, Rejected(RejectionReason.HTTP, http_status=404)),
        (499, Rejected(RejectionReason.HTTP, http_status=499)),
        (408, Uncertain(Cause.TIMEOUT, 408)),
        (429, NotSent(Cause.TOO_MANY_REQUESTS, 429, 30)),
    ],
)
def test_a_refusal_means_the_same_with_any_page(
    answers: Answers, status: int, outcome: Outcome
) -> None:
    pause = "Retry-After: 30"
    assert answers.outcome(http(status, PAGE, pause)) == outcome
    packed = http(status, gzip.compress(PAGE), "Content-Encoding: gzip", pause)
    assert answers.outcome(packed) == outcome


def test_one_that_is_cut_before_the_limit_stays_uncertain(answers: Answers) -> None:
    assert answers.outcome(http(429, PAGE)[:-100_000]) == Uncertain(Cause.BROKEN_OFF)
