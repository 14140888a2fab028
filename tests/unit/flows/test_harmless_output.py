"""An article that means harm goes harmlessly through all that is printed and exported."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from flows import cli
from tests.kit.report import write_article

WORDS = '=cmd|"/C calc"!A0 <script>alert(1)</script> \x1b[31mred\x1b]0;owned\x07 \U0001f6a2 \u202eשלום\u202c [bold]'
TEXT = f"“{WORDS}” said Ana Silva."
HEADLINE = "@SUM(A1) \x1b[2J<img src=x onerror=alert(1)>"
CONTROLS = {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F))}


@pytest.fixture(scope="module")
def harmful_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("harmful") / "data"
    return write_article(data, TEXT, [(WORDS, "said", "Ana Silva")], HEADLINE)


def document_of(data: Path) -> str:
    return str(duckdb.sql(f"SELECT document_id FROM '{data}/bi/documents/*.parquet'").fetchall()[0][0])


@pytest.mark.parametrize("form", [[], ["--csv"], ["--json"]])
@pytest.mark.parametrize(
    "words", [["who", "Silva"], ["search", "bold"], ["list"], ["show", "DOCUMENT"], ["show", "DOCUMENT.q0001"]]
)
def test_no_control_character_is_printed(
    words: list[str], form: list[str], harmful_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [word.replace("DOCUMENT", document_of(harmful_warehouse)) for word in words]
    assert cli.main([*words, *form, "--data", str(harmful_warehouse)]) == 0
    printed = capsys.readouterr()
    assert not set(printed.out + printed.err) & CONTROLS
    assert printed.out


def test_no_cell_of_csv_is_a_formula(harmful_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["search", "bold"], ["list"]):
        assert cli.main([*words, "--csv", "--data", str(harmful_warehouse)]) == 0
        rows = list(csv.reader(capsys.readouterr().out.splitlines()))
        cells = [cell for row in rows for cell in row]
        assert any(cell.startswith("'") for cell in cells)
        assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]


def test_json_has_the_words_as_they_are(harmful_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["search", "bold", "--json", "--data", str(harmful_warehouse)]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == WORDS


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_every_encoding_takes_it(
    encoding: str, harmful_warehouse: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", out)
    for words in (
        ["who", "Silva"],
        ["search", "bold"],
        ["search", "bold", "--csv"],
        ["show", document_of(harmful_warehouse)],
    ):
        assert cli.main([*words, "--data", str(harmful_warehouse)]) == 0
    out.flush()
    written = out.buffer.getvalue()  # type: ignore[attr-defined]
    assert b"<script>" in written and b"\x1b" not in written


def test_files_have_the_words_as_they_are(harmful_warehouse: Path, tmp_path: Path) -> None:
    for form in ("jsonl", "sqlite", "duckdb"):
        words = ["export", "--to", form, "--table", "quotes", "--out", str(tmp_path / form)]
        assert cli.main([*words, "--data", str(harmful_warehouse)]) == 0
    (line,) = (tmp_path / "jsonl" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["text"] == WORDS
    with closing(sqlite3.connect(tmp_path / "sqlite")) as connection:
        assert connection.execute("SELECT text FROM quotes").fetchall() == [(WORDS,)]
    with duckdb.connect(str(tmp_path / "duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT text FROM quotes").fetchall() == [(WORDS,)]
