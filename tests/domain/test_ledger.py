"""Finding an attempt by any part of it, and recognising a likely duplicate."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.destination import Agent, Category
from cammer_desktop.domain.ledger import (
    Query,
    State,
    matches,
    merged,
    newest_same,
    searchable_text,
    supersedes,
)
from cammer_desktop.domain.outcome import (
    Cause,
    Created,
    NotSent,
    Outcome,
    Rejected,
    RejectionReason,
    Uncertain,
)
from cammer_desktop.domain.session import SessionRequest, Ticket
from tests.samples import CODE, COPIED, LINK, request

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
OUTCOMES: tuple[tuple[Outcome | None, State], ...] = (
    (None, State.OPEN),
    (Created(LINK), State.CREATED),
    (Uncertain(Cause.TIMEOUT), State.UNCERTAIN),
    (Rejected(RejectionReason.FIELDS), State.REJECTED),
    (NotSent(Cause.DNS), State.NOT_SENT),
)


def attempt(outcome: Outcome | None = None, number: int = 1) -> Attempt:
    asked = SessionRequest(
        "José Ángel Núñez",
        "+584141315854",
        "jose@example.com",
        Category(CODE, "Ventas España"),
        Ticket("Día del padre", "20 % de descuento"),
    )
    return Attempt(number, NOON, asked, outcome)


@pytest.mark.parametrize(("outcome", "state"), OUTCOMES)
def test_every_outcome_has_its_state(outcome: Outcome | None, state: State) -> None:
    assert State.of(outcome) is state


@pytest.mark.parametrize(("outcome", "state"), OUTCOMES)
def test_only_a_link_that_went_no_way_is_undelivered(outcome: Outcome | None, state: State) -> None:
    made = attempt(outcome)
    copied = replace(made, hand_overs=(COPIED,))
    assert made.is_undelivered == (state is State.CREATED)
    assert not copied.is_undelivered
    assert not replace(made, has_other_channel=True).is_undelivered
    for each in (made, copied):
        assert matches(each, Query(undelivered=True)) == each.is_undelivered
        assert matches(each, Query())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "jose",
        "JOSÉ ANGEL",
        "nuñez jose",
        "nunez",
        "854",
        "58 54",
        "0414",
        "0414-131 5854",
        "+58 414 1315854",
        "0058 (414) 131.58.54",
        "tel:+58-414-131-5854",
        "jose@exam",
        "ventas españa",
        CODE[:13],
        CODE[9:23],  # looks like a number with a sign in it
        "padre",
        "20 %",
        "l1z-kfb",
        "-70",
        "jose 0414-131",
        "0",
        LINK,
        f"  <{LINK}> ",
        f"({LINK}).",
        f"«{LINK}»",
        f'"{LINK}",',
        f"Enlace:{LINK}",
        f"mire {LINK}.".removeprefix("mire "),
        f"jose {LINK}",
        LINK.replace("https://widgetappdev", "HTTPS://WidgetAppDev"),
        LINK.replace("https", "http"),
        LINK.replace("-", "\u2011"),
        "https://",
    ],
)
def test_it_is_found_by_any_part(text: str) -> None:
    assert matches(attempt(Created(LINK)), Query(text))


@pytest.mark.parametrize("text", ["josef", "jose maria", "0412", "855", "https", "soporte"])
def test_it_is_not_found_by_what_is_not_in_it(text: str) -> None:
    assert not matches(attempt(Created(LINK)), Query(text))


NUMBERS = {
    "+584141315854": [
        *("+58 0414 131 5854", "+58 (0)414 131 5854", "0058 0414-1315854", "cel: 0414 131 5854"),
        *("Tel. 0414 131 5854", "Abraham, Celular: +58 0414 131 5854", "0", "04", "041", "0414"),
        *("04 14 131", "+58 414", "(0414)", "wa.me/584141315854"),
    ],
    "+5491123456789": ["011 15 2345 6789", "11 2345 6789", "+54 011 15 2345 6789"],
    "+525512345678": ["044 55 1234 5678", "+52 1 55 1234 5678", "55 1234 5678"],
    "+447911123456": ["+44 (0)7911 123456", "0044 7911 123456"],
}
REGIONS = dict(zip(NUMBERS, ("VE", "AR", "MX", "GB"), strict=True))


@pytest.mark.parametrize(
    ("number", "text"), [(number, text) for number, texts in NUMBERS.items() for text in texts]
)
def test_a_number_is_found_in_every_notation_and_no_other_by_all_of_it(
    number: str, text: str
) -> None:
    made = Attempt(1, NOON, replace(request(), phone=number))
    query = Query(text, region=REGIONS[number])
    assert matches(made, query)
    if sum(map(str.isdigit, text)) >= 10:
        other = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
        assert not matches(Attempt(1, NOON, replace(request(), phone=other)), query)


def test_a_number_that_has_begun_is_not_found_within_others() -> None:
    made = Attempt(1, NOON, replace(request(), phone="+584121104100"))
    assert not matches(made, Query("042", region="VE"))


@pytest.mark.parametrize(
    "text",
    ["Núñez,", '"jose angel"', "“l1z-kfb-dmj-70”", "(Padre)", f"José: {LINK}", f"{LINK}?utm=1#a"],
)
def test_a_word_is_found_without_what_stands_around_it(text: str) -> None:
    assert matches(attempt(Created(LINK)), Query(text, region="VE"))


@pytest.mark.parametrize("name", ["D’Angelo", "D'ANGELO", "D´Angelo", "D`angelo", "Dʼ\u00adÁngelo"])
@pytest.mark.parametrize("text", ["d'angelo", "d’angelo", "D´ANGELO", "d`angelo"])
def test_every_apostrophe_is_one(name: str, text: str) -> None:
    made = Attempt(1, NOON, request(name=name))
    assert matches(made, Query(text))
    assert not matches(made, Query("'o"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Łukasz Żółć", "lukasz zolc"),
        ("Lukasz", "łukasz"),
        ("Ana‑María", "ana-maria"),
        ("Ana-María", "ana – maria"),
        ("José\u00a0Luis", "jose luis"),
        ("Søren Ærø", "soren aero"),
    ],
)
def test_letters_dashes_and_blanks_of_other_keyboards_are_found(name: str, text: str) -> None:
    assert matches(Attempt(1, NOON, request(name=name)), Query(text))


def test_what_is_nothing_but_signs_that_are_not_seen_is_no_search() -> None:
    assert Query(" \u0301 \u200b https:// ").terms == ()


def test_a_link_that_was_not_made_is_not_found() -> None:
    assert not matches(attempt(), Query("l1z-kfb"))


def test_day_and_state_narrow_what_is_found() -> None:
    found = attempt(Created(LINK))
    day = timedelta(days=1)
    assert matches(found, Query(since=NOON, until=NOON + day, state=State.CREATED))
    assert not matches(found, Query(since=NOON + day))
    assert not matches(found, Query(until=NOON))
    assert not matches(found, Query(state=State.UNCERTAIN))


def test_what_is_searched_is_folded_a_line_for_each_part() -> None:
    lines = searchable_text(attempt(Created(LINK))).split("\n")
    assert lines[:3] == ["jose angel nunez", "584141315854", "jose@example.com"]
    assert lines[-1] == LINK.removeprefix("https://")


@pytest.mark.parametrize(
    ("outcome", "likely"),
    list(zip([outcome for outcome, _ in OUTCOMES], [True, True, True, False, False], strict=True)),
)
def test_what_made_a_link_or_may_have_is_a_likely_duplicate(
    outcome: Outcome | None, likely: bool
) -> None:
    made = Attempt(1, NOON, request(), outcome)
    assert newest_same([made], request()) == (made if likely else None)


def test_a_duplicate_has_the_same_phone_and_destination_whatever_their_names() -> None:
    made = Attempt(1, NOON, request(destination=Category("7", "Ventas")), Created(LINK))
    assert newest_same([made], request(name="Otra", destination=Category("7"))) == made
    assert newest_same([made], request(destination=Category("8"))) is None
    assert newest_same([made], request(destination=Agent("7"))) is None


def test_of_several_the_newest_is_the_duplicate() -> None:
    attempts = [Attempt(number, NOON, request(), Created(LINK)) for number in (2, 3, 1)]
    found = newest_same(attempts, request())
    assert found is not None
    assert found.id == 3


def test_merging_keeps_the_order_and_the_later_word() -> None:
    first = (attempt(number=3), attempt(number=1))
    later = attempt(Created(LINK), number=1)
    assert merged(first, [attempt(number=2), later]) == (first[0], attempt(number=2), later)


@pytest.mark.parametrize(("before", "state"), OUTCOMES)
def test_what_is_certain_stays(before: Outcome | None, state: State) -> None:
    unsure = state in (State.OPEN, State.UNCERTAIN)
    for after, _ in OUTCOMES:
        counts = supersedes(attempt(after), attempt(before))
        assert counts is (unsure and after is not None)
