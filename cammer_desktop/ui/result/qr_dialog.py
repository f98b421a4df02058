"""The large QR: a card over the whole window, to be held into a camera or shared on a screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cammer_desktop.domain import qr, sentences
from cammer_desktop.domain.hand_over import Channel
from cammer_desktop.flow.picture_controller import PictureController
from cammer_desktop.support.texts import N_, _, isolated
from cammer_desktop.ui.result.link_lines import LinkLines
from cammer_desktop.ui.result.other_ways import OtherWays
from cammer_desktop.ui.result.qr_card import QrCard
from cammer_desktop.ui.widgets.actions import (
    COPY,
    PRINT,
    SAVE,
    action,
    action_of,
    attach,
    keyed,
    qactions_of,
)
from cammer_desktop.ui.widgets.dialog import MARGIN, Dialog
from cammer_desktop.ui.widgets.elided_label import ElidedLabel
from cammer_desktop.ui.widgets.footer import Footer
from cammer_desktop.ui.widgets.key_button import KeyButton
from cammer_desktop.ui.widgets.notice import Notice
from cammer_desktop.ui.widgets.sizes import density_of
from cammer_desktop.ui.widgets.style import GRID
from cammer_desktop.ui.widgets.voice import Voice

_LINES: Final = 3
_FILES: Final = (N_("Imagen PNG (*.png)"), N_("Dibujo SVG (*.svg)"))
_LONGEST_NAME: Final = 40


class QrDialog(Dialog):
    """Shows one link's code as large as the window is, and larger if the code needs that.

    Where the screen or any code is too small for the link, it offers the other ways; `chosen`
    carries the channel that is taken.
    """

    chosen = Signal(object)

    def __init__(self, title: str, link: str, pictures: PictureController, window: QWidget) -> None:
        """Take whom the link is for, the link, what saves pictures, and the window to cover."""
        super().__init__(_("QR grande de {name}").format(name=isolated(title)), window)
        # Its own title bar would only take room from the code.
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._link = link
        self._pictures = pictures
        self._heading = ElidedLabel("header")
        self._heading.show_text(title)
        self._card = QrCard(link, _("Contiene el enlace de {name}").format(name=isolated(title)))
        self._lines = LinkLines(link)
        self._notice = Notice()
        self._voice = Voice(self)
        self._below = QHBoxLayout()
        self._column = QVBoxLayout()
        self._lay_out()
        pictures.saved.connect(self._on_saved)
        pictures.failed.connect(self._on_failed)
        self._cover(window)

    def _lay_out(self) -> None:
        self._below.setSpacing(2 * GRID)
        for part in (self._heading, self._card):
            self._column.addWidget(part)
        self._column.setStretchFactor(self._card, 1)
        self._column.addLayout(self._below)
        self._below.addWidget(self._lines, 3)
        self._column.addWidget(self._notice)
        content = QWidget()
        content.setLayout(self._column)
        close = KeyButton(_("Cerrar"), keyed("{esc}"))
        close.clicked.connect(self.reject)
        self.addActions(qactions_of(self))
        self._takes = [
            _button(_("Guardar…"), self.save_picture),
            _button(_("Copiar imagen"), self.copy_picture),
            _button(_("Imprimir…"), self.print_code),
        ]
        self.stack(content, Footer(close, aside=self._takes))
        self.set_default(close, is_step=False)

    def _cover(self, window: QWidget) -> None:
        """Take the window's place, and more if the code needs it and the screen has it."""
        card, room = self._card, self._room()
        card.setMinimumSize(card.needed, card.needed)
        needed = 0
        for is_tight in (density_of(window.height()).is_short, True):
            self._arrange(is_tight, window.width() - 2 * MARGIN)
            needed = self.minimumSizeHint().height()
            if needed <= window.height():
                break
        if card.is_too_long or needed > room.height():
            self._offer_other_ways()
        size = window.size().expandedTo(self.minimumSizeHint()).boundedTo(room)
        place = QRect(window.mapToGlobal(QPoint(0, 0)), size)
        screen = self.screen().availableGeometry()
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() + 1 - size.width())))
        place.moveTop(max(screen.top(), min(place.top(), screen.bottom() + 1 - size.height())))
        self.setGeometry(place)

    def _arrange(self, is_tight: bool, width: int) -> None:
        """Put the name above the code or, where there is no room, in the line below it."""
        alignment, gap = Qt.AlignmentFlag.AlignHCenter, GRID
        if is_tight:
            alignment, gap = Qt.AlignmentFlag.AlignLeft, GRID // 2
            self._below.insertWidget(0, self._heading, 1)
            width = (width - self._below.spacing()) * 3 // 4
        # Side by side they meet below the code; above it the name has room as in other dialogs.
        named = Qt.AlignmentFlag.AlignRight if is_tight else alignment
        self._heading.setAlignment(named | Qt.AlignmentFlag.AlignVCenter)
        self._heading.setContentsMargins(0, 0, 0, 0 if is_tight else GRID)
        self._lines.allow(1 if is_tight else _LINES, alignment, width)
        self._column.setSpacing(gap)
        self._column.setContentsMargins(MARGIN, gap, MARGIN, gap)
        self._column.activate()  # of itself it would, but a moment later

    def _offer_other_ways(self) -> None:
        """Say why there is no code, and offer the rest."""
        why = _("El código QR de este enlace no cabe en esta pantalla. Entréguelo de otra manera:")
        if self._card.is_too_long:
            why = _("El enlace no cabe en ningún código QR. Entréguelo de otra manera:")
            for button in self._takes:
                button.setEnabled(False)
            for each in self.actions():
                each.setEnabled(False)
        self._card.hide()
        ways = OtherWays(why)
        ways.chosen.connect(self._on_way)
        self._column.insertWidget(self._column.indexOf(self._card), ways, 1)
        self._column.setAlignment(ways, Qt.AlignmentFlag.AlignHCenter)
        ways.take_focus()
        self._voice.say(why)  # behind the button's name, which the focus has said

    def _room(self) -> QSize:
        """Return the screen's room: it has no frame."""
        return self.screen().availableGeometry().size()

    @property
    def shows_code(self) -> bool:
        """Whether the code is shown."""
        return not self._card.isHidden()

    @action(N_("Guardar el código QR"), SAVE)
    def save_picture(self) -> None:
        """Ask where to save the code as a picture."""
        # Here and not above: it is rarely wanted.
        from cammer_desktop.ui.widgets.file_dialog import FileDialog

        dialog = FileDialog(_("Guardar el código QR"), list(map(_, _FILES)), self)
        first, *_others = qr.PICTURE_SUFFIXES
        dialog.asks_where_to_save(f"qr{first}", first)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    @action(N_("Copiar el código QR como imagen"), COPY)
    def copy_picture(self) -> None:
        """Copy the code as a picture."""
        QGuiApplication.clipboard().setImage(self._card.image())
        self._say(_("Imagen copiada."), "ok")

    @action(N_("Imprimir el código QR"), PRINT)
    def print_code(self) -> None:
        """Ask for a printer; where there is none, say so."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            text = _("Aquí no hay impresora. Guarde la imagen e imprímala en otra computadora.")
            self._say(text, "warning")
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.finished.connect(self._on_printer)
        QDialog.open(dialog)  # which QPrintDialog's own hides

    @Slot(int)
    def _on_printer(self, result: int) -> None:
        from cammer_desktop.ui.result import printing

        if not result:
            return
        if printing.send(self._printer, self._link):
            self._say(_("Enviado a la impresora."), "ok")
        else:
            self._say(_("La impresora no lo aceptó. Elija otra, o guarde la imagen."), "error")

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        path = Path(name)
        if path.suffix.lower() in qr.PICTURE_SUFFIXES:
            self._pictures.save(self._link, path)
        else:
            self._say(_("No se guardó: el código QR se guarda como .png o .svg."), "warning")

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        name = path.name
        if len(name) > _LONGEST_NAME:
            name = name[: _LONGEST_NAME - 1] + "…"
        self._say(_("Guardado en {file}.").format(file=isolated(name)), "ok")

    @Slot(object)
    def _on_failed(self, error: OSError) -> None:
        self._say(sentences.of_unsaved_picture(error), "error")

    @Slot(object)
    def _on_way(self, channel: Channel) -> None:
        self.accept()
        self.chosen.emit(channel)

    def _say(self, text: str, state: str) -> None:
        self._notice.show_text(text, state)
        self._voice.say(text)


def _button(text: str, slot: Callable[[], None]) -> KeyButton:
    made = KeyButton(text, action_of(slot).shortcut)
    attach(made, slot)
    return made
