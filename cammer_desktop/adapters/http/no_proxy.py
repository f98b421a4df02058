"""Which hosts `NO_PROXY` names, read as curl reads it, because administrators write it for curl.

The rules are those of curl 8.18 (lib/noproxy.c), and a blank separates as it did up to curl 8.8.
The tests compare them with the curl that is installed.
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network


def is_named(host: str, no_proxy: str) -> bool:
    """Tell whether a host, an IPv6 address without its brackets, is named by a `NO_PROXY`.

    Its entries are names, which stand for what is below them too, IP addresses, and networks as
    `10.0.0.0/8`; ports and wildcards are not known, but for a single `*`.
    """
    if no_proxy == "*":
        return True
    entries = re.split(r"[ \t,]+", no_proxy)
    try:
        address = ip_address(host)
    except ValueError:
        return any(_has_name(entry, host) for entry in entries)
    return any(_has_address(entry, address) for entry in entries)


def _has_name(entry: str, host: str) -> bool:
    domain = entry.removesuffix(".").removeprefix(".").lower()
    return bool(domain) and f".{host.removesuffix('.').lower()}".endswith(f".{domain}")


def _has_address(entry: str, address: IPv4Address | IPv6Address) -> bool:
    start, _slash, bits = entry.partition("/")
    try:
        # To curl a length of 0 is none: the address itself.
        length = int(bits or "0") or address.max_prefixlen
        return address in ip_network((start, length), strict=False)
    except ValueError:
        return False
