"""The real replay: the same rules change nothing; others change rows once, a batch at a time, and can be stopped."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import counts, stored
from transforms import versions
from warehouse.bi import reader

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, dict[str, Any]]]
Written = Callable[..., Path]
RULES = "999"
FAST = ("--profile", "fast")


@pytest.fixture
def data(run: Run, written: Written, tmp_path: Path) -> Path:
    run("ingest", written(range(3)), "--data", tmp_path / "data", *FAST)
    return tmp_path / "data"


@pytest.fixture
def other_rules(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules of another version, once articles are stored, which are less sure of every quote."""
    from transforms.rows import documents, quotes

    monkeypatch.setattr(versions, "RULE_VERSION", RULES)
    monkeypatch.setattr(documents, "RULE_VERSION", RULES)
    real = quotes._content_columns
    monkeypatch.setattr(quotes, "_content_columns", lambda *given: real(*given) | {"quote_confidence": 0.123})


def replay(run: Run, data: Path, *arguments: object) -> tuple[int, dict[str, Any]]:
    return run("replay", "--data", data, "--json", *FAST, *arguments)


def test_the_same_rules_differ_in_nothing_and_read_nothing_again(run: Run, data: Path) -> None:
    before = stored(data)
    code, dry = replay(run, data, "--dry-run")
    assert (code, dry["replayed"], dry["difference"]["counts"]) == (0, 3, {})
    assert reader.read(data, "runs").num_rows == 1
    code, outcome = replay(run, data)
    assert (code, outcome["replayed"], outcome["up_to_date"]) == (0, 0, 3)
    assert counts(outcome) == (3, 0, 0, 3, 0) and stored(data) == before


@pytest.mark.usefixtures("other_rules")
def test_other_rules_are_shown_then_stored_once(run: Run, data: Path) -> None:
    before = stored(data)
    _, dry = replay(run, data, "--dry-run", "--show", 1)
    assert stored(data) == before
    quotes = len(before["quotes"])
    assert dry["difference"]["counts"] == {"quotes": {"changed": quotes}}
    assert dry["difference"]["columns"] == {"quotes": {"quote_confidence": quotes}}
    assert len(dry["difference"]["examples"]) == 1

    code, outcome = replay(run, data, "--batch-size", 2)
    assert (code, outcome["difference"]["counts"]) == (0, dry["difference"]["counts"])
    after = stored(data)
    assert {row["quote_confidence"] for row in after["quotes"]} == {0.123}
    assert {row["rule_version"] for row in after["documents"]} == {RULES}
    assert {name for name in before if before[name] != after[name]} == {"documents", "quotes"}
    assert set(reader.read(data, "documents")["run_id"].to_pylist()) == {outcome["run_id"]}
    assert run("check", "--data", data)[0] == 0
    assert replay(run, data)[1]["replayed"] == 0


@pytest.mark.usefixtures("other_rules")
def test_a_stopped_replay_goes_on_where_it_was(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from warehouse import store

    real = store.replace_rows
    done = []

    def stop_at_the_second(*given: Any, **named: Any) -> int:
        if done:
            raise KeyboardInterrupt
        done.append(real(*given, **named))
        return done[0]

    with monkeypatch.context() as patch:
        patch.setattr(store, "replace_rows", stop_at_the_second)
        code, outcome = replay(run, data, "--batch-size", 1)
    assert (code, outcome["status"], outcome["replayed"]) == (130, "stopped", 1)
    code, outcome = replay(run, data)
    assert (code, outcome["replayed"], outcome["up_to_date"]) == (0, 2, 1)
    assert {row["rule_version"] for row in stored(data)["documents"]} == {RULES}


@pytest.mark.usefixtures("other_rules")
def test_only_what_is_chosen_is_replayed(run: Run, data: Path) -> None:
    first, *_ = stored(data)["documents"]
    _, outcome = replay(run, data, "--document", first["document_id"])
    assert outcome["replayed"] == 1
    versions_now = {row["document_id"]: row["rule_version"] for row in stored(data)["documents"]}
    assert [own for own, version in versions_now.items() if version == RULES] == [first["document_id"]]
    _, outcome = replay(run, data, "--since", "2021-03-02", "--until", "2021-03-02")
    assert outcome["replayed"] + outcome["up_to_date"] == 1


@pytest.mark.usefixtures("other_rules")
def test_an_article_on_which_rules_fail_keeps_its_rows(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.runs import annotation_work

    real = annotation_work.rows_of

    def break_rows(doc: Any, *rest: Any) -> Any:
        rows = real(doc, *rest)
        if "item 1\n" in doc.text:
            rows["sentences"][0]["end_char"] += 1
        return rows

    monkeypatch.setattr(annotation_work, "rows_of", break_rows)
    code, outcome = replay(run, data)
    assert (code, outcome["replayed"], counts(outcome)) == (0, 2, (3, 0, 0, 2, 1))
    assert outcome["refused"][0]["source_uri"].endswith("001.txt")
    assert len(stored(data)["documents"]) == 3 and reader.read(data, "rejects").num_rows == 0


def test_articles_of_an_older_store_are_left_as_they_are(
    run: Run, written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transforms.rows import documents

    data = tmp_path / "data"
    with monkeypatch.context() as patch:
        patch.setattr(documents, "write_parser_output", lambda _: None)
        run("ingest", written(range(2)), "--data", data, *FAST)
    code, dry = replay(run, data, "--dry-run")
    assert (code, dry["replayed"], dry["not_kept"]) == (0, 0, 2)
    run("ingest", written(range(3)), "--data", data, *FAST)
    code, dry = replay(run, data, "--dry-run")
    assert (dry["replayed"], dry["not_kept"], dry["difference"]["counts"]) == (1, 2, {})


def test_a_difference_is_drawn_for_people(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from flows.cli import main

    assert main(["replay", "--data", str(data), "--dry-run", "-q", *FAST]) == 0
    told = capsys.readouterr()
    assert told.out == "no difference\n" and "nothing stored" in told.err
    assert main(["replay", "--data", str(data), "--dry-run", "--json", "-q", *FAST]) == 0
    assert json.loads(capsys.readouterr().out)["difference"]["documents"] == 0
