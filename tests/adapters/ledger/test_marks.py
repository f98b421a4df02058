"""How a link was handed over, as it stands in its row."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.adapters.ledger import marks
from cammer_desktop.adapters.ledger.file import LedgerFile
from cammer_desktop.domain.attempt import latest
from cammer_desktop.domain.hand_over import Channel, HandOver
from cammer_desktop.domain.ledger import Query
from tests.ledgers import NOON, OUTCOMES, attempt

TIMES = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)
HAND_OVERS = st.builds(HandOver, st.sampled_from(Channel), st.none() | TIMES)


@given(st.lists(HAND_OVERS))
def test_what_is_written_is_read_the_latest_of_each_channel(hand_overs: list[HandOver]) -> None:
    assert marks.read(marks.text_of(hand_overs)) == (latest(hand_overs), False)


@given(st.lists(HAND_OVERS), st.lists(HAND_OVERS, min_size=1))
def test_two_programs_marks_are_kept_whoever_writes_first(
    first: list[HandOver], second: list[HandOver]
) -> None:
    texts = marks.text_of(first), marks.text_of(second) or ""
    joined = marks.joined(*texts)
    read = marks.read(joined)
    assert {each.channel for each in read[0]} == {each.channel for each in (*first, *second)}
    assert read == (latest((*first, *second)), False)
    assert marks.joined(joined, texts[1]) == joined


def test_an_older_versions_word_is_read() -> None:
    assert marks.read("copied") == ((HandOver(Channel.COPY),), False)


def test_a_later_time_counts_and_a_word_without_one_is_older() -> None:
    at = datetime(2026, 5, 4, 12, tzinfo=UTC)
    text = marks.joined("copied", marks.text_of([HandOver(Channel.COPY, at)]) or "")
    assert marks.read(text) == ((HandOver(Channel.COPY, at),), False)
    assert marks.joined(text, "copied") == text


@pytest.mark.parametrize("text", ["pigeon", "pigeon@5 copied", "copied pigeon@x"])
def test_another_versions_channel_is_known_to_be_there_and_stays(text: str) -> None:
    assert marks.read(text)[1]
    joined = marks.joined(text, "sms@1000")
    assert set(text.split()) < set(joined.split())
    assert marks.joined(joined, text) == joined


@given(st.text(alphabet="copied sms@0123456789-é\0", max_size=40))
def test_whatever_stands_there_nothing_is_raised(text: str) -> None:
    known, _others = marks.read(text)
    assert all(isinstance(each.channel, Channel) for each in known)
    assert marks.read(marks.joined(text, "sms@1000"))[0]


@pytest.mark.parametrize("before", [None, 7, b"\xff"])
def test_what_is_no_text_is_replaced(before: object) -> None:
    assert marks.joined(before, "sms@1000") == "sms@1000"


def test_two_programs_mark_one_row(tmp_path: Path) -> None:
    made = attempt(0, OUTCOMES[0])
    with (
        closing(LedgerFile(tmp_path, lambda: NOON, lambda _news: None)) as one,
        closing(LedgerFile(tmp_path, lambda: NOON, lambda _news: None)) as other,
    ):
        one.put(made)
        marked = [
            HandOver(channel, NOON + timedelta(minutes=n)) for n, channel in enumerate(Channel)
        ]
        for number, each in enumerate(marked):
            (one, other)[number % 2].hand_over(made.id, each)
        for file in (one, other):
            [kept] = file.page(Query())
            assert kept.hand_overs == tuple(marked)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite3")) as connection:
        [(text,)] = connection.execute("SELECT handed_over FROM attempt")
    assert text.split()[0].startswith("copied@")
