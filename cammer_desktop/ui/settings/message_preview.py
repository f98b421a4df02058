"""A message as it arrives: its text with real values, and what it costs as an SMS."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from cammer_desktop.domain import message_uris, sentences, sms
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.domain.message import VARIABLES, Composition, Message, composed
from cammer_desktop.domain.template_draft import TemplateDraft
from cammer_desktop.domain.variables import written
from cammer_desktop.support.numbers import in_groups
from cammer_desktop.support.texts import _, ngettext
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.lines_edit import lines_edit
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_LINES = 4


class MessagePreview(FieldRow):
    """Can be read and selected; below it is what to mind, and how long the text is."""

    def __init__(self) -> None:
        super().__init__(_("Así &llega"), _("Así llega"), lines_edit(_LINES))
        self.set_read_only(True)
        self.hint.reserve_two_lines()  # for what an SMS is longer by
        self._length = QLabel()
        set_style_property(self._length, "role", "note")
        self._column.removeWidget(self.hint)
        below = QHBoxLayout()
        self._column.addLayout(below)
        below.setSpacing(GRID)
        below.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._length, 0, Qt.AlignmentFlag.AlignTop)

    def show_message(
        self, draft: TemplateDraft, to: str, values: Mapping[str, str]
    ) -> tuple[str, ...]:
        """Show what a template makes of the values of its variables; return those without one.

        `to` is who gets the message; "" for nobody.
        """
        has_subject = bool(draft.channel.message.subject)
        made = composed(to, draft.text, draft.subject if has_subject else "", values)
        text = made.message.text
        subject = _("Asunto: {subject}").format(subject=made.message.subject)
        shown = f"{subject}\n\n{text}" if has_subject else text
        if shown != self.text:  # else it would be scrolled to its beginning
            self.set_text(shown)
        self._length.setText(_length(draft.channel, text))
        self.show_hint(*_to_mind(draft.channel, made))
        return made.missing


def _to_mind(channel: Channel, made: Composition) -> tuple[str, str]:
    """Return what to mind of a text, and its state; the agent's name is minded where it is set."""
    text, missing = made.message.text, made.missing
    unknown = [name for name in missing if name not in VARIABLES]
    if unknown:
        return _("No hay variable con ese nombre: {names}.").format(
            names=_listed(unknown)
        ), "warning"
    excess = _excess(channel, made.message)
    if excess:
        return ngettext(
            "Se pasa en {n} carácter: es muy largo para abrirlo, habrá que copiarlo.",
            "Se pasa en {n} caracteres: es muy largo para abrirlo, habrá que copiarlo.",
            excess,
        ).format(n=in_groups(excess)), "warning"
    empty = [name for name in missing if name != VARIABLES[-1]]
    if empty:
        return _("Este enlace no tiene {names}.").format(names=_listed(empty)), "warning"
    if not channel.message.is_sms:
        return "", ""
    segments = sms.segments(text)
    return sentences.of_segments(segments), "warning" if segments.is_ucs2 else ""


def _excess(channel: Channel, message: Message) -> int:
    """Return how many characters of a text are too many for it to be opened, from its end.

    Not the URI's: there one of the text has up to twelve.
    """

    def is_too_long(length: int) -> bool:
        shorter = replace(message, text=message.text[:length])
        return message_uris.is_too_long(channel.message.uri(shorter))

    length = len(message.text)
    return length - bisect_left(range(1, length + 1), True, key=is_too_long)


def _length(channel: Channel, text: str) -> str:
    if channel.message.is_sms:
        return sentences.of_characters(sms.segments(text))
    return ngettext("{n} carácter", "{n} caracteres", len(text)).format(n=in_groups(len(text)))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(written, names))
