"""`python -m cammer_desktop.sandbox`: serves the sandbox alone, after printing its address."""

import signal

from cammer_desktop.support import signals

if __name__ == "__main__":
    signals.handle(signal.SIG_DFL)  # until there is something to stop, a signal ends it in silence

import argparse
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from cammer_desktop.sandbox.scenarios import SCENARIOS
from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox
from cammer_desktop.support import console
from cammer_desktop.support.waiting import end_process


def main(arguments: list[str] | None = None) -> int:
    """Serve until Ctrl+C or SIGTERM; return the exit code (2: the port is not available)."""
    parser = argparse.ArgumentParser(
        prog="python -m cammer_desktop.sandbox",
        description="Sirve en esta máquina la API documentada, para practicar y probar.",
        epilog="Palabras en el nombre del cliente que cambian la respuesta: " + " ".join(SCENARIOS),
    )
    parser.add_argument("--port", type=int, default=0, help="puerto (0: uno libre)")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="el token que se acepta")
    try:
        options = parser.parse_args(arguments)
    finally:
        console.finish()
    try:
        sandbox = Sandbox(port=options.port, token=options.token)
    except (OSError, OverflowError) as error:
        console.say(f"No se puede abrir el puerto {options.port}: {error}")
        return 2
    with _stop_signals() as stop_signals:
        sandbox.start()
        console.write(sandbox.address)
        console.say(f"Token: {options.token}. Ctrl+C termina.")
        stop_signals.recv(1)
        sandbox.stop()
    return 0


@contextmanager
def _stop_signals() -> Iterator[socket.socket]:
    """Turn Ctrl+C and SIGTERM into a byte that can be read from a socket.

    A handler would not do: a signal that arrives just before a wait begins is not noticed until the
    wait ends, and a lock that the handler takes may be held by the code that it interrupts. A byte
    is there whenever the wait begins, and it works on Windows, where signals do not end the wait
    for an event.
    """
    reading, writing = socket.socketpair()
    with reading, writing:
        writing.setblocking(False)
        signal.set_wakeup_fd(writing.fileno())
        signals.handle(_ignore)
        yield reading
        signal.set_wakeup_fd(-1)


def _ignore(*_signal: object) -> None:
    """Do nothing: the byte is already written."""


if __name__ == "__main__":
    end_process(main())
