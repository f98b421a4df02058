"""The large card beside its code: the link below it, and the code as file, picture and print."""

import errno
from pathlib import Path

import pytest
from PySide6 import QtPrintSupport
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QScreen
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit, QWidget

from cammer_desktop.domain import qr
from cammer_desktop.ui.result import printing
from cammer_desktop.ui.widgets.style import GRID
from tests.ui.agent import Agent
from tests.ui.codes import check_modules, decoded
from tests.ui.desktop import Desktop
from tests.ui.test_code import creates, link_of, opens_large

LINK = link_of(62)


@pytest.fixture
def card(agent: Agent) -> Agent:
    """An agent who holds the card into a camera."""
    creates(agent, LINK)
    opens_large(agent)
    return agent


def chooses_file(agent: Agent, path: Path) -> None:
    agent.presses("Ctrl+S")
    agent.waits_until(lambda: isinstance(agent.dialog, QFileDialog))
    agent.names_file(path)


@pytest.mark.parametrize("length", [62, 150, 240])
def test_the_link_below_is_seen_whole_and_can_be_copied(agent: Agent, length: int) -> None:
    link = link_of(length)
    creates(agent, link)
    opens_large(agent)
    lines = agent.finds("Enlace", QPlainTextEdit)
    assert not lines.verticalScrollBar().isVisible()
    assert lines.verticalScrollBar().maximum() == 0
    assert lines.mapTo(agent.top, QRect().topLeft()).y() > agent.finds("Código QR").height()
    QGuiApplication.clipboard().clear()
    agent.presses("Tab")
    assert agent.focus == "Enlace"
    agent.presses("Ctrl+C")
    assert agent.clipboard == link


@pytest.mark.parametrize("length", [400, 700])
def test_a_longer_link_is_read_in_whole_lines(agent: Agent, length: int) -> None:
    link = ("https://a.example/" + "l1z_KFB_dmj-7g" * 60)[:length]
    creates(agent, link)
    opens_large(agent)
    lines = agent.finds("Enlace", QPlainTextEdit)
    assert lines.toPlainText() == link
    bar, high = lines.verticalScrollBar(), lines.viewport().height()
    assert bar.maximum() > 0
    for value in range(bar.maximum() + 1):
        bar.setValue(value)
        block = lines.document().firstBlock()
        top = lines.blockBoundingGeometry(block).translated(lines.contentOffset()).top()
        layout = block.layout()
        seen = [layout.lineAt(each) for each in range(layout.lineCount())]
        places = [(top + each.y(), top + each.y() + each.height()) for each in seen]
        assert [each for each in places if each[0] < high - 4 and high < each[1]] == []
    assert places[-1][1] <= high


def test_tab_goes_from_the_code_to_the_link_and_to_the_buttons(card: Agent) -> None:
    way = []
    for _ in range(6):
        way.append(card.focus)
        card.presses("Tab")
    assert way == ["Código QR", "Enlace", "Guardar…", "Copiar imagen", "Imprimir…", "Cerrar"]


def test_who_it_is_for_and_the_keys_of_its_buttons_are_heard(card: Agent) -> None:
    assert card.top.windowTitle() == "QR grande de Abraham"
    assert card.heard("Código QR") == "Contiene el enlace de Abraham"
    keys = {"Guardar…": "Ctrl+S", "Copiar imagen": "Ctrl+C", "Imprimir…": "Ctrl+P", "Cerrar": "Esc"}
    assert {name: card.heard(name) for name in keys} == keys
    assert card.finds("Cerrar").property("role") != "primary"


def test_closed_it_gives_the_focus_back(agent: Agent) -> None:
    creates(agent, LINK)
    agent.finds("Enviar por SMS").setFocus()
    opens_large(agent)
    assert agent.focus == "Código QR"
    agent.presses("Esc")
    agent.waits_for_window()
    assert agent.focus == "Enviar por SMS"


def test_the_picture_on_the_clipboard_is_crisp_and_has_its_border(card: Agent) -> None:
    card.presses("Ctrl+C")
    assert card.shows("Imagen copiada.")
    picture = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_RGB32)
    assert decoded(picture) == [LINK]
    scale = check_modules(picture, LINK)
    assert picture.width() == (len(qr.modules(LINK)) + 2 * qr.QUIET_ZONE) * scale


def test_what_is_said_is_announced(card: Agent, said: list[str]) -> None:
    card.clicks("Copiar imagen")
    card.waits_until(lambda: said[-1:] == ["Imagen copiada."])


@pytest.mark.parametrize("name", ["qr.png", "qr", "código.SVG"])
def test_the_code_is_saved_as_the_name_asks(card: Agent, tmp_path: Path, name: str) -> None:
    chooses_file(card, tmp_path / name)
    card.waits_until(lambda: card.shows("Guardado en "))
    [path] = [each for each in tmp_path.iterdir() if each.is_file()]
    assert path.name == (name if "." in name else f"{name}.png")
    assert card.shows(path.name)
    # Qt reads both kinds; a drawing in its own size has no more than a pixel for a module.
    picture = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    assert decoded(picture.scaled(picture.size() * 2)) == [LINK]


def test_no_other_kind_of_file_is_written(card: Agent) -> None:
    path = card.data_directory / "team.json"
    chooses_file(card, path)
    assert card.shows("No se guardó: el código QR se guarda como .png o .svg.")
    assert not path.exists()


