"""Every test has an agent's screen, whichever of them makes the one application of the process."""

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication


def test_the_screen_is_an_agents(qapp: QApplication) -> None:
    [screen] = json.loads(Path(__file__).with_name("screen.json").read_text("utf-8"))["screens"]
    size = qapp.primaryScreen().size()
    ratio = qapp.devicePixelRatio()
    assert (size.width() * ratio, size.height() * ratio) == (screen["width"], screen["height"])
