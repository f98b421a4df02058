"""A TCP connection to the first of a name's addresses that answers (Happy Eyeballs, RFC 8305).

urllib3 tries one address after the other and gives each the whole time, so a dead first address
(IPv6 that leads nowhere, say) would use up the time of every call. asyncio and aiohappyeyeballs
race addresses too, but their import would delay the first link by 17 ms, and they merge different
failures into one error that no longer tells a refusal.
"""

import contextlib
import itertools
import os
import selectors
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from urllib3.util.connection import allowed_gai_family

_PAUSE: Final = 0.25
"""Seconds after which the next address is tried as well (RFC 8305, 5)."""

_Address = tuple[int, int, int, str, Any]
_Options = Iterable[tuple[int, int, int | bytes]]


def look_up(host: str, port: int) -> Sequence[_Address]:
    """Return the addresses of a host, an IPv6 address with or without its brackets.

    Raises socket.gaierror, also for a name that cannot be one (a label of 64 letters).
    """
    try:
        return socket.getaddrinfo(
            host.strip("[]"), port, allowed_gai_family(), type=socket.SOCK_STREAM
        )
    except UnicodeError as error:
        raise socket.gaierror(socket.EAI_NONAME, "not a host name") from error


def connect(
    host: str, port: int, seconds: float, options: _Options, check: Callable[[], None]
) -> socket.socket:
    """Return a socket with these options, connected to a host within so many seconds.

    The look-up of the name is not bounded. `check` is called at least four times a second; what it
    raises ends the race. Raises TimeoutError, what the look-up raises, and if every address fails
    the first answer that is an error (ConnectionError: refused, reset), or else the last OSError.
    """
    found = look_up(host, port)
    end = time.monotonic() + seconds
    # However many there are, the last one has half of the time left.
    pause = min(_PAUSE, seconds / 2 / (len(found) + 1))
    with _Race(_in_turn(found), options) as race:
        while (left := end - time.monotonic()) > 0:
            check()
            race.start_next()
            winner = race.wait(min(pause, left))
            if winner is not None:
                winner.settimeout(seconds)
                return winner
    raise TimeoutError


class _Race:
    """The attempts to connect; those that have not won are closed when its block ends."""

    def __init__(self, addresses: list[_Address], options: _Options) -> None:
        self._waiting = iter(addresses)
        self._options = options
        self._running = selectors.DefaultSelector()
        self._errors = [OSError("a name without addresses")]

    def __enter__(self) -> "_Race":
        return self

    def __exit__(self, *_error: object) -> None:
        for key in self._running.get_map().values():
            key.data.close()
        self._running.close()

    def start_next(self) -> None:
        """Start the next attempt that does not fail at once. Raises OSError if all have failed."""
        for address in self._waiting:
            try:
                attempt = _attempt(address, self._options)
            except OSError as error:
                self._errors.append(error)
            else:
                self._running.register(attempt, selectors.EVENT_WRITE, attempt)
                return
        if not self._running.get_map():
            answers = (error for error in self._errors if isinstance(error, ConnectionError))
            raise next(answers, self._errors[-1])

    def wait(self, seconds: float) -> socket.socket | None:
        """Wait for an attempt to end; return its socket if it has succeeded."""
        for key, _events in self._running.select(seconds):
            attempt: socket.socket = key.data
            self._running.unregister(attempt)
            number = attempt.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if number == 0:
                return attempt
            attempt.close()
            self._errors.append(OSError(number, os.strerror(number)))
        return None


def _attempt(address: _Address, options: _Options) -> socket.socket:
    """Return a socket that connects, without waiting for it. Raises OSError."""
    family, kind, protocol, _name, where = address
    attempt = socket.socket(family, kind, protocol)
    try:
        for option in options:
            attempt.setsockopt(*option)
        attempt.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            attempt.connect(where)
    except BaseException:
        attempt.close()
        raise
    return attempt


def _in_turn(addresses: Sequence[_Address]) -> list[_Address]:
    """Return addresses with the families taking turns (RFC 8305, 4): one may be dead as a whole."""
    families: dict[int, list[_Address]] = {}
    for address in addresses:
        families.setdefault(address[0], []).append(address)
    turns = itertools.zip_longest(*families.values())
    return [address for turn in turns for address in turn if address is not None]
