"""The network's faults, one by one: outcome, text, and how many POSTs the server saw.

Over TLS, directly and through a CONNECT proxy, with and without a password. Whatever happens, one
request makes one connection: nothing is repeated automatically.
"""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pytest
import trustme

from cammer_desktop.adapters.http.api import HttpSessionApi
from cammer_desktop.adapters.http.proxies import ProxyFinder
from cammer_desktop.adapters.memory_vault import MemoryVault
from cammer_desktop.domain import sentences
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy
from cammer_desktop.domain.outcome import Cause, Created, NotSent, Outcome, Uncertain
from cammer_desktop.domain.send_guard import SendGuard
from cammer_desktop.domain.token import Token
from cammer_desktop.support.waiting import within
from tests.adapters.http.calls import ALIVE, BOUND, DEAD, closed_port, full_queue, resolve
from tests.adapters.http.proxied import asking, hanging, refusing
from tests.end_to_end.faults import Action, Fault, FaultProxy, Phase
from tests.end_to_end.squid import HOST, PASSWORD, USER, Squid, squid
from tests.samples import LINK, SUCCESS, TOKEN, request
from tests.servers import Play, Server, answering, http
from tests.tls import identity

# After a reset in the handshake CPython does not close its incomplete TLS socket.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <truststore:pytest.PytestUnraisableExceptionWarning"
)

ANSWER: Final = http(200, SUCCESS, "Content-Type: application/json")
INTERIM: Final = b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
LOCATION: Final = "Location: https://[::1/no/address"
ROUTES: Final = ("direct", "proxy", "proxy with a password")
PATIENT: Final = Network(connect_seconds=10.0, whole_seconds=15.0)
HURRIED: Final = Network(connect_seconds=1.0, whole_seconds=1.6)

NO_RISK: Final = "sin riesgo"
ASK_FIRST: Final = "Antes de repetir, pregunte a su supervisor"
TEXTS: Final = {
    Cause.BROKEN_OFF: "La conexión se cortó antes de la respuesta",
    Cause.CONNECT_TIMEOUT: "La conexión con el servicio tardó demasiado",
    Cause.TIMEOUT: "El servicio tardó demasiado en responder",
    Cause.TLS: "La conexión segura con el servidor falló",
    Cause.CERTIFICATE_ISSUER: "El emisor del certificado del servidor no es de confianza",
    Cause.CERTIFICATE_NAME: "El certificado del servidor es de otra dirección",
    Cause.CERTIFICATE_EXPIRED: "El certificado del servidor está vencido",
    Cause.CERTIFICATE_NOT_YET: "El certificado del servidor aún no es válido",
    Cause.PORTAL: "Respondió una página web",
    Cause.NOT_UNDERSTOOD: "La respuesta del servicio no es válida",
    Cause.SERVICE_DOWN: "El servicio falló.",
    Cause.PROXY_PASSWORD: "El proxy de la red pide usuario y contraseña",
    Cause.PROXY_PASSWORD_REFUSED: "El proxy de la red no aceptó el usuario y la contraseña",
    Cause.PROXY_LOGIN_UNKNOWN: ", que el programa no admite.",
    Cause.PROXY_NOT_UNDERSTOOD: "La respuesta que llegó por el proxy de la red no es válida",
    Cause.PROXY_REFUSED: "El proxy de la red no permitió la conexión.",
    Cause.PROXY_UNREACHABLE: "El proxy de la red no responde",
    Cause.REDIRECT: "El servicio respondió con otra dirección",
    Cause.TOO_LARGE: "La respuesta del servicio es demasiado grande",
}

