"""The proxy of macOS's settings, including one that a PAC file chooses.

Python's own lookup does not support PAC. Windows is asked without Qt
(`adapters.http.windows_proxy`); on Linux Qt knows less than the environment, and is not asked.
"""

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Proxy


def system_proxy(address: ApiAddress) -> str | None:
    """Return the URL of the system's proxy for an address, None for a direct connection.

    The first in the system's order that can be used; one of SOCKS only where there is no other.
    Blocks while a PAC file is fetched and evaluated: not for the GUI thread.
    """
    query = QNetworkProxyQuery(QUrl(address.endpoint))
    kinds = QNetworkProxy.ProxyType
    socks = None
    for proxy in QNetworkProxyFactory.systemProxyForQuery(query):
        if proxy.type() in (kinds.HttpProxy, kinds.HttpCachingProxy):
            return Proxy("http", proxy.hostName(), proxy.port()).url
        if proxy.type() == kinds.NoProxy:
            return None
        if proxy.type() == kinds.Socks5Proxy:
            socks = socks or Proxy("socks5", proxy.hostName(), proxy.port()).url
    return socks
