"""The system's proxy as Qt knows it; on this system Qt reads it from the environment."""

import os

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.flow.system_proxy import system_proxy
from cammer_desktop.support.waiting import within
from tests.systems import not_on_windows

WEB = QNetworkProxy.ProxyType.HttpProxy
SOCKS = QNetworkProxy.ProxyType.Socks5Proxy
DIRECT = QNetworkProxy.ProxyType.NoProxy
ADDRESS = ApiAddress.parse("https://api.example.com/api")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


def asked() -> str | None:
    return within(10.0, lambda: system_proxy(ADDRESS), "asks for the proxy")


@not_on_windows("Qt asks Windows there, and what is set for a test would be set for this person")
def test_a_proxy_of_the_system(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example.com:3128")
    assert asked() == "http://proxy.example.com:3128"


def test_a_direct_way(qapp: QCoreApplication) -> None:
    assert asked() is None


@not_on_windows("Qt asks Windows there, and what is set for a test would be set for this person")
def test_a_proxy_of_socks_is_told_so_that_it_can_be_said(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "socks5://proxy.example.com:1080")
    assert asked() == "socks5://proxy.example.com:1080"


def of(kind: QNetworkProxy.ProxyType, host: str = "", port: int = 0) -> QNetworkProxy:
    return QNetworkProxy(kind, host, port)


@pytest.mark.parametrize(
    ("listed", "first"),
    [
        ([of(SOCKS, "s", 1080), of(DIRECT)], None),
        ([of(SOCKS, "s", 1080), of(WEB, "p", 3128), of(DIRECT)], "http://p:3128"),
        ([of(SOCKS, "s", 1080), of(SOCKS, "t", 1080)], "socks5://s:1080"),
        ([of(WEB, "p", 3128), of(SOCKS, "s", 1080)], "http://p:3128"),
        ([of(DIRECT), of(WEB, "p", 3128)], None),
        ([of(QNetworkProxy.ProxyType.FtpCachingProxy, "f", 21)], None),
        ([], None),
    ],
)
def test_the_first_that_can_be_used_is_taken(
    listed: list[QNetworkProxy], first: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only macOS answers with such lists, as a PAC file has them.
    monkeypatch.setattr(QNetworkProxyFactory, "systemProxyForQuery", lambda _query: listed)
    assert asked() == first
