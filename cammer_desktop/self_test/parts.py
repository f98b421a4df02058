"""Checks of parts that need neither a window nor a network: files, phones, QR codes, ledger."""

import platform
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

from cammer_desktop.self_test.missing import Facts, MissingError

PHONES: Final = ("0414 131 5854", "+58 414-1315854")
E164: Final = "+584141315854"
# Long enough for a QR code of more than one alignment pattern.
_LINK: Final = "https://sandbox.invalid/session/" + "l1z-kfb-dmj-70" * 4


def python() -> Facts:
    """Return what the program runs on."""
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "frozen": bool(getattr(sys, "frozen", False)),
    }


def resource_files() -> Facts:
    """Check that the files are there that the program reads."""
    from cammer_desktop.support.paths import resources

    needed = (
        "style/palette.json",
        "style/sizes.json",
        "style/cammer.qss",
        "style/glyphs/light/check.svg",
        "icons/cammer.png",
        "icons/phosphor/gear-six.svg",
        "countries/names.json",
    )
    missing = [name for name in needed if not (resources() / name).is_file()]
    if missing:
        raise MissingError(*missing)
    return {"files": sum(path.is_file() for path in resources().rglob("*"))}


def phone() -> Facts:
    """Check a draft with each form of a number, and read an example number of every region."""
    import phonenumbers

    from cammer_desktop.domain import phone
    from cammer_desktop.domain.destination import NoDestination
    from cammer_desktop.domain.session import Draft, SessionRequest, check

    for number in PHONES:
        draft = Draft("Ana", number, "VE", "ana@example.com", NoDestination(), None)
        request = check(draft)
        if not isinstance(request, SessionRequest) or request.phone != E164:
            raise MissingError(number)
    for region in phone.regions():
        example = phonenumbers.example_number(region)
        national = "" if example is None else phonenumbers.national_significant_number(example)
        if not phone.read(national, region).valid:
            raise MissingError(region)
    return {"regions": len(phone.regions())}


def qr_code() -> Facts:
    """Draw a code and write it as both kinds of picture."""
    from cammer_desktop.adapters.files import qr_picture
    from cammer_desktop.domain import qr

    with tempfile.TemporaryDirectory() as folder:
        sizes = {}
        for suffix in qr.PICTURE_SUFFIXES:
            picture = Path(folder) / f"qr{suffix}"
            qr_picture.save(_LINK, picture)
            sizes[suffix.lstrip(".")] = picture.stat().st_size
    return {"modules": len(qr.modules(_LINK)), **sizes}


def ledger() -> Facts:
    """Write an attempt to a ledger file and find it by a part of a word without its accent."""
    import sqlite3

    from cammer_desktop.adapters.ledger.file import LedgerFile
    from cammer_desktop.domain.attempt import Attempt, first_id_at
    from cammer_desktop.domain.destination import NoDestination
    from cammer_desktop.domain.ledger import Query
    from cammer_desktop.domain.outcome import Created
    from cammer_desktop.domain.session import SessionRequest

    at = datetime.now().astimezone()
    request = SessionRequest("David Peña", E164, None, NoDestination(), None)
    attempt = Attempt(first_id_at(at), at, request, Created(_LINK))
    with tempfile.TemporaryDirectory() as folder:
        file = LedgerFile(Path(folder), lambda: at, lambda _aside: None)
        file.put(attempt)
        attempts = file.page(Query("pen"))
        file.close()
    if [each.request.name for each in attempts] != [request.name]:
        raise MissingError("search")
    return {"sqlite": sqlite3.sqlite_version}
