"""The log: events and numbers, never a person's data.

`event()` takes an `Event` and values that cannot hold a user's text: enums, numbers, booleans. The
formatter writes nothing else, whatever it gets, and errors are written as type and place, without
their message, since messages quote data. So token, name, phone, email and link stay out of the log
by construction, not by care.
"""

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from enum import Enum
from io import TextIOWrapper
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final

from cammer_desktop.support import console
from cammer_desktop.support.held_files import patiently
from cammer_desktop.support.own_files import make_way
from cammer_desktop.support.paths import make_private_directory, open_private

MAX_BYTES: Final = 512 * 1024
KEPT_FILES: Final = 3
NAME: Final = "cammer.log"

_logger = logging.getLogger("cammer_desktop")

Value = Enum | bool | int | float | None


class Event(Enum):
    """Every event that the log can hold."""

    STARTED = "started"
    ENDED = "ended"
    CALL_STARTED = "call started"
    CALL_ENDED = "call ended"
    CALL_LET_GO = "call let go"
    LATE_ANSWER = "late answer"
    NOT_PREPARED = "no connection ahead"
    CONNECTION_REPLACED = "connection ahead replaced"
    TOKEN_KEPT = "token kept"  # noqa: S105 - the name of an event
    TOKEN_FORGOTTEN = "token forgotten"  # noqa: S105 - the name of an event
    KEYRING_FAILED = "keyring failed"
    SETTINGS_SET_ASIDE = "settings set aside"
    LEDGER_FAILED = "ledger failed"
    DRAFT_NOT_KEPT = "draft not kept"
    ERROR = "error"
    QT_WARNING = "Qt warning"


def event(what: Event, **values: Value) -> None:
    """Write one event with its values; a value of another kind appears as its type only."""
    level = logging.ERROR if what is Event.ERROR else logging.INFO
    _logger.log(level, "%s", what.value, extra={"event": what, "values": values})


def error(kind: type[BaseException], where: TracebackType | None) -> None:
    """Write an error's type and places; its message is left out."""
    extra = {"event": Event.ERROR, "values": {}, "places": [kind.__name__, *places(where)]}
    _logger.error("%s", Event.ERROR.value, extra=extra)


def places(where: TracebackType | None) -> Iterator[str]:
    """Yield `file:line function` for each frame, outermost first, without data."""
    for frame, line in walk_tb(where):
        code = frame.f_code
        yield f"{Path(code.co_filename).name}:{line} {code.co_name}"


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        what = getattr(record, "event", None)
        if not isinstance(what, Event):  # a record that did not come from event() or error()
            return f"{self.formatTime(record)} {record.levelname} (foreign record)"
        values = [f"{name}={_shown(value)}" for name, value in record.__dict__["values"].items()]
        words = [self.formatTime(record), record.levelname, what.value, *values]
        return "\n    ".join([" ".join(words), *record.__dict__.get("places", ())])


def _shown(value: object) -> str:
    if isinstance(value, Enum):
        return value.name.lower()
    if value is None or isinstance(value, bool | int):
        return str(value)
    return f"{value:.3f}" if isinstance(value, float) else f"<{type(value).__name__}>"


def start(directory: Path, *, debug: bool) -> None:
    """Write the log to `directory`/NAME from now on, with `debug` to stderr too.

    Raises OSError if the file cannot be written; the program works without it.
    """
    _logger.setLevel(logging.DEBUG)
    if debug and sys.stderr is not None:
        _listen(_Console())
    make_private_directory(directory)
    _listen(_PrivateFile(directory / NAME, encoding="utf-8"))


def stop() -> None:
    """Close the log; later events are dropped."""
    for handler in list(_logger.handlers):
        if isinstance(handler.formatter, _Formatter):
            _logger.removeHandler(handler)
            with contextlib.suppress(OSError):  # a full disk: what is still buffered is lost
                handler.close()


class _Console(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        for line in self.format(record).splitlines():
            console.say(line)


def _listen(handler: logging.Handler) -> None:
    handler.setFormatter(_Formatter("%(asctime)s"))
    _logger.addHandler(handler)


class _PrivateFile(logging.FileHandler):
    """The log's file, which is set aside when it is full.

    Of `logging.handlers`, whose import takes longer than all of this, nothing would be left: its
    way of setting files aside loses one with every record where another process has them open.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, into a new file if it would be too much for this one."""
        try:
            self._make_room(len(self.format(record)) + 1)
            super().emit(record)
        except OSError:
            self.handleError(record)

    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Drop the record: a full disk must neither end a call nor print a message."""

    def _make_room(self, size: int) -> None:
        """Begin a new file if so much more is too much; if it is held, go on in this one.

        That happens on Windows, where a second window writes to the same file.
        """
        if self.stream is None or self.stream.closed:  # it could not be opened again
            self.stream = self._open()
        if self.stream.seek(0, os.SEEK_END) + size < MAX_BYTES:
            return
        self.stream.close()
        current, aside = self.baseFilename, f"{self.baseFilename}.0"
        try:
            os.replace(current, aside)
            for number in range(KEPT_FILES - 1, 0, -1):
                if os.path.exists(f"{current}.{number}"):
                    os.replace(f"{current}.{number}", f"{current}.{number + 1}")
            os.replace(aside, f"{current}.1")
        except OSError:
            if os.path.exists(aside) and not os.path.exists(current):
                os.replace(aside, current)
        self.stream = self._open()

    def _open(self) -> TextIOWrapper:  # at the start and after each rotation
        make_way(Path(self.baseFilename))
        return patiently(
            lambda: open(self.baseFilename, "a", encoding="utf-8", opener=open_private)
        )


# Before start() and after stop() nothing is written anywhere: without a handler the last resort of
# `logging` would print to stderr, and with propagation other loggers' handlers could write it.
_logger.addHandler(logging.NullHandler())
_logger.propagate = False
