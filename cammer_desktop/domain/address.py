"""The API's address: where a token belongs and where a request may go."""

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

DEFAULT_ADDRESS: Final = "https://api.ocularsolution.com/api"
_SESSION_PATH: Final = "/v1/access/external/cammer/generate-session"
_PORTS: Final = {"https": 443, "http": 80}
# Host names as DNS and certificates know them (RFC 1123), with the underscore of local networks.
_HOST: Final = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")


class InvalidAddressError(ValueError):
    """The text is not an address to which a token may be sent."""


@dataclass(frozen=True, slots=True)
class ApiAddress:
    """A checked base address of the API.

    `base` is the address without a trailing slash, `origin` its scheme, host and port; a token
    belongs to an origin. Made by `parse()`.
    """

    base: str
    origin: str

    @property
    def endpoint(self) -> str:
        """The URL of the one call."""
        return self.base + _SESSION_PATH

    @property
    def host(self) -> str:
        """The host; an IPv6 address without its brackets."""
        return urlsplit(self.origin).hostname or ""

    @property
    def port(self) -> int:
        """The port, by default the scheme's."""
        parts = urlsplit(self.origin)
        return parts.port or _PORTS[parts.scheme]

    @property
    def host_and_port(self) -> str:
        """`host:port`, an IPv6 address in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def is_tls(self) -> bool:
        """Whether it is reached over TLS."""
        return self.origin.startswith("https:")

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine."""
        return _is_loopback(self.host)

    @classmethod
    def parse(cls, text: str) -> "ApiAddress":
        """Return the checked address: https, or http to this machine only.

        Raises InvalidAddressError; its text is not for people (see `sentences`).
        """
        text = text.strip()
        try:
            parts = urlsplit(text)
            host = _wire_host(parts.hostname or "", bracketed="[" in parts.netloc)
            port = _PORTS.get(parts.scheme) if parts.port is None else parts.port
        except ValueError as error:  # a bad port, a bad IPv6 address, a bad host name
            raise InvalidAddressError("not a URL") from error
        if parts.scheme not in _PORTS or not port:
            raise InvalidAddressError("not a web URL")
        if any(c.isspace() or not c.isprintable() for c in text):
            raise InvalidAddressError("blanks or invisible characters")
        if parts.username is not None or parts.query or parts.fragment or "\\" in text:
            raise InvalidAddressError("more than scheme, host, port and path")
        if parts.scheme != "https" and not _is_loopback(host):
            raise InvalidAddressError("only https may leave this machine")
        name = f"[{host}]" if ":" in host else host
        where = name if port == _PORTS[parts.scheme] else f"{name}:{port}"
        origin = f"{parts.scheme}://{where}"
        return cls(origin + parts.path.rstrip("/"), origin)


def _wire_host(host: str, *, bracketed: bool) -> str:
    """Return a host as it is looked up (IDNA). Raises ValueError if it is not a host."""
    host = host.removesuffix(".")
    if bracketed:  # IPv6 addresses, and only they, are in brackets
        address = ipaddress.IPv6Address(host)
        if address.scope_id is not None:
            raise ValueError("a scope")
        return str(address)
    wire = host.encode("idna").decode("ascii").lower()
    # Python's IDNA 2003 changes some letters (ß) that the network libraries' IDNA 2008 keeps: one
    # text would mean two hosts (RFC 5894, 7.2).
    is_unambiguous = host.isascii() or (
        wire.encode().decode("idna") == unicodedata.normalize("NFKC", host)
    )
    if not is_unambiguous or _HOST.fullmatch(wire) is None:
        raise ValueError("not a host name")
    return wire


def _is_loopback(host: str) -> bool:
    """Tell whether a host is this machine by its name alone, without a DNS lookup."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
