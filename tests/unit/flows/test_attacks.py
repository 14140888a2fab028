"""Articles of attacks go through every surface: nothing is run, obeyed, opened or written where it does not belong."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest
from markdown_it import MarkdownIt
from starlette.testclient import TestClient

from flows import cli
from flows.runtime.log_lines import clean_all_logs
from tests.kit.attacks import CONTROLS, HEADLINE, MARKS, write_attacks
from warehouse.bi import reader
from warehouse.browse.publication import ServedWarehouse
from warehouse.browse.server import make_app
from warehouse.report.page import SCRIPTS

pytestmark = pytest.mark.slow
FORMULA = re.compile(r"[=+\-@\t\r]")
PORT = 8765


class Attacked(NamedTuple):
    """A warehouse of attacks, and what making it printed."""

    data: Path
    out: str
    error: str


def call(*words: object) -> tuple[int, str, str]:
    out, error = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(error):
        code = cli.main([str(word) for word in words])
    return code, out.getvalue(), error.getvalue()


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    folder = tmp_path_factory.mktemp("attacks")
    write_attacks(folder / "in")
    code, out, error = call("ingest", folder / "in", "--data", folder / "data", "--profile", "fast", "-v")
    assert code == 3, error  # the line of 10 MB, what is no JSON, and what a zip has outside of itself are rejected
    assert {path.name for path in folder.iterdir()} == {"in", "data"}
    return Attacked(folder / "data", out, error)


@pytest.fixture(scope="module")
def quote_id(attacked: Attacked) -> str:
    quotes = reader.read(attacked.data, "quotes", ["quote_id", "text"]).to_pylist()
    return str(next(row["quote_id"] for row in quotes if "DROP TABLE" in row["text"]))


def test_the_attacks_are_stored_as_they_are(attacked: Attacked) -> None:
    """What is shown harmlessly below is really there: nothing was cleaned away before."""
    texts = "\n".join(reader.read(attacked.data, "document_texts", ["text"])["text"].to_pylist())
    assert all(mark in texts for mark in MARKS) and HEADLINE in texts
    assert reader.count(attacked.data, "quotes") >= len(MARKS)
    reasons = reader.read(attacked.data, "rejects", ["reason_code"])["reason_code"].to_pylist()
    assert sorted(reasons) == ["malformed", "too_long", "unsafe_name"]


def test_ingest_prints_no_control_character_and_one_line_of_json(attacked: Attacked) -> None:
    assert not set(attacked.out + attacked.error) & CONTROLS
    (line,) = attacked.out.splitlines()
    outcome = json.loads(line)
    assert outcome["documents_added"] == 3 and len(outcome["rejects"]) == 3
    assert [line for line in attacked.error.splitlines() if line.startswith("rejected: file:")]


@pytest.mark.parametrize("form", [[], ["--csv"], ["--json"]], ids=["text", "csv", "json"])
@pytest.mark.parametrize("words", [["who", "Silva"], ["search", "plan"], ["list"], ["topic", "politics"]])
def test_what_asks_prints_nothing_to_obey(words: list[str], form: list[str], attacked: Attacked) -> None:
    code, out, error = call(*words, *form, "--data", attacked.data)
    assert not set(out + error) & CONTROLS
    if code == 0 and form == ["--json"]:
        assert all(json.loads(line) for line in out.splitlines())
    if code == 0 and form == ["--csv"]:
        assert not [cell for row in csv.reader(io.StringIO(out)) for cell in row if FORMULA.match(cell)]


@pytest.mark.parametrize(
    "words",
    [
        ["show", "QUOTE"],
        ["show", "DOCUMENT", "-v"],
        ["check"],
        ["history"],
        ["sources"],
        ["entities", "doubtful"],
        ["replay", "--dry-run", "--profile", "fast"],
        ["restore", "--to", "0", "--dry-run"],
        ["remove", "DOCUMENT"],  # lists what would go, and refuses
        ["show", "\x1b[31mno such\n\x07"],
        ["who", "\x1b]8;;https://evil.example/\x07"],
        ["ingest", "\x1b[2J\nno such file"],
    ],
    ids=lambda words: " ".join(words).encode("ascii", "backslashreplace").decode(),
)
def test_what_tells_of_articles_prints_nothing_to_obey(words: list[str], attacked: Attacked, quote_id: str) -> None:
    document_id = quote_id.partition(".")[0]
    named = [{"QUOTE": quote_id, "DOCUMENT": document_id}.get(word, word) for word in words]
    code, out, error = call(*named, "--data", attacked.data)
    assert code in {0, 2} and out + error
    assert not set(out + error) & CONTROLS
    if words[0] == "check":
        assert code == 0, out
    if code == 2 and words[0] != "remove":
        assert error.count("\n") == 1


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_report_has_no_tag_and_no_program_of_an_article(attacked: Attacked, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert call("report", "--data", attacked.data, "--out", target)[0] == 0
    page = target.read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(page)
    assert not [name for _, own in tags.found for name in own if name.startswith("on")]
    assert not {tag for tag, _ in tags.found} & {"img", "iframe", "object", "embed", "link", "base", "b"}
    assert not [own["href"] for tag, own in tags.found if tag == "a" and not str(own.get("href")).startswith("#")]
    programs = [own for tag, own in tags.found if tag == "script" and own.get("type") in {None, "module"}]
    assert len(programs) <= max(1, len(SCRIPTS)) and "alert(" not in page and "evil.example" not in page


def test_the_server_answers_with_json_that_no_browser_takes_for_a_page(attacked: Attacked, tmp_path: Path) -> None:
    served = ServedWarehouse(attacked.data, tmp_path / "indexes", lambda line: None)
    client = TestClient(make_app(served, PORT), base_url=f"http://127.0.0.1:{PORT}")
    document_id = reader.read(attacked.data, "documents", ["document_id"])["document_id"].to_pylist()[0]
    paths = ("overview", "quotes", "search?q=plan", "articles", f"articles/{document_id}", "rejects")
    for path in (*paths, "search?q=%3Cscript%3E", "quotes?where.speaker='; DROP TABLE quotes; --", "articles/<script>"):
        answer = client.get(f"/api/{path}")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-type"].split(";")[0] in {"application/json", "text/plain"}
        if answer.headers["content-type"].startswith("application/json"):
            answer.json()
    assert "unsafe" not in client.get("/").headers["content-security-policy"]


def test_no_export_runs_anything(attacked: Attacked, tmp_path: Path) -> None:
    for form in ("csv", "jsonl", "xlsx", "sqlite", "duckdb"):
        target = tmp_path / f"out.{form}"
        assert call("export", "--to", form, "--out", target, "--data", attacked.data)[0] == 0
    for file in (tmp_path / "out.csv").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        assert not [cell for cell in cells if FORMULA.match(cell) and not re.fullmatch(r"-?[\d.]+", cell)], file.name
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets" in name]
    assert sheets and not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]
    wanted = sorted(reader.read(attacked.data, "quotes", ["text"])["text"].to_pylist())
    lines = (tmp_path / "out.jsonl" / "quotes.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    assert sorted(json.loads(line)["text"] for line in lines) == wanted
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as connection:
        assert sorted(text for (text,) in connection.execute("SELECT text FROM quotes")) == wanted
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as connection:
        assert sorted(text for (text,) in connection.execute("SELECT text FROM quotes").fetchall()) == wanted
    assert {path.name for path in tmp_path.iterdir()} == {
        f"out.{form}" for form in ("csv", "jsonl", "xlsx", "sqlite", "duckdb")
    }


def test_a_kit_has_words_of_articles_in_tables_alone(attacked: Attacked, tmp_path: Path) -> None:
    assert call("kit", "--out", tmp_path / "kit", "--data", attacked.data)[0] == 0
    files = [path for path in (tmp_path / "kit").rglob("*") if path.is_file()]
    read = [path for path in files if path.suffix not in {".parquet", ".duckdb", ".zip", ".hyper"}]
    assert read and not [path for path in read if b"evil.example" in path.read_bytes()]
    assert {path.name for path in tmp_path.iterdir()} == {"kit"}


def list_markdown(markdown: str) -> Iterator[str]:
    """List what comes of Markdown, a name for each piece; of tables too, as Prefect's pages draw them."""
    for token in MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").parse(markdown):
        yield token.type
        yield from (child.type for child in token.children or ())


