"""Whoever answers the dialogs of Windows' programs: reads what they say, presses their buttons."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from tests.end_to_end.screen import until
from tests.windows.wine import PYTHON, Windows

_READER: Final = "S:\\tests\\windows\\dialogs_on_windows.py"


@dataclass(frozen=True, slots=True)
class _Dialog:
    """A dialog that waits for an answer."""

    handle: int
    says: list[str]
    buttons: dict[str, int]


class Dialogs:
    """The dialogs that are open, and a hand that presses one button at a time."""

    def __init__(self, reader: "subprocess.Popen[bytes]") -> None:
        """Take the process that sees them."""
        self._reader = reader

    def presses(self, button: str, said: str = "") -> None:
        """Wait for a dialog with this button that says this; press it, and wait until that is done.

        It is done when the dialog is gone or has become another page.
        """
        [dialog] = until(lambda: self._found(button, said)[:1])
        self._press(dialog, dialog.buttons[button])

    def cancels(self, said: str) -> None:
        """Wait for a dialog that says this, in any language; press its last button."""
        [dialog] = until(lambda: self._found("", said)[:1])
        self._press(dialog, [*dialog.buttons.values()][-1])

    def _press(self, dialog: _Dialog, button: int) -> None:
        self._asks(str(button))
        until(lambda: dialog not in self._asks())

    def waits_for(self, said: str) -> None:
        """Wait for a dialog that says this."""
        until(lambda: self._found("", said))

    def _found(self, button: str, said: str) -> list[_Dialog]:
        return [
            each
            for each in self._asks()
            if button in ("", *each.buttons) and said in ("", *each.says)
        ]

    def _asks(self, button: str = "") -> list[_Dialog]:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(f"{button}\n".encode())
        self._reader.stdin.flush()
        return [_Dialog(**each) for each in json.loads(self._reader.stdout.readline())]


@contextmanager
def dialogs(windows: Windows) -> Iterator[Dialogs]:
    """Look at the dialogs of a Windows during the block."""
    with windows.running(PYTHON, _READER) as reader:
        yield Dialogs(reader)