# The expected outcome of each fault, and how many POSTs the server sees.
MATRIX: Final[dict[tuple[Phase, Action], tuple[Outcome, int]]] = {
    (Phase.ACCEPT, Action.NOTHING): (Created(LINK), 1),
    (Phase.ACCEPT, Action.DELAY): (Created(LINK), 1),
    (Phase.ACCEPT, Action.CLOSE): (NotSent(Cause.BROKEN_OFF), 0),
    (Phase.ACCEPT, Action.RESET): (NotSent(Cause.BROKEN_OFF), 0),
    (Phase.ACCEPT, Action.BLACKHOLE): (NotSent(Cause.CONNECT_TIMEOUT), 0),
    (Phase.ACCEPT, Action.GARBAGE): (NotSent(Cause.TLS), 0),
    (Phase.HELLO, Action.DELAY): (Created(LINK), 1),
    (Phase.HELLO, Action.CLOSE): (NotSent(Cause.BROKEN_OFF), 0),
    (Phase.HELLO, Action.RESET): (NotSent(Cause.BROKEN_OFF), 0),
    (Phase.HELLO, Action.BLACKHOLE): (NotSent(Cause.CONNECT_TIMEOUT), 0),
    (Phase.HELLO, Action.GARBAGE): (NotSent(Cause.TLS), 0),
    (Phase.HELLO, Action.DRIP): (NotSent(Cause.CONNECT_TIMEOUT), 0),
    (Phase.UNHEARD, Action.DELAY): (Created(LINK), 1),
    (Phase.UNHEARD, Action.CLOSE): (Uncertain(Cause.BROKEN_OFF), 0),
    (Phase.UNHEARD, Action.RESET): (Uncertain(Cause.BROKEN_OFF), 0),
    (Phase.UNHEARD, Action.BLACKHOLE): (Uncertain(Cause.TIMEOUT), 0),
    (Phase.UNHEARD, Action.GARBAGE): (Uncertain(Cause.TLS), 0),
    (Phase.HALF, Action.DELAY): (Created(LINK), 1),
    (Phase.HALF, Action.CLOSE): (Uncertain(Cause.BROKEN_OFF), 0),
    (Phase.HALF, Action.RESET): (Uncertain(Cause.BROKEN_OFF), 0),
    (Phase.HALF, Action.BLACKHOLE): (Uncertain(Cause.TIMEOUT), 0),
    (Phase.HALF, Action.GARBAGE): (Uncertain(Cause.TLS), 0),
    (Phase.ANSWER, Action.DELAY): (Created(LINK), 1),
    (Phase.ANSWER, Action.RESET): (Uncertain(Cause.BROKEN_OFF), 1),
    (Phase.ANSWER, Action.BLACKHOLE): (Uncertain(Cause.TIMEOUT), 1),
    (Phase.ANSWER, Action.GARBAGE): (Uncertain(Cause.TLS), 1),
    (Phase.ANSWER, Action.DRIP): (Uncertain(Cause.TIMEOUT), 1),
}


@dataclass(frozen=True, slots=True)
class Route:
    """A route to a server on this machine."""

    name: str
    squid: Squid

    @property
    def proxy(self) -> Proxy | None:
        """The proxy of this route."""
        if self.name == "direct":
            return None
        if self.name == "proxy":
            return Proxy.parse(f"127.0.0.1:{self.squid.open_port}")
        return Proxy.parse(f"{USER}@127.0.0.1:{self.squid.closed_port}")

    @property
    def host(self) -> str:
        """The server's name on this route."""
        return "localhost" if self.proxy is None else HOST

    def address(self, port: int) -> ApiAddress:
        """Return the address of a server."""
        return ApiAddress.parse(f"https://{self.host}:{port}/api")

    def call(self, port: int, network: Network = PATIENT, password: str = PASSWORD) -> Outcome:
        """Make one call and return its outcome."""
        proxy = self.proxy
        vault = MemoryVault()
        if proxy is not None:
            vault.keep(proxy, Token(password))
        network = Network(network.connect_seconds, network.whole_seconds, proxy)
        api = HttpSessionApi(network, ProxyFinder(vault), lambda _at: None)
        address = self.address(port)
        return within(
            BOUND, lambda: api.create(address, request(), TOKEN, SendGuard()), "test call"
        )


@pytest.fixture(scope="module")
def running_squid() -> Iterator[Squid]:
    with squid() as running:
        yield running


@pytest.fixture(params=ROUTES)
def route(request: pytest.FixtureRequest, running_squid: Squid) -> Route:
    return Route(request.param, running_squid)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def tls(authority: trustme.CA, route: Route) -> ssl.SSLContext:
    context = identity(authority, route.host)
    context.num_tickets = 0  # so that all that comes back is the handshake and the answer
    return context


@pytest.fixture
def trusted(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Let the system trust the tests' authority."""
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))


def check_text(outcome: Outcome) -> None:
    """Check that an outcome's text is true, and gives a reason and a next step."""
    text = sentences.of_outcome(outcome)
    if isinstance(outcome, Created):
        assert text == "Enlace creado."
        return
    assert isinstance(outcome, NotSent | Uncertain)
    assert TEXTS[outcome.cause] in text
    if isinstance(outcome, Uncertain):
        assert ASK_FIRST in text
    else:
        assert text.startswith("No se creó. ")
        assert ASK_FIRST not in text
        assert len(text.split(". ")) > 1
    assert outcome.diagnosis is not None


