"""Which certificates are trusted: the operating system's, and those in a file of the settings."""

import ssl
from pathlib import Path
from typing import Final

import truststore


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
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ValueError) as error:  # SSLError is an OSError
            raise CertificateFileError(Path(ca_file).name) from error
    return context
