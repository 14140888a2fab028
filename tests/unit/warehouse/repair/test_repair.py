"""What can be derived anew is mended, with the rows as they were; what cannot is left, and nothing is invented."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.losses import StoredRows, read_rows
from tests.kit.slow import slow_but_first
from tests.kit.warehouse import sound_rows
from warehouse import store
from warehouse.audit import audit
from warehouse.bi.generations import MANIFEST
from warehouse.bi.publish import publish
from warehouse.lake import delta, paths
from warehouse.lake.data_files import list_files
from warehouse.repair import repair
from warehouse.repair.mending import Mending

Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def made(sound_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = shutil.copytree(sound_lake, tmp_path_factory.mktemp("mended") / "data")
    store.append(data, sound_rows(7, 14))
    publish(data)
    return data


@pytest.fixture(scope="module")
def whole(made: Path) -> StoredRows:
    return read_rows(made)


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """A copy in which no file of bi/ is a link to one of the lake, as a restored backup is."""
    return shutil.copytree(made, tmp_path / "data", symlinks=True)


def active(data: Path, table: str) -> Path:
    return list_files(table, delta.open_log(data, table))[0].path


def shown(data: Path, table: str) -> Path:
    return sorted((data / "bi" / table).glob("*.parquet"))[0]


def newest_entry(data: Path, table: str) -> Path:
    return max((paths.table_path(data, table) / "_delta_log").glob("*.json"))


def cut(path: Path) -> None:
    body = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(body[: len(body) // 2])


def rename_in_log(data: Path) -> None:
    """Let a legible entry name a file that no batch added."""
    name = active(data, "quotes").name
    for entry in (paths.table_path(data, "quotes") / "_delta_log").glob("*.json"):
        entry.write_text(entry.read_text().replace(name, "x" + name[1:]))


def unlink_bi(data: Path) -> None:
    (data / "bi").unlink()


DAMAGES: dict[str, Damage] = {
    "a data file is lost": lambda data: active(data, "quotes").unlink(),
    "a data file is cut": lambda data: cut(active(data, "documents")),
    "a file of runs is cut": lambda data: cut(active(data, "runs")),
    "the newest entry of a log is lost": lambda data: newest_entry(data, "quotes").unlink(),
    "the newest entry of a log is torn": lambda data: cut(newest_entry(data, "sentences")),
    "a log names another file": rename_in_log,
    "a deciding row is lost": lambda data: active(data, "_batches").unlink(),
    "the log of batches is torn": lambda data: cut(sorted(newest_entry(data, "_batches").parent.glob("*.json"))[1]),
    "an index is another one": lambda data: cut(next((paths.lake_path(data) / "_keys").glob("documents/*.npy"))),
    "a published file is lost": lambda data: shown(data, "quotes").unlink(),
    "a published file is cut": lambda data: cut(shown(data, "speaker_month")),
    "the manifest is illegible": lambda data: cut((data / "bi" / MANIFEST).resolve()),
    "the link is lost": unlink_bi,
}


@pytest.mark.parametrize("damage", slow_but_first(*DAMAGES))
def test_what_can_be_derived_is_mended(damage: str, data: Path, whole: StoredRows) -> None:
    DAMAGES[damage](data)
    assert next(iter(audit(data)), None), "a violation is found"
    mended = list(repair(data))
    assert mended, "it says what it did"
    assert list(audit(data)) == []
    assert read_rows(data) == whole


def test_a_batch_that_is_not_whole_is_finished(data: Path, whole: StoredRows) -> None:
    newest_entry(data, "documents").unlink()
    assert list(repair(data)) == [
        Mending("documents", "_delta_log", "batches 4 to 4 were applied again"),
        Mending("bi", "bi.2", "made anew from the lake alone"),
    ]
    assert read_rows(data) == whole


@pytest.mark.parametrize("damage", slow_but_first("a data file is lost", "the log of batches is torn"))
def test_a_mended_store_takes_the_next_batch(damage: str, data: Path) -> None:
    DAMAGES[damage](data)
    list(repair(data))
    assert store.append(data, sound_rows(9)).added == 1
    publish(data)
    assert list(audit(data)) == []


def test_what_no_publication_has_is_left_and_bi_stays(data: Path) -> None:
    shutil.rmtree(data / "bi" / "quotes")
    active(data, "quotes").unlink()
    before = (data / "bi").resolve()
    assert list(repair(data)) == []
    assert {violation.table for violation in audit(data)} >= {"quotes", "bi/quotes"}
    assert (data / "bi").resolve() == before, "a damaged lake is not published"


def test_a_store_in_order_is_left_alone(data: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*") if path.is_file()}
    assert list(repair(data)) == []
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*") if path.is_file()} == before
