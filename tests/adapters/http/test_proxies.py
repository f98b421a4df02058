"""Which proxy a call goes through: the setting, then the environment, then the system."""

import os

import pytest

from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import InvalidProxyError, Network, Proxy, SocksProxyError
from cammer_desktop.domain.token import Token

ADDRESS = ApiAddress.parse("https://api.example.com/api")
FIXED = Network(proxy=Proxy.parse("fijo:1"))


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


def found(address: ApiAddress = ADDRESS, network: Network | None = None) -> str | None:
    finder = ProxyFinder(MemoryVault(), lambda _address: "http://sistema:3")
    proxy = finder.find(address, network or Network())
    return proxy.url if proxy is not None else None


def test_the_systems_proxy_is_the_last_resort() -> None:
    assert found() == "http://sistema:3"


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_the_environments_proxy_goes_before_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "http://entorno:2")
    assert found() == "http://entorno:2"


def test_the_one_for_https_goes_before_the_one_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://todos:2")
    monkeypatch.setenv("HTTPS_PROXY", "http://entorno:2")
    assert found() == "http://entorno:2"


def test_a_proxy_for_http_alone_is_none_for_https(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://entorno:2")
    assert found() is None


def test_the_settings_proxy_goes_before_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://entorno:2")
    assert found(network=FIXED) == "http://fijo:1"


@pytest.mark.parametrize("name", ["NO_PROXY", "no_proxy"])
@pytest.mark.parametrize("value", ["*", "api.example.com", ".example.com", "x, example.com"])
@pytest.mark.parametrize("given", [True, False])
def test_what_no_proxy_names_is_direct(
    name: str, value: str, given: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if given:
        monkeypatch.setenv("HTTPS_PROXY", "http://entorno:2")
    monkeypatch.setenv(name, value)
    assert found() is None


def test_what_no_proxy_does_not_name_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "other.example, ample.com")
    assert found() == "http://sistema:3"


@pytest.mark.parametrize("text", ["http://127.0.0.1:1", "https://localhost:1", "https://[::1]:1"])
def test_loopback_is_always_direct(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://entorno:2")
    assert found(ApiAddress.parse(text), FIXED) is None


def test_a_proxy_that_cannot_be_used_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://entorno:puerto")
    with pytest.raises(InvalidProxyError):
        found()


@pytest.mark.parametrize("scheme", ["socks", "socks4", "socks4a", "socks5", "SOCKS5H"])
def test_a_proxy_of_socks_is_said_wherever_it_is_set(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{scheme}://ana:clave@socks:1080"
    with pytest.raises(SocksProxyError) as of_settings:
        found(network=Network(proxy=Proxy.parse(url)))
    with pytest.raises(SocksProxyError) as of_system:
        ProxyFinder(MemoryVault(), lambda _address: url).find(ADDRESS, Network())
    monkeypatch.setenv("ALL_PROXY", url)
    with pytest.raises(SocksProxyError) as of_environment:
        found()
    assert "clave" not in f"{of_settings.value} {of_system.value} {of_environment.value}"


def test_a_proxys_password_is_the_environments_or_the_keyrings() -> None:
    vault = MemoryVault()
    finder = ProxyFinder(vault)
    kept = Proxy.parse("ana@fijo:1")
    assert finder.credentials(Proxy.parse("fijo:1")) is None
    assert finder.credentials(Proxy.parse("http://ana:x%40y@entorno:2")) == "ana:x@y"
    assert finder.credentials(kept) == "ana:"
    vault.keep(kept, Token("clave"))
    assert finder.credentials(kept) == "ana:clave"
    assert finder.credentials(Proxy.parse("ana@otro:1")) == "ana:"
