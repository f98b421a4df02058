"""Web addresses that mean one host, whoever reads them: a browser, a library, a person."""

import ipaddress
import re
from typing import Final

from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

_PORTS: Final = {"https": 443, "http": 80}
# Narrower than RFC 3986: browsers take a backslash for a slash and decode a host's `%41`, and there
# are dots beyond ASCII. `@` is not for a user's name: what stands before it is taken for the host.
_ADDRESS: Final = regex(
    r"(https?)://(?:\[([^\]]+)\]|([^\[\]:@/?#\\%\u3002\uff0e\uff61]+))(?::([0-9]{1,5}))?([/?#].*)?",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
# Host names as DNS and certificates know them (RFC 1123), with the underscore of local networks.
_LABEL: Final = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST: Final = regex(rf"{_LABEL}(?:\.{_LABEL})*")
# Browsers and resolvers read such a name as an IPv4 address, in bases and lengths of their own.
_NUMBER: Final = regex(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The parts of an address; made by `parse()`.

    `scheme` is https or http, `host` what is looked up (IDNA; an IPv6 address without brackets),
    `rest` what follows the port as it stands.
    """

    scheme: str
    host: str
    port: int
    rest: str

    @classmethod
    def parse(cls, text: str) -> "WebAddress":
        """Return the parts of an address. Raises ValueError for a text that is none."""
        match = _ADDRESS.fullmatch(text)
        if match is None:
            raise ValueError("not a web address")
        scheme, bracketed, name, port, rest = match.groups()
        scheme = scheme.lower()
        number = _PORTS[scheme] if port is None else int(port)
        if not 0 < number < 65536:
            raise ValueError("no port")
        host = _ipv6(bracketed) if name is None else _wire_host(name)
        return cls(scheme, host, number, rest or "")

    @property
    def origin(self) -> str:
        """Scheme, host and port, the port only if it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_own = self.port == _PORTS[self.scheme]
        return f"{self.scheme}://{host}" if is_own else f"{self.scheme}://{host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether the host is this machine, by its name alone, without a DNS lookup."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def _ipv6(text: str) -> str:
    """Return an IPv6 address in its one form. Raises ValueError."""
    address = ipaddress.IPv6Address(text)
    if address.scope_id is not None:
        raise ValueError("a scope")
    return str(address)


def _wire_host(name: str) -> str:
    """Return a host as it is looked up (IDNA). Raises ValueError if it is not a host."""
    wire = host = name.lower().removesuffix(".")
    if not host.isascii() or "xn--" in host:
        # Here and not above: most hosts do not need it.
        import idna

        wire = host.encode("idna").decode("ascii").lower()
        # Some letters (ß) are another host by IDNA 2008, which libraries and browsers follow, than
        # by Python's IDNA 2003: one text would mean two hosts (RFC 5894, 7.2).
        if idna.encode(host).decode("ascii") != wire:
            raise ValueError("two hosts")
    if _HOST.fullmatch(wire) is None:
        raise ValueError("not a host name")
    if _NUMBER.fullmatch(wire):
        ipaddress.IPv4Address(wire)
    return wire
