"""Which of the times that were told are kept, and what is old by them."""

from datetime import UTC, datetime, timedelta

import pytest

from cammer_desktop.domain.witnesses import Witnesses, days_before, is_plausible

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def told(*times: datetime, history: datetime | None = None) -> Witnesses:
    witnesses = Witnesses(history=history)
    for at in times:
        witnesses = witnesses.with_time(at)
    return witnesses


def test_an_hour_is_news_and_less_is_not() -> None:
    assert told(NOON, NOON + HOUR / 2).times == (NOON,)
    assert told(NOON, NOON + HOUR).times == (NOON, NOON + HOUR)


def test_of_each_day_one_time_is_kept_and_the_last_one() -> None:
    hours = told(*(NOON + n * HOUR for n in range(60))).times
    assert hours == (NOON, NOON + 24 * HOUR, NOON + 48 * HOUR, NOON + 59 * HOUR)
    years = told(*(NOON + n * DAY for n in range(1000))).times
    assert len(years) == 401
    assert years[-1] == NOON + 999 * DAY


def test_the_latest_answer_is_believed_also_when_it_tells_an_earlier_time() -> None:
    ahead = told(NOON, NOON + DAY, NOON + 5000 * DAY)
    assert ahead.with_time(NOON + 2 * DAY).times == (NOON, NOON + DAY, NOON + 2 * DAY)
    assert ahead.with_time(NOON - DAY).times == (NOON - DAY,)


def test_what_was_there_at_a_time_that_was_told_long_enough_ago_is_old() -> None:
    witnesses = told(*(NOON + n * DAY for n in range(40)))
    assert witnesses.cutoff(NOON + 39 * DAY, 30) == NOON + 9 * DAY
    assert witnesses.cutoff(NOON + 39 * DAY, 365) is None
    assert told(NOON).cutoff(NOON + 29 * DAY, 30) is None


def test_attempts_from_before_there_were_witnesses_are_believed() -> None:
    assert told(NOON, history=NOON - DAY).cutoff(NOON, 30) == NOON - 30 * DAY
    assert told(NOON, history=NOON - 40 * DAY).cutoff(NOON, 30) == NOON - 40 * DAY


@pytest.mark.parametrize(
    ("at", "earlier"),
    [
        (NOON, NOON - 30 * DAY),
        (datetime(1, 1, 2, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_days_before_the_first_day_are_the_first_day(at: datetime, earlier: datetime) -> None:
    assert days_before(at, 30) == earlier


@pytest.mark.parametrize(("year", "can_be"), [(1970, False), (2026, True), (9999, False)])
def test_a_time_of_no_answer_is_none(year: int, can_be: bool) -> None:
    assert is_plausible(datetime(year, 1, 1, tzinfo=UTC)) is can_be
