"""An attempt's id holds its time and is never given twice."""

from datetime import UTC, datetime, timedelta
from itertools import islice

from cammer_desktop.domain.attempt import AttemptIds, first_id_at, time_of

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def test_numbers_grow_even_while_the_clock_stands_still_or_goes_back() -> None:
    times = [NOON] * 500 + [NOON - timedelta(hours=1)] * 500
    numbers = list(islice(AttemptIds(iter(times).__next__), len(times)))
    assert numbers == sorted(set(numbers))


def test_a_number_tells_its_time_to_the_millisecond() -> None:
    at = NOON + timedelta(milliseconds=7)
    assert time_of(next(AttemptIds(lambda: at))) == at
    assert (
        first_id_at(at)
        <= next(AttemptIds(lambda: at))
        < first_id_at(at + timedelta.resolution * 1000)
    )


def test_two_programs_at_one_moment_draw_different_numbers() -> None:
    drawn = {next(AttemptIds(lambda: NOON)) for _ in range(50)}
    assert len(drawn) >= 48  # one pair is equal in 1 of 900 runs, three pairs never


def test_a_time_before_1970_has_the_least_number() -> None:
    assert first_id_at(datetime(1960, 1, 1, tzinfo=UTC)) == 0
