"""The system's proxy as Qt knows it; on this system Qt reads it from the environment."""

import os

import pytest
from PySide6.QtCore import QCoreApplication

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.flow.system_proxy import system_proxy
from cammer_desktop.support.waiting import within
from tests.systems import not_on_windows

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
def test_a_proxy_of_a_kind_that_is_not_spoken(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "socks5://proxy.example.com:1080")
    assert asked() is None
