"""Stands in place of link and hand-over where there is no link: why, and what to do next."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.result.advice import Advice
from cammer_desktop.ui.widgets.mark import Mark
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, set_style_property


class AdviceBox(QWidget):
    """A sentence and a box, always whole; its `buttons` emit `repeat_wanted` and `token_wanted`."""

    repeat_wanted = Signal()
    token_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._advice: Advice | None = None
        self._why = _text()
        self._title = _text("heading")
        self.buttons = QWidget()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self._shown: list[QWidget] = []
        self._repeat = QPushButton(_("Repetir…"))
        self._repeat.clicked.connect(self.repeat_wanted)
        self._token = QPushButton(_("Token…"))
        self._token.clicked.connect(self.token_wanted)
        self._more = QPushButton(_("Detalles"))
        self._more.clicked.connect(self._show_details)
        set_style_property(self._more, "role", "flat")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._why)
        column.addWidget(self._box())

    def show_advice(self, advice: Advice) -> None:
        """Show what to do."""
        if advice == self._advice:
            return
        self._advice = advice
        self._why.setText(advice.why)
        self._why.setVisible(bool(advice.why))
        self._title.setText(advice.title)
        self._title.setVisible(not advice.fields)
        self._repeat.setVisible(advice.may_repeat)
        self._token.setVisible(advice.wants_token)
        for line in self._shown:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._shown = [_field_line(name, text) for name, text in advice.fields]
        steps = tuple(filter(None, advice.steps))
        for number, step in enumerate(steps, 1):
            self._shown.append(_step_line(f"{number}." if len(steps) > 1 else "", step))
        for line in self._shown:
            self._lines.addWidget(line)

    def _box(self) -> QFrame:
        box = QFrame()
        set_style_property(box, "role", "box")
        buttons = QHBoxLayout(self.buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self._repeat)
        buttons.addWidget(self._token)
        buttons.addStretch(1)
        buttons.addWidget(self._more)
        column = QVBoxLayout(box)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addLayout(self._lines)
        column.addWidget(self.buttons)
        return box

    @Slot()
    def _show_details(self) -> None:
        # Here and not above: the first window does not need it.
        from cammer_desktop.ui.widgets.report_dialog import ReportDialog

        if self._advice is not None:
            details = self._advice.details
            ReportDialog(_("Mensaje completo"), "", details, self.window()).open()


def _text(role: str = "", text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        set_style_property(label, "role", role)
    return label


def _step_line(number: str, step: str) -> QWidget:
    return _line(QLabel(number) if number else None, _text(text=step))


def _field_line(name: str, text: str) -> QWidget:
    texts = QWidget()
    column = QVBoxLayout(texts)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(_text("heading", name))
    column.addWidget(_text(text=text))
    return _line(Mark(SIZES.small_icon, "x-circle-fill", "error", above=1), texts)


def _line(sign: QWidget | None, text: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    if sign is not None:
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    return line
