"""Which certificates are trusted: those of the operating system, and a file of the settings."""

import ssl

import truststore


class CertificateFileError(Exception):
    """The file of further certificates is not there, or holds none."""


def trust(ca_file: str) -> ssl.SSLContext:
    """Return a context that trusts the system's store, and `ca_file` beside it where there is one.

    Raises CertificateFileError. Verification has no switch.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ValueError) as error:  # SSLError is an OSError
            raise CertificateFileError from error
    return context
