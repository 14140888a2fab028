"""A newsroom's own rows: in one batch, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.entities import BOARD, JO, make_knowledge_row, make_two_silvas
from warehouse import restore, store
from warehouse.audit import audit
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.entity_knowledge import BadKnowledge, compare_knowledge, import_knowledge
from warehouse.lake import commit


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_two_silvas(tmp_path / "data")


def test_a_store_with_knowledge_alone_is_whole(tmp_path: Path) -> None:
    store.create(tmp_path)
    import_knowledge(tmp_path, [BOARD, JO], "r9")
    assert list(audit(tmp_path)) == []


def test_the_same_rows_twice_change_nothing(data: Path) -> None:
    import_knowledge(data, [BOARD, JO], "r9")
    before = commit.roll_forward(data).number
    assert not any(change.is_change for change in import_knowledge(data, [BOARD, JO], "r9"))
    assert commit.roll_forward(data).number == before


def test_a_comparison_changes_nothing(data: Path) -> None:
    before = commit.roll_forward(data).number
    assert [change.is_new for change in compare_knowledge(data, [BOARD])] == [True]
    assert commit.roll_forward(data).number == before


def test_nothing_is_imported_where_one_row_is_wrong(data: Path) -> None:
    before = commit.roll_forward(data).number
    rows = [make_knowledge_row(2, "Tom Quist", "quist, tom"), make_knowledge_row(3, "Tom Quist", "quist, tom")]
    with pytest.raises(BadKnowledge) as error:
        import_knowledge(data, rows, "r9")
    assert [fault.row_number for fault in error.value.faults] == [3]
    assert commit.roll_forward(data).number == before


def list_ids(data: Path) -> list[str]:
    publish(data)
    return list(reader.read(data, "entities")["entity_id"].to_pylist())


def test_it_is_taken_back_like_any_batch(data: Path) -> None:
    before = list_ids(data)
    number = commit.roll_forward(data).number
    import_knowledge(data, [BOARD, JO], "r9")
    restore.restore(data, str(number))
    assert list_ids(data) == before
