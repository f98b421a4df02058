"""Which proxy a call goes through.

A fixed one of the settings counts first, then the environment's (`HTTPS_PROXY` and the like, in
both cases of letters), then the system's. Loopback is always direct, and so is what `NO_PROXY`
names.

`urllib.request` is imported on the thread of the first call: it costs more than the first window
may take.
"""

import sys
from collections.abc import Callable

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Network, Proxy
from cammer_desktop.domain.ports import TokenVault
from cammer_desktop.domain.storage import VaultError

SystemProxy = Callable[[ApiAddress], str | None]
"""Returns the URL of the system's proxy for an address, None for a direct way; may block."""


class ProxyFinder:
    """Finds the proxy, and the password that the keyring has for it."""

    def __init__(self, vault: TokenVault, system: SystemProxy | None = None) -> None:
        """Take where passwords are kept, and how the system is asked in place of Python's way."""
        self._vault = vault
        self._system = system or _system_proxy

    def find(self, address: ApiAddress, network: Network) -> Proxy | None:
        """Return the proxy for an address, None for a direct way; may block.

        Raises InvalidProxyError for one that the environment or the system gives wrongly.
        """
        if address.is_loopback:
            return None
        if network.proxy is not None:
            return network.proxy
        import urllib.request

        given = urllib.request.getproxies_environment()
        if _is_named(address, given):
            return None
        names_one = given.keys() - {"no"}
        url = given.get("https", given.get("all")) if names_one else self._system(address)
        return Proxy.parse(url) if url else None

    def credentials(self, proxy: Proxy) -> str | None:
        """Return `user:password` for a proxy, None where it has no user; may block."""
        if not proxy.user:
            return None
        if proxy.password is not None:
            return f"{proxy.user}:{proxy.password.reveal()}"
        try:
            password = self._vault.read(proxy)
        except VaultError:  # the proxy will say that it wants one
            password = None
        return f"{proxy.user}:{password.reveal() if password is not None else ''}"


def _is_named(address: ApiAddress, given: dict[str, str]) -> bool:
    """Tell whether `NO_PROXY` names an address."""
    import urllib.request

    bypass: Callable[[str, dict[str, str]], bool]
    bypass = urllib.request.proxy_bypass_environment  # type: ignore[attr-defined]
    return bypass(f"{address.host}:{address.port}", given)


def _system_proxy(address: ApiAddress) -> str | None:
    """Ask Windows, a PAC file included; macOS' settings by Python's own means, which know none."""
    import urllib.request

    if sys.platform == "win32":
        from cammer_desktop.adapters.http import windows_proxy

        automatic = windows_proxy.automatic(address)
        if automatic is not None:
            return automatic or None
    if urllib.request.proxy_bypass(address.host):
        return None
    return urllib.request.getproxies().get("https")
