"""The tests' own certificate authorities, and making the system trust one."""

import contextlib
import ctypes
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import trustme


class Authority(trustme.CA):
    """An authority whose servers send its own certificate as well.

    Without that, wine does not find the issuer of a server's certificate, and trusts it.
    """

    def __init__(self) -> None:
        # wine rejects about one in a hundred valid ECDSA signatures (0x80096004), but no RSA ones.
        super().__init__(key_type=trustme.KeyType.RSA)

    def issue_cert(self, *names: str, **more: Any) -> trustme.LeafCert:
        """Issue a server's certificate."""
        leaf = super().issue_cert(*names, **more)
        sent = leaf.private_key_and_cert_chain_pem.bytes() + self.cert_pem.bytes()
        leaf.private_key_and_cert_chain_pem = trustme.Blob(sent)
        return leaf


@contextlib.contextmanager
def trusting(authority: Authority, folder: Path) -> Iterator[dict[str, str]]:
    """Make the system trust an authority; yield the environment variables for that.

    Windows and macOS ignore the environment. A process under wine only sees what was trusted
    when it checked its first certificate.
    """
    if sys.platform == "win32":
        der = ssl.PEM_cert_to_DER_cert(authority.cert_pem.bytes().decode())
        _add(der)
        try:
            yield {}
        finally:
            _remove(der)
    elif sys.platform == "darwin":
        authority.cert_pem.write_to_path(str(folder / "trusted.pem"))
        _security("add-trusted-cert", "-d", "-r", "trustRoot", str(folder / "trusted.pem"))
        try:
            yield {}
        finally:
            _security("remove-trusted-cert", "-d", str(folder / "trusted.pem"))
    else:
        path = folder / "trusted.pem"
        authority.cert_pem.write_to_path(str(path))
        yield {"SSL_CERT_FILE": str(path)}


def _security(*command: str) -> None:
    """Make macOS trust an authority, or stop trusting it, for all users of this machine."""
    if subprocess.run(["sudo", "-n", "security", *command]).returncode:
        pytest.skip("only an administrator may have this machine trust an authority")


if sys.platform == "win32":
    _crypt: Final = ctypes.WinDLL("crypt32")
    _crypt.CertOpenStore.restype = ctypes.c_void_p
    _crypt.CertCreateCertificateContext.restype = ctypes.c_void_p
    _crypt.CertFindCertificateInStore.restype = ctypes.c_void_p
    _SYSTEM: Final = ctypes.c_void_p(10)
    # Not the user's own store: Windows would ask in a dialog.
    _THIS_MACHINE: Final = 0x00020000
    _ENCODING: Final = 1
    _USE_EXISTING: Final = 2
    _FIND_EXISTING: Final = 0x000D0000

    @contextlib.contextmanager
    def _roots() -> Iterator[ctypes.c_void_p]:
        """Open the store of the authorities that this machine trusts."""
        store = _crypt.CertOpenStore(_SYSTEM, 0, None, _THIS_MACHINE, ctypes.c_wchar_p("ROOT"))
        if not store:
            pytest.skip("only an administrator may have this machine trust an authority")
        yield ctypes.c_void_p(store)
        assert _crypt.CertCloseStore(ctypes.c_void_p(store), 0)

    def _add(der: bytes) -> None:
        with _roots() as store:
            assert _crypt.CertAddEncodedCertificateToStore(
                store, _ENCODING, der, len(der), _USE_EXISTING, None
            )

    def _remove(der: bytes) -> None:
        with _roots() as store:
            wanted = ctypes.c_void_p(_crypt.CertCreateCertificateContext(_ENCODING, der, len(der)))
            found = _crypt.CertFindCertificateInStore(
                store, _ENCODING, 0, _FIND_EXISTING, wanted, None
            )
            _crypt.CertFreeCertificateContext(wanted)
            assert _crypt.CertDeleteCertificateFromStore(ctypes.c_void_p(found))
