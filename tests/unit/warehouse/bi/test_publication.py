"""What a publication is made from, wherever it lies."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse.bi.publication import (
    LakeDamaged,
    describe_plan,
    make_derived_files,
    open_last,
    plan_from_lake,
    write_rows,
)


def test_a_manifest_says_what_each_file_is_and_what_derived_ones_weigh(sound_lake: Path) -> None:
    plan = plan_from_lake(sound_lake, {})
    derived = sorted(plan.derived)
    hashes = {derived[0]: "ab", derived[1]: None}
    described = describe_plan(plan, 4, dict.fromkeys(derived, 9), hashes)
    assert (described["generation"], described["number"], described["shape"]) == (4, plan.number, plan.shape)
    assert described["files"].keys() == plan.active.keys() | plan.derived.keys()
    for name, file in plan.active.items():
        assert described["files"][name] == f"lake/{file.table}/{file.path.name}"
    for name, made in plan.derived.items():
        assert described["files"][name] == f"made from {made.digest}"
    assert described["hashes"] == {derived[0]: "ab"}


def test_nothing_is_taken_over_from_a_program_with_other_columns(sound_lake: Path) -> None:
    plan = plan_from_lake(sound_lake, {})
    manifest = {"shape": plan.shape, "files": {}}
    assert open_last(sound_lake, manifest, plan).manifest == manifest
    assert open_last(sound_lake, manifest | {"shape": "other"}, plan).manifest == {}


def test_what_cannot_be_made_of_a_damaged_lake_is_told_by_name(
    sound_lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_from_lake(sound_lake, {})
    name = next(name for name in plan.derived if name.startswith("speaker_month/"))
    last = open_last(sound_lake, {}, plan)
    [(made, rows)] = make_derived_files({name}, plan, last)
    assert made == name and rows.schema.metadata[b"wireroom.made_from"] == plan.derived[name].digest.encode()

    def fail(*_: object, **_named: object) -> None:
        raise OSError("gone")

    monkeypatch.setattr("warehouse.lake.written_rows.recall", lambda _: None)
    monkeypatch.setattr("warehouse.lake.small_files.read_plain", fail)
    with pytest.raises(LakeDamaged, match=r"cannot be made \(gone\)"):
        list(make_derived_files({name}, plan, last))
    monkeypatch.setattr("warehouse.bi.publication.plan_current", fail)
    with pytest.raises(LakeDamaged, match="wireroom check"):
        plan_from_lake(sound_lake, {})


def test_a_file_that_was_to_be_taken_over_and_is_lost_is_told(sound_lake: Path) -> None:
    plan = plan_from_lake(sound_lake, {})
    with pytest.raises(LakeDamaged, match=r"quotes_wide/other\.parquet is not as it was published"):
        list(make_derived_files({"quotes_wide/other.parquet"}, plan, open_last(sound_lake, {}, plan)))


@pytest.mark.parametrize(("row_count", "has_dictionary"), [(3, False), (20_000, True)])
def test_many_rows_are_written_with_dictionaries(row_count: int, has_dictionary: bool) -> None:
    rows = pa.table({"name": ["Ana Silva"] * row_count})
    file = pq.ParquetFile(pa.BufferReader(write_rows(rows)), page_checksum_verification=True)
    assert file.read().equals(rows)
    assert file.metadata.row_group(0).column(0).has_dictionary_page is has_dictionary
