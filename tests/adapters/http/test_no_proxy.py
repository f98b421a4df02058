"""`NO_PROXY` and the proxies' variables are read as the real curl reads them, or it says why not.

Each pair of a host and a value is asked of both: curl calls a proxy that refuses, or, on the direct
way, a server that hangs up.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network
from tests.servers import Server, Visit, http
from tests.systems import only_on_linux

pytestmark = only_on_linux(
    "elsewhere there may be no curl, or one without IDN, and Windows knows no case"
)

HOSTS: Final = (
    "example.com",
    "EXAMPLE.com",
    "example.com.",
    "api.example.com",
    "notexample.com",
    "example.com.mx",
    "com",
    "intranet",
    "español.example",
    "10.1.2.3",
    "192.168.1.1",
    "[2001:db8::1]",
    "[2001:db8:a::1]",
    "[fe80::1]",
    "localhost",
    "127.0.0.1",
    "[::1]",
)
VALUES: Final = (
    # "*" alone, and where it is none
    *("", "*", " *", "*,x", "*.example.com", "*example.com", "api.*", "10.*"),
    # names, dots, case
    *("example.com", "EXAMPLE.COM", ".example.com", "example.com.", ".example.com.", "com", ".com"),
    *("..example.com", "example.com..", ".", "..", "ample.com", "api.example.com", "intranet"),
    *("español.example", "xn--espaol-zwa.example", "XN--ESPAOL-ZWA.EXAMPLE"),
    # separators
    *("x example.com", "x  ,\texample.com y", ",,example.com", " example.com ", "example.com,"),
    *("x;example.com", "x\nexample.com", "x|example.com", '"example.com"', "x\u00a0example.com"),
    # ports and whole addresses
    *(
        "example.com:443",
        ":443",
        "10.1.2.3:443",
        "https://example.com",
        "example.com/",
        "[::1]:443",
    ),
    # networks
    *("10.0.0.0/8", "10.255.0.0/8", "10.1.2.3", "10.1.2", "10", ".1.2.3", "10.1.2.3.", "10.0.0.0"),
    *("10.0.0.0/0", "10.1.2.3/0", "10.1.2.3/32", "10.0.0.0/33", "10.0.0.0/-8", "10.1.2.2/31"),
    *(
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/8/8",
        "10.0.0.0/8x",
        "10.1.2.3/",
        "010.1.2.3",
        "192.168.0.0/17",
    ),
    *("2001:db8::1", "[2001:db8::1]", "2001:DB8:0::0:1", "2001:db8::/32", "[2001:db8::]/32"),
    *("2001:db8::/33", "2001:db8:8000::/33", "2001:db8::/47", "2001:db8::/0", "2001:db8::1/128"),
    *("2001:db8::1/129", "fe80::/10", "fe80::1%eth0", "::ffff:10.1.2.3", "::/0", "0.0.0.0/0"),
    *("localhost", "127.0.0.0/8", "::1"),
)
_BLANK_INSIDE: Final = re.compile(r"[^ \t,][ \t]+[^ \t,]")
_LENGTH: Final = re.compile(r"/([^ \t,]*)")


def differs(host: str, value: str) -> str:
    """Return why a pair may be judged otherwise than by some curl since 7.86, "" if it may not."""
    if host in ("localhost", "127.0.0.1", "[::1]"):
        return "this machine is always reached directly"
    if "[" in host and ":" in value:
        return "up to 8.17 curl compares IPv6 addresses letter by letter (pull request 19828)"
    if _BLANK_INSIDE.search(value):
        return "since 8.9 curl ends the list at a blank; the lists that there are were not changed"
    if any(not length.isdigit() for length in _LENGTH.findall(value)):
        return "up to 8.10 or so curl takes of a network's length what begins it: /8x for /8"
    return ""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways that curl can take: two proxies, told apart by how they refuse, and a direct one."""

    proxies: Mapping[str, Server]
    direct: Server

    def environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        """Return variables for curl and for us; a proxy is given as "403" or "404"."""
        others = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
        ports = {
            status: f"http://127.0.0.1:{server.port}" for status, server in self.proxies.items()
        }
        return others | {name: ports.get(value, value) for name, value in variables.items()}

    def of_curl(self, hosts: tuple[str, ...], variables: Mapping[str, str]) -> list[str]:
        """Return for each host the status with which a proxy refused; "000" is the direct way."""
        before = len(self.direct.visits)
        answer = subprocess.run(
            ["curl", "-q", "-s", "-w", r"%{http_connect}\n", "-K", "-"],
            input="\n".join(
                [
                    f'connect-to = "::127.0.0.1:{self.direct.port}"',
                    *(f'url = "https://{host}/"' for host in hosts),
                ]
            ).encode(),
            env=self.environment({"LC_ALL": "C.UTF-8", **variables}),
            stdout=subprocess.PIPE,
            timeout=60,
            check=False,  # no call succeeds
        )
        statuses = answer.stdout.decode().split()
        assert len(statuses) == len(hosts)
        assert len(self.direct.visits) - before == statuses.count("000")
        return statuses

    def of_ours(self, hosts: tuple[str, ...], variables: Mapping[str, str]) -> list[str]:
        """Return the same for this program."""
        finder = ProxyFinder(MemoryVault(), lambda _address: None)
        statuses = {server.port: status for status, server in self.proxies.items()}
        with pytest.MonkeyPatch.context() as patch:
            for name in set(os.environ) - set(self.environment({})):
                patch.delenv(name)
            for name, value in self.environment(variables).items():
                patch.setenv(name, value)
            found = [finder.find(ApiAddress.parse(f"https://{host}"), Network()) for host in hosts]
        return ["000" if proxy is None else statuses[proxy.port] for proxy in found]


@pytest.fixture(scope="module")
def ways() -> Iterator[Ways]:
    def refusing(status: int) -> Server:
        def play(visit: Visit) -> None:
            visit.read_head()
            visit.send(http(status))

        return Server(play)

    with refusing(403) as one, refusing(404) as other, Server(lambda _visit: None) as direct:
        yield Ways({"403": one, "404": other}, direct)


def check(ways: Ways, value: str) -> int:
    """Compare every host with a NO_PROXY; return how many pairs were judged alike."""
    variables = {"https_proxy": "403", "NO_PROXY": value}
    curl, ours = ways.of_curl(HOSTS, variables), ways.of_ours(HOSTS, variables)
    alike = [one == other for one, other in zip(curl, ours, strict=True)]
    for host, is_alike in zip(HOSTS, alike, strict=True):
        assert is_alike or differs(host, value), (host, value)
    return sum(alike)


def test_more_than_180_pairs_are_judged_alike(ways: Ways) -> None:
    alike = sum(check(ways, value) for value in VALUES)
    assert alike > 0.8 * len(VALUES) * len(HOSTS) > 180


_PIECES: Final = (
    *(" ", "\t", ",", ".", "*", "x", ":443", "/", "/8", "/16", "/32", "/64"),
    *("example.com", "example", "com", "api", "10.1.2.3", "10.1.0.0", "2001:db8::", "[", "]"),
)


@hypothesis.given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
@hypothesis.settings(
    max_examples=int(os.environ.get("CAMMER_EXAMPLES", "25")),
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
def test_whatever_stands_there_is_judged_alike(ways: Ways, value: str) -> None:
    check(ways, value)


@pytest.mark.parametrize(
    "value", ["x example.com", "x\texample.com y", "x , example.com", " example.com"]
)
def test_blanks_separate_names_whatever_the_newest_curl_does(ways: Ways, value: str) -> None:
    variables = {"https_proxy": "403", "NO_PROXY": value}
    assert ways.of_ours(("example.com", "other.example"), variables) == ["000", "403"]


@pytest.mark.parametrize(
    "value",
    ["2001:db8::/33", "2001:db8:1::/33", "2001:DB8:0::0:1", "x,2001:db8::1/128", "2001:db8::1/0"],
)
def test_ipv6_is_compared_as_numbers_whatever_an_older_curl_does(ways: Ways, value: str) -> None:
    hosts = ("[2001:db8::1]", "[2001:db8:8000::1]")
    variables = {"https_proxy": "403", "NO_PROXY": value}
    assert ways.of_ours(hosts, variables) == ["000", "403"]


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"https_proxy": "403"},
        {"HTTPS_PROXY": "403"},
        {"all_proxy": "403"},
        {"ALL_PROXY": "403"},
        {"http_proxy": "403"},
        {"HTTP_PROXY": "403"},
        {"https_proxy": "403", "HTTPS_PROXY": "404"},
        {"https_proxy": "", "HTTPS_PROXY": "404"},
        {"https_proxy": "", "all_proxy": "403"},
        {"HTTPS_PROXY": "403", "all_proxy": "404"},
        {"all_proxy": "403", "ALL_PROXY": "404"},
        {"all_proxy": "", "ALL_PROXY": "404"},
        {"https_proxy": "", "HTTPS_PROXY": "", "all_proxy": "", "ALL_PROXY": ""},
        {"https_proxy": "403", "no_proxy": "example.com"},
        {"https_proxy": "403", "no_proxy": "", "NO_PROXY": "example.com"},
        {"https_proxy": "403", "no_proxy": "x", "NO_PROXY": "example.com"},
        {"https_proxy": "403", "no_proxy": "example.com", "NO_PROXY": "x"},
        {"https_proxy": "403", "No_Proxy": "example.com"},
        {"Https_Proxy": "403"},
    ],
    ids=str,
)
def test_the_same_variable_counts(ways: Ways, variables: Mapping[str, str]) -> None:
    hosts = ("example.com", "other.example")
    assert ways.of_ours(hosts, variables) == ways.of_curl(hosts, variables)
