"""What decides between unchanged, new and revised, apart from the store."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.lake.batch_files import Drop
from warehouse.lake.delta import HISTORY
from warehouse.lake.revisions import (
    StoredVersions,
    drop_articles,
    is_file,
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


def test_all_rows_of_articles_are_dropped_and_earlier_versions_stay() -> None:
    rows = [{"document_id": "b", "segment": "0000001"}, {"document_id": "a", "segment": "0000003"}]
    drops = drop_articles(rows)
    assert set(drops.values()) == {Drop("document_id", frozenset("ab"), frozenset({"0000001", "0000003"}))}
    assert {"documents", "quotes", "sentences"} <= drops.keys()
    assert drops.keys().isdisjoint({HISTORY, "entities", "runs"})
