"""From a link to its painted QR code, for 60 and for 500 characters, against segno alone."""

import os
from functools import partial
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import segno
from PySide6.QtWidgets import QApplication

from cammer_desktop.ui.result.qr_view import QrView
from tests.benchmarks.given import Run, in_turn, seconds
from tests.benchmarks.rows import Row, at_most, milliseconds

_BASE: Final = "https://widgetapp.example.com/session/"
# Room for a code of 500 letters, as the large one beside the window has, in pixels.
_SIDE: Final = 480


def rows(run: Run) -> list[Row]:
    """Return both lengths."""
    _application = QApplication(["qr"])
    view = QrView(_SIDE, "")
    view.show()
    _application.processEvents()
    return [_row(view, length, run.many(60, 3)) for length in (60, 500)]


def _row(view: QrView, length: int, rounds: int) -> Row:
    numbers = iter(range(10**6))

    def link() -> str:
        """Return another link of this length: nothing is there already."""
        return f"{_BASE}{next(numbers):06}".ljust(length, "k")

    def painted(text: str) -> None:
        view.show_link(text)
        view.repaint()
        assert view.fits

    ours, alone = in_turn(
        rounds,
        lambda: seconds(partial(painted, link())),
        lambda: seconds(partial(segno.make_qr, link())),
    )
    name = f"link to painted QR, {length} characters"
    return Row(name, "ms", milliseconds(ours), at_most(0.5), "segno alone", milliseconds(alone))
