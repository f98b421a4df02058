"""`--self-test`: are all parts of this program there, and does it make a link?

For frozen builds above all, whose parts were chosen by a list: it runs with an empty environment,
uses each part as the program does, makes one link through the embedded sandbox over the real HTTP
client, keeps and forgets a secret of its own in the keyring, and touches neither the user's data
folder nor what else is in the keyring.
"""

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final

from cammer_desktop import __version__
from cammer_desktop.self_test.missing import Facts
from cammer_desktop.support import console

Check = Callable[[], Facts]


def _of(module: str, name: str) -> Check:
    """Return a check; where its module cannot even be imported, that is its answer."""

    def check() -> Facts:
        found: Facts = getattr(import_module(f"{__name__}.{module}"), name)()
        return found

    return check


CHECKS: Final[Mapping[str, Check]] = {
    "python": _of("parts", "python"),
    "resources": _of("parts", "resource_files"),
    "phone": _of("parts", "phone"),
    "qr": _of("parts", "qr_code"),
    "ledger": _of("parts", "ledger"),
    "qt": _of("window", "qt"),
    "plugins": _of("window", "plugins"),
    "pictures": _of("window", "pictures"),
    "texts": _of("window", "texts"),
    "tls": _of("line", "tls"),
    "keyring": _of("line", "keyring"),
    "link": _of("line", "link"),
}
"""What is checked, by the name under which it is told; Qt is started by the first that needs it."""


def run() -> int:
    """Run every check and print one JSON object; return 0 if all hold, 1 otherwise."""
    results = {name: _result(check) for name, check in CHECKS.items()}
    ok = all(result["ok"] for result in results.values())
    console.write(json.dumps({"ok": ok, "version": __version__, "checks": results}))
    return 0 if ok else 1


def _result(check: Check) -> dict[str, object]:
    """Return what a check found; one that fails is told by its kind of error, with its text."""
    try:
        return {"ok": True, **check()}
    except Exception as error:  # noqa: BLE001 - whatever fails, the other checks still count
        return {"ok": False, "error": type(error).__name__, "text": str(error)}
