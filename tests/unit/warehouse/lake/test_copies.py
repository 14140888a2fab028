"""Which articles are copies of others: over batches, within one, and never of their own earlier version."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.kit.rows import bare_article, joined, signature
from transforms.document import document_id_of
from warehouse import store
from warehouse.lake import delta
from warehouse.lake.copies import CopyIndex, SignedArticle


def copies(data: Path) -> dict[str, tuple[str | None, float | None]]:
    """By id: what the article is a copy of, and how like."""
    rows = delta.read(store.snapshot(data)["documents"])
    return {row["document_id"]: (row["duplicate_of_document_id"], row["similarity"]) for row in rows}


def told(name: str, changed: int = 0, **given: Any) -> dict[str, list[dict[str, Any]]]:
    return bare_article(f"Story {name}. It is told.", guid=name, signature=signature(changed), **given)


def test_a_copy_points_to_the_article_stored_before_it(data: Path) -> None:
    store.append(data, told("a"))
    store.append(data, told("b", changed=16))
    store.append(data, told("c", changed=120))
    assert copies(data) == {
        document_id_of("a"): (None, None),
        document_id_of("b"): (document_id_of("a"), 0.875),
        document_id_of("c"): (None, None),
    }


def test_the_earliest_of_a_batch_is_the_original_whatever_its_place(data: Path) -> None:
    late, early = told("late", day=date(2017, 4, 13)), told("early", day=date(2017, 4, 12))
    store.append(data, joined(late, early))
    assert copies(data)[document_id_of("late")] == (document_id_of("early"), 1.0)
    assert copies(data)[document_id_of("early")] == (None, None)


def test_a_copy_of_a_copy_points_to_the_original(data: Path) -> None:
    for name, changed in (("a", 0), ("b", 30), ("c", 45)):
        store.append(data, told(name, changed))
    assert {copies(data)[document_id_of(name)][0] for name in ("b", "c")} == {document_id_of("a")}


def test_a_revision_is_no_copy_of_its_earlier_version(data: Path) -> None:
    store.append(data, told("a"))
    store.append(data, bare_article("Story a. It is told anew.", guid="a", signature=signature(changed=4)))
    assert copies(data) == {document_id_of("a"): (None, None)}


@pytest.mark.parametrize("guid", ["a", None], ids=["of one id", "known by its text, so of another id"])
def test_a_revision_of_an_original_stays_the_original_of_its_copies(data: Path, guid: str | None) -> None:
    place = {"guid": guid, "uri": "file:///a.txt", "headline": "Port"}
    for number, text in enumerate(("It is told.", "It is told anew.", "It is told once more.")):
        store.append(data, bare_article(f"Story. {text}", signature=signature(changed=number), **place))
        if number == 0:
            store.append(data, told("copy"))
    originals = [document_id for document_id, (original, _) in copies(data).items() if original is None]
    assert originals == [document_id_of(guid or "Story. It is told once more.")]


@pytest.mark.parametrize(
    ("day", "is_copy"),
    [
        pytest.param(date(2017, 5, 2), True, id="31 days later"),
        pytest.param(date(2017, 5, 3), False, id="later still"),
        pytest.param(date(2017, 3, 1), True, id="31 days before"),
        pytest.param(None, False, id="undated: of the days around the one on which it came, or undated ones"),
    ],
)
def test_copies_are_looked_for_in_the_days_around(data: Path, day: date | None, is_copy: bool) -> None:
    store.append(data, told("a", day=date(2017, 4, 1)))
    store.append(data, told("b", day=day))
    assert (copies(data)[document_id_of("b")][0] is not None) is is_copy


def test_an_undated_original_is_found_whatever_the_day_of_its_copy(data: Path) -> None:
    store.append(data, told("a", day=None))
    store.append(data, told("b", day=date(2017, 4, 1)))
    assert copies(data)[document_id_of("b")] == (document_id_of("a"), 1.0)


def test_undated_copies_find_each_other(data: Path) -> None:
    store.append(data, told("a", day=None))
    store.append(data, told("b", day=None))
    assert copies(data)[document_id_of("b")] == (document_id_of("a"), 1.0)


def test_an_index_finds_the_likest() -> None:
    index = CopyIndex([SignedArticle("far", signature(40)), SignedArticle("near", signature(8))])
    index.add(SignedArticle("other", signature(story=2)))
    assert index.find_original(signature()) == ("near", 0.9375)
    assert index.find_original(signature(120)) is None
