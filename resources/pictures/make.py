"""Makes the README's pictures: `python resources/pictures/make.py` writes them to its folder.

They show the program running with its sandbox, in both themes, on a virtual screen (Xvfb) that is
as large as an agent's.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cammer_desktop import app
from cammer_desktop.assembly import RunOptions, make_services, settings_file
from cammer_desktop.domain.destination import Category, Destination, NoDestination
from cammer_desktop.domain.session import Draft, Ticket
from cammer_desktop.domain.settings import Settings
from cammer_desktop.sandbox.contract import Answer, flawed
from cammer_desktop.sandbox.server import Sandbox
from cammer_desktop.ui.application import application_of_qt
from cammer_desktop.ui.window import MainWindow

TARGET: Final = Path(__file__).parent
THEMES: Final = ("light", "dark")

_SCREEN: Final = "-screen 0 1366x768x24"
_ON_THIS_SCREEN: Final = "--on-this-screen"
# Milliseconds to wait before giving up.
_PATIENCE: Final = 20_000

_VENTAS: Final = Category("a7d3a90f-6050-476f-8814-6779f54b3caa")
_PROMOTION: Final = ("Promoción del día del padre", "20 % de descuento en todos los productos")
_UNKNOWN: Final = Answer(b"", hang_up=True)
_REFUSED: Final = flawed({"email": "email is not valid.", "campaign": "campaign is closed."})


def _customer(
    name: str,
    phone: str,
    email: str = "",
    destination: Destination = _VENTAS,
    ticket: tuple[str, str] = ("", ""),
) -> Draft:
    wanted = Ticket(*ticket) if any(ticket) else None
    return Draft(name, phone, "VE", email, destination, wanted)


_ABRAHAM: Final = _customer("Abraham", "0414-131 5854", "abraham@example.com", ticket=_PROMOTION)
_DAVID: Final = _customer("David Rojas", "0412-555 1234")
_INES: Final = _customer("Inés Duarte", "0416-620 4417", "ines@example.com")
_MARIA: Final = _customer("María Fernanda Ortiz", "+57 321 4567890", destination=NoDestination())


class Photographer:
    """Uses the window as an agent does, and takes pictures of it."""

    def __init__(self, window: MainWindow, sandbox: Sandbox, theme: str) -> None:
        self._window = window
        self._sandbox = sandbox
        self._theme = theme

    def work(self) -> None:
        """Take every picture of a theme."""
        country = self._window.form.phone.findChild(QPushButton)
        assert isinstance(country, QPushButton)
        wait(lambda: "+" in country.text())  # the numbering plans are loaded
        self._take("empty")
        self._make_link(_DAVID)
        self._make_link(_MARIA)
        self._make_link(_INES, _UNKNOWN)
        self._fill_in(_ABRAHAM)
        self._take("filled")
        self._make_link(_ABRAHAM)
        self._take("created")
        self._make_link(_customer("Luis Peña", "0424-717 0909", "luis@example.com"), _REFUSED)
        self._take("refused")

    def _fill_in(self, customer: Draft) -> None:
        self._window.session_presenter.next_customer.begin()
        self._window.form.fill(customer)

    def _make_link(self, customer: Draft, *answers: Answer) -> None:
        self._fill_in(customer)
        self._sandbox.script(*answers)
        self._window.session_presenter.create()
        button = self._window.action_bar.create_button
        wait(button.isEnabled)

    def _take(self, name: str) -> None:
        QTest.qWait(200)  # for what is still to be painted
        picture = self._window.screen().grabWindow(self._window.winId())
        picture.save(str(TARGET / f"{name}-{self._theme}.png"))


def wait(holds: Callable[[], bool]) -> None:
    """Run the event loop until a condition holds; exit with an error if it never does."""
    deadline = QDeadlineTimer(_PATIENCE)
    while not holds():
        if deadline.hasExpired():
            sys.exit("the program is stuck")
        QTest.qWait(10)


def make(application: QApplication, theme: str) -> None:
    """Run the program with the sandbox in one theme, and take its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        options = RunOptions(data_dir=Path(folder), sandbox=True)
        settings = Settings(theme=theme)
        services = make_services(options, settings_file(options), settings, None)
        program = app.build(application, services)
        program.window.show()
        program.window.activateWindow()
        QTest.qWaitForWindowActive(program.window)
        assert services.sandbox is not None
        Photographer(program.window, services.sandbox, theme).work()
        program.stop()
        program.window.close()
        services.close()


def main() -> int:
    """Make every picture, on a virtual screen: without the option, start again on one."""
    if _ON_THIS_SCREEN not in sys.argv:
        command = ("xvfb-run", "-a", "-s", _SCREEN, sys.executable, __file__, _ON_THIS_SCREEN)
        os.execvp(command[0], command)
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    application = application_of_qt(sys.argv[:1])
    application.setCursorFlashTime(0)
    QCursor.setPos(application.primaryScreen().geometry().bottomRight())
    for theme in THEMES:
        make(application, theme)
    return 0


if __name__ == "__main__":
    sys.exit(main())
