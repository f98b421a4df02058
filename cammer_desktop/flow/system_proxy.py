"""The proxy that macOS has set, a PAC file's word included.

Python's own look-up knows no PAC. Windows is asked without Qt (`adapters.windows_proxy`); on Linux
Qt knows less than the environment says, and is not asked.
"""

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from cammer_desktop.domain.address import ApiAddress
from cammer_desktop.domain.network import Proxy


def system_proxy(address: ApiAddress) -> str | None:
    """Return the URL of the system's proxy for an address, None for a direct way.

    Blocks while a PAC file is fetched and asked: not for the GUI thread.
    """
    query = QNetworkProxyQuery(QUrl(address.endpoint))
    kinds = QNetworkProxy.ProxyType
    for found in QNetworkProxyFactory.systemProxyForQuery(query):
        if found.type() in (kinds.HttpProxy, kinds.HttpCachingProxy):
            return Proxy("http", found.hostName(), found.port()).url
        if found.type() == kinds.NoProxy:
            return None
    return None
