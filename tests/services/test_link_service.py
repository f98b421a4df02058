"""The order in which a link is made: the token first, and nothing is sent without one."""

from datetime import UTC, datetime

import pytest

from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.attempt import Attempt
from cammer_desktop.domain.network import Network
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome
from cammer_desktop.domain.ports import SecretOwner
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.storage import VaultError
from cammer_desktop.domain.token import Token
from cammer_desktop.services.link_service import make_link, recorded
from tests.samples import ADDRESS, LINK, TOKEN, request


class Api:
    def __init__(self) -> None:
        self.tokens: list[Token] = []

    def use(self, network: Network) -> None:
        raise AssertionError

    def close(self) -> None:
        raise AssertionError

    def prepare(self, address: ApiAddress) -> None:
        raise AssertionError

    def create(
        self, address: ApiAddress, request: SessionRequest, token: Token, guard: SendGuard
    ) -> Outcome:
        self.tokens.append(token)
        return Created(LINK)


class FailingVault(MemoryVault):
    def __init__(self, cause: Cause) -> None:
        super().__init__()
        self._cause = cause

    def read(self, owner: SecretOwner) -> Token | None:
        raise VaultError(self._cause)


def test_the_token_of_the_address_is_sent() -> None:
    api, vault = Api(), MemoryVault()
    vault.keep(ADDRESS, TOKEN)
    assert make_link(api, vault, ADDRESS, request(), SendGuard()) == Created(LINK)
    assert api.tokens == [TOKEN]


def test_without_a_token_of_this_address_nothing_is_sent() -> None:
    api, vault = Api(), MemoryVault()
    vault.keep(ApiAddress.parse("https://other.example"), TOKEN)
    assert make_link(api, vault, ADDRESS, request(), SendGuard()) == NotSent(Cause.NO_TOKEN)
    assert api.tokens == []


@pytest.mark.parametrize(
    "cause", [Cause.KEYRING_LOCKED, Cause.KEYRING_SILENT, Cause.UNSENDABLE_TOKEN]
)
def test_a_keyring_that_fails_is_why_nothing_is_sent(cause: Cause) -> None:
    api = Api()
    outcome = make_link(api, FailingVault(cause), ADDRESS, request(), SendGuard())
    assert (outcome, api.tokens) == (NotSent(cause), [])


def test_an_attempt_is_noted_before_it_is_made_and_before_it_is_told() -> None:
    told: list[object] = []
    attempt = Attempt(1, datetime(2026, 5, 4, tzinfo=UTC), request())

    def make() -> Outcome:
        told.append("made")
        return Created(LINK)

    assert recorded(attempt, told.append, make) == Created(LINK)
    assert told == [attempt, "made", Attempt(1, attempt.at, request(), Created(LINK))]
