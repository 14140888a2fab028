"""What rows of shared tables were before some batches: later versions go, and what was folded comes back."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.kit.rows import bare_article, reject
from transforms.document import Row
from warehouse import store
from warehouse.lake import compaction, delta, key_versions, merge
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.undo_files import Undo, list_undo_files, read_undo
from warehouse.tables import TABLES

DAYS = (date(2017, 4, 12), date(2016, 1, 1), date(2018, 1, 1))
ENTITIES = TABLES["entities"]


def add(data: Path, number: int) -> None:
    store.append(data, bare_article(f"Story {number}.", guid=str(number), day=DAYS[number], people=["Ana Silva"]))


def plan(data: Path, table: str, after: int) -> tuple[list[Row], frozenset[str]] | None:
    lake = LakeFiles(data, delta.open_documents(data))
    undos: list[Undo] = [read_undo(path) for path in list_undo_files(data)[after:]]
    change = key_versions.plan_change(lake, TABLES[table], undos)
    return change and (change[0], change[1].values)


def days_of(row: Mapping[str, object]) -> tuple[object, object]:
    return row["first_seen_date"], row["last_seen_date"]


@pytest.mark.parametrize("rows_a_version", [0, 64], ids=["later versions", "written anew at once"])
@pytest.mark.parametrize("is_folded", [False, True])
def test_days_are_those_of_then(
    data: Path, monkeypatch: pytest.MonkeyPatch, rows_a_version: int, is_folded: bool
) -> None:
    monkeypatch.setattr(merge, "_ROWS_A_LATER_VERSION", rows_a_version)
    for number in range(3):
        add(data, number)
    if is_folded:
        compaction.compact_segments(data, least=1)
        compaction.fold_versions(data)
    for after, days in ((1, (DAYS[0], DAYS[0])), (2, (DAYS[1], DAYS[0]))):
        change = plan(data, "entities", after)
        assert change is not None
        [row] = change[0]
        assert days_of(row) == days and change[1] == {row["entity_id"]}
    gone = plan(data, "entities", 0)
    assert gone is not None and gone[0] == [] and len(gone[1]) == 1


def test_rows_that_share_the_first_column_of_a_key_are_kept(data: Path) -> None:
    add(data, 0)
    more = bare_article("Another.", guid="x", people=["Ana Silva"])
    more["entity_aliases"][0]["alias"] = "A. Silva"
    store.append(data, more)
    change = plan(data, "entity_aliases", 1)
    assert change is not None
    assert {row["alias"] for row in change[0]} == {"Ana Silva", "Silva"}


def test_where_nothing_changed_nothing_is_planned(data: Path) -> None:
    add(data, 0)
    store.append(data, {"rejects": [reject()]})
    assert plan(data, "entities", 1) is None
    change = plan(data, "rejects", 1)
    assert change is not None and change[0] == []
    assert "removals" not in key_versions.list_keyed_tables()
