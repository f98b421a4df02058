"""How the network is to be used (deadlines, proxy, certificates), and the check of a connection."""

from dataclasses import field
from enum import Enum
from typing import Final
from urllib.parse import unquote, urlsplit

from cammer_desktop.domain.outcome import Cause, Diagnosis
from cammer_desktop.support.records import dataclass

CONNECT_SECONDS: Final = 5
WHOLE_SECONDS: Final = 20
_SOCKS: Final = ("socks", "socks4", "socks4a", "socks5", "socks5h")
_PORTS: Final = {"http": 80, "https": 443, **dict.fromkeys(_SOCKS, 1080)}


class InvalidProxyError(ValueError):
    """The text is not a usable proxy."""


class SocksProxyError(InvalidProxyError):
    """The proxy is one that speaks SOCKS and not HTTP."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy, made by `parse()`; `scheme` is that of the connection to the proxy itself.

    It is http, https, or one of SOCKS, which is read so that it can be said, but not spoken.
    `password` is set only if an environment variable holds it or it was just typed; otherwise it
    is in the keyring.
    """

    scheme: str
    host: str
    port: int
    user: str = ""
    password: "Password | None" = field(default=None, compare=False)

    @classmethod
    def parse(cls, text: str) -> "Proxy":
        """Return the proxy of `host:port` or `http://user:password@host:port`.

        Raises InvalidProxyError; its text does not quote the address, which may hold a password.
        """
        try:
            parts = urlsplit(text.strip() if "://" in text else f"http://{text.strip()}")
            port = _PORTS.get(parts.scheme) if parts.port is None else parts.port
            host = parts.hostname
        except ValueError:
            raise InvalidProxyError("not a URL") from None
        if parts.scheme not in _PORTS or not host or not port or not host.isprintable():
            raise InvalidProxyError("not a proxy")
        if any(char.isspace() for char in host):
            raise InvalidProxyError("blanks inside")
        password = Password(unquote(parts.password)) if parts.password is not None else None
        return cls(parts.scheme, host, port, unquote(parts.username or ""), password)

    @property
    def is_socks(self) -> bool:
        """Whether it speaks SOCKS, which the program does not."""
        return self.scheme in _SOCKS

    @property
    def url(self) -> str:
        """Its URL, without the user."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What its password belongs to: the user at this proxy."""
        return f"proxy {self.user}@{self.url}"


class Password:
    """A password; only `reveal()` gives its text."""

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        self.__text = text

    def reveal(self) -> str:
        """Return the password's text, for the proxy only."""
        return self.__text

    def __repr__(self) -> str:
        return "Password(…)"


@dataclass(frozen=True, slots=True)
class Network:
    """How the network is to be used.

    `connect_seconds` bounds all that comes before the request (lookup, proxy, TLS),
    `whole_seconds` the whole call. `proxy` takes precedence over the environment's and the
    system's. `ca_file` is the path of certificates to trust besides the system's, empty for none.
    """

    connect_seconds: float = CONNECT_SECONDS
    whole_seconds: float = WHOLE_SECONDS
    proxy: Proxy | None = None
    ca_file: str = ""


class Step(Enum):
    """The steps of a check of the connection, in order; the first is told only if it fails."""

    PROXY = "find the proxy, if there is one"
    NAME = "look the name up"
    CONNECTION = "connect, through the proxy if there is one"
    TLS = "check the certificate"
    ANSWER = "receive an HTTP answer"


@dataclass(frozen=True, slots=True)
class StepResult:
    """The result of a step; `cause` is None if it succeeded.

    `proxy` is the proxy in use, without its user, `http_status` that of the service's answer.
    """

    step: Step
    cause: Cause | None = None
    proxy: str = ""
    http_status: int | None = None
    diagnosis: Diagnosis | None = None
