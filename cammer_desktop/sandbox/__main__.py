"""`python -m cammer_desktop.sandbox`: the sandbox alone; prints its address and serves."""

import argparse
import signal
import sys
import threading

from cammer_desktop.sandbox.lessons import LESSONS
from cammer_desktop.sandbox.server import DEFAULT_TOKEN, Sandbox


def main(arguments: list[str] | None = None) -> int:
    """Serve until Ctrl+C or SIGTERM; return the exit code (2: the port cannot be had)."""
    parser = argparse.ArgumentParser(
        prog="python -m cammer_desktop.sandbox",
        description="Sirve en esta máquina la API documentada, para practicar y probar.",
        epilog="Palabras en el nombre del cliente que cambian la respuesta: " + " ".join(LESSONS),
    )
    parser.add_argument("--port", type=int, default=0, help="puerto (0: uno libre)")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="el token que se acepta")
    options = parser.parse_args(arguments)
    try:
        sandbox = Sandbox(port=options.port, token=options.token)
    except (OSError, OverflowError) as error:
        print(f"No se puede abrir el puerto {options.port}: {error}", file=sys.stderr)
        return 2
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    sandbox.start()
    print(sandbox.address, flush=True)
    print(f"Token: {options.token}. Ctrl+C termina.", file=sys.stderr, flush=True)
    ended.wait()
    sandbox.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
