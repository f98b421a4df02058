"""From the click to the link, through TLS with 50 ms each way, against curl and requests.

The window, a new curl process and `requests.post` make the same call in turn. The TCP handshake's
round trip, which loopback does not take, is added to all of them alike; the round trip is that of a
request over an open connection.
"""

import itertools
import json
import os
import socket
import ssl
import subprocess
import time
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import requests
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cammer_desktop.app import Program
from cammer_desktop.domain.settings import Settings
from cammer_desktop.ui.result.link_text import LinkText
from cammer_desktop.ui.widgets.viewport import viewport_of
from tests.benchmarks.given import Run, in_turn
from tests.benchmarks.office import BODY, HEADERS, PHONE, server_apart, wait, window_for
from tests.benchmarks.rows import Aim, Of, Row, at_most, milliseconds
from tests.samples import SUCCESS
from tests.servers import http

# Each way, in seconds.
DELAY: Final = 0.05
PATH: Final = "/api/v1/access/external/cammer/generate-session"


def rows(run: Run) -> list[Row]:
    """Return the time from the click against curl, the round trip, and requests."""
    customers = itertools.count()
    answer = http(200, SUCCESS, "Content-Type: application/json")
    with server_apart(answer, tls=True, delay=DELAY) as address:
        settings, port = Settings(api_url=address.base, days_kept=30), urlsplit(address.base).port
        assert port is not None
        with window_for(address.base, settings) as (application, program):
            taken = in_turn(
                run.many(15, 2),
                lambda: click_to_link(application, program, next(customers)),
                *(partial(call, port) for call in (curl, round_trip, post)),
            )
    ours, *others = map(milliseconds, taken)
    names = "new curl process", "round trip", "requests.post"
    aims = at_most(0.45), (Aim(Of.MORE, 10.0),), ()
    return [
        Row("click to link, TLS, 50 ms each way", "ms", ours, aim, name, beside)
        for name, beside, aim in zip(names, others, aims, strict=True)
    ]


class Paints(QObject):
    """Notes which text stood in the link's field when it was painted last."""

    def __init__(self, field: LinkText) -> None:
        super().__init__(field)
        self.text = ""
        self._field = field
        viewport_of(field).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Watch for paints; nothing is held back."""
        if event.type() == QEvent.Type.Paint:
            self.text = self._field.toPlainText()
        return super().eventFilter(watched, event)


def click_to_link(application: QApplication, program: Program, number: int) -> float:
    """Type a customer in, wait as a person does, click; return the seconds to the painted link."""
    window = program.window
    field = window.findChild(LinkText)
    assert field is not None
    paints = Paints(field)
    window.session_presenter.next_customer.begin()
    QTest.keyClicks(window.form.name.editor, f"Ana {number}")
    QTest.keyClicks(window.form.phone.editor, f"{PHONE[:-3]}{number:03}")
    end = time.monotonic() + 1.0
    wait(application, lambda: time.monotonic() > end)
    began = time.perf_counter()
    QTest.mouseClick(window.action_bar.create_button, Qt.MouseButton.LeftButton)
    wait(application, lambda: bool(paints.text))
    took = time.perf_counter() - began
    assert window.bar.text.startswith("Enlace creado"), window.bar.text
    return took


def round_trip(port: int) -> float:
    """Return the seconds of the same request over a connection that is open."""
    context = ssl.create_default_context(cafile=os.environ["SSL_CERT_FILE"])
    body = json.dumps(BODY).encode()
    head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
    with (
        socket.create_connection(("127.0.0.1", port)) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as connection,
    ):
        began = time.perf_counter()
        connection.sendall(head.encode() + body)
        connection.recv(65536)
        return time.perf_counter() - began


def curl(port: int) -> float:
    """Return the seconds of a new curl process."""
    options = [part for name, value in HEADERS.items() for part in ("-H", f"{name}: {value}")]
    command = ["curl", "-s", "-f", "--noproxy", "*", "--cacert", os.environ["SSL_CERT_FILE"]]
    command += [*options, "-H", "Content-Type: application/json", "-d", json.dumps(BODY)]
    began = time.perf_counter()
    subprocess.run(
        [*command, f"https://localhost:{port}{PATH}"], check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - began


def post(port: int) -> float:
    """Return the seconds of `requests.post` in a process that has imported it."""
    began = time.perf_counter()
    requests.post(
        f"https://localhost:{port}{PATH}",
        json=BODY,
        headers=HEADERS,
        verify=os.environ["SSL_CERT_FILE"],
        timeout=20,
    ).raise_for_status()
    return time.perf_counter() - began