def is_a_timeout(outcome: Outcome) -> bool:
    causes = (Cause.TIMEOUT, Cause.CONNECT_TIMEOUT)
    return isinstance(outcome, NotSent | Uncertain) and outcome.cause in causes


def check(route: Route, tls: ssl.SSLContext, fault: Fault, expected: Outcome, posts: int) -> None:
    with (
        Server(answering(ANSWER), tls) as server,
        FaultProxy(server.port, fault) as spoiler,
    ):
        network = HURRIED if is_a_timeout(expected) else PATIENT
        outcome = route.call(spoiler.port, network)
        assert kind_and_cause(outcome) == kind_and_cause(expected)
        check_text(outcome)
        assert spoiler.connections == 1
    assert (server.posts, len(server.visits)) == (posts, 1)


def kind_and_cause(outcome: Outcome) -> tuple[type[Outcome], object]:
    what = outcome.link if isinstance(outcome, Created) else getattr(outcome, "cause", None)
    return type(outcome), what


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("fault", "action"), MATRIX, ids=[f"{phase.name}-{action.name}" for phase, action in MATRIX]
)
def test_a_fault_has_one_true_outcome(
    route: Route, tls: ssl.SSLContext, fault: Phase, action: Action
) -> None:
    expected, posts = MATRIX[fault, action]
    if route.proxy is not None and expected == NotSent(Cause.TLS):
        # Nobody can tell whether the proxy said it, or the service behind it.
        expected = NotSent(Cause.PROXY_NOT_UNDERSTOOD)
    check(route, tls, Fault(fault, action), expected, posts)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("part", range(0, len(ANSWER), 64))
def test_an_answer_whose_bytes_end_somewhere_is_uncertain(
    route: Route, tls: ssl.SSLContext, part: int
) -> None:
    fault = Fault(Phase.ANSWER, Action.CLOSE, part)
    check(route, tls, fault, Uncertain(Cause.BROKEN_OFF), 1)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("part", range(0, len(ANSWER), 64))
def test_an_answer_that_the_server_ends_early_is_uncertain(
    route: Route, tls: ssl.SSLContext, part: int
) -> None:
    outcome, posts = answered(route, tls, answering(ANSWER[:part]))
    assert kind_and_cause(outcome) == (Uncertain, Cause.BROKEN_OFF)
    check_text(outcome)
    assert posts == 1


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (http(200, b"<html>Bienvenido</html>"), Uncertain(Cause.PORTAL, 200)),
        (http(503, b"<html>503</html>"), Uncertain(Cause.SERVICE_DOWN, 503)),
        (http(200, b"{}"), Uncertain(Cause.NOT_UNDERSTOOD, 200)),
        (b"\x00\xff" * 300, Uncertain(Cause.NOT_UNDERSTOOD)),
    ],
)
def test_an_answer_that_is_not_the_services_is_uncertain(
    route: Route, tls: ssl.SSLContext, answer: bytes, outcome: Outcome
) -> None:
    found, posts = answered(route, tls, answering(answer))
    assert (found, posts) == (outcome, 1)
    check_text(found)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (INTERIM * 50 + ANSWER, Created(LINK)),
        (INTERIM + http(503), Uncertain(Cause.SERVICE_DOWN)),
        (INTERIM, Uncertain(Cause.BROKEN_OFF)),
        (INTERIM[:-2], Uncertain(Cause.BROKEN_OFF)),
        (http(302, SUCCESS, LOCATION), Created(LINK)),
        (http(308, SUCCESS, LOCATION), Created(LINK)),
        (http(302, b"<html>", LOCATION), Uncertain(Cause.REDIRECT)),
        (http(308, b"<html>", LOCATION), NotSent(Cause.REDIRECT)),
        (http(308, b" " * 2_000_000, LOCATION), NotSent(Cause.REDIRECT)),
        (INTERIM + http(200, b" " * 2_000_000), Uncertain(Cause.TOO_LARGE)),
        (INTERIM + http(308, SUCCESS, LOCATION)[:-1], Uncertain(Cause.BROKEN_OFF)),
    ],
)
def test_interim_answers_and_redirects_with_bodies(
    route: Route, tls: ssl.SSLContext, answer: bytes, expected: Outcome
) -> None:
    outcome, posts = answered(route, tls, answering(answer))
    assert (kind_and_cause(outcome), posts) == (kind_and_cause(expected), 1)
    check_text(outcome)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_host_that_a_redirect_names_receives_not_one_byte(
    route: Route, tls: ssl.SSLContext, status: int
) -> None:
    with Server(answering(ANSWER), tls) as other:
        where = f"Location: https://{route.host}:{other.port}/api"
        outcome, posts = answered(route, tls, answering(http(status, b"", where)))
        expected = (Uncertain if status in (302, 303) else NotSent)(Cause.REDIRECT, status)
        assert (outcome, posts) == (expected, 1)
        check_text(outcome)
    assert other.visits == []


