"""A copy beside a data file finds its rows, is made of the file alone, and goes with it."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.rows import row
from warehouse.lake import batch_files, kept_rows, leftovers, row_copies
from warehouse.lake.data_files import ActiveFile
from warehouse.lake.kept_rows import find_kept_rows
from warehouse.lake.paths import copy_path
from warehouse.lake.row_copies import INITIAL_KEY, LOOKED_UP
from warehouse.tables import TABLES

HASHES = [1975721507, 0, 0, 289627614]
NAMES = {"Ana Silva": "silva, ana", "Álvaro Silva": "silva, alvaro", "Silva": "silva", "Berg": None}


@pytest.fixture
def file(tmp_path: Path) -> ActiveFile:
    place = tmp_path / "lake" / "entity_aliases" / "0000001-00000000.parquet"
    place.parent.mkdir(parents=True)
    rows = [row("entity_aliases", entity_id=f"person.{n}", alias=n, alias_key=key) for n, key in NAMES.items()]
    pq.write_table(pa.Table.from_pylist(rows, schema=TABLES["entity_aliases"].schema), place)
    return ActiveFile("entity_aliases", place, place.stat().st_size, len(rows))


def find(file: ActiveFile, **wanted: set[str]) -> list[str]:
    """Find names as a process does that has no copy open yet."""
    kept_rows._opened.clear()
    found = find_kept_rows([file], wanted, ["alias"])
    return [] if found is None else sorted(found["alias"].to_pylist())


def test_each_look_finds_the_same_rows(file: ActiveFile) -> None:
    for _ in range(2):  # the first look makes the copy
        assert find(file, alias_key={"silva", "berg"}) == ["Silva"]
        assert find(file, **{INITIAL_KEY: {"silva, a"}}) == ["Ana Silva", "Álvaro Silva"]
        assert find(file, alias_key={"silva"}, entity_id={"person.Berg"}) == ["Berg", "Silva"]
        assert find(file, alias_key={f"nobody {n}" for n in range(9)}) == []
        assert find(file, alias_key=set()) == []


def test_a_value_that_is_null_is_not_the_empty_text(file: ActiveFile) -> None:
    assert find(file, alias_key={""}) == []


def test_two_values_of_one_hash_are_told_apart(file: ActiveFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_copies, "_MULTIPLIER", 0)
    assert find(file, alias_key={"silva"}) == ["Silva"]


def test_a_copy_with_the_hashes_of_an_earlier_program_is_made_anew(file: ActiveFile) -> None:
    assert find(file, alias_key={"silva"}) == ["Silva"]
    with pa.ipc.open_file(str(copy_path(file.path))) as opened:
        copied = opened.read_all()
    hashed = [name for name in copied.column_names if name.endswith(" hashes")]
    earlier = copied.rename_columns([name.replace(" polynomial", "") for name in copied.column_names])
    for name in hashed:
        at, earlier_name = copied.column_names.index(name), name.replace(" polynomial", "")
        earlier = earlier.set_column(at, earlier_name, pa.array(range(len(copied)), pa.uint32()))
    copy_path(file.path).unlink()
    with pa.ipc.new_file(str(copy_path(file.path)), earlier.schema) as writer:
        writer.write_table(earlier)
    assert find(file, alias_key={"silva"}) == ["Silva"]


def test_hashes_stay_what_they_are_on_disks() -> None:
    values = pa.array(["silva, ana", None, "", "Á"], pa.string())
    assert row_copies.hash_values(values).tolist() == HASHES
    assert row_copies.hash_values(values[1:]).tolist() == HASHES[1:]
    assert row_copies.hash_values(pa.array([None, ""], pa.string())).tolist() == [0, 0]


def test_texts_are_hashed_alike_whatever_stands_beside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    values = pa.array(["silva, ana", None, "", "\u00c1", "berg", ""], pa.string())
    whole = row_copies.hash_values(values).tolist()
    monkeypatch.setattr(row_copies, "_ROWS_AT_A_TIME", 2)
    assert row_copies.hash_values(values).tolist() == whole
    assert row_copies.hash_values(values[1:]).tolist() == whole[1:]


@pytest.mark.parametrize(
    ("key", "cut"),
    [
        ("silva, ana", "silva, a"),
        ("silva, a", "silva, a"),
        ("silva", "silva"),
        ("silva, ", "silva, "),
        ("de melo, \u00e1lvaro, b", "de melo, \u00e1"),
        ("\u738b, \u5927\u6587", "\u738b, \u5927"),
        ("smile, \U0001f600x", "smile, \U0001f600"),
        ("", ""),
        (None, None),
    ],
)
def test_a_key_is_cut_behind_the_first_letter_of_the_given_name(key: str | None, cut: str | None) -> None:
    assert row_copies.cut_initials(pa.array([key], pa.string())).to_pylist() == [cut]
    among = pa.array(["berg, eva", key, "berg", None], pa.string())
    assert row_copies.cut_initials(among).to_pylist() == ["berg, e", cut, "berg", None]
    assert row_copies.cut_initials(among[1:3]).to_pylist() == [cut, "berg"]


def test_after_the_first_look_the_data_file_is_not_read(file: ActiveFile) -> None:
    find(file, alias_key={"silva"})
    file.path.unlink()
    assert find(file, alias_key={"silva"}) == ["Silva"]


@pytest.mark.parametrize("left", [b"", b"ARROW1", None])
def test_a_copy_that_is_not_whole_or_has_other_columns_is_made_anew(file: ActiveFile, left: bytes | None) -> None:
    find(file, alias_key={"silva"})
    place = copy_path(file.path)
    right = place.read_bytes()
    if left is None:
        with pa.ipc.new_file(place, pa.schema([("alias", pa.string())])) as writer:
            writer.write_table(pa.table({"alias": ["Silva"]}))
    else:
        place.write_bytes(left)
    assert find(file, alias_key={"silva"}) == ["Silva"]
    assert place.read_bytes() == right


def test_where_nothing_may_be_written_rows_are_found(file: ActiveFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(row_copies.fsync, "write_whole", deny)
    assert find(file, alias_key={"silva"}) == ["Silva"]
    assert not copy_path(file.path).exists()


def test_the_copy_of_a_file_that_lost_rows_is_cut_out_of_the_old_one(file: ActiveFile) -> None:
    rows = pq.read_table(file.path)
    is_kept = np.array([True, False, True, True])
    rest = file.path.with_name("0000001-00000001.parquet")
    pq.write_table(rows.filter(pa.array(is_kept)), rest)
    row_copies.cut_copy(file.path, rest, "entity_aliases", is_kept)
    assert row_copies.map_copy(rest, "entity_aliases") is None, "of a file without a copy nothing is cut"
    row_copies.open_copy(file.path, "entity_aliases")
    row_copies.cut_copy(file.path, rest, "entity_aliases", is_kept)
    cut = row_copies.map_copy(rest, "entity_aliases")
    assert cut is not None
    assert cut.rows.equals(row_copies.make_copy("entity_aliases", pq.read_table(rest)))


def test_a_copy_goes_with_its_data_file(file: ActiveFile) -> None:
    find(file, alias_key={"silva"})
    batch_files.remove_files([file.path])
    assert not copy_path(file.path).exists()


def test_a_copy_whose_data_file_is_gone_is_swept(file: ActiveFile, monkeypatch: pytest.MonkeyPatch) -> None:
    find(file, alias_key={"silva"})
    monkeypatch.setattr(leftovers, "is_day_old", lambda path: True)
    data = file.path.parents[2]
    leftovers.sweep_leftovers(data)
    assert copy_path(file.path).exists()
    file.path.unlink()
    leftovers.sweep_leftovers(data)
    assert not copy_path(file.path).exists()


@pytest.mark.parametrize("table", LOOKED_UP)
def test_all_columns_of_a_table_are_copied(table: str, tmp_path: Path) -> None:
    rows = pa.Table.from_pylist([row(table), row(table)], schema=TABLES[table].schema)
    copied = row_copies.RowCopy(table, row_copies.make_copy(table, rows))
    key = row(table)[LOOKED_UP[table][0]]
    found = copied.find({LOOKED_UP[table][0]: row_copies.hash_values(pa.array([key]))}, rows.column_names)
    assert found is not None and found.equals(rows)


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="only Linux says what of a file is in memory")
def test_what_was_read_of_a_copy_is_no_memory_of_the_process_any_more(tmp_path: Path) -> None:
    place = tmp_path / "lake" / "entity_aliases" / "0000002-00000000.parquet"
    place.parent.mkdir(parents=True)
    rows = [row("entity_aliases", entity_id=f"person.{n}", alias_key=f"silva, {n}") for n in range(2_000)]
    pq.write_table(pa.Table.from_pylist(rows, schema=TABLES["entity_aliases"].schema), place)
    file = ActiveFile("entity_aliases", place, place.stat().st_size, len(rows))
    for _ in range(2):  # also where pages were let go before
        found = find_kept_rows([file], {"alias_key": {f"silva, {n}" for n in range(0, 2_000, 9)}}, ["alias_key"])
        assert found is not None and found.num_rows == 223
        assert measure_mapped_kilobytes(copy_path(place)) == 0


def test_copies_are_open_of_the_files_alone_that_a_table_has(file: ActiveFile) -> None:
    find(file, alias_key={"silva"})
    other = ActiveFile(file.table, file.path.with_name("0000002-00000000.parquet"), file.size_bytes, file.row_count)
    other.path.write_bytes(file.path.read_bytes())
    [first] = kept_rows._opened[file.table].values()
    for files in ([file, other], [other]):
        assert find_kept_rows(files, {"alias_key": {"silva"}}, ["alias"]) is not None
        assert [*kept_rows._opened[file.table]] == [one.path for one in files]
        assert kept_rows._opened[file.table].get(file.path, first) is first


def test_a_copy_has_no_comments_of_columns(file: ActiveFile) -> None:
    find(file, alias_key={"silva"})
    with pa.ipc.open_file(str(copy_path(file.path))) as opened:
        assert opened.schema.names[: len(NAMES)] == TABLES[file.table].schema.names[: len(NAMES)]
        assert not any(field.metadata for field in opened.schema)


def measure_mapped_kilobytes(place: Path) -> int:
    """How much of a mapped file is in memory of this process; fails where it is not mapped."""
    lines = Path("/proc/self/smaps").read_text().splitlines()
    [at] = [number for number, line in enumerate(lines) if line.endswith(str(place))]
    return next(int(line.split()[1]) for line in lines[at:] if line.startswith("Rss:"))
