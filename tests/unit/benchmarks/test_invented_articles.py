"""Invented articles: rows as declared, the same at every call, entities that grow as those of news do."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest

from benchmarks.speed.invented_articles import count_entities, invent_documents, invent_rows
from transforms.document import Rows
from warehouse.checks import find_violations

AT = datetime(2026, 11, 24, 10, 15)
RUN_ID = "20261124T101500-3f9a1c"


@pytest.fixture(scope="module")
def rows() -> Rows:
    return invent_rows(range(40), RUN_ID, AT)


def test_rows_are_as_declared(rows: Rows) -> None:
    assert find_violations(rows) == []
    assert find_violations(invent_rows([99_999], RUN_ID, AT, in_order=True)) == []


def test_an_article_has_as_many_rows_as_one_of_news(rows: Rows) -> None:
    counts = {name: len(some) / 40 for name, some in rows.items()}
    assert (counts["sentences"], counts["quotes"]) == (25, 10)
    assert 40 <= counts["entity_mentions"] <= 50
    of_entities = {"entities", "entity_aliases", "entity_roles", "entity_links"}
    own = sum(count for name, count in counts.items() if name not in of_entities)
    assert 95 <= own <= 110
    chars = sum(row["char_count"] for row in rows["documents"]) / 40
    assert 2_500 <= chars <= 3_500


def test_an_article_is_the_same_in_any_batch_and_like_no_other(rows: Rows) -> None:
    again = invent_rows([7], RUN_ID, AT)
    document_id = again["documents"][0]["document_id"]
    assert again["quotes"] == [row for row in rows["quotes"] if row["document_id"] == document_id]
    assert len({row["signature"] for row in rows["document_texts"]}) == 40
    assert len({row["text_sha256"] for row in rows["documents"]}) == 40


@pytest.mark.parametrize(("count", "new"), [(1, 4.0), (10_000, 2.4), (100_000, 1.5)])
def test_new_entities_grow_rarer(count: int, new: float) -> None:
    assert (count_entities(count + 100) - count_entities(count)) / 100 == pytest.approx(new, abs=0.1)


def test_entities_are_numbered_by_the_article_that_names_them_first(rows: Rows) -> None:
    assert len({row["entity_id"] for row in rows["entities"]}) == count_entities(40)


def test_few_entities_are_named_most() -> None:
    named = Counter(row["entity_id"] for row in invent_rows(range(5_000, 5_200), RUN_ID, AT)["entities"])
    most = sum(count for _, count in named.most_common(len(named) // 10))
    assert 0.3 <= most / named.total() <= 0.8


def test_days_are_any_of_107_months_or_in_order() -> None:
    spread = {row["published_month"] for row in invent_rows(range(300), RUN_ID, AT)["documents"]}
    assert 90 <= len(spread) <= 107
    days = [row["published_date"] for row in invent_rows(range(0, 100_000, 5_000), RUN_ID, AT, True)["documents"]]
    assert days == sorted(days)
    assert (days[0], days[-1].year) == (date(2017, 1, 1), 2025)


def test_documents_are_those_of_the_rows(rows: Rows) -> None:
    pairs = zip(invent_documents(rows), rows["documents"], strict=True)
    assert all((doc.document_id, doc.text_sha256) == (row["document_id"], row["text_sha256"]) for doc, row in pairs)
