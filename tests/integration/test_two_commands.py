"""Two commands on one data folder at the same time, with articles in common: all there, once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import started
from warehouse.bi import reader


@pytest.mark.slow
def test_two_commands_at_once_store_each_article_once(
    run: Callable[..., tuple[int, dict[str, Any]]], written: Callable[..., Path], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    folders = (written(range(30), "one"), written(range(20, 50), "two"))
    commands = [started("ingest", folder, "--data", data, "--batch-size", 6) for folder in folders]
    ended = [command.communicate(timeout=150) for command in commands]
    assert [command.returncode for command in commands] == [0, 0], ended
    outcomes = [json.loads(out.splitlines()[-1]) for out, _ in ended]
    assert sum(one["documents_added"] for one in outcomes) == 50
    assert sum(one["documents_unchanged"] for one in outcomes) == 10
    ids = reader.read(data, "documents")["document_id"].to_pylist()
    assert len(ids) == len(set(ids)) == 50
    assert run("check", "--data", data)[0] == 0
