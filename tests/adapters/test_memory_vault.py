"""Tokens kept in memory, one for each origin."""

from cammer_desktop.adapters.memory_vault import MemoryVault, OneRunVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.storage import Place, Storage
from cammer_desktop.domain.token import Token
from tests.samples import ADDRESS, TOKEN

OTHER = Token("other")
ELSEWHERE = ApiAddress.parse("https://api.example.com:8443/api")


def test_a_token_is_kept_until_it_is_forgotten() -> None:
    vault = MemoryVault()
    assert (vault.read(ADDRESS), vault.where(ADDRESS)) == (None, Storage(Place.NOWHERE))
    assert vault.keep(ADDRESS, TOKEN) == vault.where(ADDRESS) == Storage(Place.MEMORY)
    vault.keep(ADDRESS, OTHER)
    assert vault.read(ADDRESS) == OTHER
    vault.forget(ADDRESS)
    vault.forget(ADDRESS)
    assert vault.read(ADDRESS) is None


def test_a_token_belongs_to_its_origin_alone() -> None:
    vault = MemoryVault()
    vault.keep(ADDRESS, TOKEN)
    assert vault.read(ApiAddress.parse("https://API.example.com/another/path")) == TOKEN
    for text in ("https://api.example.com:8443", "https://example.com", "http://localhost"):
        assert vault.read(ApiAddress.parse(text)) is None


def test_it_tells_at_once_whether_a_token_is_there() -> None:
    vault = OneRunVault(ADDRESS, TOKEN, MemoryVault())
    assert vault.is_at_hand(ADDRESS)
    assert not vault.is_at_hand(ELSEWHERE)
    vault.keep(ELSEWHERE, OTHER)
    assert vault.is_at_hand(ELSEWHERE)
    vault.forget(ADDRESS)
    assert not vault.is_at_hand(ADDRESS)


class TestATokenGivenForOneRun:
    def setup_method(self) -> None:
        self.behind = MemoryVault()
        self.behind.keep(ADDRESS, OTHER)
        self.vault = OneRunVault(ADDRESS, TOKEN, self.behind)

    def test_goes_before_the_kept_one_at_its_address(self) -> None:
        assert self.vault.read(ADDRESS) == TOKEN
        assert self.vault.where(ADDRESS) == Storage(Place.ENVIRONMENT)
        assert self.behind.read(ADDRESS) == OTHER

    def test_is_unknown_at_other_addresses(self) -> None:
        assert self.vault.read(ELSEWHERE) is None
        assert self.vault.keep(ELSEWHERE, OTHER) == Storage(Place.MEMORY)
        assert self.vault.where(ELSEWHERE) == Storage(Place.MEMORY)

    def test_makes_way_for_a_new_one(self) -> None:
        new = Token("new")
        assert self.vault.keep(ADDRESS, new) == Storage(Place.MEMORY)
        assert self.vault.read(ADDRESS) == self.behind.read(ADDRESS) == new

    def test_is_forgotten_with_the_kept_one(self) -> None:
        self.vault.forget(ADDRESS)
        assert self.vault.read(ADDRESS) is None
        assert self.vault.where(ADDRESS) == Storage(Place.NOWHERE)
