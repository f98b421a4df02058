"""`--self-test`: are all parts of this program there, and does it make a link?

For frozen builds above all: it runs with an empty environment, makes one link through the embedded
sandbox over the real HTTP client, and touches neither the user's data folder nor the keyring.
"""

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from cammer_desktop import __version__

Facts = Mapping[str, object]
Check = Callable[[], Facts]

_PHONES: Final = ("0414 131 5854", "+58 414-1315854")
_E164: Final = "+584141315854"
# Long enough for a QR code of more than one alignment pattern.
_LINK: Final = "https://sandbox.invalid/session/" + "l1z-kfb-dmj-70" * 4

_BEHIND_KEYRING: Final = {"linux": "secretstorage", "win32": "win32ctypes.pywin32.win32cred"}


class MissingError(Exception):
    """A part of the program is not there, or does not do what it is for."""


def run() -> int:
    """Run every check and print one JSON object; return 0 if all hold, 1 otherwise."""
    results = {name: _result(check) for name, check in CHECKS.items()}
    ok = all(result["ok"] for result in results.values())
    print(json.dumps({"ok": ok, "version": __version__, "checks": results}), flush=True)
    return 0 if ok else 1


def _result(check: Check) -> dict[str, object]:
    """Return what a check found; one that fails is told by its kind of error, with its text."""
    try:
        return {"ok": True, **check()}
    except Exception as error:  # noqa: BLE001 - whatever fails, the other checks still count
        return {"ok": False, "error": type(error).__name__, "text": str(error)}


def _python() -> Facts:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "frozen": bool(getattr(sys, "frozen", False)),
    }


def _resources() -> Facts:
    from cammer_desktop.support.paths import resources

    files = sorted(path.name for path in (resources() / "style").iterdir())
    if not files:
        raise MissingError("style")
    return {"style": files}


def _qt() -> Facts:
    """Start Qt and dress it, without a screen where there is none."""
    if sys.platform == "linux" and not (os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from cammer_desktop.ui import style

    said: list[str] = []

    def listen(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        said.append(text)

    before = qInstallMessageHandler(listen)
    try:
        application = QApplication.instance() or QApplication(["cammer-desktop"])
        if not isinstance(application, QApplication):
            raise MissingError("QApplication")
        for theme in ("light", "dark"):
            style.apply(application, theme)
        shown = application.platformName()
    finally:
        qInstallMessageHandler(before)
    translations = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for language in ("es", "pt_BR"):
        if not (translations / f"qtbase_{language}.qm").is_file():
            raise MissingError(f"qtbase_{language}")
    return {"version": QLibraryInfo.version().toString(), "platform": shown, "messages": said}


def _phone() -> Facts:
    """Read a number both ways, and an address, as the form does."""
    from cammer_desktop.domain import phone
    from cammer_desktop.domain.destination import NoDestination
    from cammer_desktop.domain.session import Draft, SessionRequest, check

    for number in _PHONES:
        draft = Draft("Ana", number, "VE", "ana@example.com", NoDestination(), None)
        request = check(draft)
        if not isinstance(request, SessionRequest) or request.cellphone != _E164:
            raise MissingError(number)
    return {"regions": len(phone.regions())}


def _qr() -> Facts:
    """Draw a code and write it as both kinds of picture."""
    from cammer_desktop.domain import qr

    with tempfile.TemporaryDirectory() as folder:
        sizes = {}
        for suffix in qr.PICTURE_SUFFIXES:
            picture = Path(folder) / f"qr{suffix}"
            qr.save(_LINK, picture)
            sizes[suffix.lstrip(".")] = picture.stat().st_size
    return {"modules": len(qr.modules(_LINK)), **sizes}


def _tls() -> Facts:
    """Make the connections' TLS as the client does, with the system's certificates."""
    import ssl

    from cammer_desktop.adapters.certificates import trust
    from cammer_desktop.adapters.line import Line
    from cammer_desktop.adapters.transport import Watch, WatchedAdapter
    from cammer_desktop.domain.transmission import Transmission

    WatchedAdapter(Watch(Line(Transmission())), trust(""), None).close()
    return {"library": ssl.OPENSSL_VERSION}


def _keyring() -> Facts:
    """Import the backends of this system; the keyring itself is not asked, it could prompt."""
    from importlib import import_module

    from cammer_desktop.adapters.vault import backend_kinds

    # The backends hide that what they stand on is missing.
    if sys.platform in _BEHIND_KEYRING:
        import_module(_BEHIND_KEYRING[sys.platform])
    return {"backends": [kind.__module__ for kind in backend_kinds()]}


def _link() -> Facts:
    """Make one link through the sandbox over the real client."""
    from cammer_desktop.assembly import RunOptions, settings_file, surround
    from cammer_desktop.domain.destination import Category
    from cammer_desktop.domain.make_link import make_link
    from cammer_desktop.domain.outcome import Created
    from cammer_desktop.domain.session import SessionRequest, Ticket
    from cammer_desktop.domain.settings import Settings
    from cammer_desktop.domain.transmission import Transmission

    ticket = Ticket("Promoción del día del padre", "20 % de descuento")
    request = SessionRequest("Ana", _E164, "ana@example.com", Category("ventas"), ticket)
    with tempfile.TemporaryDirectory() as folder:
        options = RunOptions(data_dir=Path(folder), sandbox=True)
        found = surround(options, settings_file(options), Settings(), None)
        try:
            outcome = make_link(found.api, found.vault, found.address, request, Transmission())
        finally:
            found.close()
    if not isinstance(outcome, Created):
        raise MissingError(repr(outcome))
    return {"link": outcome.link}


def _ledger() -> Facts:
    """Write an attempt and find it again: that needs FTS5 with trigrams in this SQLite."""
    import sqlite3

    from cammer_desktop.adapters.ledger import LedgerFile
    from cammer_desktop.assembly import now
    from cammer_desktop.domain.attempt import Attempt, Numbers
    from cammer_desktop.domain.destination import NoDestination
    from cammer_desktop.domain.ledger import Query
    from cammer_desktop.domain.session import SessionRequest

    request = SessionRequest("Ana", _E164, None, NoDestination(), None)
    with tempfile.TemporaryDirectory() as folder:
        ledger = LedgerFile(Path(folder), now, _unexpected)
        try:
            ledger.put(Attempt(next(Numbers(now)), now(), request))
            found = ledger.page(Query(_E164[-3:]))
        finally:
            ledger.close()
    if len(found) != 1:
        raise MissingError("search")
    return {"sqlite": sqlite3.sqlite_version}


def _unexpected(told: object) -> None:
    raise MissingError(repr(told))


CHECKS: Final[Mapping[str, Check]] = {
    "python": _python,
    "resources": _resources,
    "qt": _qt,
    "phone": _phone,
    "qr": _qr,
    "tls": _tls,
    "keyring": _keyring,
    "ledger": _ledger,
    "link": _link,
}
