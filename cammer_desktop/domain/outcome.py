"""The outcome of a request: one of four, each a value and not an exception.

`Created`: the link is there. `Rejected`: the service refused. `NotSent`: nothing was made, trying
again is safe. `Uncertain`: a session may exist, trying again needs the agent's word. The
table in the API's description tells which answer leads to which outcome; where it does not, the one
that claims less is chosen.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import Enum, StrEnum

from cammer_desktop.domain.session import Customer
from cammer_desktop.support.records import dataclass


class Cause(Enum):
    """Why nothing was sent, or why that is unknown."""

    NO_TOKEN = "no token"  # noqa: S105 - the name of a cause
    UNSENDABLE_TOKEN = "the token cannot be sent"  # noqa: S105 - the name of a cause
    KEYRING_LOCKED = "the keyring is locked"
    KEYRING_SILENT = "the keyring does not answer"
    KEYRING_UNFIT = "the keyring does not give back what it was given"
    CANCELLED = "cancelled"
    NETWORK = "no connection"
    DNS = "the name is not known"
    REFUSED = "connection refused"
    PROXY_UNUSABLE = "the proxy's address cannot be used"
    PROXY_UNREACHABLE = "the proxy cannot be reached"
    PROXY_SOCKS = "the proxy is a SOCKS proxy"
    PROXY_TLS = "TLS to the proxy itself failed"
    PROXY_PASSWORD = "the proxy asks for a login"  # noqa: S105 - the name of a cause
    PROXY_PASSWORD_REFUSED = "the proxy refused the login"  # noqa: S105 - the name of a cause
    PROXY_LOGIN_UNKNOWN = "the proxy asks for a login of another kind"
    PROXY_NOT_UNDERSTOOD = "what came from the proxy, or through it, is not understood"
    PROXY_REFUSED = "the proxy does not open the way"
    TLS = "TLS failed, not over the certificate"
    CERTIFICATE_ISSUER = "the certificate's issuer is not known"
    CERTIFICATE_NAME = "the certificate is for another name"
    CERTIFICATE_EXPIRED = "the certificate has expired"
    CERTIFICATE_NOT_YET = "the certificate is not valid yet"
    CERTIFICATE_DATES = "the certificate has expired or is not valid yet"
    CERTIFICATE_REFUSED = "the system does not accept the certificate"
    CERTIFICATE_FILE = "the file of certificates cannot be used"
    CONNECT_TIMEOUT = "connecting took too long"
    TIMEOUT = "the answer took too long"
    PORTAL = "a web page answered in place of the service"
    TOO_MANY_REQUESTS = "too many requests"
    REDIRECT = "the service answered with another address"
    BROKEN_OFF = "the line broke"
    SERVICE_DOWN = "the service failed"
    NOT_UNDERSTOOD = "the answer is not understood"
    TOO_LARGE = "the answer is too large"
    INTERRUPTED = "the program ended before the answer"
    DAMAGED = "the ledger's row is damaged and does not tell"
    INTERNAL = "our own failure"


class ProxyLogin(StrEnum):
    """A kind of login that proxies ask for and that this program does not have.

    The names of IANA's registry of HTTP authentication schemes, and the two that are not in it.
    """

    NTLM = "NTLM"
    NEGOTIATE = "Negotiate"
    KERBEROS = "Kerberos"
    DIGEST = "Digest"
    BEARER = "Bearer"


class RejectionReason(Enum):
    """How the service refused."""

    TOKEN = "the token is missing or refused"  # noqa: S105 - the name of a reason
    FIELDS = "fields do not comply"
    OTHER = "any other status code"
    HTTP = "an HTTP status without the documented answer"


@dataclass(frozen=True, slots=True)
class Created:
    """The session exists. The link is opaque: nothing is known of its expiry or use."""

    link: str = field(repr=False)
    customer: Customer | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a help desk needs to know about a failure; it holds no personal data.

    `service` and `proxy` are hosts with their ports, `errors` the types of the errors, from the
    outermost to the original one, `numbers` their codes (errno, TLS), `logins` what a proxy asks
    for in place of user and password.
    """

    service: str
    proxy: str = ""
    errors: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    logins: tuple[ProxyLogin, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """The service refused: its own message, and every text by the vendor's field names."""

    reason: RejectionReason
    status_code: int | None = None
    http_status: int | None = None
    message: str = field(default="", repr=False)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    diagnosis: Diagnosis | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NotSent:
    """Nothing was made; trying again is safe, in `retry_after` seconds if the service says so.

    A day is the most of them, and means that or more.
    `file` is the name of the file at fault, without its folder, if one is.
    """

    cause: Cause
    http_status: int | None = None
    retry_after: int | None = None
    diagnosis: Diagnosis | None = field(default=None, compare=False)
    file: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The session may or may not exist."""

    cause: Cause
    http_status: int | None = None
    diagnosis: Diagnosis | None = field(default=None, compare=False)


Outcome = Created | Rejected | NotSent | Uncertain


def token_is_at_fault(outcome: Outcome) -> bool:
    """Tell whether another token would help."""
    if isinstance(outcome, NotSent):
        return outcome.cause in (Cause.NO_TOKEN, Cause.UNSENDABLE_TOKEN)
    return isinstance(outcome, Rejected) and outcome.reason is RejectionReason.TOKEN
