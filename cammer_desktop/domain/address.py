"""The API's address: where a token belongs and where a request may go."""

from typing import Final

from cammer_desktop.domain.web_address import WebAddress
from cammer_desktop.support.records import dataclass
from cammer_desktop.support.visible import is_seen

DEFAULT_ADDRESS: Final = "https://api.ocularsolution.com/api"
_SESSION_PATH: Final = "/v1/access/external/cammer/generate-session"


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
        return WebAddress.parse(self.origin).host

    @property
    def port(self) -> int:
        """The port, by default the scheme's."""
        return WebAddress.parse(self.origin).port

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
        return WebAddress.parse(self.origin).is_loopback

    @classmethod
    def parse(cls, text: str) -> "ApiAddress":
        """Return the checked address: https, or http to this machine only.

        Raises InvalidAddressError; its text is not for people (see `sentences`).
        """
        text = text.strip()
        try:
            parts = WebAddress.parse(text)
        except ValueError:
            # "from None": the original error may quote the address, which may hold a password.
            raise InvalidAddressError("not a web address") from None
        if not is_seen(text):
            raise InvalidAddressError("blanks or invisible characters")
        if any(char in parts.rest for char in "?#\\"):
            raise InvalidAddressError("more than scheme, host, port and path")
        if parts.scheme != "https" and not parts.is_loopback:
            raise InvalidAddressError("only https may leave this machine")
        return cls(parts.origin + parts.rest.rstrip("/"), parts.origin)
