"""The parts on the way to the API: certificates, keyring, and one link made through the sandbox."""

import re
import secrets
import ssl
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Final

from cammer_desktop.self_test.missing import Facts, MissingError
from cammer_desktop.self_test.parts import E164
from cammer_desktop.support.waiting import within

# The backends of `keyring` hide that what they stand on is missing.
_BEHIND_KEYRING: Final = {"linux": "secretstorage", "win32": "win32ctypes.pywin32.win32cred"}
# How long a keyring may take for one answer, in seconds.
_DEADLINE: Final = 10.0
# Not where tokens are kept: Windows moves what it has under a name when another comes to it.
_TRIALS: Final = "cammer-desktop self-test"
_NOBODY: Final = "https://self-test.invalid"
# As long as tokens are that services give out.
_SECRET_BYTES: Final = 192
# What OpenSSL calls certificates in a folder, by a hash of their subject.
_HASHED: Final = re.compile(r"[0-9a-f]{8}\.\d+")


def tls() -> Facts:
    """Make the connections' TLS as the client does, and look for the system's certificates."""
    from cammer_desktop.adapters.http.certificates import trust
    from cammer_desktop.adapters.http.socket_guard import SocketGuard
    from cammer_desktop.adapters.http.transport import Watch, WatchedAdapter
    from cammer_desktop.domain.send_guard import SendGuard

    context = trust("")
    WatchedAdapter(Watch(SocketGuard(SendGuard())), context, None).close()
    # Of what it loads truststore tells nothing; this is the context that it works with.
    certificates = _certificates(context, context._ctx)  # type: ignore[attr-defined]
    if certificates == 0:
        raise MissingError("certificates of the system")
    return {"library": ssl.OPENSSL_VERSION, "certificates": certificates}


def _certificates(context: ssl.SSLContext, inner: ssl.SSLContext) -> int | None:
    """Return how many authorities the system trusts, None where only it can tell (macOS)."""
    if sys.platform == "darwin":
        return None
    if sys.platform == "win32":
        return len(ssl.enum_certificates("ROOT"))
    # They are loaded with the first connection.
    context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="sandbox.invalid")
    folder = ssl.get_default_verify_paths().capath
    hashed = [path for path in Path(folder).iterdir() if _HASHED.match(path.name)] if folder else []
    return len(inner.get_ca_certs()) or len(hashed)


def keyring() -> Facts:
    """Keep a throw-away secret in the keyring, read it by other eyes, and forget it.

    Without a desktop Linux has no keyring, and the program works without; Windows and macOS always
    have one.
    """
    from cammer_desktop.adapters.vault import backend_kinds, known_backend

    if sys.platform in _BEHIND_KEYRING:
        import_module(_BEHIND_KEYRING[sys.platform])
    in_use = within(_DEADLINE, known_backend, "keyring")
    if in_use is not None:
        _keep_read_forget()
    elif sys.platform != "linux":
        raise MissingError("keyring")
    return {
        "backends": [kind.__module__ for kind in backend_kinds()],
        "in_use": None if in_use is None else type(in_use).__module__,
        "kept": in_use is not None,
    }


def _keep_read_forget() -> None:
    """Do with a secret that is nobody's what is done with a token. Raises MissingError."""
    from cammer_desktop.adapters.vault import KeyringVault
    from cammer_desktop.domain.address import ApiAddress
    from cammer_desktop.domain.token import Token

    owner, token = ApiAddress.parse(_NOBODY), Token(secrets.token_urlsafe(_SECRET_BYTES))
    first, second = (KeyringVault(_DEADLINE, _TRIALS) for _ in range(2))
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
    """Make one link through the sandbox over the real client."""
    from cammer_desktop.assembly import RunOptions, make_services, settings_file
    from cammer_desktop.domain.destination import Category
    from cammer_desktop.domain.outcome import Created
    from cammer_desktop.domain.send_guard import SendGuard
    from cammer_desktop.domain.session import SessionRequest, Ticket
    from cammer_desktop.domain.settings import Settings

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
