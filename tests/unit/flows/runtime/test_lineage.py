"""OpenLineage is told of runs where that is on, and is in nobody's way."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from flows.errors import WrongCall
from flows.runtime import lineage
from flows.runtime.lineage import name_dataset, tell_of_run
from flows.settings import Settings, settings_of

NAMED = ["/news/2017", "https://user:secret@example.org/feed?key=secret"]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that events go to."""
    pytest.importorskip("openlineage", reason="the extra lineage is not installed")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "events.jsonl"
    monkeypatch.setenv("OPENLINEAGE__TRANSPORT__TYPE", "file")
    monkeypatch.setenv("OPENLINEAGE__TRANSPORT__LOG_FILE_PATH", str(path))
    monkeypatch.setenv("OPENLINEAGE__TRANSPORT__APPEND", "true")
    return path


def on() -> Settings:
    return settings_of({"lineage": True})


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_run_starts_and_completes_with_inputs_and_tables(told: Path) -> None:
    with tell_of_run(on(), "ingest-articles", "r1", Path("/srv/news"), NAMED):
        pass
    start, complete = read(told)
    assert (start["eventType"], complete["eventType"]) == ("START", "COMPLETE")
    assert start["run"]["runId"] == complete["run"]["runId"] == str(uuid.UUID(start["run"]["runId"]))
    assert [(one["namespace"], one["name"]) for one in complete["inputs"]] == [
        ("file", "/news/2017"),
        ("https://example.org", "/feed"),
    ]
    quotes = next(one for one in complete["outputs"] if one["name"] == "/srv/news/lake/quotes")
    assert {"quote_id", "speaker_name"} <= {field["name"] for field in quotes["facets"]["schema"]["fields"]}
    assert "secret" not in told.read_text(encoding="utf-8")


@pytest.mark.parametrize(("error", "state"), [(OSError("disk full"), "FAIL"), (KeyboardInterrupt("^C"), "ABORT")])
def test_a_run_that_ends_early_says_why_and_raises_its_own_error(told: Path, error: BaseException, state: str) -> None:
    with pytest.raises(type(error)), tell_of_run(on(), "ingest-articles", "r1", Path("/srv"), []):
        raise error
    _, ended = read(told)
    assert ended["eventType"] == state and ended["run"]["facets"]["errorMessage"]["message"] == str(error)


def test_what_cannot_be_sent_is_logged(told: Path, caplog: pytest.LogCaptureFixture) -> None:
    told.mkdir()
    with tell_of_run(on(), "ingest-articles", "r1", Path("/srv"), []):
        pass
    assert "did not take" in caplog.text


def test_a_place_that_is_no_address_and_a_secret_of_an_error_stop_nothing(
    told: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with tell_of_run(on(), "ingest-articles", "r1", Path("/srv"), ["https://[no-address/feed"]):
        pass
    assert "did not take" in caplog.text
    with pytest.raises(OSError, match="no answer"), tell_of_run(on(), "ingest-articles", "r1", Path("/srv"), []):
        raise OSError("no answer of https://user:s3cret@feeds.example")
    assert "no answer" in told.read_text(encoding="utf-8") and "s3cret" not in told.read_text(encoding="utf-8")


def test_off_nothing_is_imported_and_on_without_the_library_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lineage, "find_spec", lambda _name: None)
    with tell_of_run(settings_of({"lineage": False}), "ingest-articles", "r1", Path("/srv"), []):
        pass
    with pytest.raises(WrongCall, match="lineage"), tell_of_run(on(), "ingest-articles", "r1", Path("/srv"), []):
        pass


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("/a b/c.txt", ("file", "/a b/c.txt")),
        ("file:///a.txt", ("file", "/a.txt")),
        ("s3://bucket/news/lake/quotes", ("s3://bucket", "/news/lake/quotes")),
        ("https://u:p@example.org", ("https://example.org", "/")),
        ("http://u:p@127.0.0.1:8080/feed?key=1", ("http://127.0.0.1:8080", "/feed")),
        ("-", ("file", "-")),
    ],
)
def test_a_place_is_named_as_openlineage_names_it(place: str, named: tuple[str, str]) -> None:
    assert name_dataset(place) == named
