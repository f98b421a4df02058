"""Makes pictures of the running program: `python -m tests.tools.screenshots FOLDER`.

Each picture is a state (`states.py`) in a theme and a size (`sizes.py`), taken from a virtual
screen (Xvfb) as large as the one that goes with the size: the window without a frame, what is open
above it included. `--sheet` puts the pictures of each theme and size on one sheet, to look at many
at once; `--font Inter` shows the program in another of the system's fonts, `--lang en` in another
language, `--wine` on Windows by wine (`bash tests/windows/prepare` makes what that needs).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cammer_desktop.support import texts
from cammer_desktop.support.paths import resources
from cammer_desktop.ui.application import application_of_qt
from tests.tools.sizes import SIZES, Size
from tests.tools.stage import QtBotAlone, staged
from tests.tools.states import STATES
from tests.ui.agent import Agent
from tests.windows.wine import PYTHON, Windows

ROOT: Final = Path(__file__).resolve().parents[2]

THEMES: Final = tuple(json.loads((resources() / "style" / "palette.json").read_text("utf-8")))

_HERE: Final = "--on-this-screen"
_WINE: Final = "--wine"
# Seconds; longer than all pictures of a size take.
_STUCK: Final = 3600
_PLANS: Final = """
from cammer_desktop.adapters.country_names import country_names
from cammer_desktop.domain.phone.countries import countries
countries(country_names())
"""
# Milliseconds for what is still to be painted, and for the screen to show it.
_SETTLED: Final = 250
_CAPTION: Final = 24
_GAP: Final = 8
_FONTS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test name="family" qual="any"><string>sans-serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>{family}</string></edit>
  </match>
</fontconfig>
"""


