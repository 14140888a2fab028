"""Keep requests to this machine's own servers away from proxies; all other requests still go through them.

The variables are the ones that httpx, websockets, urllib and delta-rs read, and child processes inherit them.
"""

from __future__ import annotations

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

# Both spellings, as Python's own library prefers the lower one and others know the upper one alone.
_VARIABLES = ("no_proxy", "NO_PROXY")


def bypass_proxies(url: str) -> None:
    """Add the host of `url` to NO_PROXY where it is this machine; leave any other host to the proxies."""
    host = urlsplit(url).hostname or ""
    if not _is_this_machine(host):
        return
    hosts = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    listed = [part.strip() for part in hosts.split(",") if part.strip()]
    if host in listed or "*" in listed:
        return
    for name in _VARIABLES:
        os.environ[name] = ",".join((*listed, host))


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