def test_what_prefect_shows_is_text(attacked: Attacked) -> None:
    from flows.ingest import _describe_outcome, _run_name

    outcome = json.loads(attacked.out)
    rejects = [{"source_uri": f"{mark}\n\n# {mark}", "reason_code": "empty", "message": mark} for mark in MARKS]
    counts = {"documents_seen": 1}
    markdown = "\n".join(_describe_outcome({**outcome, "rejects": rejects}, counts, attacked.data))
    kinds = list(list_markdown(markdown))
    assert not set(kinds) & {"link_open", "image", "html_inline", "html_block", "fence", "code_block"}
    assert kinds.count("heading_open") == 1 and kinds.count("list_item_open") == len(MARKS)
    assert not set(markdown) & CONTROLS
    name = _run_name({"paths": ["/in/\x1b[2J\n<script>", "https://ana:pass%20word@host/feed?token=abc"]})
    assert not set(name) & {*CONTROLS, "\n"} and "pass" not in name and "abc" not in name


def test_lines_of_the_log_stay_lines(capsys: pytest.CaptureFixture[str]) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("warehouse.test")
    logger.addHandler(handler)
    clean_all_logs()
    try:
        for mark in MARKS:
            logger.warning("found %s\nnothing wrong", mark)
    finally:
        logger.removeHandler(handler)
    written = stream.getvalue()
    assert written.count("\n") == len(MARKS) and not set(written) & CONTROLS
