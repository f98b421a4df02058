"""Storing tokens in Windows' Credential Manager."""

from cammer_desktop.adapters.vault import KeyringVault, known_backend
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.token import Token

_OWNERS = [ApiAddress.parse(f"https://owner{number}.invalid/api") for number in range(3)]


def test_a_token_stays_on_this_machine() -> None:
    from win32ctypes.pywin32 import win32cred

    backend = known_backend()
    assert backend is not None
    assert backend.persist == win32cred.CRED_PERSIST_LOCAL_MACHINE


def test_tokens_of_several_addresses_do_not_meet() -> None:
    """Windows stores one secret per name; keyring moves it when a second one is added."""
    vault = KeyringVault(service="cammer-desktop tests")
    try:
        for number, owner in enumerate(_OWNERS):
            vault.keep(owner, Token(f"token {number}"))
        vault.keep(_OWNERS[0], Token("another"))
        vault.forget(_OWNERS[1])
        seen = KeyringVault(service="cammer-desktop tests")
        tokens = [seen.read(owner) for owner in _OWNERS]
        assert tokens == [Token("another"), None, Token("token 2")]
    finally:
        for owner in _OWNERS:
            vault.forget(owner)
    assert [vault.read(owner) for owner in _OWNERS] == [None, None, None]