def main() -> int:
    """Make what the arguments ask for; return 0 if every state could be reached."""
    wanted = _arguments()
    folder: Path = wanted.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    texts.use(wanted.lang)
    if wanted.on_this_screen:
        [size] = wanted.sizes
        if wanted.wine:
            return _photograph_in_wine(folder, wanted.states, wanted.themes, size)
        return _photograph(folder, wanted.states, wanted.themes, SIZES[size])
    with tempfile.TemporaryDirectory(prefix="cammer-pictures-") as home:
        codes = [_run(Path(home), size, wanted) for size in wanted.sizes]
    if wanted.sheet:
        _make_sheets(folder, wanted)
    return max(codes)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.tools.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    for name, known in (("states", STATES), ("themes", THEMES), ("sizes", SIZES)):
        parser.add_argument(f"--{name}", nargs="+", choices=known, default=list(known), metavar="X")
    parser.add_argument("--font", help="a family of the system's fonts")
    parser.add_argument("--sheet", type=int, metavar="COLUMNS", help="sheets with so many columns")
    parser.add_argument("--lang", choices=texts.languages(), default=texts.SOURCE)
    parser.add_argument(_WINE, action="store_true", help="on Windows, by wine")
    parser.add_argument(_HERE, action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(home: Path, size: str, wanted: argparse.Namespace) -> int:
    """Make the pictures of one size in a process of its own, on a screen of its own."""
    width, height = SIZES[size].screen
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {width}x{height}x24", sys.executable, "-m"]
    command += [__spec__.name if __spec__ else __name__, str(wanted.folder.resolve()), _HERE]
    for name, chosen in (("states", wanted.states), ("themes", wanted.themes), ("sizes", [size])):
        command += [f"--{name}", *chosen]
    command += ["--lang", wanted.lang]
    if wanted.wine:
        command.append(_WINE)
    environment = _environment(home, SIZES[size].scale, wanted.font)
    return subprocess.run(command, env=environment, cwd=ROOT).returncode


def _environment(home: Path, scale: str, font: str | None) -> dict[str, str]:
    """Return a plain environment: no person's home, keyring, proxy or language."""
    given = {name: os.environ[name] for name in ("PATH", "TMPDIR", "TERM") if name in os.environ}
    given |= {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": scale,
        "QT_LOGGING_RULES": "qt.qpa.*=false",
    }
    if font:
        file = home / "fonts.conf"
        file.write_text(_FONTS.format(family=font), encoding="utf-8")
        given["FONTCONFIG_FILE"] = str(file)
    return given


def _photograph(folder: Path, states: Sequence[str], themes: Sequence[str], size: Size) -> int:
    if sys.platform == "win32":
        # By wine no window becomes the active one on a screen without Windows' own manager.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_QPA_FONTDIR"] = "C:\\Windows\\Fonts"
    application = application_of_qt(sys.argv[:1])
    application.setCursorFlashTime(0)
    failed = 0
    for theme in themes:
        for state in states:
            # Out of the way: what is under the pointer looks otherwise.
            QCursor.setPos(application.primaryScreen().geometry().bottomRight())
            try:
                picture = take(application, state, theme, size)
            except (AssertionError, TimeoutError, ValueError) as error:
                print(f"{state} {theme} {size.name}: {type(error).__name__} {error}")
                failed = 1
                continue
            picture.save(str(folder / _name(state, theme, size.name)))
    return failed


def _photograph_in_wine(
    folder: Path, states: Sequence[str], themes: Sequence[str], size: str
) -> int:
    """Start this again on a fresh Windows, whose windows are on this screen."""
    with tempfile.TemporaryDirectory(prefix="cammer-windows-") as disk:
        windows = Windows(Path(disk), {"DISPLAY": os.environ["DISPLAY"]})
        cache = {"PYTHONPYCACHEPREFIX": "C:\\pycache"}
        # Compiled beforehand: an agent does not wait that long for the numbering plans.
        windows.run(PYTHON, "-c", _PLANS, environment=cache, stuck=_STUCK)
        command = ["-m", "tests.tools.screenshots", f"Z:{folder.as_posix()}", _HERE]
        command += ["--states", *states, "--themes", *themes, "--sizes", size]
        command += ["--lang", texts.language()]
        done = windows.run(
            PYTHON,
            *command,
            environment={**cache, "QT_SCALE_FACTOR": SIZES[size].scale},
            stuck=_STUCK,
        )
        windows.stop()
    print(done.stdout, done.stderr, end="")
    return done.returncode


def take(application: QApplication, state: str, theme: str, size: Size) -> QImage:
    """Return a picture of a state. Raises what an agent raises who does not get there."""
    wanted = STATES[state]
    with tempfile.TemporaryDirectory(prefix="cammer-picture-") as folder:
        scene = replace(wanted.scene, theme=theme)
        with staged(application, QtBotAlone(), Path(folder), scene) as agent:
            agent.window.resize(size.inside)
            agent.waits_until(lambda: agent.window.width() >= size.width)
            wanted.bring(agent)
            _rest()
            return _seen(agent)


def _rest() -> None:
    """Give the program time, its workers too: `QTest.qWait` keeps Python's lock from them."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLED, loop.quit)
    loop.exec()


def _seen(agent: Agent) -> QImage:
    """Return what the screen shows of the window, and of what is open above it."""
    window = agent.window
    if QGuiApplication.platformName() == "offscreen":
        return _grabbed(agent)
    shown = window.screen().grabWindow(0).toImage()
    ratio = window.devicePixelRatioF()
    area = QRect(window.mapToGlobal(window.rect().topLeft()), window.size())
    if agent.dialog is not None:
        area |= agent.dialog.frameGeometry()
    place = QRect(area.topLeft() * ratio, area.size() * ratio)
    picture = shown.copy(place & shown.rect())
    picture.setDevicePixelRatio(1)
    return picture


def _grabbed(agent: Agent) -> QImage:
    """Return the window with the dialog above it, where there is no screen to take them from."""
    window, dialog = agent.window, agent.dialog
    picture = window.grab().toImage()
    if dialog is not None:
        painter = QPainter(picture)
        painter.drawPixmap(window.mapFromGlobal(dialog.pos()), dialog.grab())
        painter.end()
    picture.setDevicePixelRatio(1)
    return picture


def _make_sheets(folder: Path, wanted: argparse.Namespace) -> None:
    """Put the pictures of each theme and size on sheets of as many rows as columns."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _application = application_of_qt(sys.argv[:1])  # it has the fonts
    columns: int = wanted.sheet
    for theme, size in product(wanted.themes, wanted.sizes):
        named = [folder / _name(state, theme, size) for state in wanted.states]
        paths = [path for path in named if path.exists()]
        for number, start in enumerate(range(0, len(paths), columns**2), start=1):
            sheet = _sheet(paths[start : start + columns**2], columns)
            sheet.save(str(folder / f"sheet-{theme}-{size}-{number}.png"))


def _sheet(paths: Sequence[Path], columns: int) -> QImage:
    """Return the pictures side by side, each below its name."""
    pictures = {path.stem: QImage(str(path)) for path in paths}
    cell = QSize(0, 0)
    for each in pictures.values():
        cell = cell.expandedTo(each.size())
    cell += QSize(_GAP, _CAPTION + _GAP)
    rows = -(-len(pictures) // columns)
    sheet = QImage(cell.width() * columns, cell.height() * rows, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for number, (name, picture) in enumerate(pictures.items()):
        left, top = number % columns * cell.width(), number // columns * cell.height()
        painter.drawText(left + _GAP, top + _CAPTION - _GAP, name)
        painter.drawImage(left, top + _CAPTION, picture)
    painter.end()
    return sheet


def _name(state: str, theme: str, size: str) -> str:
    return f"{state}-{theme}-{size}.png"


if __name__ == "__main__":
    sys.exit(main())
