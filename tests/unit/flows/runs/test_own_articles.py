"""Which articles of a batch a run counts as its own, where another run had the same inputs at the same time."""

from pathlib import Path

from flows.runs.own_articles import select_own_parts
from tests.kit.rows import bare_article
from transforms.document import Rows
from warehouse import store

FIRST, SECOND = "20261124T101500-aaaaaa", "20261124T101500-bbbbbb"


def parts_of(run_id: str, *texts: str) -> list[Rows]:
    parts = [bare_article(text, uri=f"file:///news/{text}.txt") for text in texts]
    return [{name: [row | {"run_id": run_id} for row in rows] for name, rows in part.items()} for part in parts]


def test_of_two_runs_at_once_each_counts_what_it_was_the_first_to_store(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store.create(data)
    first = parts_of(FIRST, "the ferry", "the quay")
    assert select_own_parts(data, first, store.append(data, *first), FIRST) == first

    second = parts_of(SECOND, "the quay", "the mill")  # annotated before the first run had stored anything
    counts = store.append(data, *second)
    assert (counts.added, counts.unchanged) == (1, 1)
    assert select_own_parts(data, second, counts, SECOND) == second[1:]


def test_a_batch_that_is_stored_again_after_a_failure_counts_in_full(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store.create(data)
    parts = parts_of(FIRST, "the ferry")
    store.append(data, *parts)
    assert select_own_parts(data, parts, store.append(data, *parts), FIRST) == parts
