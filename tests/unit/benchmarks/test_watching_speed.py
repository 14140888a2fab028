"""The command that measures what watching costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed import watching


def test_a_history_gives_seconds_and_a_warehouse_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(watching, "ROUNDS", 1)
    assert all(0 < seconds < 60 for seconds in watching.measure_history(tmp_path, 3, 2))
    assert watching.main(["--data", str(tmp_path)]) == 0
    assert "status of 0 articles" in capsys.readouterr().out
