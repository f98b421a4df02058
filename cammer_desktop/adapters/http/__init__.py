"""The network: the vendor's one call, proxies, certificates, and downloads of the team's file."""
