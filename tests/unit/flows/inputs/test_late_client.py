"""A client that is opened at the first question; until then nothing that speaks HTTP is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flows.inputs import http
from flows.inputs.fetching import FetchFailure, FetchRequest, HttpLimits
from flows.inputs.late_client import LateHttpClient
from transforms.document import Reject

ROOT = Path(__file__).parents[4]
LIMITS = HttpLimits(1_000)
PRIVATE = FetchRequest("http://127.0.0.1:9/a.txt")


def test_inputs_are_read_without_what_speaks_http() -> None:
    code = (
        "import sys; from flows import inputs; from flows.inputs import fetching, late_client\n"
        "with inputs.LateHttpClient(inputs.HttpLimits(1)): pass\n"
        "print([name for name in ('httpx', 'httpcore', 'protego') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert shown == "[]\n"


def test_it_is_opened_once_and_closed_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[HttpLimits] = []
    closed: list[object] = []

    class CountedClient(http.HttpClient):
        def __init__(self, limits: HttpLimits) -> None:
            made.append(limits)
            super().__init__(limits)

        def __exit__(self, *given: object) -> None:
            closed.append(self)

    monkeypatch.setattr(http, "HttpClient", CountedClient)
    with LateHttpClient(LIMITS) as client:
        assert made == []
        refused = client.fetch(PRIVATE)
        with pytest.raises(FetchFailure, match="private"):
            client.ask(PRIVATE)
        assert made == [LIMITS] and closed == []
    assert len(closed) == 1
    assert isinstance(refused, Reject) and refused.reason_code == "forbidden_address"
    assert "the setting allow_private" in refused.message
