"""What a site may do, and what the client makes of it."""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli
import pytest
import zstandard

from flows.inputs.http import Fetched, FetchRequest, HttpClient, HttpLimits, make_user_agent
from tests.kit.news_site import Answer, NewsSite, serve_site
from transforms.document import Reject

LIMITS = HttpLimits(max_bytes=100_000, deadline_seconds=5)
BODY = b"<html><p>The old bridge is closed.</p></html>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nobody listens there
    with serve_site() as site:
        yield site


def fetch(url: str, limits: HttpLimits = LIMITS, waits: list[float] | None = None, **asked: object) -> Fetched | Reject:
    sleep = [].append if waits is None else waits.append
    with HttpClient(limits, sleep=sleep) as client:
        return client.fetch(FetchRequest(url, **{"allow_private": True, **asked}))  # type: ignore[arg-type]


def reason(answer: Fetched | Reject) -> str:
    assert isinstance(answer, Reject), answer
    assert answer.stage == "read"
    return answer.reason_code


def test_an_answer_has_its_bytes_type_and_marks(site: NewsSite) -> None:
    headers = {"Content-Type": "text/html; charset=latin-1", "ETag": '"a"', "Last-Modified": "yesterday"}
    url = site.put("/page", Answer(BODY, headers=headers))
    answer = fetch(url.replace("http://", "http://user:secret@") + "#part")
    assert isinstance(answer, Fetched)
    assert (answer.body, answer.final_url, answer.status) == (BODY, url, 200)
    assert (answer.media_type, answer.etag, answer.last_modified) == ("text/html; charset=latin-1", '"a"', "yesterday")
    assert answer.fetched_at.tzinfo is None and not answer.is_unchanged
    assert site.asked[-1][1]["user-agent"] == make_user_agent()


def test_what_has_not_changed_is_not_sent_again_and_what_has_is(site: NewsSite) -> None:
    url = site.put("/page", Answer(BODY, headers={"ETag": '"a"'}))
    answer = fetch(url, etag='"a"', last_modified="then")
    assert isinstance(answer, Fetched) and answer.is_unchanged and answer.body == b""
    assert site.asked[-1][1]["if-modified-since"] == "then"
    site.put("/page", Answer(b"newer", headers={"ETag": '"b"'}))
    answer = fetch(url, etag='"a"')
    assert isinstance(answer, Fetched) and answer.body == b"newer" and answer.etag == '"b"'


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_can_pass_is_tried_again(site: NewsSite, status: int) -> None:
    url = site.put("/page", Answer(status=status, headers={"Retry-After": "7"}), Answer(BODY))
    waits: list[float] = []
    assert isinstance(fetch(url, waits=waits, seconds_between=60.0), Fetched)
    assert waits == [7.0, pytest.approx(60.0, abs=30.0)]  # as asked; then the host's turn


def test_tries_end_and_come_ever_later(site: NewsSite) -> None:
    url = site.put("/page", Answer(status=503))
    waits: list[float] = []
    answer = fetch(url, waits=waits, seconds_between=0.0)
    assert reason(answer) == "http_status" and "503" in answer.message  # type: ignore[union-attr]
    assert waits == [1.0, 2.0] and len(site.paths()) == 3


def test_a_server_that_asks_for_much_time_is_left_alone(site: NewsSite) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1))
    url = site.put("/page", Answer(status=429, headers={"Retry-After": later}))
    waits: list[float] = []
    assert reason(fetch(url, waits=waits)) == "http_status"
    assert waits == [] and len(site.paths()) == 1


@pytest.mark.parametrize("status", [403, 404, 500])
def test_what_does_not_pass_is_asked_once(site: NewsSite, status: int) -> None:
    assert reason(fetch(site.put("/page", Answer(status=status)))) == "http_status"
    assert site.paths() == ["/page"]


def test_a_slow_answer_ends_at_the_deadline_though_bytes_come(site: NewsSite) -> None:
    url = site.put("/page", Answer(b"x", parts=100, pause=0.05))
    assert reason(fetch(url, replace(LIMITS, deadline_seconds=0.3))) == "timed_out"


