"""JSON logs: each line one object, with what it is of; text stays text."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path
from typing import Any

import pytest

from flows import cli
from flows.errors import WrongCall
from flows.runtime import interrupts, logs, progress
from warehouse import store
from warehouse.store import Counts

OUTCOME = {
    "status": "failed",
    "seconds": 1.5,
    "documents_seen": 2,
    "rejects": [{"source_uri": "file:///a", "reason_code": "empty", "message": "nothing\x1b[31m"}],
    "quality": {"alarms": [{"source": "port", "line": "port: undated 60%"}]},
}


@pytest.fixture
def as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(logs.VARIABLE, "json")


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """Handlers that a test changes are those of the whole process."""
    known = [logging.getLogger(), *map(logging.getLogger, list(logging.root.manager.loggerDict))]
    before = [(logger, list(logger.handlers)) for logger in known]
    hook = sys.excepthook
    yield
    sys.excepthook = hook
    for logger, handlers in before:
        logger.handlers[:] = handlers


def read_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_as_text_a_message_is_all_there_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv(logs.VARIABLE, raising=False)
    logs.tell("two inputs found", inputs=2)
    assert capsys.readouterr().err == "two inputs found\n"


@pytest.mark.usefixtures("as_json")
def test_a_line_says_of_what_run_and_batch_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        logs.enter(run_id="r1", batch=2)
        logs.tell("one\ntwo", "WARNING", inputs=2)
        logs.enter(batch=None)
        logs.tell("three")

    copy_context().run(work)
    first, second = read_lines(capsys.readouterr().err)
    assert first.pop("time").endswith("Z")
    of_all = {"logger": "wireroom", "run_id": "r1"}
    assert first == {**of_all, "level": "WARNING", "message": "one\ntwo", "batch": 2, "inputs": 2}
    assert "batch" not in second


@pytest.mark.usefixtures("as_json", "logging_as_before")
def test_what_is_logged_has_type_and_message_of_an_error_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    other, named = io.StringIO(), logging.getLogger("tests.of.logs")
    named.addHandler(logging.StreamHandler(other))
    named.propagate = False
    logs.show_json()
    try:
        raise OSError("disk full\nand more")
    except OSError:
        named.exception("cannot write %s", "a")
    (line,) = read_lines(capsys.readouterr().err)
    assert other.getvalue() == ""
    assert (line["level"], line["logger"], line["message"]) == ("ERROR", "tests.of.logs", "cannot write a")
    assert line["error"] == {"type": "OSError", "message": "disk full"}


@pytest.mark.usefixtures("as_json", "logging_as_before")
def test_what_ends_the_process_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.show_json()
    error = ValueError("five is no four")
    sys.excepthook(type(error), error, None)
    (line,) = read_lines(capsys.readouterr().err)
    assert line["error"] == {"type": "ValueError", "message": "five is no four"}


@pytest.mark.usefixtures("as_json")
def test_a_run_tells_its_batches_its_rejects_and_alarms_and_how_it_ended(capsys: pytest.CaptureFixture[str]) -> None:
    reporter = progress.reporter_for(is_quiet=False)
    reporter.began(2)
    reporter.stored(Counts(2, added=1, rejected=1))
    reporter.ended(OUTCOME)
    found, stored, rejected, alarm, ended = read_lines(capsys.readouterr().err)
    assert found["inputs"] == 2 and stored["documents_added"] == 1
    assert (rejected["level"], rejected["source_uri"]) == ("WARNING", "file:///a")
    assert alarm["alarm"]["source"] == "port"
    assert (ended["level"], ended["status"], ended["documents_seen"]) == ("ERROR", "failed", 2)
    assert reporter.outcome == OUTCOME


def test_a_wrong_call_is_an_object_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(logs.VARIABLE, "text")  # so that the option's own change is taken back
    absent = str(tmp_path / "absent.txt")
    assert cli.main(["ingest", absent, "--data", str(tmp_path / "data"), "--log-format", "json"]) == 2
    (line,) = read_lines(capsys.readouterr().err)
    assert line["exit_code"] == 2 and line["level"] == "ERROR" and "absent.txt" in line["message"]


def test_a_format_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(logs.VARIABLE, "text")
    with pytest.raises(WrongCall, match="text or json"):
        logs.choose_format("xml")
    assert logs.choose_format(None) is None and not logs.is_json()


def test_the_settings_file_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(logs.VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    assert not logs.is_json()
    (tmp_path / "wireroom.toml").write_text('log_format = "json"\n')
    assert logs.is_json()
    (tmp_path / "wireroom.toml").write_text("no = [\n")
    assert not logs.is_json()


@pytest.mark.usefixtures("as_json")
def test_no_line_has_a_secret_wherever_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    secret = "https://user:s3cret@feeds.example/?token=s3cret"
    logs.tell(f"cannot read {secret}", source_uri=secret, alarm={"line": secret})
    try:
        raise OSError(f"no answer of {secret}")
    except OSError:
        record = logging.LogRecord("a", logging.ERROR, "", 0, "failed", None, sys.exc_info())
    print(logs.JsonFormatter().format(record), file=sys.stderr)
    printed = capsys.readouterr().err
    assert "s3cret" not in printed and printed.count("feeds.example") == 4


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_run_of_a_schedule_prints_its_outcome_once_on_standard_output(
    log_format: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(logs.VARIABLE, log_format)
    outcome = OUTCOME | {"run_id": "r1"}
    progress.reporter_of_schedule().ended(outcome)
    assert read_lines(capsys.readouterr().out) == [outcome]


def test_what_commands_say_is_json_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(logs.VARIABLE, "json")
    store.create(tmp_path)
    for words in (["publish"], ["check"], ["sources"]):
        assert cli.main([*words, "--data", str(tmp_path)]) == 0
    assert {line["level"] for line in read_lines(capsys.readouterr().err)} == {"INFO"}
    interrupts._say_stopped()
    (line,) = read_lines(capsys.readouterr().err)
    assert line["message"].startswith("stopped; ")
