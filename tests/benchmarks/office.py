"""The window against a server of the benchmark's own, over TLS, from a far office."""

import multiprocessing
import os
import queue
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import trustme
from PySide6.QtWidgets import QApplication, QRadioButton

from cammer_desktop import app
from cammer_desktop.app import Program
from cammer_desktop.assembly import Services, make_services
from cammer_desktop.domain import vendor
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.settings import Settings
from cammer_desktop.domain.token import Token
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.ui.application import application_of_qt
from tests.samples import SECRET, request
from tests.servers import Play, Server, Visit
from tests.tls import identity

PHONE: Final = "0414 131 5854"
HEADERS: Final = {"Authorization": SECRET, "X-Requested-With": "XMLHttpRequest"}
BODY: Final = vendor.body(request())


@contextmanager
def tls_server(play: Play) -> Iterator[Server]:
    """Serve over TLS on this machine, for an authority that the system trusts from here on."""
    authority = trustme.CA()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ca.pem"
        authority.cert_pem.write_to_path(str(path))
        os.environ["SSL_CERT_FILE"] = str(path)
        with Server(play, identity(authority, "localhost")) as server:
            yield server


@contextmanager
def server_apart(raw: bytes, *, tls: bool, delay: float = 0.0) -> Iterator[ApiAddress]:
    """Answer every request in a process of its own, which takes no turns and no memory of this.

    It is `delay` seconds away, each way.
    """
    here, there = multiprocessing.Pipe()
    spawning = multiprocessing.get_context("spawn")
    process = spawning.Process(target=_serve, args=(raw, there, tls, delay), daemon=True)
    process.start()
    base, os.environ["SSL_CERT_FILE"] = here.recv()
    try:
        yield ApiAddress.parse(base)
    finally:
        here.send("end")
        process.join()


def _serve(raw: bytes, pipe: "Connection[object, object]", tls: bool, delay: float) -> None:
    """Serve until something comes through the pipe, to which address and authority are sent."""
    with tls_server(keeping(raw)) if tls else Server(keeping(raw)) as server:
        port = FarOffice(server.port, delay).port if delay else server.port
        base = server.address.base.replace(f":{server.port}", f":{port}")
        pipe.send((base, os.environ.get("SSL_CERT_FILE", "")))
        pipe.recv()


def keeping(raw: bytes) -> Play:
    """Answer every request of a connection with these bytes."""

    def play(visit: Visit) -> None:
        while True:
            visit.head = b""
            visit.read_request()
            visit.send(raw)

    return play


@contextmanager
def window_for(
    api_url: str, settings: Settings, data: Path | None = None
) -> Iterator[tuple[QApplication, Program]]:
    """Show the window on an API, with a token and a data folder, of itself an empty one."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else application_of_qt(["x"])
    with tempfile.TemporaryDirectory() as folder:
        options = RunOptions(data_dir=data or Path(folder))
        services: Services = make_services(options, settings_file(options), settings, Token(SECRET))
        assert services.settings.address.base == api_url
        program = app.build(application, services)
        program.garbage.start()
        program.garbage.keep_what_stands()
        program.window.show()
        wait(application, lambda: bool(program.window.form.phone._countries))
        buttons = program.window.form.destination.findChildren(QRadioButton)
        next(each for each in buttons if each.text() == "Sin destino").click()
        yield application, program
        program.stop()
        program.window.hide()
        services.close()


def wait(application: QApplication, holds: Callable[[], bool], seconds: float = 30.0) -> None:
    """Run the event loop until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError
        application.processEvents()
        time.sleep(0.0005)


class FarOffice:
    """Passes connections on to a port of this machine, each byte `delay` seconds later."""

    def __init__(self, port: int, delay: float) -> None:
        self._upstream = port
        self._delay = delay
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: Final = int(self._listener.getsockname()[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            client, _ = self._listener.accept()
            threading.Thread(target=self._connect, args=(client,), daemon=True).start()

    def _connect(self, client: socket.socket) -> None:
        time.sleep(2 * self._delay)  # TCP's own round trip, which loopback does not take
        server = socket.create_connection(("127.0.0.1", self._upstream))
        for one, other in ((client, server), (server, client)):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            arrived: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
            threading.Thread(target=self._read, args=(one, arrived), daemon=True).start()
            threading.Thread(target=self._write, args=(other, arrived), daemon=True).start()

    def _read(self, end: socket.socket, arrived: "queue.SimpleQueue[tuple[float, bytes]]") -> None:
        data = b"x"
        while data:
            try:
                data = end.recv(65536)
            except OSError:
                data = b""
            arrived.put((time.monotonic() + self._delay, data))

    def _write(self, end: socket.socket, arrived: "queue.SimpleQueue[tuple[float, bytes]]") -> None:
        while True:
            due, data = arrived.get()
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                if data:
                    end.sendall(data)
                else:
                    end.shutdown(socket.SHUT_WR)
                    return
            except OSError:
                return
