"""An index lies beside its data file, goes with it, and is made anew where it is lost or not whole."""

import os
import stat
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.kit.kills import Stopped, stop_at
from tests.kit.rows import article, bare_article
from transforms.document import RemovalCause
from warehouse import store
from warehouse.lake import band_index, key_index, maintenance, paths
from warehouse.lake.data_files import ActiveFile, active_files
from warehouse.lake.file_index import Index, open_index, read_index, write_index

LOOKED_UP = {band_index.TABLE, *key_index.INDEXED}
NUMBERS = np.arange(7, dtype=np.uint64)
DAY_SECONDS = 24 * 3600


@pytest.fixture
def file(tmp_path: Path) -> ActiveFile:
    path = tmp_path / "lake" / "documents" / "0000001-0badcafe.parquet"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"rows")
    return ActiveFile("documents", path, 4)


class Maker:
    """Makes an index, and counts how often it was asked to."""

    def __init__(self, index: Index = NUMBERS) -> None:
        self.index, self.count = index, 0

    def __call__(self, _: ActiveFile) -> Index:
        self.count += 1
        return self.index


@pytest.mark.parametrize("index", [NUMBERS, NUMBERS[:0], np.stack([NUMBERS, NUMBERS]), np.stack([NUMBERS[:0]] * 2)])
def test_what_is_written_is_opened(file: ActiveFile, index: Index) -> None:
    write_index(file.path, index)
    make = Maker()
    opened = open_index(file, make)
    assert np.array_equal(opened, index) and opened.dtype == np.uint64
    assert make.count == 0


def test_a_lost_index_is_made_once_and_kept(file: ActiveFile) -> None:
    make = Maker()
    for _ in range(2):
        assert np.array_equal(open_index(file, make), NUMBERS)
    assert make.count == 1


def cut_to(size_bytes: int) -> Callable[[bytes], bytes]:
    return lambda body: body[:size_bytes]


HARMS = {
    "empty": cut_to(0),
    "cut in the magic string": cut_to(4),
    "cut in the header": cut_to(60),
    "cut in the numbers": lambda body: body[:-9],
    "cut by a whole number": lambda body: body[:-8],
    "too long": lambda body: body + bytes(8),
    "of fewer numbers": lambda body: body.replace(b"(7,)", b"(3,)"),
    "a header with an open bracket": lambda body: body.replace(b"(7,)", b"(7, "),
    "a header that is no Python": lambda body: body.replace(b"'shape'", b"'shape "),
    "numbers of another type": lambda body: body.replace(b"<u8", b"<f8"),
    "other bytes": lambda _: b"PK\x03\x04 and more",
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=list(HARMS))
def test_an_index_that_is_not_whole_is_made_anew(file: ActiveFile, harm: Callable[[bytes], bytes]) -> None:
    place = write_index(file.path, NUMBERS)
    whole = place.read_bytes()
    place.write_bytes(harm(whole))
    assert place.read_bytes() != whole and read_index(file.path) is None
    assert np.array_equal(open_index(file, Maker()), NUMBERS)
    assert place.read_bytes() == whole


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_in_a_read_only_folder_it_is_made_each_time(file: ActiveFile) -> None:
    lake = paths.index_path(file.path).parents[2]
    lake.chmod(stat.S_IRUSR | stat.S_IXUSR)
    make = Maker()
    try:
        for _ in range(2):
            assert np.array_equal(open_index(file, make), NUMBERS)
    finally:
        lake.chmod(stat.S_IRWXU)
    assert make.count == 2


def test_where_nothing_can_be_written_it_is_made_each_time(file: ActiveFile) -> None:
    place = paths.index_path(file.path)
    place.parent.parent.write_bytes(b"no folder")
    make = Maker()
    for _ in range(2):
        assert np.array_equal(open_index(file, make), NUMBERS)
    assert make.count == 2


def test_no_index_is_left_of_a_file_that_goes_while_it_is_read(file: ActiveFile) -> None:
    def make(of: ActiveFile) -> Index:
        of.path.unlink()
        return NUMBERS

    assert np.array_equal(open_index(file, make), NUMBERS)
    assert not paths.index_path(file.path).exists()


def indexes(data: Path) -> set[tuple[str, str]]:
    folder = paths.lake_path(data) / paths.KEYS
    return {(path.parent.name, path.stem) for path in folder.rglob("*.npy")}


def copied_without_file(data: Path) -> set[Path]:
    """The copies of rows whose data file is gone."""
    copies = (paths.lake_path(data) / paths.KEYS).rglob("*.arrow")
    return {path for path in copies if not (paths.table_path(data, path.parent.name) / f"{path.stem}.parquet").exists()}


def looked_up_files(data: Path) -> set[tuple[str, str]]:
    """The data files that lie in the folders of the tables that are looked up."""
    return {(name, path.stem) for name in LOOKED_UP for path in paths.table_path(data, name).glob("*.parquet")}


def assert_active_files_alone_are_indexed(data: Path) -> None:
    active = {
        (name, file.path.stem)
        for name, some in active_files(store.snapshot(data)).items()
        for file in some
        if name in LOOKED_UP
    }
    assert indexes(data) == active == looked_up_files(data)
    assert copied_without_file(data) == set()


def test_every_file_that_is_looked_up_has_one(data: Path) -> None:
    store.append(data, article("One. Two."))
    assert {name for name, _ in indexes(data)} == LOOKED_UP
    assert_active_files_alone_are_indexed(data)


def test_it_goes_with_files_that_are_merged(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "REPLACED_KEPT", timedelta())
    for number in range(3):
        store.append(data, bare_article(f"Story {number}.", uri=f"file:///{number}.txt", people=["Ana Silva"]))
    store.maintain(data)
    assert len(active_files(store.snapshot(data))["documents"]) == 1
    assert_active_files_alone_are_indexed(data)


def test_it_goes_with_files_of_revised_and_removed_articles(data: Path) -> None:
    at = datetime.now(UTC).replace(tzinfo=None)
    for number in range(2):
        store.append(data, bare_article(f"Story {number}.", guid=f"g{number}", people=["Ana Silva"]))
    revised = bare_article("Story 1, again.", guid="g1", day=date(2017, 5, 2), people=["Jo Berg"])
    store.append(data, revised)
    store.remove(data, [revised["documents"][0]["document_id"]], RemovalCause.REQUEST, at)
    assert_active_files_alone_are_indexed(data)


def test_it_goes_with_files_that_are_swept(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.append(data, bare_article("Story 0.", people=["Ana Silva"]))
    with monkeypatch.context() as patch:
        stop_at(patch, 0)
        with pytest.raises(Stopped):
            store.append(data, bare_article("Story 1.", uri="file:///b.txt", people=["Jo Berg"]))
    assert len(indexes(data)) > len(LOOKED_UP)
    for path in paths.lake_path(data).rglob("*.parquet"):
        os.utime(path, (time.time() - 2 * DAY_SECONDS,) * 2)
    maintenance.sweep_files(data)
    assert_active_files_alone_are_indexed(data)
