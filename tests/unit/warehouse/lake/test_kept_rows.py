"""Rows of names are found in memory, the same with an index and without one."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.rows import row
from warehouse.lake import kept_rows
from warehouse.lake.data_files import ActiveFile
from warehouse.lake.entity_lookup import find_entities
from warehouse.lake.kept_rows import INITIAL_KEY, find_kept_rows
from warehouse.tables import TABLES

NAMES = {"Ana Silva": "silva, ana", "Álvaro Silva": "silva, alvaro", "Silva": "silva", "Berg": None}


def write_names(folder: Path) -> ActiveFile:
    schema = TABLES["entity_aliases"].schema
    rows = [row("entity_aliases", entity_id=f"person.{n}", alias=n, alias_key=key) for n, key in NAMES.items()]
    place = folder / "0000001-00000000.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), place)
    return ActiveFile("entity_aliases", place, place.stat().st_size, len(rows))


def find(file: ActiveFile, **wanted: set[str]) -> list[str]:
    found = find_kept_rows([file], wanted)
    return [] if found is None else sorted(found["alias"].to_pylist())


@pytest.mark.parametrize("small_rows", [100, 0])
def test_each_look_finds_the_same_rows(small_rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_rows, "_SMALL_ROWS", small_rows)
    file = write_names(tmp_path)
    for _ in range(3):  # the second look makes an index, the third one has it
        assert find(file, alias_key={"silva", "berg"}) == ["Silva"]
        assert find(file, **{INITIAL_KEY: {"silva, a"}}) == ["Ana Silva", "Álvaro Silva"]
        assert find(file, alias_key={"silva"}, entity_id={"person.Berg"}) == ["Berg", "Silva"]
        assert find(file, alias_key={f"nobody {n}" for n in range(9)}) == []
        assert find(file, alias_key=set()) == []


def test_two_values_of_one_hash_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_rows, "_SMALL_ROWS", 0)
    monkeypatch.setattr(kept_rows, "hash", lambda value: 7, raising=False)
    file = write_names(tmp_path)
    assert [find(file, alias_key={"silva"}) for _ in range(2)] == [["Silva"], ["Silva"]]


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
    place = tmp_path / "0000001-00000000.parquet"
    pq.write_table(pa.Table.from_pylist(made, schema=schema), place)
    lake = OneFile(ActiveFile("entity_aliases", place, place.stat().st_size, len(made)))

    def ids_of(keys: set[str], initials: set[str]) -> set[str]:
        found = find_entities(lake, keys, set(), initials)  # type: ignore[arg-type]
        return {one["entity_id"] for one in found["entity_aliases"]}

    assert ids_of({"silva"}, set()) == {"person.silva", *(f"person.x{number:02}-silva" for number in range(20))}
    assert ids_of({"silva, y"}, {"silva, y"}) == {"person.silva"}
    assert len(ids_of({"silva, x"}, {"silva, x"})) == 31
