"""docs/questions.md tells the truth: each query, over articles of two runs, gives what a reader of them answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.house.measures import ROOT
from warehouse.kit import write_kit

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
QUERIES = dict(re.findall(r"^\*\*([^*\n]+\?)\*\*(?:(?!```).)*?```sql\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE))
PLAN = """12 April 2017

Harbour plan goes to a vote

Harbour minister Ana Silva said the plan would stand. "The plan is good for the port," she said. She refused to rule out
a second plan.

A spokesman for the Port Council said it was late. Critics said the bridge was dear. The Quay Union was not there.

A study by Leeds University found that ships were slow.
"""
ANSWER = """13 April 2017

Opposition turns the harbour down

Transport secretary Rui Costa told reporters on Wednesday that the work was weak. "We will not vote for a plan that
nobody has read," he said.

Mr Costa said: "Ana Silva told me 'the money is there' last year." Ana Silva said at a rally in Porto that he was wrong.
"""
UNDATED = """What the opposition wants

Rui Costa has said it more than once. "We will not vote for a plan that nobody has read," said Mr Costa.
"""
ADDED = '\n"It will cost more than that," said engineer Marta Lindholm.\n'
SOURCES = """[[source]]
name = "politics"
path = "{folder}/politics"

[[source]]
name = "tech"
path = "{folder}/tech"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs: three articles of two desks, then one of them revised and an input without a word; and the kit."""
    from flows.cli import main

    folder = tmp_path_factory.mktemp("questions")
    texts = {"politics/plan.txt": PLAN, "politics/answer.txt": ANSWER, "tech/undated.txt": UNDATED}
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "sources.toml").write_text(SOURCES.format(folder=folder.as_posix()), encoding="utf-8")
    ingest = ["ingest", "--sources", str(folder / "sources.toml"), "--data", str(folder / "data"), "--quiet"]
    assert main(ingest) == 0
    (folder / "politics" / "plan.txt").write_text(PLAN + ADDED, encoding="utf-8")
    (folder / "politics" / "empty.txt").write_text("\n", encoding="utf-8")
    assert main(ingest) == 3
    write_kit(folder / "data", folder / "data" / "kit", ["duckdb"])
    return folder


@pytest.fixture
def warehouse(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(folder / "data" / "kit" / "warehouse.duckdb", read_only=True) as connection:
        connection.execute(f"SET file_search_path = '{folder / 'data'}'")
        yield connection


def test_each_query_is_known_by_its_question() -> None:
    assert QUERIES.keys() == ANSWERS.keys() and len(QUERIES) == PAGE.count("```sql\n")


@pytest.mark.parametrize("question", QUERIES)
def test_a_question_is_answered(question: str, warehouse: duckdb.DuckDBPyConnection) -> None:
    columns, expected = ANSWERS[question]
    found = warehouse.sql(QUERIES[question])
    rows = found.select(*columns).fetchall()
    if expected is not None:
        assert set(rows) >= set(expected) and bool(rows) == bool(expected), rows


def test_a_statement_counts_once_for_each_who_says_it(warehouse: duckdb.DuckDBPyConnection) -> None:
    counted = warehouse.sql(QUERIES["Who is quoted most, by month?"].replace("<= 3", "< 1000"))
    assert sum(count for *_, count in counted.fetchall()) == len(warehouse.table("speakers").fetchall())
    wide, keys = (warehouse.sql(f"SELECT count(*) FROM {name}").fetchall() for name in ("statements", QUOTE_IDS))
    assert wide == keys


QUOTE_IDS = "(SELECT DISTINCT quote_id FROM statements)"
Answer = tuple[tuple[str, ...], list[tuple[Any, ...]] | None]
# By question: some columns, and rows of them that come; no row at all of an empty list, any of None.
ANSWERS: dict[str, Answer] = {
    "Who is quoted most, by month?": (
        ("published_month", "speaker", "statement_count"),
        [("2017-04", "Ana Silva", 5), ("2017-04", "Rui Costa", 3), (None, "Rui Costa", 2)],
    ),
    "In which articles do most speak?": (("speaker_count",), [(3,), (2,), (1,)]),
    "Which offices speak in their own words?": (
        ("speaker_name", "statement_count", "direct_count"),
        [("Ana Silva", 3, 1), ("Rui Costa", 3, 2)],
    ),
    "For whom do spokespeople speak whom no article names?": (
        ("name", "statement_count"),
        [("Port Council", 1)],
    ),
    "How often is a source not named, by desk?": (
        ("source", "without_name", "one_person", "several_people"),
        [("politics", 2, 1, 1), ("tech", 0, 0, 0)],
    ),
    "What is the share of women?": (("who", "people"), [("women", 1), ("men", 1), ("not told", 1)]),
    "Which organizations are written about and never speak?": (("name",), [("Port Council",), ("Quay Union",)]),
    "Which reports and studies are cited?": (("cited", "document_count"), [("Leeds University study", 1)]),
    "Who quotes whom?": (
        ("reported_by", "speaker", "text_display"),
        [("Rui Costa", "Ana Silva", "the money is there")],
    ),
    "What did somebody say about a thing?": (
        ("speech_act", "cue_text", "text_display"),
        [("asserted", "said", "The plan is good for the port"), ("negated", "refused", "to rule out a second plan")],
    ),
    "What was denied, refused or only expected?": (("speech_act", "speaker_label"), [("negated", "Ana Silva")]),
    "What was said on one day?": (
        ("is_told", "speaker_label", "text_display"),
        [(True, "Rui Costa", "that the work was weak"), (False, "Marta Lindholm", "It will cost more than that")],
    ),
    "What is it about, over time?": (("published_month", "document_count"), [("2017-04", 1), (None, 1)]),
    "Who speaks on what?": (("speaker_name", "statement_count"), [("Ana Silva", 3), ("Rui Costa", 3)]),
    "Which statements stand in several articles?": (("speaker", "document_count"), [("Rui Costa", 2)]),
    "Where was it said?": (("place", "statement_count"), [("Porto", 1)]),
    "Who is named together?": (("name", "other_name", "document_count"), [("Ana Silva", "Rui Costa", 1)]),
    "About whom does somebody speak?": (("speaker_name", "about"), [("Rui Costa", "Ana Silva")]),
    "Who held which office, and when?": (
        ("name", "role", "valid_from"),
        [("Ana Silva", "Harbour minister", date(2017, 4, 12)), ("Rui Costa", "Transport secretary", date(2017, 4, 13))],
    ),
    "Who is new this month?": (("first_month", "entity_type", "entity_count"), [("2017-04", "person", 3)]),
    "What should be read before it is quoted?": (("quote_id",), None),
    "Do the offsets give the words?": (("quote_span_id",), []),
    "How many articles have no day, by source?": (
        ("source", "document_count", "undated_count"),
        [("politics", 2, 0), ("tech", 1, 1)],
    ),
    "How many articles came in with each run?": (
        ("documents_added", "documents_revised", "documents_unchanged", "documents_rejected"),
        [(3, 0, 0, 0), (0, 1, 2, 1)],
    ),
    "What failed, and why?": (("reason_code",), [("empty",)]),
    "What changed in the revised articles?": (
        ("revision", "speaker_label", "text_display"),
        [(2, "Marta Lindholm", "It will cost more than that")],
    ),
    "Which sources bring less than they did?": (
        ("source", "measure", "measured_count"),
        [("politics", "articles", 2), ("politics", "articles", 1), ("tech", "undated", 1)],
    ),
}
