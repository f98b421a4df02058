"""The settings: each is declared once, with its type, its default and its check."""

from collections.abc import Callable
from typing import Final

from cammer_desktop.domain import checks
from cammer_desktop.domain.address import DEFAULT_ADDRESS, ApiAddress
from cammer_desktop.domain.network import CONNECT_SECONDS, WHOLE_SECONDS, Network, Proxy
from cammer_desktop.support.patterns import regex
from cammer_desktop.support.records import dataclass

THEMES: Final = ("system", "light", "dark")
MAX_DAYS: Final = 365
MAX_MINUTES: Final = 24 * 60
MAX_SECONDS: Final = 300
MAX_NAME: Final = 60
_REGION: Final = regex(r"[A-Z]{2}")


class InvalidSettingError(ValueError):
    """A value cannot be used; `key` is the setting's name."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key: Final = key


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    `region` is an ISO 3166 code, `theme` one of THEMES, before which goes the high contrast that a
    system asks for, `recent_regions` the codes used last, newest first, separated by spaces.
    `connect_seconds` and `whole_seconds` bound a call, `proxy` is the address of a fixed proxy
    (with its user; its password is in the keyring), empty to use the environment's or the
    system's, `ca_file` a file of further certificates to trust.
    Links are kept for `days_kept` days (0 keeps nothing on disk); one for the same phone and
    destination is a likely duplicate for `duplicate_minutes`. `team_file` is a path or an https
    address, empty for none. `agent_name` is the agent's own, for messages to customers: one line of
    at most MAX_NAME characters. `language` is as in `pt_BR` or another way to write
    a locale; without texts that are near, from another version say, it is the system's, as an empty
    one is: any text can be used.
    """

    api_url: str = DEFAULT_ADDRESS
    region: str = "VE"
    theme: str = "system"
    recent_regions: str = ""
    connect_seconds: int = CONNECT_SECONDS
    whole_seconds: int = WHOLE_SECONDS
    proxy: str = ""
    ca_file: str = ""
    days_kept: int = 30
    duplicate_minutes: int = 10
    team_file: str = ""
    agent_name: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        """Raise InvalidSettingError for a value that cannot be used."""
        _check("api_url", _is_read(ApiAddress.parse, self.api_url))
        _check("region", _REGION.fullmatch(self.region) is not None)
        _check("theme", self.theme in THEMES)
        _check("days_kept", 0 <= self.days_kept <= MAX_DAYS)
        _check("duplicate_minutes", 0 <= self.duplicate_minutes <= MAX_MINUTES)
        _check("connect_seconds", 1 <= self.connect_seconds <= MAX_SECONDS)
        _check("whole_seconds", 1 <= self.whole_seconds <= MAX_SECONDS)
        # The two do not go together: the one that somebody has set is named.
        other = "connect_seconds" if self.whole_seconds == WHOLE_SECONDS else "whole_seconds"
        _check(other, self.connect_seconds <= self.whole_seconds)
        _check("proxy", not self.proxy or _is_read(_without_password, self.proxy))
        _check("agent_name", _is_read(trimmed_name, self.agent_name))

    @property
    def network(self) -> Network:
        """The settings of the network."""
        proxy = Proxy.parse(self.proxy) if self.proxy else None
        return Network(self.connect_seconds, self.whole_seconds, proxy, self.ca_file)


def trimmed_name(typed: str) -> str:
    """Return an agent's name as it may be kept, without blanks around it.

    Raises ValueError if it is too long or has control characters or line breaks.
    """
    name, flaw = checks.text(typed)
    if flaw is not None or "\n" in name or "\t" in name or len(name) > MAX_NAME:
        raise ValueError("the agent's name")
    return name


def _check(key: str, is_good: bool) -> None:
    if not is_good:
        raise InvalidSettingError(key)


def _is_read(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _without_password(proxy: str) -> None:
    """Raise ValueError for what is no proxy, or has a password: that is for the keyring."""
    if Proxy.parse(proxy).password is not None:
        raise ValueError("a password in the file")
