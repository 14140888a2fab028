"""`ingest` says how it ended in one line of JSON, also where it is ended from outside."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.cli.ingest import NOT_BEGUN, OutcomeLine
from flows.runs.ingest import Run
from flows.runtime.progress import Silent
from transforms.document import Profile
from warehouse.store import Counts


def make_run() -> Run:
    return Run("r1", Path("data"), datetime.now(UTC), Profile.FAST, counts=Counts(seen=3, added=3))


def test_a_run_that_had_not_begun_has_an_outcome_of_the_same_shape() -> None:
    assert {name: type(value) for name, value in NOT_BEGUN.items() if name != "run_id"} == {
        name: type(value) for name, value in make_run().outcome(0.0).items() if name != "run_id"
    }


def test_an_unfinished_run_says_what_it_came_to(capsys: pytest.CaptureFixture[str]) -> None:
    reporter, run = Silent(), make_run()
    line = OutcomeLine(reporter)
    reporter.started(lambda: run.outcome(1.0))
    line.print_unfinished()
    line.print_unfinished()
    line.print_once(run.outcome(2.0))
    (shown,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (shown["run_id"], shown["status"], shown["documents_added"]) == ("r1", "stopped", 3)


def test_one_that_had_not_begun_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    OutcomeLine(Silent()).print_unfinished()
    shown = json.loads(capsys.readouterr().out)
    assert (shown["run_id"], shown["status"]) == (None, "stopped")
