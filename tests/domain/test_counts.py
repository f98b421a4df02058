"""Counts that stop where counting would take long, and what of a day they tell."""

import pytest

from cammer_desktop.domain.counts import Count, DayCounts


def test_what_was_not_counted_yet_is_added_and_may_not_be_all() -> None:
    assert Count(3).plus(2) == Count(5)
    assert Count(1_000, has_more=True).plus(2) == Count(1_002, has_more=True)


@pytest.mark.parametrize(
    ("created", "undelivered", "handed_over"),
    [
        (Count(7), Count(2), Count(5)),
        (Count(0), Count(0), Count(0)),
        (Count(1), Count(2), Count(0)),  # one more was made between the two counts
        (Count(1_000, True), Count(2), Count(998, True)),
        (Count(1_000, True), Count(1_000, True), Count(0, True)),
        (Count(900), Count(300, True), Count(0, True)),
    ],
)
def test_what_was_handed_over_is_never_said_to_be_more_than_it_is(
    created: Count, undelivered: Count, handed_over: Count
) -> None:
    assert DayCounts(created, undelivered, Count(0)).handed_over == handed_over
