"""Addresses of the API: what may be one, and to which origin a token then belongs."""

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.address import DEFAULT_ADDRESS, ApiAddress, InvalidAddressError


def test_the_vendors_address_leads_to_the_documented_endpoint() -> None:
    address = ApiAddress.parse(DEFAULT_ADDRESS)
    assert address.endpoint == (
        "https://api.ocularsolution.com/api/v1/access/external/cammer/generate-session"
    )
    assert address.origin == "https://api.ocularsolution.com"


@pytest.mark.parametrize(
    ("text", "base", "origin"),
    [
        ("  https://example.com/api/  ", "https://example.com/api", "https://example.com"),
        ("HTTPS://Example.COM", "https://example.com", "https://example.com"),
        ("https://example.com.", "https://example.com", "https://example.com"),
        ("https://example.com:443/a", "https://example.com/a", "https://example.com"),
        ("https://example.com:8443", "https://example.com:8443", "https://example.com:8443"),
        ("http://127.0.0.1:80", "http://127.0.0.1", "http://127.0.0.1"),
        ("http://127.8.9.1:9000/x", "http://127.8.9.1:9000/x", "http://127.8.9.1:9000"),
        ("http://localhost:1", "http://localhost:1", "http://localhost:1"),
        ("http://[::1]:8080/api", "http://[::1]:8080/api", "http://[::1]:8080"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]", "https://[2001:db8::1]"),
        ("https://my_host-1/", "https://my_host-1", "https://my_host-1"),
        ("https://xn--fa-hia.example", "https://xn--fa-hia.example", "https://xn--fa-hia.example"),
        ("https://año.example/ñ", "https://xn--ao-zja.example/ñ", "https://xn--ao-zja.example"),
    ],
)
def test_an_address_is_brought_into_one_form(text: str, base: str, origin: str) -> None:
    assert ApiAddress.parse(text) == ApiAddress(base, origin)


def test_forms_of_one_address_share_a_token() -> None:
    forms = ("https://año.example", "https://AÑO.example:443/x", "https://xn--ao-zja.example./")
    assert len({ApiAddress.parse(form).origin for form in forms}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "example.com",
        "//example.com",
        "https:",
        "https://",
        "https:///api",
        "https://.",
        "https://:443",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
def test_a_text_without_scheme_and_host_is_refused(text: str) -> None:
    with pytest.raises(InvalidAddressError):
        ApiAddress.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://0.0.0.0",
        "http://192.168.0.1",
        "http://[fe80::1]",
        "http://127.1",
        "http://2130706433",
        "http://0177.0.0.1",
        "http://ⓛocalhost.example",
    ],
)
def test_plain_http_leaves_this_machine_for_nowhere(text: str) -> None:
    with pytest.raises(InvalidAddressError):
        ApiAddress.parse(text)


@pytest.mark.parametrize(
    "text", ["ftp://localhost:21", "ws://127.0.0.1:80/x", "wss://[::1]:443", "unix://localhost:1"]
)
def test_other_schemes_are_refused_for_this_machine_as_well(text: str) -> None:
    with pytest.raises(InvalidAddressError):
        ApiAddress.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://user@example.com",
        "https://user:word@example.com",
        "https://@example.com",
        "https://example.com@127.0.0.1",
        "http://127.0.0.1@example.com",
        "https://example.com/?a=b",
        "https://example.com/#a",
        "https://example.com\\@other.example",
        "https:\\\\example.com",
    ],
)
def test_more_than_scheme_host_port_and_path_is_refused(text: str) -> None:
    with pytest.raises(InvalidAddressError):
        ApiAddress.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://exa mple.com",
        "https://example.com/a b",
        "https://exam\nple.com",
        "https://example.com/\x00",
        "https://exa\u200bmple.com",
        "https://example\u202e.com",
        "https://a..b",
        "https://" + "a" * 64 + ".example",
        "https://exa<mple.com",
        "https://*.example.com",
        "https://a,b.example",
        "https://％41.example",
        "https://[::1",
        "https://::1",
        "https://[v1.example]",
        "https://[::1%25eth0]",
        "https://example.com:port",
        "https://example.com:0",
        "https://example.com:65536",
        "https://example.com:-1",
        # IDNA 2003 would make "fass.example" of it, another host (RFC 5894, 7.2).
        "https://faß.example",
        # Numbers that resolvers read as an IPv4 address, each in its own way.
        "https://0x7f.1",
        "https://2130706433",
        "https://127.0.0.1.1",
        "https://a-.example",
        "https://a。example",
        "https://example.com/\u3164",
    ],
)
def test_what_names_no_host_for_sure_is_refused(text: str) -> None:
    with pytest.raises(InvalidAddressError):
        ApiAddress.parse(text)


@hypothesis.given(st.text() | st.builds("{}://{}:{}/{}".format, *[st.text(max_size=8)] * 4))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        address = ApiAddress.parse(text)
    except InvalidAddressError:
        return
    assert address.base.startswith(address.origin)
    assert ApiAddress.parse(address.base) == address
    assert address.origin.isascii()
