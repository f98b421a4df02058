"""The settings of the network: proxy, certificates, deadlines; and the check of the connection."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from cammer_desktop.domain import sentences
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import InvalidProxyError, Password, Proxy, StepResult
from cammer_desktop.domain.settings import MAX_SECONDS, Settings
from cammer_desktop.domain.token import InvalidTokenError, Token
from cammer_desktop.flow.connection_check_controller import ConnectionCheckController
from cammer_desktop.support.texts import _
from cammer_desktop.ui.settings.page import number, rows
from cammer_desktop.ui.widgets.announce import announce
from cammer_desktop.ui.widgets.field_row import FieldRow
from cammer_desktop.ui.widgets.file_dialog import FileDialog
from cammer_desktop.ui.widgets.sizes import SIZES
from cammer_desktop.ui.widgets.style import GRID, font, set_style_property

_LINES: Final = 6
# With the sheet's padding its text is as far from the edge as a line's.
_DOCUMENT_MARGIN: Final = 2


class NetworkPage(QWidget):
    """A page of the settings; nothing on it takes effect before it is applied.

    `told` carries the part of the page in which something is told, which may be out of view.
    """

    told = Signal(QWidget)

    def __init__(
        self,
        settings: Settings,
        check: ConnectionCheckController,
        address: Callable[[], ApiAddress | None],
    ) -> None:
        """Take the settings, the controller of the check, and what returns the address to check."""
        super().__init__()
        self._check = check
        self._address = address
        self._settings = settings
        self._proxy = FieldRow(_("Pro&xy"), _("Proxy"), _line(settings.proxy, _("Automático")))
        self._proxy.was_left = bool(settings.proxy)  # what is stored is judged at once
        self._proxy.edited.connect(self._judge_proxy)
        self._proxy.left.connect(self._judge_proxy)
        self._judge_proxy()
        password = _line("", _("La guardada, si hay una"))
        password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password = FieldRow(_("C&ontraseña del proxy"), _("Contraseña del proxy"), password)
        choose = QPushButton(_("Elegir…"))
        choose.clicked.connect(self._on_choose)
        set_style_property(choose, "role", "field")
        self._ca_file = FieldRow(
            _("C&ertificados adicionales"),
            _("Certificados adicionales"),
            _line(settings.ca_file, _("Solo los de este sistema")),
            after=choose,
        )
        self._connect_seconds = _seconds(settings.connect_seconds, _("Plazo para conectar"))
        self._whole_seconds = _seconds(settings.whole_seconds, _("Plazo total"))
        self._probe = QPushButton(_("&Probar la conexión"))
        self._probe.setAccessibleName(_("Probar la conexión"))
        self._probe.clicked.connect(self._on_probe)
        self._report = _report()
        self._watch()
        self._assemble()

    def _watch(self) -> None:
        self._check.stop()  # one that an earlier dialog began
        self._check.stepped.connect(self._on_step)
        self._check.ended.connect(self._on_ended)
        self._password.left.connect(self._judge_password)
        for row in (self._proxy, self._password):
            row.edited.connect(self._judge_password)
        for row in (self._proxy, self._password, self._ca_file):
            row.edited.connect(self.forget_check)
        for box in (self._connect_seconds, self._whole_seconds):
            box.valueChanged.connect(self.forget_check)

    @property
    def password(self) -> tuple[Proxy, Token] | None:
        """The proxy and the password that was typed for it; None without a password."""
        if not self._password.text:
            return None
        return Proxy.parse(self._proxy.text), Token(self._password.text)

    def apply(self, settings: Settings) -> Settings | QWidget:
        """Return the settings with the page's values, or the editor of an invalid one."""
        flaw = self._proxy_flaw()
        if flaw:
            self._proxy.show_problem(flaw)
            return self._proxy.editor
        flaw = self._password_flaw()
        if flaw:
            self._password.show_problem(flaw)
            return self._password.editor
        connect, whole = self._connect_seconds.value(), self._whole_seconds.value()
        return replace(
            settings,
            proxy=self._proxy.text.strip(),
            ca_file=self._ca_file.text.strip(),
            connect_seconds=min(connect, whole),
            whole_seconds=whole,
        )

    def _proxy_flaw(self) -> str:
        text = self._proxy.text.strip()
        try:
            proxy = Proxy.parse(text) if text else None
        except InvalidProxyError:
            return _("No es un proxy HTTP. Ejemplo: proxy.empresa.com:3128")
        if proxy is not None and proxy.is_socks:
            return _("No se admite SOCKS: pida otro proxy a soporte.")
        if proxy is not None and proxy.password is not None:
            return _("La contraseña va en su propio campo.")
        return ""

    def _password_flaw(self) -> str:
        if not self._password.text or self._proxy_flaw():
            return ""
        text = self._proxy.text.strip()
        if not text or not Proxy.parse(text).user:
            return _("Falta el usuario: escriba usuario@proxy arriba.")
        try:
            Token(self._password.text)
        except InvalidTokenError:
            return _("Tiene un carácter que no se puede enviar.")
        return ""

    @Slot()
    def _judge_proxy(self) -> None:
        flaw = self._proxy_flaw()
        if flaw and self._proxy.was_left:
            self._proxy.show_problem(flaw)
        else:
            self._proxy.show_hint(_("Vacío: el de este sistema. Si no: usuario@proxy:3128"))

    @Slot()
    def _judge_password(self) -> None:
        flaw = self._password_flaw()
        if flaw and self._password.was_left:
            self._password.show_problem(flaw)
        else:
            self._password.show_hint("")

    @Slot()
    def forget_check(self) -> None:
        """Say no longer what was found: what is to be checked has changed."""
        self._report.clear()
        self._check.stop()

    @Slot()
    def _on_choose(self) -> None:
        filters = [_("Certificados (*.pem *.crt *.cer)")]
        dialog = FileDialog(_("Certificados adicionales"), filters, self).asks_for_existing()
        dialog.fileSelected.connect(self._ca_file.set_text)
        dialog.open()

    @Slot()
    def _on_probe(self) -> None:
        self._report.clear()
        address = self._address()
        settings = self.apply(self._settings)
        if address is None:
            self._tell(sentences.of_address_flaw())
        if isinstance(settings, QWidget):
            self.told.emit(settings)
        if address is None or isinstance(settings, QWidget):
            return
        network = settings.network
        password = self.password
        if password is not None:  # not kept yet
            proxy, token = password
            with_password = replace(proxy, password=Password(token.reveal()))
            network = replace(network, proxy=with_password)
        self._probe.setEnabled(False)
        self.told.emit(self._report)
        self._check.start(address, network)

    @Slot(object)
    def _on_step(self, result: StepResult) -> None:
        self._tell(sentences.of_step_result(result))

    def _tell(self, line: str) -> None:
        self._report.appendPlainText(line)
        self.told.emit(self._report)
        announce(self._report, line)

    @Slot()
    def _on_ended(self) -> None:
        self._probe.setEnabled(True)

    def _assemble(self) -> None:
        layout = rows()
        for row in (self._proxy, self._password, self._ca_file):
            layout.add_row(row)
        layout.add(_("P&lazo para conectar"), self._connect_seconds)
        layout.add(_("Plazo &total"), self._whole_seconds)
        layout.add_wide(self._probe)
        layout.add_wide(self._report)
        layout.setAlignment(self._probe, Qt.AlignmentFlag.AlignLeft)
        layout.end()
        self.setLayout(layout)


def _line(text: str, placeholder: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setPlaceholderText(placeholder)
    # What it says while it is empty is the only place where that is said.
    wide = QFontMetrics(font(SIZES.text)).horizontalAdvance(placeholder)
    line.setMinimumWidth(wide + 4 * GRID)
    return line


def _report() -> QPlainTextEdit:
    report = QPlainTextEdit()
    report.setReadOnly(True)
    report.setTabChangesFocus(True)
    report.setAccessibleName(_("Resultado de la prueba"))
    report.setPlaceholderText(_("La prueba no crea ningún enlace."))
    report.document().setDocumentMargin(_DOCUMENT_MARGIN)
    # The steps up to the last, its failure and what to do; and padding and margin.
    lines = _LINES * report.fontMetrics().lineSpacing()
    report.setFixedHeight(lines + 2 * GRID + 2 * _DOCUMENT_MARGIN)
    return report


def _seconds(value: int, name: str) -> QSpinBox:
    return number(value, range(1, MAX_SECONDS + 1), _(" s"), name)
