"""Making a link: one call at a time, which ends exactly once, whenever it is cancelled."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Uncertain
from cammer_desktop.domain.ports import SecretOwner
from cammer_desktop.domain.token import Token
from cammer_desktop.flow import link_controller
from cammer_desktop.flow.link_controller import PREPARED_SECONDS
from tests.flow.parts import BOUND, MS, NOON, Bench, LedApi
from tests.samples import ADDRESS, LINK, NAME, request


@pytest.fixture
def api() -> Iterator[LedApi]:
    api = LedApi()
    yield api
    api.let_go()


@pytest.fixture
def bench(api: LedApi, qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(api, qtbot)
    yield bench
    bench.background.stop()


def test_an_attempt_goes_out_once_and_comes_back_once(api: LedApi, bench: Bench) -> None:
    api.let_go()
    bench.create()
    assert bench.started == [Attempt(1, NOON, request())]
    bench.wait_for_end()
    assert bench.ended == [Attempt(1, NOON, request(), Created(LINK))]
    assert not bench.link_controller.running
    assert (len(api.bodies), bench.late) == (1, [])


def test_attempts_are_counted_within_a_run(api: LedApi, bench: Bench) -> None:
    api.let_go()
    for number in (1, 2, 3):
        bench.create()
        bench.wait_for_end(number)
    assert [attempt.id for attempt in bench.ended] == [1, 2, 3]


def test_while_a_call_runs_creating_again_does_nothing(api: LedApi, bench: Bench) -> None:
    for number in range(100):
        bench.create(f"Ana {number}")
    api.let_go()
    bench.wait_for_end()
    bench.settle()
    assert [sent.name for sent in api.calls] == ["Ana 0"]
    assert (len(bench.started), len(bench.ended)) == (1, 1)


def test_without_a_token_nothing_is_sent(api: LedApi, qapp: object, qtbot: QtBot) -> None:
    bench = Bench(api, qtbot, token=False)
    bench.create()
    bench.wait_for_end()
    assert (bench.outcomes, api.calls) == ([NotSent(Cause.NO_TOKEN)], [])
    bench.background.stop()


def test_cancelling_before_the_body_ends_the_call_for_good(api: LedApi, bench: Bench) -> None:
    bench.create()
    assert api.began.wait(BOUND)
    bench.link_controller.cancel()
    assert bench.outcomes == [NotSent(Cause.CANCELLED)]
    assert not bench.link_controller.running
    bench.link_controller.cancel()
    api.let_go()
    bench.settle()
    assert (len(bench.ended), api.bodies, bench.late) == (1, [], [])


def test_cancelling_after_the_body_only_lets_go_and_the_answer_comes_late(
    api: LedApi, bench: Bench
) -> None:
    bench.create()
    api.may_send.set()
    assert api.sent.wait(BOUND)
    bench.link_controller.cancel()
    assert bench.outcomes == [Uncertain(Cause.CANCELLED)]
    assert not bench.link_controller.running
    api.may_answer.set()
    bench.qtbot.waitUntil(lambda: bool(bench.late), timeout=MS)
    assert bench.late == [Attempt(1, NOON, request(), Created(LINK))]
    assert len(bench.ended) == 1


@pytest.mark.parametrize("cause", [Cause.TIMEOUT, Cause.BROKEN_OFF])
def test_a_late_answer_that_says_nothing_new_is_not_told(
    api: LedApi, bench: Bench, cause: Cause
) -> None:
    api.outcome = Uncertain(cause)
    bench.create()
    api.may_send.set()
    assert api.sent.wait(BOUND)
    bench.link_controller.cancel()
    api.let_go()
    bench.settle()
    assert bench.late == []


def test_a_late_answer_does_not_end_the_next_call(api: LedApi, bench: Bench) -> None:
    bench.create("Ana")
    api.may_send.set()
    assert api.sent.wait(BOUND)
    bench.link_controller.cancel()
    api.sent.clear()
    bench.create("Eva")
    assert api.sent.wait(BOUND)
    api.may_answer.set()
    bench.wait_for_end(2)
    bench.qtbot.waitUntil(lambda: bool(bench.late), timeout=MS)
    assert [(a.id, a.request.name, a.outcome) for a in bench.ended] == [
        (1, "Ana", Uncertain(Cause.CANCELLED)),
        (2, "Eva", Created(LINK)),
    ]
    assert [attempt.id for attempt in bench.late] == [1]


def test_cancelling_as_soon_as_it_starts_is_one_end_too(api: LedApi, bench: Bench) -> None:
    bench.link_controller.started.connect(bench.link_controller.cancel)
    api.let_go()
    bench.create()
    bench.settle()
    bench.settle()
    (outcome,) = bench.outcomes  # its thread runs already
    assert outcome in (NotSent(Cause.CANCELLED), Uncertain(Cause.CANCELLED))
    assert bool(api.bodies) == isinstance(outcome, Uncertain)
    assert not bench.link_controller.running


def test_the_call_does_not_wait_until_everything_is_shown(api: LedApi, bench: Bench) -> None:
    api.let_go()
    sent: list[bool] = []
    bench.link_controller.started.connect(lambda _attempt: sent.append(api.sent.wait(BOUND)))
    bench.create()
    assert sent == [True]
    bench.wait_for_end()


def test_creating_again_from_the_end_of_a_call_works(api: LedApi, bench: Bench) -> None:
    api.let_go()

    def again(attempt: Attempt) -> None:
        if attempt.id < 3:
            bench.create()

    bench.link_controller.ended.connect(again)
    bench.create()
    bench.wait_for_end(3)
    assert len(api.bodies) == 3


def test_cancelling_without_a_call_does_nothing(bench: Bench) -> None:
    bench.link_controller.cancel()
    assert (bench.started, bench.ended) == ([], [])


def test_a_failure_of_our_own_ends_the_call(
    api: LedApi, bench: Bench, monkeypatch: pytest.MonkeyPatch, logged_errors: list[object]
) -> None:
    def broken(_owner: SecretOwner, _max_age: float) -> Token | None:
        raise RuntimeError(NAME)

    monkeypatch.setattr(bench.vault, "read", broken)
    bench.create()
    bench.wait_for_end()
    assert bench.outcomes == [NotSent(Cause.INTERNAL)]
    assert not bench.link_controller.running
    assert len(logged_errors) == 1


def test_getting_ready_happens_again_only_when_it_is_due(api: LedApi, bench: Bench) -> None:
    for _ in range(3):
        bench.link_controller.prepare(ADDRESS)
    bench.finish()
    assert api.prepared == 1
    for seconds, times in ((PREPARED_SECONDS - 0.1, 1), (PREPARED_SECONDS, 2), (0.0, 3)):
        bench.time = NOON + timedelta(seconds=seconds)
        bench.link_controller.prepare(ADDRESS)
        bench.finish()
        assert api.prepared == times


def test_another_address_is_got_ready_at_once(api: LedApi, bench: Bench) -> None:
    bench.link_controller.prepare(ADDRESS)
    bench.link_controller.prepare(ApiAddress.parse("https://other.example"))
    bench.finish()
    assert api.prepared == 2


def test_what_was_got_ready_is_used_up_by_a_call(api: LedApi, bench: Bench) -> None:
    bench.link_controller.prepare(ADDRESS)
    api.let_go()
    bench.create()
    bench.link_controller.prepare(ADDRESS)  # not while a call is under way
    bench.wait_for_end()
    assert api.prepared == 1
    bench.link_controller.prepare(ADDRESS)
    bench.finish()
    assert api.prepared == 2


def test_a_call_goes_out_before_anything_is_shown_of_it(
    api: LedApi, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_controller, "HEAD_START", BOUND)  # on a busy machine, too
    bench.link_controller.started.connect(lambda _attempt: bench.link_controller.cancel())
    api.let_go()
    bench.create()
    assert bench.outcomes == [Uncertain(Cause.CANCELLED)]  # too late to stop it
