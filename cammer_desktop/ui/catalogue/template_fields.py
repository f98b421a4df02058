"""The fields of a template in the dialog of an entry."""

from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QCheckBox

from cammer_desktop.domain.catalogue import Template
from cammer_desktop.domain.catalogue_file import Record
from cammer_desktop.domain.hand_over import MESSAGE_CHANNELS, Channel
from cammer_desktop.services.message_service import built_in_template
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.field_grid import FieldGrid
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.segments import Segments
from cammer_desktop.ui.widgets.template_form import TemplateForm


class TemplateFields(QObject):
    """Channel, name, texts, and whether it is the default; a new one begins as the built-in one."""

    def __init__(self, grid: FieldGrid, name: FieldRow, template: Template | None) -> None:
        """Add the fields to a grid, `name` among them, and show a template, None for a new one."""
        super().__init__(grid)
        self._is_new = template is None
        self._channel = MESSAGE_CHANNELS[0] if template is None else template.channel
        labels = [_(channel.spec.label) for channel in MESSAGE_CHANNELS]
        self._channels = Segments(*labels, name=_("Canal"))
        self._channels.choose(MESSAGE_CHANNELS.index(self._channel))
        self._channels.chosen.connect(self._on_channel)
        grid.add(_("Canal"), self._channels)
        grid.add_row(name)
        self.form: Final = TemplateForm(grid)
        self.form.show(self._channel, template or built_in_template(self._channel))
        self._default = QCheckBox(_("&Predeterminada de su canal"))
        self._default.setChecked(template is not None and template.is_default)
        grid.add_below(self._default)

    @property
    def record(self) -> Record:
        """What was chosen and typed, as the fields of a file."""
        subject, text = self.form.texts
        option = self._channel.message.option
        is_default = self._default.isChecked()
        return {"channel": option, "title": subject, "description": text, "default": is_default}

    @Slot(int)
    def _on_channel(self, number: int) -> None:
        """Take another channel; what was typed stays."""
        before, self._channel = self._channel, MESSAGE_CHANNELS[number]
        if self._is_new and self.form.texts == _texts(before):
            self.form.show(self._channel, built_in_template(self._channel))
        else:
            self.form.take_channel(self._channel)


def _texts(channel: Channel) -> tuple[str, str]:
    template = built_in_template(channel)
    return template.subject, template.text
