"""What `wireroom history` prints."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from flows import cli
from flows.cli.history import describe_history
from tests.kit.rows import bare_article
from warehouse import store
from warehouse.history import HistoryEntry

AT = datetime(2026, 11, 24, 10, 15)


def test_a_batch_has_its_figures_and_a_run_has_no_files() -> None:
    batch = HistoryEntry(1204, AT, "append", "r1", 100, 2, 0, 16, 3)
    run = HistoryEntry(None, AT, "run", "r0", 5, 0, None)
    _, first, second = describe_history([batch, run])
    assert first.split() == ["1,204", "2026-11-24", "10:15:00", "append", "r1", "100", "2", "0", "+16", "-3"]
    assert second.split() == ["-", "2026-11-24", "10:15:00", "run", "r0", "5", "0", "-", "-"]


def test_the_command_ends_at_the_limit_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store.create(tmp_path)
    for number in range(2):
        store.append(tmp_path, bare_article(f"Rain in ward {number}.", guid=f"g{number}"))
    assert cli.main(["history", "--data", str(tmp_path), "--limit", "1", "--json"]) == 0
    printed = capsys.readouterr()
    [entry] = [json.loads(line) for line in printed.out.splitlines()]
    assert (entry["number"], entry["kind"], entry["added"]) == (2, "append", 1)
    assert entry["at"].endswith("Z") and "--limit 2" in printed.err
