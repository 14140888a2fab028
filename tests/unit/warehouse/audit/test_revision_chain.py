"""Versions lead to each other; names come from articles that are there."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.audit.revision_chain import find_chain_violations, find_first_seen_violations


def current(document_id: str, revision: int, replaces: str | None = None) -> dict[str, Any]:
    return {"document_id": document_id, "revision": revision, "replaces_document_id": replaces}


def earlier(document_id: str, revision: int | None, replaced_by: str) -> dict[str, Any]:
    return {"document_id": document_id, "revision": revision, "replaced_by_document_id": replaced_by}


@pytest.mark.parametrize(
    ("documents", "revisions", "tables"),
    [
        pytest.param([current("a", 1)], [], [], id="a first revision has nothing before it"),
        pytest.param([current("b", 2, "a")], [earlier("a", 1, "b")], [], id="one version before it"),
        pytest.param([current("a", 2)], [earlier("a", 1, "a")], [], id="an id that stays needs no replaces"),
        pytest.param(
            [current("c", 3, "b")], [earlier("a", 1, "b"), earlier("b", 2, "c")], [], id="a chain of three versions"
        ),
        pytest.param([current("b", 2, "a")], [], ["documents"], id="the version before is lost"),
        pytest.param([], [earlier("a", 1, "b")], ["document_revisions"], id="the version after is lost"),
        pytest.param([current("b", 1, "a")], [], ["documents"], id="a first revision that replaces one"),
        pytest.param(
            [current("b", 2, "a"), current("c", 2)],
            [earlier("a", 1, "c")],
            ["documents", "documents"],
            id="a version that leads to another article",
        ),
        pytest.param([], [earlier("a", None, "b")], [], id="a null is left to the checks"),
    ],
)
def test_chains(documents: list[dict[str, Any]], revisions: list[dict[str, Any]], tables: list[str]) -> None:
    assert [one.table for one in find_chain_violations(documents, revisions)] == tables


def test_a_name_comes_from_an_article_that_is_there_or_was() -> None:
    aliases = [
        {"entity_id": "person.x", "alias": alias, "first_seen_document_id": seen}
        for alias, seen in (("known", "a"), ("lost", "z"), ("undated", None))
    ]
    (violation,) = find_first_seen_violations(aliases, frozenset({"a"}))
    assert violation.row_key == "person.x, lost"
