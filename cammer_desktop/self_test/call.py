"""Checks of what a call needs: certificates, keyring, and one link made through the sandbox."""

import secrets
import ssl
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Final

from cammer_desktop.self_test.missing import Facts, MissingError
from cammer_desktop.self_test.parts import E164
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.waiting import within

# Without these libraries the backends of `keyring` are unavailable, but do not say so.
_BEHIND_KEYRING: Final = {"linux": "secretstorage", "win32": "win32ctypes.pywin32.win32cred"}
# Seconds that the keyring may take for one operation.
_DEADLINE: Final = 10.0
# Not the service name for tokens: on Windows a second secret under a name moves the first one.
_SERVICE: Final = "cammer-desktop self-test"
_ORIGIN: Final = "https://self-test.invalid"
# As long as real tokens.
_SECRET_BYTES: Final = 192
# OpenSSL's file names of certificates in a folder: a hash of their subject.
_HASHED_NAME: Final = regex(r"[0-9a-f]{8}\.\d+")


def tls() -> Facts:
    """Set up TLS as the client does, and count the system's certificates."""
    from cammer_desktop.adapters.http.certificates import trust
    from cammer_desktop.adapters.http.socket_guard import SocketGuard
    from cammer_desktop.adapters.http.transport import Watch, WatchedAdapter
    from cammer_desktop.domain.send_guard import SendGuard

    context = trust("")
    WatchedAdapter(Watch(SocketGuard(SendGuard())), context, None).close()
    # truststore does not tell what it loads; this is the context that it uses internally.
    certificates = _certificates(context, context._ctx)  # type: ignore[attr-defined]
    if certificates == 0:
        raise MissingError("certificates of the system")
    return {"library": ssl.OPENSSL_VERSION, "certificates": certificates}


def _certificates(context: ssl.SSLContext, inner: ssl.SSLContext) -> int | None:
    """Return how many authorities the system trusts, None on macOS, where it cannot be asked."""
    if sys.platform == "darwin":
        return None
    if sys.platform == "win32":
        return len(ssl.enum_certificates("ROOT"))
    # The certificates are loaded for the first connection.
    context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="sandbox.invalid")
    folder = ssl.get_default_verify_paths().capath
    hashed = (
        [path for path in Path(folder).iterdir() if _HASHED_NAME.match(path.name)] if folder else []
    )
    return len(inner.get_ca_certs()) or len(hashed)


def keyring() -> Facts:
    """Store a throw-away secret in the keyring, read it through another vault, and delete it.

    Linux without a desktop has no keyring, and the program works without one; Windows and macOS
    always have one.
    """
    from cammer_desktop.adapters.vault import backend_kinds, known_backend

    if sys.platform in _BEHIND_KEYRING:
        import_module(_BEHIND_KEYRING[sys.platform])
    in_use = within(_DEADLINE, known_backend, "keyring")
    if in_use is not None:
        _check_storing()
    elif sys.platform != "linux":
        raise MissingError("keyring")
    return {
        "backends": [kind.__module__ for kind in backend_kinds()],
        "in_use": None if in_use is None else type(in_use).__module__,
        "kept": in_use is not None,
    }


def _check_storing() -> None:
    """Keep, read and forget a random secret as if it were a token. Raises MissingError."""
    from cammer_desktop.adapters.vault import KeyringVault
    from cammer_desktop.domain.address import ApiAddress
    from cammer_desktop.domain.token import Token

    owner, token = ApiAddress.parse(_ORIGIN), Token(secrets.token_urlsafe(_SECRET_BYTES))
    first, second = (KeyringVault(_DEADLINE, _SERVICE) for _ in range(2))
    try:
        kept = first.keep(owner, token)
        if not kept.lasts:
            raise MissingError(f"kept secret: {kept.failure.value if kept.failure else ''}")
        if second.read(owner) != token:
            raise MissingError("secret that was kept")
    finally:
        second.forget(owner)
    if first.read(owner) is not None:
        raise MissingError("end of a secret that was forgotten")


def link() -> Facts:
    """Make one link through the sandbox with the real client."""
    from cammer_desktop.assembly import make_services
    from cammer_desktop.domain.destination import Category
    from cammer_desktop.domain.outcome import Created
    from cammer_desktop.domain.send_guard import SendGuard
    from cammer_desktop.domain.session import SessionRequest, Ticket
    from cammer_desktop.domain.settings import Settings
    from cammer_desktop.run_options import RunOptions, settings_file

    ticket = Ticket("Promoción del día del padre", "20 % de descuento")
    request = SessionRequest("Ana", E164, "ana@example.com", Category("ventas"), ticket)
    with tempfile.TemporaryDirectory() as folder:
        options = RunOptions(data_dir=Path(folder), sandbox=True)
        services = make_services(options, settings_file(options), Settings(), None)
        try:
            outcome = services.links.send(services.settings.address, request, SendGuard())
        finally:
            services.close()
    if not isinstance(outcome, Created):
        raise MissingError(repr(outcome))
    return {"link": outcome.link}
