"""Making a link: recorded, the token first, nothing sent without one, cancelled where possible."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest

from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome, Uncertain
from cammer_desktop.domain.ports import SecretOwner, TokenVault
from cammer_desktop.domain.send_guard import SendGuard, WithdrawnError
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.storage import VaultError
from cammer_desktop.domain.token import Token
from cammer_desktop.services.link_service import TOKEN_SECONDS, LinkCall, LinkService
from tests.samples import ADDRESS, LINK, NAME, TOKEN, request

AT = datetime(2026, 5, 4, tzinfo=UTC)


class Api:
    """Answers at once; `in_between` is called after the body was sent."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.prepared: list[ApiAddress] = []
        self.in_between: Callable[[], None] = lambda: None

    def use(self, network: Network) -> None:
        raise AssertionError

    def close(self) -> None:
        raise AssertionError

    def prepare(self, address: ApiAddress) -> None:
        self.prepared.append(address)

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, guard: SendGuard
    ) -> Outcome:
        try:
            guard.body_leaves()
        except WithdrawnError:
            return NotSent(Cause.CANCELLED)
        self.tokens.append(token)
        self.in_between()
        return Created(LINK)


class FailingVault(MemoryVault):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def read(self, owner: SecretOwner, max_age: float = 0.0) -> Token | None:
        raise self._error


class Keyring(MemoryVault):
    """Notes how old a token it was asked for; `asks` is what it does meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.keep(ADDRESS, TOKEN)
        self.asked: list[float] = []
        self.asks: Callable[[], None] = lambda: None

    def read(self, owner: SecretOwner, max_age: float = 0.0) -> Token | None:
        self.asked.append(max_age)
        self.asks()
        return super().read(owner)


class Bench:
    """A service, and all that it records."""

    def __init__(self, vault: TokenVault | None = None) -> None:
        self.api = Api()
        self.vault = vault or MemoryVault()
        self.recorded: list[Attempt] = []
        self.noted: list[Attempt] = []
        self.service = LinkService(
            self.api, self.vault, self.recorded.append, self.noted.append, lambda: AT, count(1)
        )

    def call(self) -> LinkCall:
        return self.service.call(ADDRESS, request())


@pytest.fixture
def bench() -> Bench:
    made = Bench()
    made.vault.keep(ADDRESS, TOKEN)
    return made


def test_the_token_of_the_address_is_sent(bench: Bench) -> None:
    assert bench.call().make() == Created(LINK)
    assert bench.api.tokens == [TOKEN]


def test_getting_ready_sends_nothing(bench: Bench) -> None:
    bench.service.prepare(ADDRESS)
    assert (bench.api.prepared, bench.api.tokens, bench.recorded) == ([ADDRESS], [], [])


def test_a_keyring_that_answers_at_once_is_asked_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = count()
    vault = Keyring()
    bench = Bench(vault)
    bench.service.prepare(ADDRESS)
    assert vault.asked == []  # nobody knows yet whether it asks for a password
    bench.call().make()
    bench.service.prepare(ADDRESS)
    assert vault.asked == [TOKEN_SECONDS, 0.0]
    with monkeypatch.context() as patched:
        patched.setattr(time, "monotonic", lambda: next(seconds))
        bench.call().make()  # somebody had to answer
    bench.service.prepare(ADDRESS)
    assert vault.asked == [TOKEN_SECONDS, 0.0, TOKEN_SECONDS]


def test_a_keyring_that_fails_when_it_is_asked_ahead_is_left_alone() -> None:
    vault = Keyring()
    bench = Bench(vault)
    bench.call().make()

    def fail() -> None:
        raise VaultError(Cause.KEYRING_LOCKED)

    vault.asks = fail
    bench.service.prepare(ADDRESS)
    bench.service.prepare(ADDRESS)
    assert (len(vault.asked), len(bench.api.prepared)) == (2, 2)


def test_without_a_token_of_this_address_nothing_is_sent() -> None:
    bench = Bench()
    bench.vault.keep(ApiAddress.parse("https://other.example"), TOKEN)
    assert bench.call().make() == NotSent(Cause.NO_TOKEN)
    assert bench.api.tokens == []


@pytest.mark.parametrize(
    "cause", [Cause.KEYRING_LOCKED, Cause.KEYRING_SILENT, Cause.UNSENDABLE_TOKEN]
)
def test_a_keyring_that_fails_is_why_nothing_is_sent(cause: Cause) -> None:
    bench = Bench(FailingVault(VaultError(cause)))
    assert (bench.call().make(), bench.api.tokens) == (NotSent(cause), [])


@pytest.mark.usefixtures("logged_errors")
def test_a_failure_of_our_own_is_an_outcome_too(bench: Bench) -> None:
    def fail() -> None:
        raise RuntimeError(NAME)

    assert Bench(FailingVault(RuntimeError(NAME))).call().make() == NotSent(Cause.INTERNAL)
    bench.api.in_between = fail
    assert bench.call().make() == Uncertain(Cause.INTERNAL)  # the body had been sent


def test_an_attempt_is_recorded_before_it_is_sent_and_its_end_noted_before_it_is_told(
    bench: Bench,
) -> None:
    before: list[list[Attempt]] = []
    bench.api.in_between = lambda: before.extend((list(bench.recorded), list(bench.noted)))
    call = bench.call()
    assert bench.recorded == []
    call.make()
    attempt = Attempt(1, AT, request())
    assert call.attempt == attempt
    assert before == [[attempt], []]
    assert bench.recorded == [attempt]
    assert bench.noted == [Attempt(1, AT, request(), Created(LINK))]


def test_cancelled_before_the_body_it_never_leaves(bench: Bench) -> None:
    call = bench.call()
    assert call.cancel() == NotSent(Cause.CANCELLED)
    assert call.make() == NotSent(Cause.CANCELLED)
    assert bench.api.tokens == []


def test_cancelled_after_the_body_its_answer_still_comes(bench: Bench) -> None:
    call = bench.call()
    known: list[Outcome] = []
    bench.api.in_between = lambda: known.append(call.cancel())
    assert call.make() == Created(LINK)
    assert known == [Uncertain(Cause.CANCELLED)]


def test_what_has_become_of_it_is_recorded_under_its_own_id(bench: Bench) -> None:
    first, second = bench.call(), bench.call()
    second.record(NotSent(Cause.CANCELLED))
    assert [each.id for each in bench.noted] == [second.attempt.id]
    assert first.attempt.id != second.attempt.id
