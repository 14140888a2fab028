"""`wireroom show --quote`: one stored quote from text to row."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from flows import cli
from flows.cli import explain
from flows.cli.articles import read_article


def explained(data: Path, quote: str) -> str:
    out = io.StringIO()
    explain.explain_quote(data, "1.txt", quote, Console(file=out, width=200, highlight=False))
    return out.getvalue()


@pytest.mark.parametrize("wanted", ["q0001", "1", "q1", "0001"])
def test_a_quote_goes_by_several_names(wanted: str, sound_warehouse: Path) -> None:
    assert explained(sound_warehouse, wanted) == explained(sound_warehouse, "q0001")


def test_the_whole_id_names_it_too(sound_warehouse: Path) -> None:
    document_id = read_article(sound_warehouse, "1.txt").row["document_id"]
    assert explained(sound_warehouse, f"{document_id}.q0001") == explained(sound_warehouse, "q0001")


def test_text_places_rules_and_row_are_told(sound_warehouse: Path) -> None:
    article = read_article(sound_warehouse, "1.txt")
    (row,) = [one for one in article.quotes if one["position"] == 1]
    shown = explained(sound_warehouse, "q0001")
    assert shown.splitlines()[1].strip('"')[:20] in article.text
    for one in (span for span in article.spans if span["quote_id"] == row["quote_id"]):
        assert f"{one['start_char']}:{one['end_char']}" in shown and one["text"] in shown
    for name in ("quote_rule", "speaker_rule", "speaker_reason", "cue_text", "speaker_text"):
        assert row[name] is None or str(row[name]) in shown, name
    assert all(f"  {name} " in shown for name in row), "every column of the row"
    assert "runner-up" in shown and "inserted" in shown and "speaker 2" in shown


def test_content_cue_and_source_are_coloured(sound_warehouse: Path) -> None:
    article = read_article(sound_warehouse, "1.txt", ("sentences",))
    (row,) = [one for one in article.quotes if one["position"] == 1]
    own = [one for one in article.spans if one["quote_id"] == row["quote_id"]]
    passage = explain.mark_passage(article, row)
    styled = {(str(span.style), passage.plain[span.start : span.end]) for span in passage.spans}
    assert {(explain.CONTENT_STYLE, one["text"]) for one in own} <= styled
    assert (f"{explain.CUE_STYLE} bold", row["cue_text"]) in styled
    assert (f"{explain.SOURCE_STYLE} bold", row["speaker_text"]) in styled


@pytest.mark.parametrize("wanted", ["q0099", "first", ""])
def test_no_such_quote_is_one_line_and_exit_2(
    wanted: str, sound_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", "1.txt", "--quote", wanted, "--data", str(sound_warehouse)]) == 2
    error = capsys.readouterr().err
    assert "q0001 to q0002" in error and error.count("\n") == 1
