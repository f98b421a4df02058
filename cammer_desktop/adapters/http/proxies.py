"""Which proxy a call goes through.

A fixed proxy of the settings comes first, then the environment's (`HTTPS_PROXY` and the like, in
lower or upper case, and read as curl does), then the system's. Loopback addresses are always
reached directly, and without a fixed proxy so are those that `NO_PROXY` names.

`urllib.request` is imported on the thread of the first call: importing it takes longer than the
first window may.
"""

import os
import sys
from collections.abc import Callable

from cammer_desktop.adapters.http import no_proxy
from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy, SocksProxyError
from cammer_desktop.domain.ports import TokenVault
from cammer_desktop.domain.storage import VaultError

SystemProxy = Callable[[ApiAddress], str | None]
"""Returns the URL of the system's proxy for an address, None without one; may block."""


class ProxyFinder:
    """Finds the proxy for an address, and the proxy's password in the keyring."""

    def __init__(self, vault: TokenVault, system: SystemProxy | None = None) -> None:
        """Take the vault with the passwords, and what replaces Python's query of the system."""
        self._vault = vault
        self._system = system or _system_proxy

    def find(self, address: ApiAddress, network: Network) -> Proxy | None:
        """Return the proxy for an address, None without one; may block.

        Raises InvalidProxyError if the environment's or the system's value is not a usable URL,
        and SocksProxyError.
        """
        if address.is_loopback:
            return None
        proxy = network.proxy or self._given(address)
        if proxy is not None and proxy.is_socks:
            raise SocksProxyError("SOCKS is not spoken")
        return proxy

    def credentials(self, proxy: Proxy) -> str | None:
        """Return `user:password` for a proxy, None if it has no user; may block."""
        if not proxy.user:
            return None
        if proxy.password is not None:
            return f"{proxy.user}:{proxy.password.reveal()}"
        try:
            password = self._vault.read(proxy)
        except VaultError:  # the proxy will refuse the call, and that is reported
            password = None
        return f"{proxy.user}:{password.reveal() if password is not None else ''}"

    def _given(self, address: ApiAddress) -> Proxy | None:
        """Return the environment's or the system's proxy for an address."""
        if no_proxy.is_named(address.host, _variable("no_proxy")):
            return None
        # Any proxy variable means that the environment decides, even if it has none for https.
        if any(map(_variable, ("http_proxy", "https_proxy", "all_proxy"))):
            url = _variable("https_proxy") or _variable("all_proxy") or None
        else:
            url = self._system(address)
        return Proxy.parse(url) if url else None


def _variable(name: str) -> str:
    """Return the value of a variable, "" without one; an empty one is none, in either case."""
    return os.environ.get(name) or os.environ.get(name.upper(), "")


def _system_proxy(address: ApiAddress) -> str | None:
    """Return the URL of the system's proxy for an address, None without one; may block.

    On Windows this follows a PAC file; elsewhere it is Python's own query, which does not.
    """
    import urllib.request

    if sys.platform == "win32":
        from cammer_desktop.adapters.http import windows_proxy

        automatic = windows_proxy.automatic(address)
        if automatic is not None:
            return automatic or None
    if urllib.request.proxy_bypass(address.host):
        return None
    return urllib.request.getproxies().get("https")
