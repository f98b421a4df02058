"""A new channel: one declaration, and button, key, help and the ledger's word follow."""

from typing import Final

from tests.recipes.recipe import Edit, Recipe

_ADDRESS: Final = '''

def _mail(attempt: "Attempt") -> str:
    """Return a letter to the customer (RFC 6068)."""
    return f"mailto:{attempt.request.email or ''}"
'''

_MEMBER: Final = """    EMAIL = ChannelSpec(
        key="emailed",
        label=N_("Correo"),
        name=N_("Enviar por correo"),
        description=N_("Enviar el enlace por correo"),
        word=N_("enviado por correo"),
        shortcut="Ctrl+Shift+M",
        icon="envelope-simple",
        address=_mail,
    )
"""

_PROOF: Final = """
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cammer_desktop import app
from cammer_desktop.assembly import RunOptions, make_services, settings_file
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.settings import Settings
from cammer_desktop.ui.application import application_of_qt


class Mail(QObject):
    opened = ""

    @Slot(QUrl)
    def open(self, url):
        self.opened = url.toString()


def wait(holds):
    for _ in range(1_000):
        if holds():
            return
        pause = QEventLoop()
        QTimer.singleShot(20, pause.quit)
        pause.exec()  # unlike QTest.qWait it lets other threads work
    raise AssertionError(holds)


options = RunOptions(data_dir=Path(mkdtemp()), sandbox=True)
services = make_services(options, settings_file(options), Settings(), None)
application = application_of_qt(["cammer-desktop"])
program = app.build(application, services)
window = program.window
window.show()
window.activateWindow()
QTest.qWaitForWindowActive(window)
mail = Mail()
QDesktopServices.setUrlHandler("mailto", mail, "open")

now = datetime.now().astimezone()
request = SessionRequest("Ana", "+584141315854", "ana@example.com", NoDestination(), None)
attempt = Attempt(first_id_at(now), now, request, Created("https://a.example/s/1"))
services.ledger_file.put(attempt)
window.ledger_panel.put(attempt)
window.session_presenter.show_again(attempt)

[button] = [each for each in window.findChildren(QPushButton) if each.text() == "Correo"]
assert button.isVisible()
assert button.accessibleName() == "Enviar por correo"
assert button.toolTip() == "Enviar el enlace por correo (Ctrl+Mayús+M)", button.toolTip()

held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
QTest.keyClick(window, Qt.Key.Key_M, held)
assert mail.opened == "mailto:ana@example.com", mail.opened

model = window.ledger_panel.table.model()


def tip():
    return model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


wait(lambda: "enviado por correo" in tip())


def stored():
    [kept] = services.ledger_file.page(window.ledger_panel.query)
    return kept.handed_over


wait(lambda: stored() is not None and stored().value == "emailed")

window.show_help()
help_dialog = QApplication.activeModalWidget()
shown = [each.text() for each in help_dialog.findChildren(QLabel)]
assert "Enviar el enlace por correo" in shown and "Ctrl+Mayús+M" in shown, shown
help_dialog.close()

QDesktopServices.unsetUrlHandler("mailto")
window.close()
program.stop()
services.close()
"""

RECIPE: Final = Recipe(
    name="a channel",
    max_files=2,
    edits=(
        Edit(
            "cammer_desktop/domain/hand_over.py",
            """    address: "Callable[[Attempt], str] | None" = None
""",
            _ADDRESS,
        ),
        Edit(
            "cammer_desktop/domain/hand_over.py",
            """        icon="copy",
    )
""",
            _MEMBER,
        ),
    ),
    proof=_PROOF,
)