def test_slow_heads_end_at_the_deadline_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:  # it accepts, and never answers
        url = f"http://127.0.0.1:{server.getsockname()[1]}/page"
        with HttpClient(replace(LIMITS, deadline_seconds=0.2), sleep=[].append) as client:
            client._site_rules[url.replace("page", "robots.txt"), True] = _no_rules()
            assert reason(client.fetch(FetchRequest(url, allow_private=True))) == "timed_out"


def _no_rules() -> object:
    from flows.inputs.robots import read_site_rules

    return read_site_rules("")


def test_an_endless_answer_is_too_large(site: NewsSite) -> None:
    assert reason(fetch(site.put("/page", Answer(b"x" * 50_000, parts=10**9)))) == "too_large"


PACKED = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda body: brotli.compress(body, lgwin=24),
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("encoding", PACKED)
def test_packed_answers_are_unpacked_and_bombs_are_not(site: NewsSite, encoding: str) -> None:
    pack = PACKED[encoding]
    answer = fetch(site.put("/page", Answer(pack(BODY), headers={"Content-Encoding": encoding})))
    assert isinstance(answer, Fetched) and answer.body == BODY
    bomb = pack(bytes(5_000_000))
    assert len(bomb) < LIMITS.max_bytes
    assert reason(fetch(site.put("/bomb", Answer(bomb, headers={"Content-Encoding": encoding})))) == "too_large"


@pytest.mark.parametrize(
    ("body", "encoding", "expected"),
    [
        pytest.param(b"\xff\xff words", "br", "malformed", id="damaged"),
        pytest.param(gzip.compress(BODY * 9)[:-30], "gzip", "cut", id="cut"),
    ],
)
def test_broken_packed_bytes_are_a_reject(site: NewsSite, body: bytes, encoding: str, expected: str) -> None:
    assert reason(fetch(site.put("/page", Answer(body, headers={"Content-Encoding": encoding})))) == expected


