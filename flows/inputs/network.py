"""Connect to hosts whose addresses were looked at first, within a deadline: the sockets that http.py gives to httpx.

The address that is connected to is the very one that was checked, for each connection, so that a name that changes its
address between check and connection gains nothing. TLS and the Host header keep the name.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

# Gives the addresses of a host and port, as socket.getaddrinfo does; raises OSError where there are none.
Resolver = Callable[[str, int], list[str]]
IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Addresses of IPv6 that stand for one of IPv4, in their last 32 bits (RFC 6052).
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
# What lets whoever means it fetch such an address.
ALLOWING = "; the setting allow_private lets it be fetched"


class ForbiddenHost(Exception):
    """A host whose address lies inside a private network, or is this machine's own."""


class NoSuchHost(Exception):
    """A name that has no address, now or ever; another try cures nothing."""


def resolve_host(host: str, port: int) -> list[str]:
    """List the addresses of `host`, each once, in the order in which they are to be tried.

    Raises:
        OSError: there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public_address(address: str) -> bool:
    """Say whether everybody can reach `address`: not private, loopback, link-local, multicast or reserved."""
    ip: IpAddress = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = _unwrap_address(ip)
    return ip.is_global and not ip.is_multicast


def is_private_name(host: str) -> bool:
    """Say whether a host's name alone tells that it is no public one: `localhost`, or an address written out."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return not is_public_address(name)
    except ValueError:  # a name, no address
        return False


def _unwrap_address(ip: ipaddress.IPv6Address) -> IpAddress:
    """Give the IPv4 address that one of IPv6 stands for; any other as it is."""
    if ip in _TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


class CheckedNetwork(httpcore.NetworkBackend):
    """Sockets to checked addresses; all that they do ends at `deadline`, an instant of `clock`."""

    def __init__(self, resolver: Resolver, clock: Callable[[], float], is_checked: bool) -> None:
        self.deadline = float("inf")
        self._resolver = resolver
        self._clock = clock
        self._is_checked = is_checked
        self._sockets = httpcore.SyncBackend()

    def limit(self, timeout: float | None) -> float:
        """Give the seconds that a step may take: `timeout`, but no more than what is left.

        Raises:
            httpcore.ReadTimeout: nothing is left.
        """
        left = self.deadline - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline has passed")
        return left if timeout is None else min(timeout, left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers.

        Raises:
            ForbiddenHost: one of its addresses is not public.
            NoSuchHost: it has none.
            httpcore.ConnectError: no address answers, or the name cannot be looked up at the moment.
            httpcore.ReadTimeout: the deadline has passed.
        """
        addresses = self._resolve_host_in_time(host, port)
        if self._is_checked and (private := [address for address in addresses if not is_public_address(address)]):
            raise ForbiddenHost(f"{host} is {private[0]}, inside a private network{ALLOWING}")
        failure = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(address, port, self.limit(timeout), local_address, socket_options)
            except httpcore.ConnectError as error:
                failure = error
            else:
                return _TimedStream(stream, self)
        raise failure

    def _resolve_host_in_time(self, host: str, port: int) -> list[str]:
        """Look a name up in a thread of its own, as the system's look-up knows no time limit.

        Raises:
            NoSuchHost: it has no address.
            httpcore.ConnectError: it cannot be looked up at the moment.
            httpcore.ConnectTimeout: the deadline has passed.
        """
        answers: queue.Queue[list[str] | OSError | UnicodeError] = queue.Queue()

        def look_up() -> None:
            try:
                answers.put(self._resolver(host, port))
            except (OSError, UnicodeError) as error:  # a name that no encoding of host names holds is a UnicodeError
                answers.put(error)

        threading.Thread(target=look_up, daemon=True).start()
        try:
            answer = answers.get(timeout=min(self.limit(None), threading.TIMEOUT_MAX))
        except queue.Empty:
            raise httpcore.ConnectTimeout(f"looking {host} up took too long") from None
        if isinstance(answer, list):
            return answer
        if isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_AGAIN:
            raise httpcore.ConnectError(f"{host}: {answer.strerror}") from answer
        raise NoSuchHost(f"{host}: {getattr(answer, 'strerror', None) or answer}")


class _TimedStream(httpcore.NetworkStream):
    """A connection each step of which ends at the network's deadline."""

    def __init__(self, stream: httpcore.NetworkStream, network: CheckedNetwork) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.limit(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.limit(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._network.limit(timeout))
        return _TimedStream(stream, self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
