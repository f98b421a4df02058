"""Proxies as they are written; their passwords are never shown."""

import pytest

from cammer_desktop.domain.network import InvalidProxyError, Proxy


@pytest.mark.parametrize(
    ("text", "url", "user"),
    [
        ("proxy:3128", "http://proxy:3128", ""),
        (" http://proxy:3128/ ", "http://proxy:3128", ""),
        ("proxy", "http://proxy:80", ""),
        ("https://proxy", "https://proxy:443", ""),
        ("http://[2001:db8::1]:8080", "http://[2001:db8::1]:8080", ""),
        ("ana@proxy:3128", "http://proxy:3128", "ana"),
        ("socks5://proxy", "socks5://proxy:1080", ""),
        ("http://red%5Cana:x%40y@proxy:3128", "http://proxy:3128", "red\\ana"),
    ],
)
def test_a_proxy_as_it_is_written(text: str, url: str, user: str) -> None:
    proxy = Proxy.parse(text)
    assert (proxy.url, proxy.user) == (url, user)


@pytest.mark.parametrize(
    "text", ["", "http://", "proxy:0", "proxy:70000", "proxy:x", "ftp://proxy:1080", "a b:1"]
)
def test_what_is_no_proxy(text: str) -> None:
    with pytest.raises(InvalidProxyError):
        Proxy.parse(text)


def test_a_password_that_came_with_it_is_shown_to_nobody() -> None:
    proxy = Proxy.parse("http://ana:secreta@proxy:3128")
    assert proxy.password is not None
    assert proxy.password.reveal() == "secreta"
    assert "secreta" not in repr(proxy) + proxy.url + proxy.origin


def test_a_proxy_that_cannot_be_read_is_not_quoted() -> None:
    with pytest.raises(InvalidProxyError) as caught:
        Proxy.parse("http://ana:secreta@proxy:puerto")
    assert caught.value.__cause__ is None
    assert "secreta" not in str(caught.value)
