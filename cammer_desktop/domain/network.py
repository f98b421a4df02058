"""How the network is to be used (deadlines, proxy, certificates), and the check of a connection."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final
from urllib.parse import unquote, urlsplit

from cammer_desktop.domain.outcome import Cause, Diagnosis

CONNECT_SECONDS: Final = 5
WHOLE_SECONDS: Final = 20
_PORTS: Final = {"http": 80, "https": 443}


class InvalidProxyError(ValueError):
    """The text is no proxy that can be used."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy; `scheme` says how it is spoken to itself, http or https.

    Made by `parse()`. A password never stands in it but for the one that an environment variable
    carries with it (`given`), which is not shown.
    """

    scheme: str
    host: str
    port: int
    user: str = ""
    given: "Password | None" = field(default=None, compare=False)

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
            raise InvalidProxyError("no HTTP proxy")
        if any(char.isspace() for char in host):
            raise InvalidProxyError("blanks inside")
        password = parts.password
        given = Password(unquote(password)) if password is not None else None
        return cls(parts.scheme, host, port, unquote(parts.username or ""), given)

    @property
    def url(self) -> str:
        """Where it is, without the user."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What its password belongs to: the user at this proxy."""
        return f"proxy {self.user}@{self.url}"


class Password:
    """A password that shows itself to nobody who does not ask for it."""

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        self.__text = text

    def reveal(self) -> str:
        """Return the password, for the proxy alone."""
        return self.__text

    def __repr__(self) -> str:
        return "Password(…)"


@dataclass(frozen=True, slots=True)
class Network:
    """What the settings say of the network.

    `connect_seconds` bounds all that comes before the request (look-up, proxy, TLS),
    `whole_seconds` the whole call. `proxy` goes before the environment's and the system's.
    `ca_file` is the path of certificates to trust beside the system's, empty without.
    """

    connect_seconds: float = CONNECT_SECONDS
    whole_seconds: float = WHOLE_SECONDS
    proxy: Proxy | None = None
    ca_file: str = ""


class Step(Enum):
    """What a check of the connection goes through, in this order."""

    NAME = "look the name up"
    CONNECTION = "connect, through the proxy where there is one"
    TLS = "check the certificate"
    ANSWER = "hear an HTTP answer"


@dataclass(frozen=True, slots=True)
class StepResult:
    """What came of a step: `cause` is None where it went well.

    `proxy` is the proxy in use, without its user, `http_status` what the service answered.
    """

    step: Step
    cause: Cause | None = None
    proxy: str = ""
    http_status: int | None = None
    diagnosis: Diagnosis | None = None
