"""`--self-test`: checks that all parts of this program are there and that it makes a link.

It is mainly for frozen builds, whose parts were selected by a list. It runs with an empty
environment, uses each part as the program does, makes one link through the embedded sandbox with
the real HTTP client, and stores and deletes a secret of its own in the keyring. It touches neither
the user's data folder nor anything else in the keyring.
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
    """Return a check that imports its module when it runs, so that a failing import is a result."""

    def check() -> Facts:
        facts: Facts = getattr(import_module(f"{__name__}.{module}"), name)()
        return facts

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
    "tls": _of("call", "tls"),
    "keyring": _of("call", "keyring"),
    "link": _of("call", "link"),
}
"""The checks by their names in the report; Qt is started by the first that needs it."""


def run() -> int:
    """Run every check and print one JSON object; return 0 if all pass and it is told, else 1."""
    results = {name: _result(check) for name, check in CHECKS.items()}
    ok = all(result["ok"] for result in results.values())
    is_told = console.write(json.dumps({"ok": ok, "version": __version__, "checks": results}))
    return 0 if ok and is_told else 1


def _result(check: Check) -> dict[str, object]:
    """Return the facts of a check, or the class and the text of the error that it failed with."""
    try:
        return {"ok": True, **check()}
    except Exception as error:  # noqa: BLE001 - whatever fails, the other checks still count
        return {"ok": False, "error": type(error).__name__, "text": str(error)}
