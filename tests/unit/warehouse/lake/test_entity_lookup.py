"""What is known of entities, found by names and ids."""

from pathlib import Path

from tests.kit.entities import A_SILVA, ANA, make_two_silvas
from warehouse.lake import delta
from warehouse.lake.entity_lookup import find_entities, read_current_rows, read_decisions
from warehouse.lake.lake_files import LakeFiles


def test_entities_are_found_by_the_key_of_a_name_and_by_id(tmp_path: Path) -> None:
    data = make_two_silvas(tmp_path / "data")
    lake = LakeFiles(data, delta.open_documents(data))
    found = find_entities(lake, {"silva, ana"}, set())
    assert {row["entity_id"] for row in found["entities"]} == {ANA, A_SILVA}  # the rows of tests have one key for all
    only = find_entities(lake, set(), {ANA})
    assert {row["entity_id"] for rows in only.values() for row in rows} == {ANA}
    assert not any(find_entities(lake, {"berg, jo"}, set()).values())
    assert len(read_current_rows(lake, "entity_aliases", {ANA})) == 2
    assert read_decisions(lake) == []
