"""A new channel: one declaration, and row, key, message, help, marks and `link --open` follow."""

from typing import Final

from tests.recipes.recipe import Edit, Recipe

_URI: Final = '''

def telegram(message: Message) -> str:
    """Return the address of a chat, https://core.telegram.org/api/links#phone-number-links."""
    return f"https://t.me/+{_digits(message.to)}?text={_escaped(message.text)}"
'''

_MEMBER: Final = """    TELEGRAM = ChannelSpec(
        key="telegram",
        label=N_("Telegram"),
        name=N_("Enviar por Telegram"),
        description=N_("Enviar el enlace por Telegram"),
        word=N_("abierto en Telegram"),
        past=N_("Se abrió en Telegram"),
        done=N_("abierto"),
        shortcut="Ctrl+Shift+G",
        icon="chat-text",
        message=MessageSpec(
            option="telegram",
            noun=N_("Telegram"),
            field=Field.PHONE,
            uri=message_uris.telegram,
            text=_TEXT,
            needs_mobile=True,
        ),
    )
"""

_PROOF: Final = """
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import parse_qs, urlsplit

from PySide6.QtCore import QEventLoop, QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton

from cammer_desktop import app, cli
from cammer_desktop.adapters import opener
from cammer_desktop.assembly import make_services
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.domain.attempt import Attempt, first_id_at
from cammer_desktop.domain.destination import NoDestination
from cammer_desktop.domain.outcome import Created
from cammer_desktop.domain.session import SessionRequest
from cammer_desktop.domain.settings import Settings
from cammer_desktop.ui.application import application_of_qt

LINK = "https://a.example/s/1"
TEXT = "Hola, Ana. Este es el enlace para su videollamada: "


class Desktop:
    def __init__(self):
        self.opened = []

    def open(self, uri, started=None):
        self.opened.append(uri)
        return True

    def takes(self, link):
        parts = urlsplit(self.opened.pop())
        assert (parts.netloc, parts.path) == ("t.me", "/+584141315854"), parts
        assert parse_qs(parts.query) == {"text": [TEXT + link]}, parts


def wait(holds):
    for _ in range(1_000):
        if holds():
            return
        pause = QEventLoop()
        QTimer.singleShot(20, pause.quit)
        pause.exec()  # unlike QTest.qWait it lets other threads work
    raise AssertionError(holds)


def named(root, kind, name):
    [found] = [each for each in root.findChildren(kind) if each.accessibleName() == name]
    return found


desktop = Desktop()
options = RunOptions(data_dir=Path(mkdtemp()), sandbox=True)
services = make_services(options, settings_file(options), Settings(), None)
services = replace(services, opener=desktop)
application = application_of_qt(["cammer-desktop"])
program = app.build(application, services)
window = program.window
window.show()
window.activateWindow()
QTest.qWaitForWindowActive(window)
# What is loaded after the first paint shows the form again.
wait(lambda: any("+58" in each.text() for each in window.findChildren(QPushButton)))

now = datetime.now().astimezone()
request = SessionRequest("Ana", "+584141315854", None, NoDestination(), None)
attempt = Attempt(first_id_at(now), now, request, Created(LINK))
services.ledger_file.put(attempt)
window.ledger_panel.put(attempt)
window.session_presenter.show_again(attempt)

row = named(window, QPushButton, "Enviar por Telegram")
assert (row.text(), row.isVisible()) == ("Telegram", True)
tips = row.toolTip().splitlines()
assert tips[0] == "Enviar el enlace por Telegram (Ctrl+Mayús+G)", tips

held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
QTest.keyClick(window, Qt.Key.Key_G, held)
wait(lambda: desktop.opened)
desktop.takes(LINK)
wait(lambda: row.accessibleDescription().startswith("abierto "))

model = window.ledger_panel.table.model()


def tip():
    return model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def stored():
    [kept] = services.ledger_file.page(window.ledger_panel.query)
    return [each.channel.value for each in kept.hand_overs]


wait(lambda: "abierto en Telegram" in tip())
wait(lambda: stored() == ["telegram"])

# What is opened can be seen before.
named(window, QToolButton, "Ver y cambiar el mensaje: Telegram").click()
dialog = QApplication.activeModalWidget()
assert dialog.windowTitle() == "Mensaje por Telegram"
shown = named(dialog, QLineEdit, "Dirección que se abre").text()
assert shown.startswith("https://t.me/+584141315854?text=Hola"), shown
dialog.close()

QTest.keyClick(window, Qt.Key.Key_F1)
help_dialog = QApplication.activeModalWidget()
told = [each.text() for each in help_dialog.findChildren(QLabel)]
assert "Enviar el enlace por Telegram" in told and "Ctrl+Mayús+G" in told, told
help_dialog.close()

window.close()
program.stop()
services.close()

opener.SystemOpener = lambda: desktop
made = cli.main(
    [
        *("link", "--sandbox", "--data-dir", mkdtemp()),
        *("--name", "Ana", "--phone", "+584141315854", "--open", "telegram"),
    ]
)
assert made == 0, made
assert len(desktop.opened) == 1, desktop.opened
"""

RECIPE: Final = Recipe(
    name="a channel",
    max_files=2,
    edits=(
        Edit(
            "cammer_desktop/domain/message_uris.py",
            """

def is_too_long(""",
            _URI,
            is_before=True,
        ),
        Edit(
            "cammer_desktop/domain/hand_over.py",
            """            subject=N_("El enlace para su videollamada"),
        ),
    )
""",
            _MEMBER,
        ),
    ),
    proof=_PROOF,
)
