"""Statements fit all conditions and words, and stand with the newest first."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.kit.report import PUBLISHER, name_somebody_in_each_quote
from warehouse.queries.articles import list_articles
from warehouse.queries.conditions import RowConditions
from warehouse.queries.measures import Measure, write_sql
from warehouse.queries.near_names import UnknownName
from warehouse.queries.published_tables import PublishedTables, open_tables
from warehouse.queries.rows import select_rows
from warehouse.queries.selection import Selection
from warehouse.queries.statements import StatementList, list_statements


def listed(tables: PublishedTables, *words: str, limit: int | None = None, **conditions: Any) -> StatementList:
    return list_statements(tables, RowConditions(**conditions), words, limit)


def test_without_a_condition_there_are_all_statements_the_newest_first(tables: PublishedTables) -> None:
    found = listed(tables)
    assert found.total_count == len(found.statements) == tables.fetch("SELECT count(*) AS n FROM statements")[0]["n"]
    days = [statement.published_date or date.min for statement in found.statements]
    assert days == sorted(days, reverse=True) and days[-1] == date.min
    first = listed(tables, limit=3)
    assert (first.total_count, first.statements) == (found.total_count, found.statements[:3])


def test_a_speaker_has_as_many_as_the_report_says(tables: PublishedTables) -> None:
    counted = tables.fetch(write_sql(Selection(), Measure.QUOTES, ("speaker",)))[0]
    found = listed(tables, speaker=counted["speaker"])
    assert found.total_count == counted["quotes"] > 0


def test_who_is_spoken_about_is_found_in_as_many_as_the_report_says(invented_warehouse: Path, tmp_path: Path) -> None:
    shutil.copytree((invented_warehouse / "bi").resolve(), tmp_path / "bi")
    name_somebody_in_each_quote(tmp_path / "bi")
    with open_tables(tmp_path) as tables:
        counted = tables.fetch(write_sql(Selection(), Measure.QUOTES, ("about",)))[0]
        found = listed(tables, about=counted["about"])
        assert found.total_count == counted["quotes"] > 0
        articles = {statement.document_id for statement in found.statements}
        conditions = RowConditions(about=counted["about"])
        assert {article.document_id for article in list_articles(tables, conditions).articles} == articles
        rows = select_rows(tables, "quotes", conditions, ["quote_id"]).fetchall()
        assert {quote_id for (quote_id,) in rows} == {statement.quote_id for statement in found.statements}


def test_conditions_are_kept(tables: PublishedTables) -> None:
    assert {statement.publisher for statement in listed(tables, publisher=PUBLISHER.upper()).statements} == {PUBLISHER}
    middle = listed(tables).statements[10].published_date
    for statement in listed(tables, since=middle, until=middle).statements:
        assert statement.published_date == middle
    topic = next(statement.topic for statement in listed(tables).statements if statement.topic)
    assert topic in {statement.topic for statement in listed(tables, topic=topic).statements}


def test_words_stand_in_the_statement_or_in_the_name_of_its_speaker(tables: PublishedTables) -> None:
    named = {
        row["quote_id"] for row in tables.fetch("SELECT quote_id FROM speakers JOIN entities ON entity_id = speaker")
    }
    some = next(statement for statement in listed(tables).statements if statement.quote_id in named)
    words = [some.text.split()[0].upper(), (some.speaker or "").split()[-1]]
    found = listed(tables, *words).statements
    assert some in found
    for statement in found:
        assert all(word.lower() in f"{statement.text} {statement.speaker}".lower() for word in words)
    assert some in listed(tables, some.text).statements  # a phrase as a whole
    assert listed(tables, "' OR true --").statements == ()


def test_unsure_speakers_are_told(tables: PublishedTables) -> None:
    (row,) = tables.fetch("SELECT count(*) AS n FROM statements WHERE speaker_confidence < 0.6")
    assert sum(statement.is_unsure for statement in listed(tables).statements) == row["n"] > 0


def test_how_the_act_of_saying_is_told_stands_beside_the_words(tables: PublishedTables) -> None:
    rows = tables.fetch("SELECT quote_id, speech_act, cue_text FROM statements")
    told = {row["quote_id"]: (row["speech_act"], row["cue_text"]) for row in rows}
    found = listed(tables).statements
    assert {each.quote_id: (each.speech_act, each.cue_text) for each in found} == told


@pytest.mark.parametrize("condition", [{"speaker": "Xqzzw"}, {"topic": "Xqzzw"}])
def test_a_name_that_nobody_has_is_refused(tables: PublishedTables, condition: dict[str, str]) -> None:
    with pytest.raises(UnknownName, match="Xqzzw"):
        listed(tables, **condition)
