"""What stands in place of the history before there is any: how a first link is made."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.column import line
from cammer_desktop.ui.widgets.focus_area import FocusArea
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_CIRCLE: Final = 3 * GRID
# So much lower, the first line of a text is beside its number.
_TO_THE_MIDDLE: Final = 3


class FirstSteps(FocusArea):
    """Three steps, and in the sandbox what its links are."""

    def __init__(self, keys: str, *, sandbox: bool) -> None:
        """Take the keys that create a link, as people read them."""
        content = QWidget()
        super().__init__(content)
        self._column = column = QVBoxLayout(content)
        column.setSpacing(2 * GRID)
        column.addWidget(_wrapped(_("Primeros pasos"), "heading"))
        steps = (
            _("Escriba el nombre y el celular, y elija el destino."),
            _("Pulse {keys}: el enlace se crea y queda copiado.").format(keys=f"<b>{keys}</b>"),
            _("Entréguelo con una tecla. Aquí ve después a quién le falta."),
        )
        for number, text in enumerate(steps, 1):
            column.addLayout(_step(number, text))
        if sandbox:
            column.addSpacing(GRID)
            column.addWidget(line())
            column.addSpacing(GRID)
            told = _(
                "En el sandbox los enlaces son de práctica. Los de verdad se crean en Cammer sin "
                "el sandbox, con su token."
            )
            column.addWidget(_wrapped(told, "muted"))
        column.addStretch(1)

    def set_edge(self, edge: int) -> None:
        """Take the margins at the sides, in logical pixels."""
        self._column.setContentsMargins(edge, 3 * GRID, edge, edge)


def _step(number: int, text: str) -> QHBoxLayout:
    circle = QLabel(str(number))
    circle.setFixedSize(_CIRCLE, _CIRCLE)
    circle.setAlignment(Qt.AlignmentFlag.AlignCenter)
    set_style_property(circle, "role", "step")
    row = QHBoxLayout()
    row.setSpacing(GRID + GRID // 2)
    row.addWidget(circle, 0, Qt.AlignmentFlag.AlignTop)
    told = _wrapped(text, "text")
    told.setContentsMargins(0, _TO_THE_MIDDLE, 0, 0)
    row.addWidget(told, 1)
    return row


def _wrapped(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    set_style_property(label, "role", role)
    return label
