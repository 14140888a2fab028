"""What the report counts is what its SQL counts, for every dimension and condition, in every selection."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.kit.counting import count_facts
from tests.kit.report import PUBLISHER, report_warehouse
from warehouse.queries.measures import DIMENSIONS, Measure, write_sql
from warehouse.queries.selection import Selection
from warehouse.report.dimension_values import values_of
from warehouse.report.facts import ReportFacts, read_facts

WAYS_TO_COUNT = [
    (Measure.QUOTES, ()),
    (Measure.ARTICLES, ()),
    (Measure.SPEAKERS, ()),
    *((measure, (name,)) for measure in (Measure.QUOTES, Measure.ARTICLES) for name in DIMENSIONS),
    (Measure.QUOTES, ("speaker", "type")),
    (Measure.QUOTES, ("speaker", "topic")),
    (Measure.ARTICLES, ("month", "publisher")),
]
MOST_VALUES = 4  # of a dimension that are tried as conditions


def ask(sql: str) -> dict[tuple[str, ...], int]:
    rows = duckdb.sql(sql).fetchall()
    return {tuple("" if value is None else value for value in values): count for *values, count in rows}


def check_counts(data: Path, selection: Selection, monkeypatch: pytest.MonkeyPatch) -> ReportFacts:
    monkeypatch.chdir(data)
    facts = read_facts(data, selection)
    for measure, by in WAYS_TO_COUNT:
        assert count_facts(facts, measure, by) == ask(write_sql(selection, measure, by)), (measure, by)
    return facts


def test_every_count_is_that_of_its_sql(invented_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = check_counts(invented_warehouse, Selection(), monkeypatch)
    for name in DIMENSIONS:
        values = [*(key[0] for key in count_facts(facts, Measure.QUOTES, (name,)))][:MOST_VALUES]
        for value in dict.fromkeys([*values, ""]):
            where = {name: value}
            counted = count_facts(facts, Measure.QUOTES, ("type",), where)
            assert counted == ask(write_sql(Selection(), Measure.QUOTES, ("type",), where)), where


def test_what_is_counted_is_there(invented_warehouse: Path) -> None:
    facts = read_facts(invented_warehouse, Selection())
    types = {quote.row["quote_type"] for quote in facts.quotes}
    assert "scare" in types and facts.copies and facts.rejects
    assert max(len(quote.speaker_ids) for quote in facts.quotes) > 1
    assert count_facts(facts, Measure.QUOTES, (), {"speaker": ""})[()] > 0
    assert count_facts(facts, Measure.QUOTES, (), {"month": ""})[()] > 0
    assert any(count > 1 for count in count_facts(facts, Measure.ARTICLES, ("statement",)).values())
    assert count_facts(facts, Measure.QUOTES, ("unsure",)).keys() == {("yes",), ("",)}


@pytest.mark.parametrize(
    "selection",
    [
        Selection(since=date(2019, 1, 1), until=date(2024, 6, 30)),
        Selection(publisher=PUBLISHER.swapcase()),
    ],
    ids=["days", "publisher"],
)
def test_a_selection_chooses_what_its_sql_chooses(
    selection: Selection, invented_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = check_counts(invented_warehouse, selection, monkeypatch)
    everything = read_facts(invented_warehouse, Selection())
    assert 0 < len(facts.articles) < len(everything.articles)


@pytest.mark.parametrize("field", ["speaker", "topic"])
def test_a_speaker_or_a_subject_chooses_quotes_and_their_whole_articles(
    field: str, invented_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = read_facts(invented_warehouse, Selection())
    counts = count_facts(everything, Measure.ARTICLES, (field,))
    value = min((key[0] for key in counts if key[0]), key=lambda key: counts[(key,)])
    name = everything.entities[value]["name"] if field == "speaker" else value
    facts = check_counts(invented_warehouse, Selection(**{field: name}), monkeypatch)
    assert len(facts.articles) == counts[(value,)]
    assert all(value in values_of(quote, field) for quote in facts.statements)
    owners = {article["document_id"] for article in facts.articles}
    assert len(facts.quotes) == sum(quote.row["document_id"] in owners for quote in everything.quotes)
    assert any(quote.is_statement and not quote.is_counted for quote in facts.quotes), (
        "what others say stands beside it"
    )


def test_a_speaker_and_a_subject_choose_what_that_speaker_says_on_it(
    invented_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = read_facts(invented_warehouse, Selection())
    counts = count_facts(everything, Measure.QUOTES, ("speaker", "topic"))
    both = max((key for key in counts if all(key)), key=lambda key: counts[key])
    selection = Selection(speaker=everything.entities[both[0]]["name"], topic=both[1])
    facts = check_counts(invented_warehouse, selection, monkeypatch)
    assert len([*facts.statements]) == counts[both]
    assert {article["document_id"] for article in facts.articles} == {
        quote.row["document_id"] for quote in facts.statements
    }


@pytest.mark.slow
def test_every_count_of_five_hundred_articles_is_that_of_its_sql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_counts(report_warehouse(tmp_path / "data", 500), Selection(), monkeypatch)
