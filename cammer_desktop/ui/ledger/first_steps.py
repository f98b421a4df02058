"""What stands in place of the history before there is any: how a first link is made."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cammer_desktop.domain.ports import SecretOwner
from cammer_desktop.flow.secret_controller import SecretController
from cammer_desktop.support.texts import _
from cammer_desktop.ui.widgets.accessible import Named
from cammer_desktop.ui.widgets.column import line
from cammer_desktop.ui.widgets.focus_area import FocusArea
from cammer_desktop.ui.widgets.icon_button import IconButton
from cammer_desktop.ui.widgets.style import GRID, set_style_property

_CIRCLE: Final = 3 * GRID
# Where the text beside a number begins.
_BESIDE: Final = _CIRCLE + GRID
# So much lower, the first line of a text is beside its number.
_TO_THE_MIDDLE: Final = 3


class FirstSteps(FocusArea):
    """Three steps: with a token and without one, or in the sandbox, and what its links are.

    `token_wanted` and `practice_wanted` are emitted when the agent wants to have one kept, or to
    try the program without one. Whether there is a token the keyring is not asked: it may prompt.
    """

    token_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self, keys: str, *, sandbox: bool) -> None:
        """Take the keys that create a link, as people read them."""
        content = QWidget()
        super().__init__(content)
        self.setAccessibleName(_("Primeros pasos"))
        self._column = column = QVBoxLayout(content)
        column.setSpacing(2 * GRID)
        column.addWidget(_wrapped(_("Primeros pasos"), "heading"))
        self._ways = QWidget()
        self._token = _wrapped("", "text")
        typing = _wrapped(_("Escriba el nombre y el celular, y elija el destino."), "text")
        told = _("Presione {keys}: el enlace queda copiado. Entréguelo con una tecla.")
        making = _wrapped(told.format(keys=f"<b>{keys}</b>"), "text")
        if sandbox:
            steps = [typing, making, _wrapped(_("Aquí verá a quién le falta el enlace."), "text")]
        else:
            steps = [self._token, typing, making]
        self._steps = steps
        for number, step in enumerate(steps, 1):
            row = QHBoxLayout()
            column.addLayout(row)
            _fill(row, number, step)
            if step is self._token:
                column.addWidget(self._ways)
        if sandbox:
            self._tell_of_sandbox()
        else:
            self._offer_ways()
        column.addStretch(1)

    def heed(self, tokens: SecretController, owner: SecretOwner) -> None:
        """Show that the token's step is done: if one is at hand, else as soon as one is kept."""
        tokens.kept.connect(self._on_token_kept)
        if tokens.is_at_hand(owner):
            self._finish_token(_("Hecho: ya hay un token."))

    def accessible(self) -> Named:
        """Return a group, whose name is heard before the button that has the focus."""
        return Named(self, QAccessible.Role.Grouping)

    @Slot()
    def _on_token_kept(self) -> None:
        self._finish_token(_("Hecho: el token quedó guardado."))

    def _finish_token(self, told: str) -> None:
        """Say that there is a token; nothing moves."""
        self._token.setText(told)
        self._ways.hide()

    def _offer_ways(self) -> None:
        """Offer to keep a token, or to practise without one."""
        self._token.setText(_("Guarde su token, o practique sin él."))
        keep = IconButton("key", _("Guardar el token…"), elides=True)
        practise = IconButton("flask", _("Practicar en el sandbox"), elides=True)
        keep.clicked.connect(self.token_wanted)
        practise.clicked.connect(self.practice_wanted)
        # Nobody gets to a text by Tab: the first button says all steps, in their order.
        keep.setAccessibleDescription(" ".join(_plain(each.text()) for each in self._steps))
        practise.setAccessibleDescription(_plain(self._token.text()))
        ways = QVBoxLayout(self._ways)
        ways.setContentsMargins(_BESIDE, 0, 0, 0)
        ways.setSpacing(GRID)
        for button in (keep, practise):
            ways.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        policy = self._ways.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._ways.setSizePolicy(policy)

    def _tell_of_sandbox(self) -> None:
        self._column.addSpacing(GRID)
        self._column.addWidget(line())
        self._column.addSpacing(GRID)
        told = _(
            "En el sandbox los enlaces son de práctica. Los de verdad se crean en Cammer sin "
            "el sandbox, con su token."
        )
        self._column.addWidget(_wrapped(told, "muted"))

    def set_edge(self, edge: int) -> None:
        """Take the margins at the sides, in logical pixels."""
        self._column.setContentsMargins(edge, 3 * GRID, edge, edge)


def _plain(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")


def _fill(row: QHBoxLayout, number: int, told: QLabel) -> None:
    circle = QLabel(str(number))
    circle.setFixedSize(_CIRCLE, _CIRCLE)
    circle.setAlignment(Qt.AlignmentFlag.AlignCenter)
    set_style_property(circle, "role", "step")
    row.setSpacing(_BESIDE - _CIRCLE)
    row.addWidget(circle, 0, Qt.AlignmentFlag.AlignTop)
    told.setContentsMargins(0, _TO_THE_MIDDLE, 0, 0)
    row.addWidget(told, 1)


def _wrapped(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    set_style_property(label, "role", role)
    return label
