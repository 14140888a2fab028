"""What `wireroom sources` prints."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from flows import cli
from flows.cli.sources import describe_sources
from tests.kit.rows import row
from warehouse import store

NOTHING = {f"{time}{kind}_count": None for time in ("", "earlier_") for kind in ("items", "rejected", "empty")}


def test_shares_are_shown_with_their_change() -> None:
    port = row("sources", source="port", error=None, last_success_at=datetime(2026, 11, 24, 10, 15))
    port |= {"items_count": 8, "rejected_count": 2, "empty_count": 1, "short_count": 6, "undated_count": 0}
    port |= {f"earlier_{kind}_count": count for kind, count in (("items", 10), ("rejected", 0), ("empty", 0))}
    port |= {"earlier_short_count": 5, "earlier_undated_count": 0}
    _, line = describe_sources(["port"], {"port": port})
    assert line.split() == ["port", "2026-11-24", "10:15", "8", "2", "10%", "(+10)", "75%", "(+25)", "0%"]


def test_a_source_that_was_never_read_has_no_figures() -> None:
    _, line = describe_sources(["port"], {})
    assert line.split() == ["port", "never", "-", "-", "-", "-", "-"]


def test_an_error_stands_below_its_source() -> None:
    broken = row("sources", error="404 Not Found", last_success_at=None) | NOTHING
    _, line, error = describe_sources(["port"], {"port": broken})
    assert line.split()[:2] == ["port", "never"] and error == "  error: 404 Not Found"


def test_the_command_lists_all_sources_or_those_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = tmp_path / "data", tmp_path / "sources.toml"
    store.create(data)
    store.record_sources(data, [row("sources", source="port", error=None), row("sources", source="bay")])
    file.write_text('[[source]]\nname = "port"\npath = "in"\n[[source]]\nname = "new"\npath = "in"\n', encoding="utf-8")
    assert cli.main(["sources", "--data", str(data)]) == 3
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["source", "bay", "error:", "port"]
    assert cli.main(["sources", "--data", str(data), "--sources", str(file)]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["source", "port", "new"]
