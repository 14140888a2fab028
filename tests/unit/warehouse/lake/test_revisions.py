"""What decides between unchanged, new and revised, apart from the store."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.lake.revisions import (
    RevisionDecision,
    StoredVersions,
    articles_predicate,
    is_file,
    partition_of,
    replacement_predicate,
)

STORED = StoredVersions({"a": {"text_sha256": "new", "source_uri": "file:///a"}}, {("a", "old")})


@pytest.mark.parametrize(
    ("document_id", "sha256", "uri", "has"),
    [
        pytest.param("b", "new", "file:///a", False, id="an id that is not stored"),
        pytest.param("a", "new", "file:///elsewhere", True, id="the current text, wherever it comes from"),
        pytest.param("a", "old", "file:///copy", True, id="an old copy in another place"),
        pytest.param("a", "old", "file:///a", False, id="its own place went back to the old text"),
        pytest.param("a", "third", "file:///copy", False, id="a text never stored"),
    ],
)
def test_what_needs_no_storing(document_id: str, sha256: str, uri: str, has: bool) -> None:
    assert STORED.has(document_id, sha256, uri) is has


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param({"guid": None, "url": None, "source_uri": "file:///a"}, True, id="a place alone"),
        pytest.param({"guid": "g", "url": None, "source_uri": "file:///a"}, False, id="an id of its own"),
        pytest.param({"guid": None, "url": "https://example.org", "source_uri": "file:///a"}, False, id="an address"),
        pytest.param({"guid": None, "url": None, "source_uri": None}, False, id="from nowhere"),
    ],
)
def test_articles_without_an_identity(row: dict[str, Any], expected: bool) -> None:
    assert is_file(row) is expected


def article(document_id: str, month: str | None) -> dict[str, Any]:
    return {"document_id": document_id, "published_month": month}


def test_rows_of_articles_are_found_by_month_and_id() -> None:
    found = articles_predicate([article("b", "2017-04"), article("a", None)])
    assert found == "month IN ('2017-04', 'undated') AND document_id IN ('a', 'b')"


def test_the_stored_partition_counts_before_the_month() -> None:
    assert partition_of(article("a", "2017-04") | {"month": "undated"}) == "undated"


def test_nothing_is_replaced_without_a_revision() -> None:
    new = RevisionDecision(article("a", "2017-04"))
    assert replacement_predicate([new]) is None
    revised = RevisionDecision(article("b", "2017-05"), article("c", "2017-04"))
    assert replacement_predicate([new, revised]) == (
        "month IN ('2017-04', '2017-05') AND document_id IN ('a', 'b', 'c')"
    )
