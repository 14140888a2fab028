"""A run without a Prefect server comes to the same as one with a server, and needs no Prefect."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import counts, started, stored
from tests.kit.alert_servers import serve_webhook
from warehouse.lake import delta

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, dict[str, Any]]]
Written = Callable[..., Path]
FAST = ("--profile", "fast")
HEAVY = ("prefect", "spacy", "onnxruntime", "trafilatura", "feedparser")
OF_ONE_RUN = ("run_id", "seconds")
STOPS = [pytest.param(signal.SIGINT, 130, id="Ctrl-C"), pytest.param(signal.SIGTERM, -15, id="SIGTERM")]


@pytest.fixture
def without_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL")


@pytest.fixture(params=[pytest.param(True, id="server"), pytest.param(False, id="no server")])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a server, then without."""
    if not request.param:
        monkeypatch.delenv("PREFECT_API_URL")


def test_rows_outcome_and_exit_code_are_those_of_a_run_with_a_server(
    run: Run, written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(range(3))
    (folder / "empty.txt").touch()
    code, outcome = run("ingest", folder, "--data", tmp_path / "with", *FAST)
    monkeypatch.delenv("PREFECT_API_URL")
    plain_code, plain_outcome = run("ingest", folder, "--data", tmp_path / "without", *FAST)
    assert (code, counts(outcome)) == (3, (4, 3, 0, 0, 1))
    assert plain_code == code
    assert list(plain_outcome) == list(outcome)
    assert all(plain_outcome[name] == outcome[name] for name in outcome if name not in OF_ONE_RUN)
    assert stored(tmp_path / "without") == stored(tmp_path / "with")


@pytest.mark.usefixtures("either_way")
def test_a_busy_store_is_tried_again(run: Run, written: Written, tmp_path: Path, busy_once: list[object]) -> None:
    code, outcome = run("ingest", written(range(1)), "--data", tmp_path / "data", *FAST)
    assert (code, counts(outcome), len(busy_once)) == (0, (1, 1, 0, 0, 0), 2)


@pytest.mark.usefixtures("either_way")
def test_a_replay_puts_the_same_rows_in_place(run: Run, written: Written, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("ingest", written(range(2)), "--data", data, *FAST)
    before = stored(data)
    days = ("--since", "20210101", "--until", "2021-12-31")
    code, outcome = run("replay", "--data", data, "--json", *FAST, "--dry-run", *days)
    assert (code, outcome["status"], outcome["replayed"], outcome["difference"]["counts"]) == (0, "succeeded", 2, {})
    code, outcome = run("replay", "--data", data, "--json", *FAST)
    assert (code, outcome["up_to_date"]) == (0, 2)
    assert stored(data) == before


@pytest.mark.usefixtures("without_server")
def test_what_is_known_needs_neither_prefect_nor_the_language_model(run: Run, written: Written, tmp_path: Path) -> None:
    call = ["ingest", str(written(range(1))), "--data", str(tmp_path / "data"), *FAST]
    assert run(*call)[0] == 0
    code = (
        f"import sys; from flows.cli import main; main({call!r})\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    outcome, heavy = shown.splitlines()[-2:]
    assert json.loads(outcome)["documents_unchanged"] == 1
    assert heavy == "[]"


@pytest.mark.usefixtures("either_way")
def test_a_run_that_fails_sends_one_alert(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(_data: Path, mode: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("warehouse.bi.publish.publish", break_off)
    (tmp_path / "empty").mkdir()
    with serve_webhook() as webhook:
        monkeypatch.setenv("WIREROOM_ALERT_WEBHOOK", webhook.url)
        code, outcome = run("ingest", tmp_path / "empty", "--data", tmp_path / "data")
    (alert,) = webhook.received
    assert code == 1 and (outcome["documents_seen"], outcome["status"]) == (0, "failed")
    monkeypatch.undo()
    assert [row["status"] for row in delta.read(delta.open_table(tmp_path / "data", "runs"))] == ["failed"]
    assert (alert["flow"], alert["state"]) == ("ingest-articles", "Failed")
    assert "No space left on device" in alert["message"]


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(("sent", "code"), STOPS)
def test_a_run_that_is_stopped_is_recorded_so_and_nobody_is_alerted(
    written: Written, tmp_path: Path, sent: signal.Signals, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    with serve_webhook() as webhook:
        monkeypatch.setenv("WIREROOM_ALERT_WEBHOOK", webhook.url)
        command = started("ingest", written(range(20)), "--data", data, "--batch-size", 2, *FAST)
        assert command.stderr is not None
        assert any(" of 20 articles" in line for line in command.stderr)
        command.send_signal(sent)
        out, error = command.communicate(timeout=60)
    assert webhook.received == []
    assert command.returncode == code, error
    assert "Traceback" not in error
    assert json.loads(out.splitlines()[-1])["status"] == "stopped"
    (row,) = delta.read(delta.open_table(data, "runs"), ["status"])
    assert row["status"] == "stopped"


# Prefect has no record of a task yet at that moment, and fails by itself. Ctrl-C is held back while a batch is stored.
AS_A_TASK_BEGINS = """
import os, sys
from prefect import task_engine
from flows.cli import main

real = task_engine._create_task_run_locally

def begin(task, **named):
    if task.name == "publish":
        os.kill(os.getpid(), int(sys.argv[1]))
    return real(task, **named)

task_engine._create_task_run_locally = begin
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize(("sent", "code"), STOPS)
def test_a_run_that_is_stopped_as_a_task_of_a_flow_begins_is_no_failure(
    written: Written, tmp_path: Path, sent: signal.Signals, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    call = [sys.executable, "-c", AS_A_TASK_BEGINS, str(int(sent)), "ingest", written(range(1)), "--data", data, *FAST]
    with serve_webhook() as webhook:
        monkeypatch.setenv("WIREROOM_ALERT_WEBHOOK", webhook.url)
        ended = subprocess.run(call, capture_output=True, text=True, timeout=120)
    assert webhook.received == []
    assert ended.returncode == code, ended.stderr
    assert "stopped; what is stored is whole" in ended.stderr and "Traceback" not in ended.stderr
    assert json.loads(ended.stdout.splitlines()[-1])["status"] == "stopped"
