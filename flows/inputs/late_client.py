"""Answer what is asked of the web by a client that is opened at the first question.

Imports nothing that speaks HTTP before: most runs read files alone, and the libraries take a quarter of a second of
CPU. What may be asked: fetching.py. How it is fetched: http.py.
"""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from flows.inputs.fetching import Fetched, FetchRequest, HttpLimits
from transforms.document import Reject

if TYPE_CHECKING:
    from flows.inputs.http import HttpClient


class LateHttpClient:
    """A client for one run that is opened when something is fetched."""

    def __init__(self, limits: HttpLimits) -> None:
        self._limits = limits
        self._client: HttpClient | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._client is not None:
            self._client.__exit__(kind, error, at)

    def fetch(self, request: FetchRequest) -> Fetched | Reject:
        """Fetch what `request` names, or give the Reject that says why it cannot be had."""
        return self._open_client().fetch(request)

    def ask(self, request: FetchRequest) -> Fetched:
        """Fetch what `request` names.

        Raises:
            FetchFailure: it cannot be had.
        """
        return self._open_client().ask(request)

    def _open_client(self) -> HttpClient:
        from flows.inputs.http import HttpClient

        if self._client is None:
            self._client = HttpClient(self._limits)
        return self._client
