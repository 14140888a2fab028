"""A plan is what its row says: written and read again it is the same."""

from pathlib import Path

import pytest

from warehouse.lake.batch_plan import BatchKind, BatchPlan, TableChange, list_removed
from warehouse.lake.data_files import ActiveFile, WrittenFile

PLAN = BatchPlan(
    BatchKind.APPEND,
    {
        "quotes": TableChange((WrittenFile("0000002-0b.parquet", 7, '{"numRecords": 1}'),), {"0000001-0a.parquet": 9}),
        "rejects": TableChange(removed={"0000001-0c.parquet": 3}),
    },
    run_id="r1",
)


def test_a_plan_is_read_as_it_was_written() -> None:
    assert BatchPlan.from_json(PLAN.to_json()) == PLAN
    empty = BatchPlan(BatchKind.COMPACT, {})
    assert BatchPlan.from_json(empty.to_json()) == empty


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        "{}",
        '{"kind": "append", "run_id": null, "changes": []}',
        '{"kind": "another", "run_id": null, "changes": {}}',
        '{"kind": "append", "run_id": null, "changes": {"quotes": {"added": []}}}',
        '{"kind": "append", "run_id": null, "changes": {"quotes": {"added": [["name"]], "removed": {}}}}',
        '{"kind": "append", "run_id": null, "changes": {"quotes": {"added": [], "removed": 3}}}',
    ],
)
def test_a_plan_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        BatchPlan.from_json(text)


def test_removed_files_are_named_with_their_sizes() -> None:
    files = [ActiveFile("quotes", Path(f"/lake/quotes/{name}.parquet"), size) for name, size in (("a", 1), ("b", 2))]
    assert list_removed(files) == {"a.parquet": 1, "b.parquet": 2}
