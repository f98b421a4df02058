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
    """The text is no address to which a token may be sent."""


@dataclass(frozen=True, slots=True)
class ApiAddress:
    """A checked base address of the API.

    `base` is the address without a trailing slash, `origin` its scheme, host and port: what a
    token belongs to. Made by `parse()`.
    """

    base: str
    origin: str

    @property
    def endpoint(self) -> str:
        """The URL of the one call."""
        return self.base + _SESSION_PATH

    @property
    def host(self) -> str:
        """The host, an IPv6 address without its brackets."""
        return urlsplit(self.origin).hostname or ""

    @property
    def port(self) -> int:
        """The port, the scheme's own where none is given."""
        parts = urlsplit(self.origin)
        return parts.port or _PORTS[parts.scheme]

    @property
    def where(self) -> str:
        """Host and port, as people write them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def is_tls(self) -> bool:
        """Whether it is spoken to over TLS."""
        return self.origin.startswith("https:")

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine."""
        return _is_loopback(self.host)

    @classmethod
    def parse(cls, text: str) -> "ApiAddress":
        """Return the checked address: https, or http to this machine alone.

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
            raise InvalidAddressError("not a URL of the web")
        if any(c.isspace() or not c.isprintable() for c in text):
            raise InvalidAddressError("blanks or invisible characters inside")
        if parts.username is not None or parts.query or parts.fragment or "\\" in text:
            raise InvalidAddressError("more than scheme, host, port and path")
        if parts.scheme != "https" and not _is_loopback(host):
            raise InvalidAddressError("only https may leave this machine")
        name = f"[{host}]" if ":" in host else host
        where = name if port == _PORTS[parts.scheme] else f"{name}:{port}"
        origin = f"{parts.scheme}://{where}"
        return cls(origin + parts.path.rstrip("/"), origin)


def _wire_host(host: str, *, bracketed: bool) -> str:
    """Return a host as it is asked for on the network. Raises ValueError for what is none."""
    host = host.removesuffix(".")
    if bracketed:  # only an IPv6 address may be, and must be
        address = ipaddress.IPv6Address(host)
        if address.scope_id is not None:
            raise ValueError("a scope")
        return str(address)
    wire = host.encode("idna").decode("ascii").lower()
    # IDNA 2003, which Python has, changes some letters (ß) that IDNA 2008, which the network
    # libraries have, keeps: two hosts behind one text (RFC 5894, 7.2).
    same = host.isascii() or wire.encode().decode("idna") == unicodedata.normalize("NFKC", host)
    if not same or _HOST.fullmatch(wire) is None:
        raise ValueError("no host name")
    return wire


def _is_loopback(host: str) -> bool:
    """Tell whether a host is this machine by its very name, without asking DNS."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
