"""The server answers this machine alone, in one line where something is wrong, and nothing that is asked is run."""

import duckdb
import pytest
from starlette.testclient import TestClient

from warehouse.browse.publication import OpenPublication, ServedWarehouse
from warehouse.browse.server import make_app, open_socket

PORT = 8765


@pytest.fixture(scope="module")
def client(served: ServedWarehouse) -> TestClient:
    return TestClient(make_app(served, PORT), base_url=f"http://127.0.0.1:{PORT}")


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:8765", ""]
)
def test_another_host_is_refused(host: str, client: TestClient) -> None:
    for path in ("/", "/api/overview", "/nowhere"):
        answer = client.get(path, headers={"host": host})
        assert answer.status_code == 400 and "quotes" not in answer.text
    assert client.get("/", headers={"host": f"localhost:{PORT}"}).status_code == 200


def test_every_answer_has_its_headers_and_none_is_for_others(client: TestClient) -> None:
    for path in ("/", "/api/overview", "/api/quotes?limit=x", "/api/articles/none", "/nowhere"):
        answer = client.get(path, headers={"origin": "http://evil.example"})
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert not [name for name in answer.headers if name.startswith("access-control")]
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "connect-src 'self'" in policy and "unsafe" not in policy


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/count?by=colour", 400),
        ("/api/count?sql=DROP", 400),
        ("/api/quotes?limit=-1", 400),
        ("/api/quotes?limit=1&limit=2", 400),
        ("/api/search", 400),
        ("/api/articles/none", 404),
        ("/api/entities/none", 404),
        ("/api/nothing", 404),
        ("/api/overview?generation=0", 409),
    ],
)
def test_what_is_wrong_is_said_in_one_line(path: str, status: int, client: TestClient) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"] and "\n" not in answer.json()["error"] and "Traceback" not in answer.text


def test_nothing_is_written(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert client.request(method, "/api/overview").status_code == 405


@pytest.mark.parametrize(
    "value", ["'; DROP TABLE statements; --", "x' OR '1'='1", "\x00", "$limit", "%", "é\U0001f600"]
)
def test_a_value_is_never_sql(value: str, client: TestClient) -> None:
    for values in ({"where.speaker": value}, {"where.topic": value}, {"without": value, "by": "topic"}):
        assert client.get("/api/count", params=values).status_code == 200
    assert client.get("/api/quotes", params={"where.publisher": value}).json()["quotes"] == 0
    assert client.get("/api/overview").json()["quotes"] == 288


def test_an_index_that_cannot_be_read_is_no_traceback(
    client: TestClient, publication: OpenPublication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise duckdb.IOException("the disk is gone\nTraceback")

    monkeypatch.setattr(publication, "fetch", fail)
    answer = client.get("/api/quotes")
    assert (answer.status_code, answer.json()) == (500, {"error": "the disk is gone"})


def test_a_port_is_of_this_machine_and_taken_once() -> None:
    with open_socket(0) as opened:
        host, port = opened.getsockname()
        assert host == "127.0.0.1"
        with pytest.raises(OSError):
            open_socket(port)
