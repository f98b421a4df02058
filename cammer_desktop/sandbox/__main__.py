"""`python -m cammer_desktop.sandbox`: serves the sandbox alone, after printing its address."""

import signal

from cammer_desktop.support import signals

if __name__ == "__main__":
    signals.handle(signal.SIG_DFL)  # until there is something to stop, a signal ends it in silence

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from cammer_desktop.sandbox.scenarios import SCENARIOS
from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox
from cammer_desktop.support import console, texts
from cammer_desktop.support.parser import Parser, UsageError
from cammer_desktop.support.system_language import system_language
from cammer_desktop.support.texts import _
from cammer_desktop.support.waiting import end_process

_PROGRAM: Final = "python -m cammer_desktop.sandbox"


def main(arguments: list[str] | None = None) -> int:
    """Serve until Ctrl+C or SIGTERM; return the exit code (2: the port is not available)."""
    console.use_utf8()
    texts.use(texts.nearest(system_language()))
    try:
        options = _parser().parse_args(arguments)
    except UsageError as error:
        console.say(f"{_PROGRAM}: {error}")
        return 2
    try:
        sandbox = Sandbox(port=options.port, token=options.token)
    except (OSError, OverflowError) as error:
        text = _("No se puede abrir el puerto {port}: {reason}")
        console.say(text.format(port=options.port, reason=error))
        return 2
    with _stop_signals() as stop_signals:
        sandbox.start()
        console.write(sandbox.address)
        console.say(_("Token: {token}. Ctrl+C termina.").format(token=options.token))
        stop_signals.recv(1)
        sandbox.stop()
    return 0


def _parser() -> Parser:
    words = " ".join(SCENARIOS)
    parser = Parser(
        prog=_PROGRAM,
        description=_("Sirve en esta computadora la API documentada, para practicar y probar."),
        epilog=_("Palabras en el nombre del cliente que cambian la respuesta: {words}").format(
            words=words
        ),
    )
    add = parser.options.add_argument
    add("--port", type=int, default=0, help=_("puerto (0: uno libre)"))
    add("--token", default=DEFAULT_TOKEN, help=_("el token que se acepta"))
    return parser


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
