"""A process that calls the real vault: `vault_calls.py DEADLINE CALL…`, one JSON line per call.

A call is `read`, `keep`, `forget` or `where`; the token is read from standard input. What is
read is only reported as right or wrong, so that no output ever contains it.
"""

import json
import sys
from collections.abc import Callable

from cammer_desktop.adapters.vault import KeyringVault
from cammer_desktop.domain.storage import Storage, VaultError
from cammer_desktop.domain.token import Token
from tests.samples import ADDRESS


def main() -> None:
    vault = KeyringVault(float(sys.argv[1]))
    given = sys.stdin.read()

    def read() -> str:
        token = vault.read(ADDRESS)
        if token is None:
            return "none"
        return "right" if token.reveal() == given else "wrong"

    def shown(storage: Storage) -> str:
        failure = storage.failure.name if storage.failure is not None else ""
        return " ".join(filter(None, [storage.place.name, storage.keyring, failure]))

    def forget() -> str:
        vault.forget(ADDRESS)
        return "done"

    calls: dict[str, Callable[[], str]] = {
        "read": read,
        "keep": lambda: shown(vault.keep(ADDRESS, Token(given))),
        "forget": forget,
        "where": lambda: shown(vault.where(ADDRESS)),
    }
    for name in sys.argv[2:]:
        try:
            print(json.dumps(calls[name]()), flush=True)
        except VaultError as error:
            print(json.dumps(error.cause.name), flush=True)


if __name__ == "__main__":
    main()
