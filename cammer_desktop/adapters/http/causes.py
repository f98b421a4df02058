"""The cause behind an error of `requests`, urllib3, TLS or the socket."""

import http.client
import ssl
from typing import Final

import requests
import urllib3.exceptions as low

from cammer_desktop.adapters.http import certificate_causes
from cammer_desktop.adapters.http.certificates import CertificateFileError
from cammer_desktop.adapters.http.tunnel import NoTlsError, TunnelRefusedError
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import InvalidProxyError, SocksProxyError
from cammer_desktop.domain.outcome import Cause, Diagnosis, NotSent, Outcome, Uncertain
from cammer_desktop.support import logs

OVER_TLS: Final = frozenset(
    {
        Cause.TLS,
        Cause.CERTIFICATE_ISSUER,
        Cause.CERTIFICATE_NAME,
        Cause.CERTIFICATE_EXPIRED,
        Cause.CERTIFICATE_NOT_YET,
        Cause.CERTIFICATE_DATES,
        Cause.CERTIFICATE_REFUSED,
        Cause.CERTIFICATE_FILE,
    }
)
"""The causes that concern TLS, and not the connection below it."""

_Table = tuple[tuple[tuple[type[BaseException], ...], Cause], ...]

# The first match counts, because the classes of requests overlap: an SSLError is a ConnectionError,
# and every RequestException is an OSError.
_CAUSES: Final[_Table] = (
    ((CertificateFileError,), Cause.CERTIFICATE_FILE),
    ((SocksProxyError,), Cause.PROXY_SOCKS),
    ((InvalidProxyError,), Cause.PROXY_UNUSABLE),
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError), Cause.BROKEN_OFF),
    ((requests.exceptions.SSLError, ssl.SSLError), Cause.TLS),
    ((low.NameResolutionError,), Cause.DNS),
    ((ConnectionRefusedError,), Cause.REFUSED),
    # Also while it connects, if a server takes the connection and resets it at once.
    ((ConnectionResetError, ConnectionAbortedError), Cause.BROKEN_OFF),
    ((low.NewConnectionError,), Cause.NETWORK),
    ((requests.exceptions.ConnectTimeout, low.ConnectTimeoutError), Cause.CONNECT_TIMEOUT),
    ((requests.exceptions.Timeout, TimeoutError), Cause.TIMEOUT),
    # An answer that is not valid HTTP in its status line, headers, chunks or content encoding.
    (
        (
            requests.exceptions.InvalidHeader,
            requests.exceptions.ContentDecodingError,
            low.InvalidChunkLength,
        ),
        Cause.NOT_UNDERSTOOD,
    ),
    ((BrokenPipeError, http.client.IncompleteRead), Cause.BROKEN_OFF),
    ((http.client.HTTPException,), Cause.NOT_UNDERSTOOD),
    ((requests.exceptions.ChunkedEncodingError, low.ProtocolError), Cause.BROKEN_OFF),
    ((requests.exceptions.ConnectionError,), Cause.NETWORK),
    ((requests.exceptions.RequestException,), Cause.INTERNAL),
    ((OSError,), Cause.NETWORK),
)

# The same for an error on the way to the proxy, or while it is asked for the way to the service.
_CAUSES_AT_PROXY: Final[_Table] = (
    ((NoTlsError,), Cause.PROXY_NOT_UNDERSTOOD),
    ((ssl.SSLError,), Cause.PROXY_TLS),
    ((low.NewConnectionError,), Cause.PROXY_UNREACHABLE),
    ((ConnectionError,), Cause.PROXY_REFUSED),  # it hung up
    ((http.client.HTTPException,), Cause.PROXY_NOT_UNDERSTOOD),
    ((OSError, low.HTTPError), Cause.PROXY_UNREACHABLE),
)


def cause_of(
    error: BaseException, *, sent: bool, at_proxy: bool = False
) -> tuple[Cause, int | None]:
    """Return the cause behind an error, and the HTTP status if a proxy refused the tunnel.

    `sent` tells whether the body had left: before that, a timeout is one of connecting; `at_proxy`
    whether the proxy was waited for.
    """
    chain = _chain(error)
    refusal = _refusal(chain)
    if refusal is not None:
        return _cause_of_refusal(refusal), refusal.status
    if not sent and (at_proxy or _any(chain, (low.ProxyError,))):
        return _first(chain, _CAUSES_AT_PROXY), None
    for link in chain:
        if isinstance(link, ssl.SSLCertVerificationError):
            return certificate_causes.cause_of(link), None
    cause = _first(chain, _CAUSES)
    if not sent and cause is Cause.TIMEOUT:
        return Cause.CONNECT_TIMEOUT, None
    return cause, None


def failure(error: Exception, address: ApiAddress, proxy: str, *, sent: bool) -> Outcome:
    """Return the outcome of an exchange that ended with an error."""
    cause, http_status = cause_of(error, sent=sent)
    if cause is Cause.INTERNAL:
        logs.error(type(error), error.__traceback__)
    diagnosis = diagnosis_of(address, proxy, error)
    if sent:
        return Uncertain(cause, http_status, diagnosis)
    file = error.name if isinstance(error, CertificateFileError) else ""
    return NotSent(cause, http_status, diagnosis=diagnosis, file=file)


def diagnosis_of(address: ApiAddress, proxy: str, error: Exception | None = None) -> Diagnosis:
    """Return what a help desk wants to know: address, proxy, and the error if there was one."""
    if error is None:
        return Diagnosis(address.host_and_port, proxy)
    refusal = _refusal(_chain(error))
    logins = refusal.logins if refusal is not None and refusal.logins else ()
    return Diagnosis(address.host_and_port, proxy, class_names_of(error), codes_of(error), logins)


def class_names_of(error: BaseException) -> tuple[str, ...]:
    """Return the class names of an error and of its causes, outermost first."""
    return tuple(type(link).__name__ for link in _chain(error))


def codes_of(error: BaseException) -> tuple[int, ...]:
    """Return the codes of an error and of its causes: errno, and certificates' verify codes."""
    codes = []
    for link in _chain(error):
        if isinstance(link, ssl.SSLCertVerificationError):
            codes.append(certificate_causes.code_of(link))
        elif isinstance(link, OSError) and isinstance(link.errno, int):
            codes.append(link.errno)
    return tuple(dict.fromkeys(codes))


def _refusal(chain: list[BaseException]) -> TunnelRefusedError | None:
    return next((link for link in chain if isinstance(link, TunnelRefusedError)), None)


def _cause_of_refusal(refusal: TunnelRefusedError) -> Cause:
    if refusal.status != http.HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return Cause.PROXY_REFUSED
    if refusal.logins is not None:
        return Cause.PROXY_LOGIN_UNKNOWN
    return Cause.PROXY_PASSWORD_REFUSED if refusal.has_password else Cause.PROXY_PASSWORD


def _first(chain: list[BaseException], table: _Table) -> Cause:
    return next((cause for kinds, cause in table if _any(chain, kinds)), Cause.INTERNAL)


def _any(chain: list[BaseException], kinds: tuple[type[BaseException], ...]) -> bool:
    return any(isinstance(link, kinds) for link in chain)


def _chain(error: BaseException) -> list[BaseException]:
    """Return the error and its causes, from all the attributes in which libraries keep them."""
    links: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        link = waiting.pop(0)
        if not isinstance(link, BaseException) or link in links:
            continue
        links.append(link)
        waiting += [getattr(link, "reason", None), *link.args, link.__cause__, link.__context__]
    return links
