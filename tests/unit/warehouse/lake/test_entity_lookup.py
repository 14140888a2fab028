"""What is known of entities, found by names and ids."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.kit.entities import A_SILVA, ANA, make_two_silvas
from tests.kit.rows import row
from warehouse.lake import delta
from warehouse.lake.data_files import ActiveFile
from warehouse.lake.entity_lookup import find_entities, read_current_rows, read_decisions
from warehouse.lake.lake_files import LakeFiles
from warehouse.tables import TABLES


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


class OneFile:
    """A lake whose names lie in one file."""

    def __init__(self, file: ActiveFile) -> None:
        self.file = file

    def of(self, table: str) -> list[ActiveFile]:
        return [self.file] if table == self.file.table else []


def test_of_a_surname_the_first_ones_by_id_are_told_and_who_has_no_more_than_it(tmp_path: Path) -> None:
    schema, made = TABLES["entity_aliases"].schema, []
    for number in range(30):
        own = {"entity_id": f"person.x{number:02}-silva", "alias": f"X{number} Silva", "alias_kind": "full"}
        made += [row("entity_aliases", **own, alias_key=f"silva, x{number}")]
        made += [row("entity_aliases", **(own | {"alias": "Silva", "alias_kind": "surname"}), alias_key="silva")]
    made.append(row("entity_aliases", entity_id="person.silva", alias="Silva", alias_key="silva", alias_kind="full"))
    place = tmp_path / "lake" / "entity_aliases" / "0000001-00000000.parquet"
    place.parent.mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(made, schema=schema), place)
    lake = OneFile(ActiveFile("entity_aliases", place, place.stat().st_size, len(made)))

    def ids_of(keys: set[str], initials: set[str]) -> set[str]:
        found = find_entities(lake, keys, set(), initials)  # type: ignore[arg-type]
        return {one["entity_id"] for one in found["entity_aliases"]}

    assert ids_of({"silva"}, set()) == {"person.silva", *(f"person.x{number:02}-silva" for number in range(20))}
    assert ids_of({"silva, y"}, {"silva, y"}) == {"person.silva"}
    assert len(ids_of({"silva, x"}, {"silva, x"})) == 31
