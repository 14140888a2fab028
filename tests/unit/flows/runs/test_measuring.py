"""What a batch counts, by source or publisher."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from flows.runs import measuring
from flows.runs.measuring import MeasureCounts, count_measures, make_measure_rows, sum_measures
from tests.kit.rows import AT, row
from transforms.document import ArticleMetadata, Document, RawArticle, Reject, Rows
from warehouse.tables.run_measures import OTHERS, UNNAMED

RAW = RawArticle(b"", "file:///a.txt", source="port")
OF_PUBLISHER = replace(RAW, source=None, metadata=ArticleMetadata(publisher="Harbour Gazette"))


def document(raw: RawArticle | None = RAW) -> Document:
    metadata = ArticleMetadata() if raw is None else raw.metadata
    return Document("9f2c41d07be35a68", raw, "", (), metadata=metadata)


def part(source: str | None = "port", publisher: str | None = None, **values: Any) -> Rows:
    statement = row("quotes", is_statement=True, speaker_name="Ana Silva")
    return {
        "documents": [row("documents", source=source, publisher=publisher, **values)],
        "quotes": [statement, statement | {"speaker_name": None}, statement | {"is_statement": False}],
        "topic_assignments": [row("topic_assignments", unit_type="document")],
    }


def measured(counts: MeasureCounts) -> dict[tuple[str, str], tuple[int, int]]:
    rows = make_measure_rows(counts, "r1", AT)
    return {(one["source"], one["measure"]): (one["measured_count"], one["base_count"]) for one in rows}


def test_a_batch_is_counted_by_source_each_measure_with_its_base() -> None:
    bare = part(published_date=None) | {"topic_assignments": [row("topic_assignments", unit_type="quote")]}
    reject = Reject.of(RAW, "empty", "nothing in it")
    counts = count_measures([document()] * 5, [part(), bare], [reject])
    assert measured(counts) == {
        ("port", "articles"): (2, 6),
        ("port", "undated"): (1, 2),
        ("port", "without_topics"): (1, 2),
        ("port", "statements"): (4, 2),
        ("port", "unnamed_speakers"): (2, 4),
        ("port", "rejected"): (1, 3),
        ("port", "rejected: empty"): (1, 3),
    }
    assert sum_measures(counts, ["articles", "undated"]) == {"articles": 2, "undated": 1}


def test_without_a_source_the_publisher_counts_and_without_both_it_is_unnamed() -> None:
    rejects = [Reject.of(OF_PUBLISHER, "empty", ""), Reject("file:///gone", "read", "vanished", "")]
    counts = count_measures([document(OF_PUBLISHER)], [part(None, "Harbour Gazette"), part(None)], rejects)
    found = measured(counts)
    assert found["Harbour Gazette", "articles"] == (1, 2) and found["Harbour Gazette", "rejected"] == (1, 2)
    assert found[UNNAMED, "rejected"] == (1, 2)


def test_a_source_with_nothing_new_has_no_rows() -> None:
    assert make_measure_rows(count_measures([document()] * 9, [], []), "r1", AT) == []


def test_of_very_many_sources_the_smallest_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "MOST_SOURCES", 1)
    documents = [document(), document(), *(document(replace(RAW, source=name)) for name in ("a", "b"))]
    found = measured(count_measures(documents, [part(), part("a"), part("b")], []))
    assert found["port", "articles"] == (1, 2) and found[OTHERS, "articles"] == (2, 2)
    assert {source for source, _ in found} == {"port", OTHERS}
