"""What was removed is gone from every table and file, and is not taken in again."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.kit.kills import list_orphans
from tests.kit.rows import bare_article, document, joined
from tests.kit.warehouse import sound_store
from transforms.document import RemovalCause, document_id_of
from warehouse import store
from warehouse.audit import audit
from warehouse.lake import compaction, data_files, delta
from warehouse.lake.data_files import ActiveFile
from warehouse.lake.lake_files import LakeFiles

AT = datetime(2026, 11, 28, 9)
FIRST = "The harbour is to be widened. The council votes in May."
SECOND = "The harbour is to be widened. The council voted on Monday."
OTHER = "Rain is expected in the north. The south stays dry."


@pytest.fixture(scope="module")
def stored(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article in its second version, and another one."""
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("stored"), dirs_exist_ok=True)
    store.append(data, joined(bare_article(FIRST, guid="port"), bare_article(OTHER, uri="file:///b.txt")))
    store.append(data, bare_article(SECOND, guid="port"))
    return data


@pytest.fixture
def data(stored: Path, tmp_path: Path) -> Path:
    return shutil.copytree(stored, tmp_path, dirs_exist_ok=True)


def bytes_of(data: Path) -> bytes:
    files = [path for path in (data / "lake").rglob("*.parquet") if "_batches" not in path.parts]
    return b"".join(path.read_bytes() for path in files)


def test_a_removed_article_is_gone_from_tables_and_files(data: Path) -> None:
    gone, stays = document_id_of("port"), document_id_of(OTHER)
    assert gone.encode() in bytes_of(data)
    assert store.remove(data, [gone], RemovalCause.REQUEST, AT) == 1
    for name, table in store.snapshot(data).items():
        rows = delta.read(table)
        ids = {row.get("document_id") for row in rows}
        assert (gone in ids) is (name == "removals"), name
    assert {row["document_id"] for row in delta.read(store.snapshot(data)["documents"])} == {stays}
    assert b"voted on Monday" not in bytes_of(data) and b"votes in May" not in bytes_of(data)


def test_a_removal_is_recorded_for_each_version(data: Path) -> None:
    store.remove(data, [document_id_of("port")], RemovalCause.REQUEST, AT)
    rows = delta.read(store.snapshot(data)["removals"])
    assert len(rows) == 2 and {row["cause"] for row in rows} == {"request"}


@pytest.mark.parametrize(
    ("cause", "text", "is_taken"),
    [
        pytest.param(RemovalCause.REQUEST, SECOND, False, id="the same version"),
        pytest.param(RemovalCause.REQUEST, FIRST, False, id="an earlier version"),
        pytest.param(RemovalCause.REQUEST, "All new.", False, id="on request, never again in any version"),
        pytest.param(RemovalCause.WITHDRAWN, SECOND, False, id="what was withdrawn"),
        pytest.param(RemovalCause.WITHDRAWN, "All new.", True, id="withdrawn, and published anew"),
    ],
)
def test_what_was_removed_is_not_taken_in_again(data: Path, cause: RemovalCause, text: str, is_taken: bool) -> None:
    store.remove(data, [document_id_of("port")], cause, AT)
    assert bool(store.select_unstored(data, [document(text, guid="port")])) is is_taken


@pytest.mark.parametrize("call", ["append", "select_unstored", "maintain"])
def test_whoever_works_with_files_that_a_removal_takes_away_looks_again(
    data: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    new = bare_article("A tram is built. Nobody pays.", guid="tram")
    calls: dict[str, Callable[[], object]] = {
        "append": lambda: store.append(data, new).added,
        "select_unstored": lambda: len(store.select_unstored(data, [document("A tram is built.", guid="tram")])),
        "maintain": lambda: compaction.compact_segments(data, least=1),
    }
    of, is_removed = LakeFiles.of, []

    def disturbed(lake: LakeFiles, *args: Any) -> list[ActiveFile]:
        listed = of(lake, *args)
        if not is_removed:
            is_removed.append(True)
            store.remove(data, [document_id_of("port")], RemovalCause.REQUEST, AT)
            data_files._read_keys.cache_clear()
        return listed

    monkeypatch.setattr(LakeFiles, "of", disturbed)
    assert calls[call]() in (1, None)
    found = {row["document_id"] for row in delta.read(store.snapshot(data)["documents"])}
    assert found == {document_id_of(OTHER), *([document_id_of("tram")] if call == "append" else [])}
    assert list_orphans(data) == []


def test_a_removed_article_that_a_name_was_first_seen_in_is_nothing_wrong(tmp_path: Path) -> None:
    data = sound_store(tmp_path / "data")
    first = delta.read(store.snapshot(data)["entity_aliases"], ["first_seen_document_id"])[0]["first_seen_document_id"]
    assert store.remove(data, [first], RemovalCause.REQUEST, AT) == 1
    assert [(one.table, one.row_key, one.message) for one in audit(data)] == []


def test_what_is_not_there_is_not_removed(data: Path) -> None:
    assert store.remove(data, ["0" * 16], RemovalCause.REQUEST, AT) == 0
