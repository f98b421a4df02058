"""Certificates of an authority of the tests' own."""

import datetime
import ssl

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID


def identity(
    authority: trustme.CA,
    *names: str,
    begins: int = -1,
    ends: int = 1,
    common_name: str | None = None,
) -> ssl.SSLContext:
    """Return a server's TLS context with a certificate for `names`, valid between these days."""
    now = datetime.datetime.now(datetime.UTC)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate = authority.issue_cert(
        *names,
        common_name=common_name,
        not_before=now + datetime.timedelta(days=begins),
        not_after=now + datetime.timedelta(days=ends),
    )
    certificate.configure_cert(context)
    return context


def old_identity(authority: trustme.CA, name: str) -> ssl.SSLContext:
    """Return a server's TLS context with a certificate that has `name` as common name alone.

    Certificates were like that before RFC 2818; trustme adds a list of names to all of its own.
    """
    key = rsa.generate_private_key(65537, 2048)
    issuer = x509.load_pem_x509_certificate(authority.cert_pem.bytes())
    signing = serialization.load_pem_private_key(authority.private_key_pem.bytes(), None)
    assert isinstance(signing, rsa.RSAPrivateKey)
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(signing, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = certificate.public_bytes(serialization.Encoding.PEM)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with trustme.Blob(private + public + authority.cert_pem.bytes()).tempfile() as path:
        context.load_cert_chain(path)
    return context
