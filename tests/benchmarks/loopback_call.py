"""What the program adds to a call on loopback, over TLS, against `requests.post` on a warm session.

Its own call is all that a link takes below the window: noted before it is sent, the token read, the
connection that was opened ahead, the answer read and checked, its outcome noted. As a window does,
it has the ledger open for long; the outcome's way to the disk is waited for, and not counted.
"""

import os
from functools import partial
from pathlib import Path
from time import perf_counter

import requests

from cammer_desktop.assembly import RunOptions, Services, make_services, settings_file
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.token import Token
from tests.benchmarks.given import Run, in_turn, seconds
from tests.benchmarks.office import BODY, HEADERS, server_apart
from tests.benchmarks.rows import Aim, Of, Row, milliseconds
from tests.samples import SECRET, SUCCESS, request
from tests.servers import http


def rows(run: Run) -> list[Row]:
    """Return the time of a call."""
    answer = http(200, SUCCESS, "Content-Type: application/json")
    with server_apart(answer, tls=True) as address, requests.Session() as session:
        session.trust_env = False  # its CA file would be taken for the one that is given
        session.verify = os.environ["SSL_CERT_FILE"]
        session.headers.update(HEADERS)
        services = _services(run.folder / "call", address)
        services.ledger_file.stay_open()
        ours, beside = in_turn(
            run.many(60, 3),
            partial(_call, services, address),
            partial(seconds, partial(_post, session, address)),
        )
        services.close()
    return [
        Row(
            "call on loopback, noted before and after",
            "ms",
            milliseconds(ours),
            (Aim(Of.MORE, 3.0),),
            "requests.post on a warm session",
            milliseconds(beside),
        )
    ]


def _services(folder: Path, address: ApiAddress) -> Services:
    options = RunOptions(data_dir=folder)
    settings = Settings(api_url=address.base)
    return make_services(options, settings_file(options), settings, Token(SECRET))


def _call(services: Services, address: ApiAddress) -> float:
    """Return the seconds of a call over a connection that was opened before."""
    services.links.prepare(address)
    call = services.links.call(address, request())
    start = perf_counter()
    outcome = call.make()
    took = perf_counter() - start
    services.ledger.save()
    assert isinstance(outcome, Created), outcome
    return took


def _post(session: requests.Session, address: ApiAddress) -> None:
    session.post(address.endpoint, json=BODY, timeout=20).raise_for_status()
