"""From the click to the link, through TLS with 50 ms each way, against curl and requests.

`python -m tests.benchmarks.click_to_link [--rounds N] [--delay SECONDS]` lets the window, a new
curl process and `requests.post` make the same call in turn, and prints medians. Aims: at most 0.6
times curl, and within 10 ms of the one round trip that a request over an open connection takes.
The TCP handshake's round trip, which loopback does not take, is added to all of them alike.
"""

import argparse
import json
import os
import socket
import ssl
import statistics
import subprocess
import sys
import time
from typing import Final

import requests
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cammer_desktop.app import Program
from cammer_desktop.domain import vendor
from cammer_desktop.domain.settings import Settings
from tests.benchmarks.office import PHONE, FarOffice, tls_server, wait, window_for
from tests.samples import SECRET, SUCCESS, request
from tests.servers import answering, http

PATH: Final = "/api/v1/access/external/cammer/generate-session"
HEADERS: Final = {"Authorization": SECRET, "X-Requested-With": "XMLHttpRequest"}
BODY: Final = vendor.body(request())


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--delay", type=float, default=0.05)
    given = parser.parse_args()
    answer = http(200, SUCCESS, "Content-Type: application/json")
    times: dict[str, list[float]] = {name: [] for name in ("window", "round trip", "curl", "post")}
    with tls_server(answering(answer)) as server:
        office = FarOffice(server.port, given.delay)
        base = f"https://localhost:{office.port}/api"
        with window_for(base, Settings(api_url=base, days_kept=30)) as (application, program):
            for number in range(given.rounds + 1):
                measured = {
                    "window": click_to_link(application, program, number),
                    "round trip": round_trip(office.port),
                    "curl": curl(office.port),
                    "post": post(office.port),
                }
                if number:  # the first call imports what it needs
                    for name, value in measured.items():
                        times[name].append(value)
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, value in medians.items():
        print(f"{name:>10}: median {value * 1000:6.1f} ms")
    window = medians["window"]
    print(f"window / curl: {window / medians['curl']:.2f} (aim 0.6)")
    print(f"window / requests.post: {window / medians['post']:.2f}")
    print(f"window - round trip: {(window - medians['round trip']) * 1000:.1f} ms (aim 10)")
    return 0


def click_to_link(application: QApplication, program: Program, number: int) -> float:
    """Type a customer in, wait as a person does, click, and return the seconds to the link."""
    window = program.window
    window.session_presenter.next_customer.begin()
    QTest.keyClicks(window.form.name.editor, f"Ana {number}")
    QTest.keyClicks(window.form.phone.editor, f"{PHONE[:-3]}{number:03}")
    end = time.monotonic() + 1.0
    wait(application, lambda: time.monotonic() > end)
    began = time.perf_counter()
    QTest.mouseClick(window.action_bar.create_button, Qt.MouseButton.LeftButton)
    wait(application, lambda: not program.controllers.link.running)
    window.repaint()
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


if __name__ == "__main__":
    sys.exit(main())