@pytest.mark.parametrize("url", ["http://[::1/page", "http://" + "a" * 80 + ".example/page", "mailto:a@b.example", "x"])
def test_what_is_no_url_is_unreachable(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert reason(fetch(url)) == "unreachable"


def test_redirects_are_followed_to_the_end(site: NewsSite) -> None:
    site.put("/old", Answer(status=301, headers={"Location": "/new?a=1"}))
    url = site.put("/new?a=1", Answer(BODY))
    answer = fetch(site.url("/old"))
    assert isinstance(answer, Fetched) and answer.final_url == url


def test_a_loop_of_redirects_ends(site: NewsSite) -> None:
    url = site.put("/round", Answer(status=302, headers={"Location": "/round"}))
    answer = fetch(url)
    assert reason(answer) == "http_status" and "redirects" in answer.message  # type: ignore[union-attr]
    assert len(site.paths()) == 11


def test_a_redirect_out_of_http_is_not_followed(site: NewsSite) -> None:
    assert reason(fetch(site.put("/page", Answer(status=302, headers={"Location": "file:///etc/hosts"})))) == (
        "unreachable"
    )


@pytest.mark.parametrize("target", ["http://127.0.0.1:{}/secret", "http://inside.example:{}/secret"])
def test_a_redirect_into_a_private_network_is_refused(
    site: NewsSite, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of the site is given a public address, which leads to this machine all the same."""
    site.put("/page", Answer(status=302, headers={"Location": target.format(site.port)}))
    site.put("/secret", Answer(BODY))
    addresses = {"news.example": ["93.184.216.34"], "inside.example": ["93.184.216.34", "10.0.0.7"]}
    connect = socket.create_connection
    monkeypatch.setattr(
        socket, "create_connection", lambda address, *rest, **more: connect(("127.0.0.1", address[1]), *rest, **more)
    )
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with HttpClient(LIMITS, resolver=lambda host, port: addresses[host], sleep=[].append) as client:
        answer = client.fetch(FetchRequest(site.url("/page", "news.example")))
    assert reason(answer) == "forbidden_address"
    assert site.paths() == ["/page"] and site.asked[-1][1]["host"] == f"news.example:{site.port}"


def test_robots_txt_is_obeyed_and_asked_for_once(site: NewsSite) -> None:
    rules = b"User-agent: *\nDisallow: /closed\nCrawl-delay: 5\n\nUser-agent: other\nDisallow: /\n"
    site.put("/robots.txt", Answer(rules))
    urls = [site.put(path, Answer(BODY)) for path in ("/closed/a", "/open", "/open2")]
    waits: list[float] = []
    with HttpClient(LIMITS, sleep=waits.append) as client:
        closed, *others = [client.fetch(FetchRequest(url, allow_private=True)) for url in urls]
    assert reason(closed) == "forbidden_by_robots"
    assert all(isinstance(answer, Fetched) for answer in others)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open", "/open2"]
    assert waits == [pytest.approx(5.0, abs=1.0)]


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(site: NewsSite) -> None:
    site.put("/robots.txt", Answer(b"User-agent: wireroom\nDisallow: /closed"))
    url = site.put("/page", Answer(status=302, headers={"Location": "/closed"}))
    assert reason(fetch(url)) == "forbidden_by_robots"
    assert site.paths() == ["/page"]


def test_a_robots_txt_that_cannot_be_had_closes_the_site_for_now(site: NewsSite) -> None:
    site.put("/robots.txt", Answer(status=503))
    answer = fetch(site.put("/page", Answer(BODY)))
    assert reason(answer) == "http_status" and answer.message.startswith("robots.txt")  # type: ignore[union-attr]
    assert site.paths() == []


def test_an_endless_robots_txt_is_read_up_to_a_limit(site: NewsSite) -> None:
    rules = b"User-agent: *\nDisallow: /closed\n"
    site.put("/robots.txt", Answer(rules + b"#" * 1_000_000, parts=20))
    assert reason(fetch(site.put("/closed", Answer(BODY)))) == "forbidden_by_robots"
    assert isinstance(fetch(site.put("/open", Answer(BODY))), Fetched)


def test_requests_to_one_host_are_a_while_apart(site: NewsSite) -> None:
    url = site.put("/page", Answer(BODY))
    waits: list[float] = []
    with HttpClient(LIMITS, clock=lambda: 100.0, sleep=waits.append) as client:
        for _ in range(3):
            client.fetch(FetchRequest(url, seconds_between=2.5, allow_private=True))
    assert waits == [2.5, 5.0]  # the clock stands still, so the third one waits for two turns


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        pytest.param(socket.gaierror(socket.EAI_NONAME, "no such name"), 1, id="no such host"),
        pytest.param(socket.gaierror(socket.EAI_AGAIN, "not now"), 3, id="the look-up fails for now"),
    ],
)
def test_a_host_without_an_address_is_unreachable(error: OSError, tries: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        raise error

    with HttpClient(LIMITS, resolver=resolve, sleep=[].append) as client:
        assert reason(client.fetch(FetchRequest("http://nowhere.example/page"))) == "unreachable"
    assert asked == ["nowhere.example"] * tries


def test_a_connection_that_is_refused_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert reason(fetch(f"http://127.0.0.1:{port}/page")) == "unreachable"


@pytest.mark.parametrize("scheme", ["http://", ""])
def test_the_environments_proxy_is_asked_for_public_names_only(
    site: NewsSite, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("http://news.example/page", Answer(BODY))
    proxy = site.url("").replace("http://", scheme)
    monkeypatch.setenv("http_proxy", proxy)
    monkeypatch.setenv("HTTP_PROXY", proxy)
    with HttpClient(LIMITS, sleep=[].append) as client:
        answer = client.fetch(FetchRequest("http://news.example/page"))
        assert isinstance(answer, Fetched) and answer.body == BODY
        for url in ("http://localhost/page", "http://10.0.0.7/page", "http://[::1]/page"):
            assert reason(client.fetch(FetchRequest(url))) == "forbidden_address"
    assert site.paths() == ["http://news.example/robots.txt", "http://news.example/page"]


def test_a_proxy_of_no_known_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, "gopher://127.0.0.1:9")
    answer = fetch("http://news.example/page")
    assert reason(answer) == "unreachable" and "gopher" in answer.message  # type: ignore[union-attr]
