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
    _listen(_rotating_file(directory / NAME))


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


def _rotating_file(path: Path) -> logging.Handler:
    # Imported late: it takes a tenth of the whole start.
    from logging.handlers import RotatingFileHandler

    class PrivateFile(RotatingFileHandler):
        def doRollover(self) -> None:  # noqa: N802 - logging's name
            """Begin a new file; if another process has one of them open, go on in this one.

            That happens on Windows, where a second window writes to the same file. The library's
            own method would still move the older files, and lose one of them with every record.
            """
            if self.stream is not None:
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

        def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
            """Drop the record: a full disk must neither end a call nor print a message."""

        def _open(self) -> TextIOWrapper:  # at the start and after each rotation
            make_way(Path(self.baseFilename))
            return patiently(
                lambda: open(self.baseFilename, "a", encoding="utf-8", opener=open_private)
            )

    return PrivateFile(path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8")


# Before start() and after stop() nothing is written anywhere: without a handler the last resort of
# `logging` would print to stderr, and with propagation other loggers' handlers could write it.
_logger.addHandler(logging.NullHandler())
_logger.propagate = False
