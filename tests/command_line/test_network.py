"""`link` when the service cannot be reached, or breaks the connection."""

import ssl
from pathlib import Path

from tests.adapters.http.authority import Authority, trusting
from tests.adapters.http.calls import closed_port
from tests.command_line.program import E164, NAME, answer_of, only_line, run, run_link
from tests.samples import LINK, SUCCESS
from tests.servers import Server, answering, http, never_answering, resetting
from tests.systems import not_under_wine


def test_a_refused_connection_is_not_sent() -> None:
    with closed_port() as port:
        done = run_link(f"http://127.0.0.1:{port}/api")
    assert (done.returncode, done.stdout) == (5, "")
    assert "sin riesgo" in only_line(done.stderr)


def test_a_name_that_nobody_knows_is_not_sent() -> None:
    done = run_link("https://nowhere.invalid/api", "--json")
    assert (done.returncode, answer_of(done)["outcome"]) == (5, "not_sent")


def test_an_untrusted_certificate_is_not_sent() -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    Authority().issue_cert("localhost").configure_cert(tls)
    with Server(never_answering, tls) as server:
        done = run_link(server.address.base, "--json")
    assert (done.returncode, server.posts) == (5, 0)
    assert "certificado" in answer_of(done)["message"]


@not_under_wine("wine 10 trusts in a new process whom this system trusts, and nobody else")
def test_a_certificate_that_the_system_trusts_is_good_enough(tmp_path: Path) -> None:
    authority = Authority()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(tls)
    server = Server(answering(http(200, SUCCESS)), tls)
    with trusting(authority, tmp_path) as environment, server:
        done = run_link(server.address.base, environment=environment)
    assert (done.returncode, done.stdout, server.posts) == (0, LINK + "\n", 1)


def test_a_connection_that_breaks_after_the_body_is_uncertain() -> None:
    with Server(resetting()) as server:
        done = run_link(server.address.base)
    assert (done.returncode, done.stdout, server.posts) == (6, "", 1)
    assert "Puede haberse creado" in only_line(done.stderr)


def test_half_an_answer_is_uncertain() -> None:
    with Server(answering(http(200, SUCCESS)[:-30])) as server:
        done = run_link(server.address.base, "--json")
    assert (done.returncode, answer_of(done)["outcome"], server.posts) == (6, "uncertain", 1)


# A damaged installation: a module that the first call imports is missing.
_WITHOUT_REQUESTS = """
import sys
sys.modules["requests"] = None
from cammer_desktop.cli import main
sys.exit(main())
"""


def test_our_own_failure_before_the_body_is_not_sent_and_said_at_once() -> None:
    with Server(never_answering) as server:
        done = run(
            *("--api-url", server.address.base, "link", "--name", NAME, "--phone", E164),
            environment={"CAMMER_TOKEN": "sandbox"},
            program=("-c", _WITHOUT_REQUESTS),
        )
    assert (done.returncode, server.posts) == (5, 0)
    assert "Falló este programa" in only_line(done.stderr)
