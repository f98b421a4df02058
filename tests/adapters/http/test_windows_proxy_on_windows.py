"""The proxy by Windows' automatic settings: a real PAC file, fetched over HTTP and run."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from cammer_desktop.adapters.http import windows_proxy
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from tests.adapters.http.calls import closed_port

_PAC = """
function FindProxyForURL(url, host) {
    if (host == "direct.example") return "DIRECT";
    if (host == "socks.example") return "SOCKS5 other.example:1080";
    return "PROXY proxy.example:3128; PROXY second.example:8080; DIRECT";
}
"""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = _PAC.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ns-proxy-autoconfig")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def script() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/proxy.pac"
        server.shutdown()
        thread.join()


def address(host: str) -> ApiAddress:
    return ApiAddress.parse(f"https://{host}/api")


@pytest.mark.parametrize(
    ("host", "said"),
    [("api.example", "http://proxy.example:3128"), ("direct.example", "")],
)
def test_the_script_is_asked_for_each_address(script: str, host: str, said: str) -> None:
    assert windows_proxy.by_script(address(host), script) == said


def test_without_an_answer_what_is_set_by_hand_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nowhere = f"http://127.0.0.1:{closed_port()}/proxy.pac"
    assert windows_proxy.by_script(address("api.example"), nowhere) is None
    monkeypatch.setattr(windows_proxy, "_settings", lambda: (False, ""))
    assert windows_proxy.automatic(address("api.example")) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("proxy:8080", "http://proxy:8080"),
        ("http=a:1;https=b:2", "http://b:2"),
        ("http://a:1 b:2", "http://a:1"),
        ("ftp=b:2", None),
        ("socks=a:1;ftp=b:2", "socks://a:1"),
        ("socks=a:1;https=b:2", "http://b:2"),
        ("SOCKS a:1; PROXY b:2; DIRECT", "http://b:2"),
        ("SOCKS5 a:1;DIRECT", ""),
        ("socks4://a:1 socks5://b:2", "socks://a:1"),
        ("DIRECT; PROXY b:2", ""),
        ("proxy", "http://proxy"),
        ("", None),
    ],
)
def test_the_first_proxy_that_carries_https_is_taken(text: str, first: str | None) -> None:
    assert windows_proxy._first(text) == first


def test_a_call_goes_the_way_that_the_script_says(
    script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows_proxy, "_settings", lambda: (False, script))
    finder = ProxyFinder(MemoryVault())
    proxy = finder.find(address("api.example"), Network())
    assert proxy is not None
    assert proxy.url == "http://proxy.example:3128"
    assert finder.find(address("direct.example"), Network()) is None


def test_the_settings_of_this_person_can_be_read() -> None:
    detects, url = windows_proxy._settings()
    assert isinstance(detects, bool)
    assert isinstance(url, str)
