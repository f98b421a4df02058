"""The settings of the data: how long it is kept, likely duplicates, the team's file."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from cammer_desktop.domain.settings import MAX_DAYS, MAX_MINUTES, Settings
from cammer_desktop.domain.team import is_address, origin_of
from cammer_desktop.support.texts import _
from cammer_desktop.ui.settings.page import number, rows
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.file_dialog import FileDialog
from cammer_desktop.ui.widgets.style import set_style_property


class DataPage(QWidget):
    """A page of the settings; nothing on it takes effect before it is applied."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._days = number(
            settings.days_kept, range(MAX_DAYS + 1), _(" días"), _("Conservar enlaces")
        )
        self._days.setSpecialValueText(_("nada en el disco"))
        self._minutes = number(
            settings.duplicate_minutes,
            range(MAX_MINUTES + 1),
            _(" min"),
            _("Avisar de duplicados"),
        )
        choose = QPushButton(_("Elegir…"))
        choose.clicked.connect(self._on_choose)
        set_style_property(choose, "role", "field")
        line = QLineEdit(settings.team_file)
        line.setPlaceholderText(_("Ninguno"))
        self._team = FieldRow(_("&Archivo del equipo"), _("Archivo del equipo"), line, after=choose)
        self._team.edited.connect(self._judge_team)
        self._judge_team()
        layout = rows()
        layout.add(_("Conser&var enlaces"), self._days)
        layout.add(_("Avisar de du&plicados"), self._minutes)
        layout.add_row(self._team)
        layout.end()
        self.setLayout(layout)

    def apply(self, settings: Settings) -> Settings | QWidget:
        """Return the settings with the page's values, or the editor of an invalid one."""
        flaw = self._team_flaw()
        if flaw:
            self._team.show_problem(flaw)
            return self._team.editor
        return replace(
            settings,
            days_kept=self._days.value(),
            duplicate_minutes=self._minutes.value(),
            team_file=self._team.text.strip(),
        )

    def _team_flaw(self) -> str:
        source = self._team.text.strip()
        try:
            if is_address(source):
                origin_of(source)
        except ValueError:
            return _("Debe ser https://, o una ruta.")
        return ""

    @Slot()
    def _judge_team(self) -> None:
        flaw = self._team_flaw()
        if flaw and self._team.was_left:
            self._team.show_problem(flaw)
        else:
            self._team.show_hint(_("Una ruta, o una dirección https. CSV o JSON."))

    @Slot()
    def _on_choose(self) -> None:
        dialog = FileDialog.for_catalogue(_("Archivo del equipo"), self)
        dialog.fileSelected.connect(self._team.set_text)
        dialog.open()
