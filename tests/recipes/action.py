"""A new action: one method, and help, key and tooltip follow."""

from typing import Final

from tests.recipes.recipe import Edit, Recipe

_METHOD: Final = '''
    @action(N_("Escribir el nombre en mayúsculas"), "Ctrl+Shift+U")
    def shout(self) -> None:
        """Write the customer's name in capitals."""
        self._form.name.set_text(self._form.name.text.upper())
'''

_PROOF: Final = """
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cammer_desktop import app
from cammer_desktop.assembly import make_services
from cammer_desktop.run_options import RunOptions, settings_file
from cammer_desktop.domain.settings import Settings
from cammer_desktop.ui.application import application_of_qt

options = RunOptions(data_dir=Path(mkdtemp()), sandbox=True)
services = make_services(options, settings_file(options), Settings(), None)
application = application_of_qt(["cammer-desktop"])
program = app.build(application, services)
window = program.window
window.show()
window.activateWindow()
QTest.qWaitForWindowActive(window)

label = "Escribir el nombre en mayúsculas"
[action] = [each for each in window.actions() if each.text() == label]
assert action.toolTip() == f"{label} (Ctrl+Mayús+U)", action.toolTip()

window.form.name.set_text("Ana")
held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
QTest.keyClick(window.form.name.editor, Qt.Key.Key_U, held)
assert window.form.name.text == "ANA", window.form.name.text

QTest.keyClick(window, Qt.Key.Key_F1)
help_dialog = QApplication.activeModalWidget()
shown = [each.text() for each in help_dialog.findChildren(QLabel)]
assert label in shown and "Ctrl+Mayús+U" in shown, shown
help_dialog.close()

window.close()
program.stop()
services.close()
"""

RECIPE: Final = Recipe(
    name="an action",
    max_files=1,
    edits=(
        Edit(
            "cammer_desktop/ui/session/presenter.py",
            "            self._controllers.link.cancel()\n",
            _METHOD,
        ),
    ),
    proof=_PROOF,
)
