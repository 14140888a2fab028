"""What is asked of the web, and what it answers.

Imports nothing that speaks HTTP: most runs read files alone. How something is fetched: http.py; who opens it, and
when: late_client.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from flows.secrets import hide_secrets, hide_secrets_of
from transforms.document import Reject, RejectReason

if TYPE_CHECKING:
    from httpx import URL

_STAGE = "read"


@dataclass(frozen=True, slots=True)
class HttpLimits:
    """What one answer may cost: bytes once unpacked, seconds in all, tries; and how long another try is waited for."""

    max_bytes: int
    deadline_seconds: float = 30.0
    tries: int = 3
    most_wait_seconds: float = 60.0
    keeps_start: bool = False  # of a body that is too large, instead of refusing it


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """What to fetch: the URL, what is known of it from before, and how its site is treated."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    seconds_between: float = 1.0  # two requests to one host
    allow_private: bool = False  # addresses inside a private network, or this machine's


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its bytes, unpacked; `media_type` is the whole Content-Type, `fetched_at` naive UTC."""

    body: bytes
    final_url: str
    status: int
    media_type: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: datetime
    is_unchanged: bool = False  # since the request's ETag or Last-Modified; the body is empty then


class FetchFailure(Exception):
    """Why something could not be fetched; `can_pass` says that another try may cure it, after `wait` seconds."""

    def __init__(
        self, reason: RejectReason, message: str, can_pass: bool = False, wait: float | None = None, status: int = 0
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.can_pass = can_pass
        self.wait = wait
        self.status = status

    def make_reject(self, url: str) -> Reject:
        """Make the Reject of what was to be fetched."""
        return Reject(show_url(url), _STAGE, self.reason.value, hide_secrets_of(url, str(self)))


class Fetcher(Protocol):
    """What answers requests: a client, open already or not."""

    def fetch(self, request: FetchRequest) -> Fetched | Reject:
        """Fetch what `request` names, or give the Reject that says why it cannot be had."""

    def ask(self, request: FetchRequest) -> Fetched:
        """Fetch what `request` names.

        Raises:
            FetchFailure: it cannot be had.
        """


def show_url(url: URL | str) -> str:
    """Write a URL without the user, the password and the fragment that it may have: as it may be stored.

    The values of parameters that are secrets, such as `token`, become asterisks.
    """
    import httpx

    try:
        return hide_secrets(str(httpx.URL(url).copy_with(username=None, password=None, fragment=None)))
    except httpx.InvalidURL:
        return hide_secrets(str(url))