def answered(route: Route, tls: ssl.SSLContext, play: Play) -> tuple[Outcome, int]:
    """Return the outcome of a call to a server, and how many POSTs it saw; one visit at most."""
    with Server(play, tls) as server:
        outcome = route.call(server.port)
    assert len(server.visits) <= 1
    return outcome, server.posts


@pytest.mark.usefixtures("trusted")
def test_a_dead_first_address_of_the_service_or_of_the_proxy_costs_no_link(
    route: Route, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Server(answering(ANSWER), tls) as server:
        first = server.port if route.proxy is None else route.proxy.port
        resolve(monkeypatch, DEAD, ALIVE)
        with full_queue(DEAD, first):
            outcome = route.call(server.port)
    assert kind_and_cause(outcome) == (Created, LINK)
    assert (len(server.visits), server.posts) == (1, 1)


def test_an_authority_that_the_system_does_not_know(route: Route, tls: ssl.SSLContext) -> None:
    outcome, posts = answered(route, tls, answering(ANSWER))
    assert (outcome, posts) == (NotSent(Cause.CERTIFICATE_ISSUER), 0)
    check_text(outcome)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("name", "begins", "ends", "cause"),
    [
        ("other.example", -1, 1, Cause.CERTIFICATE_NAME),
        ("", -2, -1, Cause.CERTIFICATE_EXPIRED),
        ("", 1, 2, Cause.CERTIFICATE_NOT_YET),
    ],
)
def test_a_certificate_of_another_name_or_day(
    authority: trustme.CA, route: Route, name: str, begins: int, ends: int, cause: Cause
) -> None:
    wrong = identity(authority, name or route.host, begins=begins, ends=ends)
    outcome, posts = answered(route, wrong, answering(ANSWER))
    assert (outcome, posts) == (NotSent(cause), 0)
    check_text(outcome)


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_for_the_proxy(authority: trustme.CA, running_squid: Squid) -> None:
    route = Route("proxy with a password", running_squid)
    with Server(answering(ANSWER), identity(authority, HOST)) as server:
        outcome = route.call(server.port, password="otra")
    assert (outcome, server.visits) == (NotSent(Cause.PROXY_PASSWORD_REFUSED, 407), [])
    check_text(outcome)


def test_a_service_that_the_proxy_does_not_reach(running_squid: Squid) -> None:
    with closed_port() as port:
        outcome = Route("proxy", running_squid).call(port)
    assert outcome == NotSent(Cause.PROXY_REFUSED, 503)
    check_text(outcome)


def test_no_password_for_the_proxy(running_squid: Squid) -> None:
    outcome = Route("proxy", Squid(running_squid.closed_port, 0)).call(443)
    assert outcome == NotSent(Cause.PROXY_PASSWORD, 407)
    check_text(outcome)


@pytest.mark.parametrize(
    ("play", "cause", "status"),
    [
        (asking("NTLM"), Cause.PROXY_LOGIN_UNKNOWN, 407),
        (asking("Negotiate", "NTLM"), Cause.PROXY_LOGIN_UNKNOWN, 407),
        (asking('Digest realm="x", nonce="y"'), Cause.PROXY_LOGIN_UNKNOWN, 407),
        (asking('Digest realm="x", Basic realm="x"'), Cause.PROXY_PASSWORD, 407),
        (asking("NTLM", 'Basic realm="x"'), Cause.PROXY_PASSWORD, 407),
        (refusing(b""), Cause.PROXY_REFUSED, None),
        (refusing(b"\x05\xff"), Cause.PROXY_NOT_UNDERSTOOD, None),
        (hanging(b"HTTP/1.1 102 Processing\r\n\r\n"), Cause.PROXY_UNREACHABLE, None),
    ],
)
def test_a_proxy_of_each_kind_of_login_or_none(
    play: Play, cause: Cause, status: int | None
) -> None:
    with Server(play) as proxy:
        outcome = Route("proxy", Squid(proxy.port, 0)).call(443, HURRIED)
    assert outcome == NotSent(cause, status)
    check_text(outcome)
    assert len(proxy.visits) == 1


def test_a_proxy_where_nobody_listens() -> None:
    with closed_port() as port:
        outcome = Route("proxy", Squid(port, port)).call(443)
    assert outcome == NotSent(Cause.PROXY_UNREACHABLE)
    check_text(outcome)
