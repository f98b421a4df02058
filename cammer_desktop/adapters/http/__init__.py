"""The network: the vendor's one call, proxies, certificates, and the team's file on the web."""
