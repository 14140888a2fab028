"""This machine's own servers are asked without a proxy, all others through it."""

from __future__ import annotations

import httpx
import pytest

from flows.runtime.loopback import bypass_proxies

PROXY = "http://proxy.test:3128"


@pytest.fixture(autouse=True)
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name.lower(), raising=False)
        monkeypatch.setenv(name, "" if name == "NO_PROXY" else PROXY)
    monkeypatch.setenv("no_proxy", "")


def is_proxied(url: str) -> bool:
    """As the library says that all our requests are made with."""
    with httpx.Client() as client:
        return client._transport_for_url(httpx.URL(url)) is not client._transport


@pytest.mark.parametrize("url", ["http://127.0.0.1:4200/api", "http://localhost:4200/api", "http://[::1]:4200/api"])
def test_an_address_of_this_machine_needs_no_proxy(url: str) -> None:
    assert is_proxied(url)
    bypass_proxies(url)
    assert not is_proxied(url)
    assert is_proxied("https://news.test/feed.xml")


def test_what_needs_no_proxy_already_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "intranet.test, 10.0.0.1")
    bypass_proxies("http://127.0.0.1:4200/api")
    assert not is_proxied("http://intranet.test/") and not is_proxied("http://127.0.0.1:1/")


def test_other_machines_keep_the_proxy() -> None:
    bypass_proxies("https://prefect.test/api")
    assert is_proxied("https://prefect.test/api")