def test_why_a_file_could_not_be_written_is_said(card: Agent) -> None:
    card.controllers.pictures.failed.emit(OSError(errno.ENOSPC, ""))
    assert card.shows("No se pudo guardar (el disco está lleno). Elija otra carpeta u otro nombre.")


def test_where_there_is_no_printer_that_is_said(
    card: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    card.presses("Ctrl+P")
    assert card.shows("Aquí no hay impresora.")


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that a printer prints to."""
    path = tmp_path / "qr.pdf"

    class Chosen(QDialog):
        def __init__(self, printer: QPrinter, parent: QWidget) -> None:
            super().__init__(parent)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(path))

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Oficina"])
    # Windows' own dialog is none of Qt's.
    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Chosen)
    return path


def test_the_code_is_printed_when_a_printer_was_chosen(card: Agent, printer: Path) -> None:
    opens_print(card).accept()
    assert card.shows("Enviado a la impresora.")
    assert printer.read_bytes().startswith(b"%PDF")


def test_a_printer_that_takes_nothing_is_told(
    card: Agent, printer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "send", lambda _printer, _link: False)
    opens_print(card).accept()
    assert card.shows("La impresora no lo aceptó.")
    assert not printer.exists()


def test_printing_that_is_called_off_prints_nothing(card: Agent, printer: Path) -> None:
    opens_print(card).reject()
    assert not card.shows("Enviado a la impresora.")
    assert not printer.exists()


def opens_print(agent: Agent) -> QDialog:
    below = agent.top
    agent.presses("Ctrl+P")
    agent.waits_until(lambda: agent.top is not below)
    assert isinstance(agent.top, QDialog)
    return agent.top


@pytest.mark.parametrize(("length", "dots_per_inch"), [(20, 203), (62, 300), (2000, 203)])
def test_a_page_has_the_code_in_its_middle_and_the_link_below(
    qapp: QApplication, length: int, dots_per_inch: int
) -> None:
    link = link_of(length)
    page = QImage(int(7.5 * dots_per_inch), int(10.5 * dots_per_inch), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    printing.paint_page(painter, page.rect(), dots_per_inch, link)
    painter.end()
    assert decoded(page) == [link]
    across = len(qr.modules(link)) + 2 * qr.QUIET_ZONE
    side = int(8 / 2.54 * dots_per_inch / across) * across
    assert side / dots_per_inch * 2.54 > 7
    below = page.copy(0, (page.height() + side) // 2 + 1, page.width(), page.height())
    assert min(bytes(below.convertToFormat(QImage.Format.Format_Grayscale8).constBits())) < 128


class TestWithoutACode:
    def test_a_link_beyond_every_code_says_so_and_was_not_shown(
        self, agent: Agent, said: list[str]
    ) -> None:
        creates(agent, link_of(3000))
        view = agent.finds("Código QR")
        assert view.accessibleDescription() == "El enlace no cabe en un código QR."
        opens_large(agent)
        why = "El enlace no cabe en ningún código QR. Entréguelo de otra manera:"
        assert agent.shows(why)
        agent.waits_until(lambda: said[-1:] == [why])
        for name in ("Guardar…", "Copiar imagen", "Imprimir…"):
            assert not agent.finds(name).isEnabled()
        assert agent.focus == "Copiar enlace"
        names = ("Copiar enlace", "Enviar por WhatsApp", "Enviar por correo", "Dictar enlace")
        assert len({agent.finds(name).width() for name in names}) == 1
        agent.presses("Esc")
        agent.waits_for_window()
        assert agent.history[0].result == "creado"

    def test_the_link_can_be_copied(self, agent: Agent) -> None:
        creates(agent, link_of(3000))
        opens_large(agent)
        QGuiApplication.clipboard().clear()
        agent.presses("Ctrl+Shift+C")
        agent.waits_for_window()
        assert agent.clipboard == link_of(3000)
        agent.waits_until(lambda: agent.history[0].result.startswith("creado · copiado"))

    def test_a_message_can_be_sent(self, agent: Agent, desktop: Desktop) -> None:
        creates(agent, link_of(3000))
        opens_large(agent)
        QGuiApplication.clipboard().clear()
        agent.clicks("Enviar por SMS")
        agent.waits_for_window()
        # Opened or, where that takes no message so long, copied.
        agent.waits_until(lambda: bool(desktop.opened) or link_of(3000) in agent.clipboard)

    def test_on_a_screen_that_is_too_small_it_can_still_be_saved(
        self, agent: Agent, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        link = link_of(2900)
        monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 911, 470))
        creates(agent, link)
        opens_large(agent)
        assert agent.shows("El código QR de este enlace no cabe en esta pantalla.")
        agent.presses("Ctrl+C")  # from the button, not the link
        assert decoded(QGuiApplication.clipboard().image()) == [link]


def test_of_a_long_link_the_code_takes_the_room_first(agent: Agent) -> None:
    creates(agent, link_of(2000))
    opens_large(agent)
    lines = agent.finds("Enlace", QPlainTextEdit)
    assert lines.verticalScrollBar().maximum() > 0
    assert lines.height() < 12 * GRID
    assert agent.shows("Abraham")
