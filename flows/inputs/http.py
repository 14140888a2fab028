"""Fetch pages and feeds over HTTP: the one place that speaks it, politely and within limits.

Each answer has a deadline and a number of bytes; redirects are followed by hand, and each host's address is checked.
The site's robots.txt is obeyed, and its servers get time between requests. What cannot be fetched is a Reject. Sockets:
network.py. Packed bodies: content_decoding.py. robots.txt: robots.py. What is asked and answered, for those who fetch
nothing: fetching.py.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import metadata
from types import TracebackType
from typing import Self
from urllib.request import getproxies, proxy_bypass

import httpx

from flows.inputs.content_decoding import decode_body
from flows.inputs.fetching import Fetched, FetchFailure, FetchRequest, HttpLimits, show_url
from flows.inputs.network import (
    ALLOWING,
    CheckedNetwork,
    ForbiddenHost,
    NoSuchHost,
    Resolver,
    is_private_name,
    resolve_host,
)
from flows.inputs.robots import SiteRules, make_robots_url, read_site_rules
from transforms.document import Reject, RejectReason

_SCHEMES = ("http", "https")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
# What the same request may cure a little later.
_PASSING_STATUSES = frozenset({429, 502, 503, 504})
_MOST_REDIRECTS = 10
# What content_decoding.py undoes, within the limit: httpx would unpack a whole chunk first.
_ACCEPTED = "gzip, deflate, br, zstd"
# A robots.txt longer than this is read up to here, as RFC 9309 asks for, in bytes.
_ROBOTS_BYTES = 512_000
_ROBOTS_SECONDS = 10.0


class HttpClient:
    """A client for one run: connections, robots.txt files and the hosts' turns are kept until it is closed."""

    def __init__(
        self,
        limits: HttpLimits,
        resolver: Resolver = resolve_host,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = limits
        self._resolver = resolver
        self._clock = clock
        self._sleep = sleep
        self._site_rules: dict[tuple[str, bool], SiteRules | FetchFailure] = {}
        self._next_turns: dict[str, float] = {}
        self._clients: dict[tuple[str | None, bool], tuple[httpx.Client, CheckedNetwork]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for client, _ in self._clients.values():
            client.close()

    def fetch(self, request: FetchRequest) -> Fetched | Reject:
        """Fetch what `request` names, or give the Reject that says why it cannot be had.

        Its reason is unreachable, timed_out, http_status, forbidden_by_robots, forbidden_address, too_large,
        cut or malformed.
        """
        try:
            return self.ask(request)
        except FetchFailure as failure:
            return failure.make_reject(request.url)

    def ask(self, request: FetchRequest) -> Fetched:
        """Fetch what `request` names.

        Raises:
            FetchFailure: it cannot be had.
        """
        return self._fetch_with_tries(request, self._limits, is_polite=True)

    def _fetch_with_tries(self, request: FetchRequest, limits: HttpLimits, is_polite: bool) -> Fetched:
        for tries_left in range(limits.tries - 1, -1, -1):
            try:
                return self._follow_redirects(request, limits, is_polite)
            except FetchFailure as failure:
                wait = failure.wait if failure.wait is not None else 2.0 ** (limits.tries - 1 - tries_left)
                if not failure.can_pass or not tries_left or wait > limits.most_wait_seconds:
                    raise
                self._sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _follow_redirects(self, request: FetchRequest, limits: HttpLimits, is_polite: bool) -> Fetched:
        """Follow redirects to an answer; the deadline covers all of them, but no waiting for a turn.

        Raises:
            FetchFailure: there is no answer that can be used.
        """
        url = _read_request_url(request.url)
        left = limits.deadline_seconds
        for _ in range(_MOST_REDIRECTS + 1):
            if is_polite:
                self._await_host_turn(url, request)
            start = self._clock()
            answer = self._ask_server(url, request, limits, start + left)
            left -= self._clock() - start
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise FetchFailure(
            RejectReason.HTTP_STATUS, f"more than {_MOST_REDIRECTS} redirects, the last to {show_url(url)}"
        )

    def _await_host_turn(self, url: httpx.URL, request: FetchRequest) -> None:
        """Wait until the host may be asked again, if robots.txt lets this URL be asked for at all.

        Raises:
            FetchFailure: it does not, or cannot be had.
        """
        rules = self._find_site_rules(url, request.allow_private)
        if not rules.may_fetch(str(url)):
            raise FetchFailure(RejectReason.FORBIDDEN_BY_ROBOTS, f"robots.txt of {url.host} asks not to fetch it")
        now = self._clock()
        wait = max(0.0, self._next_turns.get(url.host, now) - now)
        if wait > 0:
            self._sleep(wait)
        gap = max(request.seconds_between, rules.crawl_delay)
        self._next_turns[url.host] = now + wait + gap

    def _find_site_rules(self, url: httpx.URL, allow_private: bool) -> SiteRules:
        """Give the rules of the site of `url`, asked for once a run, whether they can be had or not.

        Raises:
            FetchFailure: they cannot be had now, so that nothing of the site may be fetched now.
        """
        robots_url = make_robots_url(url)
        key = (str(robots_url), allow_private)
        if key not in self._site_rules:
            self._site_rules[key] = self._fetch_site_rules(FetchRequest(str(robots_url), allow_private=allow_private))
        rules = self._site_rules[key]
        if isinstance(rules, FetchFailure):
            raise rules
        return rules

    def _fetch_site_rules(self, request: FetchRequest) -> SiteRules | FetchFailure:
        limits = replace(self._limits, max_bytes=_ROBOTS_BYTES, deadline_seconds=_ROBOTS_SECONDS, keeps_start=True)
        try:
            answer = self._fetch_with_tries(request, limits, is_polite=False)
        except FetchFailure as failure:
            if 400 <= failure.status < 500 and failure.status not in _PASSING_STATUSES:
                return read_site_rules("")  # the site has none
            is_of_host = failure.reason in {RejectReason.FORBIDDEN_ADDRESS, RejectReason.UNREACHABLE}
            return FetchFailure(failure.reason, f"{'' if is_of_host else 'robots.txt: '}{failure}")
        return read_site_rules(answer.body.decode("utf-8", "replace"))

    def _ask_server(
        self, url: httpx.URL, request: FetchRequest, limits: HttpLimits, deadline: float
    ) -> Fetched | httpx.URL:
        """Ask once; gives the answer, or where it redirects to.

        Raises:
            FetchFailure: there is neither.
        """
        client, network = self._find_http_client(url, request.allow_private)
        network.deadline = deadline
        try:
            with client.stream(
                "GET", url, headers=_make_condition_headers(request), follow_redirects=False
            ) as response:
                return _read_http_answer(response, limits)
        except ForbiddenHost as error:
            raise FetchFailure(RejectReason.FORBIDDEN_ADDRESS, str(error)) from error
        except NoSuchHost as error:
            raise FetchFailure(RejectReason.UNREACHABLE, str(error)) from error
        except httpx.TimeoutException as error:
            message = f"no whole answer within {limits.deadline_seconds:g} s"
            raise FetchFailure(RejectReason.TIMED_OUT, message) from error
        except (httpx.TransportError, httpx.InvalidURL) as error:
            can_pass = isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError) and not _is_tls_error(error)
            raise FetchFailure(RejectReason.UNREACHABLE, f"{url.host}: {error}", can_pass) from error

    def _find_http_client(self, url: httpx.URL, allow_private: bool) -> tuple[httpx.Client, CheckedNetwork]:
        """Give the client for a URL; connections to private hosts are kept apart, so that no other request gets one.

        A proxy resolves names itself, so that only the name can be checked where the environment asks for one.

        Raises:
            FetchFailure: the URL is none of HTTP, or its host is private by its name.
        """
        if url.scheme not in _SCHEMES or not url.host:
            raise FetchFailure(RejectReason.UNREACHABLE, f"{show_url(url)}: no address of http or https")
        if not allow_private and is_private_name(url.host):
            raise FetchFailure(RejectReason.FORBIDDEN_ADDRESS, f"{url.host} is inside a private network{ALLOWING}")
        proxy = _find_proxy(url)
        key = (proxy, allow_private)
        if key not in self._clients:
            self._clients[key] = self._make_http_client(proxy, is_checked=not allow_private and proxy is None)
        return self._clients[key]

    def _make_http_client(self, proxy: str | None, is_checked: bool) -> tuple[httpx.Client, CheckedNetwork]:
        """Make a client whose connections are those of a network that checks and times them.

        Raises:
            FetchFailure: the proxy is of a kind that cannot be used.
        """
        network = CheckedNetwork(self._resolver, self._clock, is_checked)
        try:
            transport = httpx.HTTPTransport(proxy=proxy)
        except (ImportError, ValueError) as error:  # of a kind that httpx does not speak, or not without a package
            raise FetchFailure(
                RejectReason.UNREACHABLE, f"proxy {show_url(proxy or '')} of the environment: {error}"
            ) from error
        transport._pool._network_backend = network  # httpx 0.28 has no argument for it; its version is pinned
        headers = {"User-Agent": make_user_agent(), "Accept-Encoding": _ACCEPTED}
        return httpx.Client(transport=transport, headers=headers, timeout=None, trust_env=False), network  # noqa: S113


def make_user_agent() -> str:
    """Give the one name by which sites know the program: `wireroom/0.1.0`."""
    return f"wireroom/{metadata.version('wireroom')}"


def _read_request_url(text: str) -> httpx.URL:
    """Read a URL.

    Raises:
        FetchFailure: it is none.
    """
    try:
        return httpx.URL(text)
    except httpx.InvalidURL as error:
        raise FetchFailure(RejectReason.UNREACHABLE, f"no URL: {error}") from error


def _make_condition_headers(request: FetchRequest) -> dict[str, str]:
    conditions = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _read_http_answer(response: httpx.Response, limits: HttpLimits) -> Fetched | httpx.URL:
    status = response.status_code
    if status in _REDIRECTS and (target := response.headers.get("Location")):
        return response.url.join(target)
    is_unchanged = status == _NOT_MODIFIED
    if not response.is_success and not is_unchanged:
        can_pass = status in _PASSING_STATUSES
        message = f"{status} {response.reason_phrase}".strip()
        wait = _read_retry_after(response.headers.get("Retry-After"))
        raise FetchFailure(RejectReason.HTTP_STATUS, message, can_pass, wait, status)
    return Fetched(
        b"" if is_unchanged else _read_answer_body(response, limits),
        show_url(response.url),
        status,
        response.headers.get("Content-Type"),
        response.headers.get("ETag"),
        response.headers.get("Last-Modified"),
        datetime.now(UTC).replace(tzinfo=None),
        is_unchanged,
    )


def _read_answer_body(response: httpx.Response, limits: HttpLimits) -> bytes:
    """Read a body up to its limit, as sent and once unpacked.

    Raises:
        FetchFailure: it is too large, or its encoding is broken.
    """
    parts: list[bytes] = []
    size = 0
    for part in response.iter_raw():
        parts.append(part)
        size += len(part)
        if size > limits.max_bytes:
            break
    try:
        body = decode_body(b"".join(parts), "", response.headers.get("Content-Encoding", ""), limits.max_bytes)
    except EOFError as error:
        raise FetchFailure(RejectReason.CUT, str(error)) from error
    except ValueError as error:
        raise FetchFailure(RejectReason.MALFORMED, str(error)) from error
    if max(size, len(body)) > limits.max_bytes and not limits.keeps_start:
        message = f"more than {limits.max_bytes:,} bytes, the limit (setting max_bytes)"
        raise FetchFailure(RejectReason.TOO_LARGE, message)
    return body[: limits.max_bytes]


def _read_retry_after(value: str | None) -> float | None:
    """Read how many seconds a server asks to wait, as a number or a date; None where it says nothing."""
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    at = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())


def _is_tls_error(error: BaseException) -> bool:
    """Say whether a bad certificate is behind an error: the same certificate comes again."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _find_proxy(url: httpx.URL) -> str | None:
    """Give the proxy that the environment names for a URL; never one for this machine or a private address."""
    if is_private_name(url.host) or proxy_bypass(url.host):
        return None
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy
