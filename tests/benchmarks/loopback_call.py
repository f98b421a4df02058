"""What the program adds to a call on loopback, over TLS, against `requests.post` on a warm session.

Its own call is all that a link takes below the window: noted before it is sent, the token read, the
connection that was opened ahead, the answer read and checked, its outcome noted. As a window does,
it has the ledger open for long; the outcome's way to the disk is waited for, and not counted. The
attempt's is, so the same is done with the ledger in memory, where there is such a place.
"""

import os
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

import requests

from cammer_desktop.assembly import Services, make_services
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.token import Token
from cammer_desktop.run_options import RunOptions, settings_file
from tests.benchmarks.given import Run, in_turn, seconds
from tests.benchmarks.office import BODY, HEADERS, server_apart
from tests.benchmarks.rows import Aim, Of, Row, milliseconds
from tests.samples import SECRET, SUCCESS, request
from tests.servers import http

_MEMORY: Final = Path("/dev/shm")


def rows(run: Run) -> list[Row]:
    """Return the time of a call, with the ledger on the disk and in memory."""
    answer = http(200, SUCCESS, "Content-Type: application/json")
    folders = {"noted on the disk": run.folder / "call"}
    with (
        ExitStack() as ends,
        server_apart(answer, tls=True) as address,
        requests.Session() as session,
    ):
        if _MEMORY.is_dir():
            folders["noted in memory"] = Path(
                ends.enter_context(tempfile.TemporaryDirectory(dir=_MEMORY))
            )
        session.trust_env = False  # its CA file would be taken for the one that is given
        session.verify = os.environ["SSL_CERT_FILE"]
        session.headers.update(HEADERS)
        each = [_services(folder, address) for folder in folders.values()]
        for services in each:
            ends.callback(services.close)
        beside, *ours = map(
            milliseconds,
            in_turn(
                run.many(60, 3),
                partial(seconds, partial(_post, session, address)),
                *(partial(_call, services, address) for services in each),
            ),
        )
    aims, post = (Aim(Of.MORE, 3.0),), "requests.post on a warm session"
    return [
        Row(f"call on loopback, {where}", "ms", taken, aims, post, beside)
        for where, taken in zip(folders, ours, strict=True)
    ]


def _services(folder: Path, address: ApiAddress) -> Services:
    options = RunOptions(data_dir=folder)
    settings = Settings(api_url=address.base)
    services = make_services(options, settings_file(options), settings, Token(SECRET))
    services.ledger_file.stay_open()
    return services


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
