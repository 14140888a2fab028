"""Rows are linked once for each state of the store in which they may be stored."""

from collections.abc import Sequence
from pathlib import Path

from tests.kit.entities import ANA, make_two_silvas
from transforms.document import Rows
from warehouse.lake import delta
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.linking import FindEntities, LinkedParts


def test_parts_are_linked_anew_only_for_a_store_that_others_changed(tmp_path: Path) -> None:
    data = make_two_silvas(tmp_path / "data")
    lake = LakeFiles(data, delta.open_documents(data))
    found: list[str] = []

    def link(parts: Sequence[Rows], find: FindEntities) -> list[Rows]:
        found.extend(row["entity_id"] for row in find(set(), {ANA})["entities"])
        return [part | {"entity_links": []} for part in parts]

    linked = LinkedParts([{"documents": []}], link)
    assert [linked.read_at(lake), linked.read_at(lake)] == [[{"documents": [], "entity_links": []}]] * 2
    assert found == [ANA]
    lake.number += 1
    linked.note_stored_batch(lake.number)  # its own batch
    linked.read_at(lake)
    assert found == [ANA]
    lake.number += 1
    linked.read_at(lake)
    assert found == [ANA, ANA]


def test_parts_without_a_link_stay_as_they_are(tmp_path: Path) -> None:
    data = make_two_silvas(tmp_path / "data")
    parts: list[Rows] = [{"documents": []}]
    assert LinkedParts(parts, None).read_at(LakeFiles(data, delta.open_documents(data))) is parts
