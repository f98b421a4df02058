"""Certificates of an authority of the tests' own."""

import datetime
import ssl

import trustme


def identity(
    authority: trustme.CA, name: str, *, begins: int = -1, ends: int = 1
) -> ssl.SSLContext:
    """Return a server's TLS context with a certificate for `name`, valid between these days."""
    now = datetime.datetime.now(datetime.UTC)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate = authority.issue_cert(
        name,
        not_before=now + datetime.timedelta(days=begins),
        not_after=now + datetime.timedelta(days=ends),
    )
    certificate.configure_cert(context)
    return context
