"""Which program this is: versions, licences, and where a person's data and token are."""

import os
import platform
import re
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from cammer_desktop import __version__
from cammer_desktop.domain import sentences
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.outcome import Cause
from cammer_desktop.domain.storage import Storage
from cammer_desktop.flow.program_controller import ProgramController
from cammer_desktop.flow.secret_controller import SecretController
from cammer_desktop.support import texts
from cammer_desktop.support.parts import Part, parts
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.dialog import MARGIN
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.language_name import name_of
from cammer_desktop.ui.widgets.report_dialog import ReportDialog
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property

# What a help desk asks for; Qt and Python have lines of their own.
_LIBRARIES: Final = ("requests", "urllib3", "truststore", "keyring", "phonenumbers", "segno")


class AboutPage(QWidget):
    """Lines that Tab goes through, a button that copies them for support, and the licences.

    Nothing of a customer stands there, and no token.
    """

    def __init__(
        self, tokens: SecretController, address: ApiAddress, program: ProgramController
    ) -> None:
        """Take what finds the token of this address, and what knows the data folder."""
        super().__init__()
        self._tokens, self._address = tokens, address
        self._is_loaded = False
        self._parts: list[Part] = []
        system = f"{platform.system()} {platform.release()} ({platform.machine()})"
        self._token = _line(_("Se pregunta al llavero…"))
        self._libraries = _line("")
        self._rows = (
            (_("Programa"), _line(f"Cammer Desktop {__version__}")),
            (_("Idioma"), _line(name_of(texts.language()))),
            (_("Sistema"), _line(system)),
            ("Qt", _line(f"Qt {qVersion()}, PySide6 {PySide6.__version__}")),
            ("Python", _line(platform.python_version())),
            (_("Bibliotecas"), self._libraries),
            (_("Sus datos"), _line(str(program.folder))),
            (_("Servicio"), _line(address.origin)),
            (_("Token"), self._token),
        )
        self._licences = QComboBox()
        self._licences.setAccessibleName(_("Licencias"))
        self._licences.setItemDelegate(QStyledItemDelegate(self))  # of itself the list has no sheet
        self._read = KeyButton(_("Leer…"))
        self._copy = KeyButton(_("Copiar para soporte"))
        self._note = QLabel()
        self._assemble()
        self._read.clicked.connect(self._on_read)
        self._copy.clicked.connect(self._on_copy)
        tokens.located.connect(self._on_located)
        tokens.failed.connect(self._on_failed)

    def load(self) -> None:
        """Read the licences and ask for the token's place, once."""
        if self._is_loaded:
            return
        self._is_loaded = True
        try:
            self._parts = parts()
        except OSError as error:
            self._note.setText(sentences.of_os_error(error))
        titles = [each.title for each in self._parts]
        self._licences.addItems(titles)
        self._read.setEnabled(bool(titles))
        libraries = [each for each in titles if each.startswith(_LIBRARIES)]
        self._libraries.setText(", ".join(libraries))
        self._tokens.locate(self._address)

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(2 * GRID)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._rows):
            label = QLabel(name)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 2, 0, 0)  # as the border of what is read
            label.setBuddy(value)
            set_style_property(label, "role", "muted")
            grid.addWidget(label, row, 0)
            grid.addWidget(value, row, 1)
        self._licences.setFixedHeight(SIZES.field)
        licence = QLabel(_("&Licencias"))
        licence.setBuddy(self._licences)
        copying = QHBoxLayout()
        column.addLayout(copying)
        copying.setSpacing(GRID)
        copying.addWidget(self._copy)
        copying.addWidget(self._note, 1)
        column.addWidget(licence)
        choice = QHBoxLayout()
        column.addLayout(choice)
        choice.setSpacing(GRID)
        choice.addWidget(self._licences, 1)
        choice.addWidget(self._read)
        news = QLabel(
            _("No busca versiones nuevas: pídalas a quien le dio esta. Usa Qt bajo la LGPL-3.0.")
        )
        news.setWordWrap(True)
        for each in (news, self._note):
            set_style_property(each, "role", "note")
        column.addWidget(news)
        column.addStretch(1)

    @Slot(object)
    def _on_located(self, storage: Storage) -> None:
        self._token.setText(sentences.of_storage(storage))

    @Slot(object)
    def _on_failed(self, cause: Cause) -> None:
        self._token.setText(sentences.of_vault_failure(cause))

    @Slot()
    def _on_copy(self) -> None:
        """Copy what the lines say, without the person's login; the button tells that it did."""
        lines = [f"{name}: {without_home(value.text())}" for name, value in self._rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._note.setText(_("Copiado"))
        self._copy.setAccessibleDescription(self._note.text())
        announce(self._copy, self._note.text())

    @Slot()
    def _on_read(self) -> None:
        part = self._parts[self._licences.currentIndex()]
        ReportDialog(part.title, "", part.text, self.window()).open()


def without_home(text: str) -> str:
    """Return a text without the person's own folder, whose name is their login mostly."""
    home = str(Path.home())
    if home == Path.home().anchor:
        return text
    # Nor is it another folder whose name only begins alike.
    mark, case = ("%USERPROFILE%", re.IGNORECASE) if os.name == "nt" else ("~", re.NOFLAG)
    return re.sub(rf"{re.escape(home)}(?![^\\/:;,\s])", lambda _found: mark, text, flags=case)


def _line(text: str) -> QLabel:
    """Return a line that Tab goes to, and that can be marked and copied."""
    line = QLabel(text)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setWordWrap(True)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_style_property(line, "role", "read")
    return line
