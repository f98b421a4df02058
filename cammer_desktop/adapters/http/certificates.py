"""Which certificates are trusted: the operating system's, and those in a file of the settings."""

import ssl
from pathlib import Path
from typing import Any, Final

import truststore
from urllib3.util.ssl_match_hostname import CertificateError, match_hostname

_OTHER_NAME: Final = 62  # OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH


class CertificateFileError(Exception):
    """The file with additional certificates is missing or contains none."""

    def __init__(self, name: str) -> None:
        """Take the file's name without its folder."""
        super().__init__(name)
        self.name: Final = name


def trust(ca_file: str) -> ssl.SSLContext:
    """Return a context that trusts the system's store, and `ca_file` as well unless it is empty.

    Raises CertificateFileError. Verification cannot be switched off.
    """
    context = _ListedNames(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ValueError) as error:  # SSLError is an OSError
            raise CertificateFileError(Path(ca_file).name) from error
    return context


class _ListedNames(truststore.SSLContext):
    """Trusts whom the system trusts, but only by a certificate's list of names, as browsers do.

    A common name is any text (RFC 9525, 2). OpenSSL could be told to leave it out; Windows, which
    verifies by itself, falls back on it and cannot.
    """

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        """Shake hands; the socket is closed if the certificate does not list the host."""
        made = super().wrap_socket(*args, **kwargs)
        try:
            if made.version() is None:  # Python shakes no hands if the connection is gone by then
                raise ConnectionAbortedError
            _check_names(made)
        except OSError:
            made.close()
            raise
        return made

    def wrap_bio(self, *args: Any, **kwargs: Any) -> ssl.SSLObject:
        """Return what shakes hands inside of another connection, that to a proxy."""
        made = super().wrap_bio(*args, **kwargs)
        shake_hands = made.do_handshake

        def do_handshake() -> None:
            shake_hands()
            _check_names(made)

        made.do_handshake = do_handshake  # type: ignore[method-assign]
        return made


def _check_names(made: Any) -> None:
    """Raise SSLCertVerificationError if the other side's certificate does not list the host."""
    # The way on which `truststore` itself finds it: `getpeercert()` only tells of a certificate
    # that OpenSSL has verified, which on Windows and macOS it has not.
    certificate = made._sslobj.get_unverified_chain()[0].get_info()
    try:
        match_hostname(certificate, made.server_hostname)
    except CertificateError as error:
        failure = ssl.SSLCertVerificationError("the certificate does not list the host")
        failure.verify_code = _OTHER_NAME
        raise failure from error
