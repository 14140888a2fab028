"""bi/: what a publication holds, what it costs, and what happens to it when files are lost or links cannot be made."""

import errno
import json
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.rows import article, bare_article, joined
from warehouse import store
from warehouse.bi.filling import _write_file
from warehouse.bi.names import published_names
from warehouse.bi.publication import GENERATIONS_KEPT
from warehouse.bi.publish import LakeDamaged, _is_made_from, publish
from warehouse.bi.published import MANIFEST
from warehouse.lake.contents import read_contents
from warehouse.lake.data_files import ActiveFile, active_files
from warehouse.tables import TABLES
from warehouse.views import DERIVED, VIEWS

MAY = date(2017, 5, 2)


@pytest.fixture(scope="module")
def stored(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("stored") / "data")
    store.append(data, joined(article("One. Two."), article("Three. Four.", uri="file:///b.txt", day=MAY)))
    return data


@pytest.fixture
def data(stored: Path, tmp_path: Path) -> Path:
    return shutil.copytree(stored, tmp_path / "data")


def held(data: Path) -> dict[str, Path]:
    bi = (data / "bi").resolve()
    return {str(path.relative_to(bi)): path for path in bi.rglob("*.parquet")}


def test_every_table_and_mart_has_files_and_nothing_else_lies_there(data: Path) -> None:
    publish(data)
    bi = (data / "bi").resolve()
    assert {path.name for path in bi.iterdir() if path.is_dir()} == TABLES.keys() | DERIVED.keys()
    for folder in filter(Path.is_dir, bi.iterdir()):
        names = [path.name for path in folder.iterdir()]
        assert names
        form = rf"{folder.name}-((\d{{7}}|\d{{4}}-\d\d|undated)-)?[0-9a-f]{{8}}\.parquet"
        assert all(re.fullmatch(form, name) for name in names)
    assert (data / "bi").readlink() == Path("bi.1")


def test_files_are_the_lakes_own_and_read_only(data: Path) -> None:
    publish(data)
    lake = {file.path.stat().st_ino for files in active_files(store.snapshot(data)).values() for file in files}
    own = {path.stat().st_ino for name, path in held(data).items() if name.partition("/")[0] in TABLES}
    assert lake <= own
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o444 for path in held(data).values())


def test_schemas_are_the_declared_ones_in_placeholders_and_marts_too(data: Path) -> None:
    publish(data)
    for name, path in held(data).items():
        table = (TABLES | DERIVED)[name.partition("/")[0]]
        schema = pq.read_schema(path)
        assert schema.names == table.schema.names, name
        assert schema.types == table.schema.types, name


def test_nothing_new_makes_no_generation(data: Path) -> None:
    first = publish(data)
    again = publish(data)
    assert again.kept and again.generation == first.generation and not again.linked + again.written + again.copied


def test_another_article_changes_only_files_of_its_month(data: Path) -> None:
    publish(data)
    before = held(data)
    store.append(data, article("Five. Six.", uri="file:///c.txt", day=MAY))
    done = publish(data)
    after = held(data)
    gone = before.keys() - after.keys()
    assert {name for name in gone if "2017-04" in name} == set()
    assert {name.partition("/")[0] for name in gone} <= DERIVED.keys() | {"entities", "entity_aliases", "entity_roles"}
    assert all(before[name].stat().st_ino == after[name].stat().st_ino for name in before.keys() & after.keys())
    assert done.written == 3  # speaker_month and topic_month of May, and the new file's part of quotes_wide
    assert done.number == 2


@pytest.mark.slow
def test_three_generations_stay_and_what_a_killed_publisher_left_goes(data: Path) -> None:
    for number in range(5):
        store.append(data, bare_article(f"Another {number}. It is.", uri=f"file:///{number}.txt"))
        if number == 3:
            (data / "bi.77").mkdir()  # no note in it: never finished
            (data / "bi.77.link").symlink_to("bi.77")
        publish(data)
    left = sorted(path.name for path in data.glob("bi.*"))
    assert len(left) == GENERATIONS_KEPT and "bi.77" not in left and "bi.77.link" not in left
    assert (data / "bi").readlink().name == "bi.79"


def test_note_tells_number_versions_and_sources(data: Path) -> None:
    publish(data)
    note = json.loads((data / "bi" / MANIFEST).read_text())
    assert note["number"] == 1 and note["versions"]["runs"] == store.snapshot(data)["runs"].version()
    assert note["files"].keys() == held(data).keys()
    sources = [source for source in note["files"].values() if source.startswith("lake/")]
    assert sources and all((data / source).is_file() for source in sources)


@pytest.mark.parametrize("harm", ["lost", "truncated"])
def test_a_harmed_file_of_bi_comes_back(data: Path, harm: str) -> None:
    publish(data)
    victim = next(path for name, path in held(data).items() if name.startswith("quotes/"))
    body = victim.read_bytes()
    victim.unlink()
    if harm == "truncated":
        victim.write_bytes(body[:-9])
    assert not publish(data).kept
    assert held(data)[f"quotes/{victim.name}"].read_bytes() == body


def test_a_harmed_mart_comes_back(data: Path) -> None:
    publish(data)
    victim = next(path for name, path in held(data).items() if name.startswith("speaker_month/"))
    body = victim.read_bytes()
    victim.chmod(0o644)
    victim.write_bytes(b"PAR1")
    assert publish(data).written == 1
    assert held(data)[f"speaker_month/{victim.name}"].read_bytes() == body


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    refused: list[str] = []

    def link(source: Any, target: Any) -> None:
        if "lake" in Path(source).parts:
            refused.append(Path(target).parent.name)
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        original(source, target)

    original = os.link
    monkeypatch.setattr(os, "link", link)
    yield refused


@pytest.mark.slow
def test_where_links_are_refused_files_are_copied_once(data: Path, no_links: list[str]) -> None:
    first = publish(data)
    assert first.copied and no_links[-1] == "documents"
    copy = next(path for name, path in held(data).items() if name.startswith("quotes/"))
    store.append(data, bare_article("Five. Six.", uri="file:///c.txt", day=MAY))
    second = publish(data)
    assert 0 < second.copied < first.copied
    assert held(data)[f"quotes/{copy.name}"].stat().st_ino == copy.stat().st_ino, "linked from the publication before"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o444


@pytest.mark.slow
def test_without_symbolic_links_bi_is_a_folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("a required privilege is not held by the client")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    publish(data)
    store.append(data, bare_article("Five. Six.", uri="file:///c.txt", day=MAY))
    publish(data)
    assert not (data / "bi").is_symlink() and not list(data.glob("bi.*"))
    assert held(data).keys() == json.loads((data / "bi" / MANIFEST).read_text())["files"].keys()
    assert publish(data).kept


@pytest.mark.slow
def test_a_copied_data_folder_with_links_resolved_is_published_to(data: Path) -> None:
    publish(data)
    generation = (data / "bi").resolve()
    (data / "bi").unlink()
    generation.rename(data / "bi")
    assert publish(data).kept
    store.append(data, bare_article("Five. Six.", uri="file:///c.txt", day=MAY))
    publish(data)
    assert (data / "bi").is_symlink() and not list(data.glob("*.aside"))


@pytest.mark.parametrize("table", ["quotes", "sentences"])  # of quotes the plan reads the footers, too
def test_a_lost_lake_file_stops_publishing_and_bi_stays(data: Path, table: str) -> None:
    publish(data)
    before = (data / "bi").resolve()
    store.append(data, bare_article("Five. Six.", uri="file:///c.txt", day=MAY))
    active_files(store.snapshot(data))[table][0].path.unlink()
    read_contents.cache_clear()
    with pytest.raises(LakeDamaged, match="wireroom check"):
        publish(data)
    assert (data / "bi").resolve() == before


def test_no_store_is_said(tmp_path: Path) -> None:
    with pytest.raises(store.NoStore):
        publish(tmp_path)
    with pytest.raises(store.NoStore):
        publish(tmp_path / "absent")


def test_two_files_that_would_share_a_name_get_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.bi.names.hash_name", lambda name: f"abcdef01{name.encode().hex()}")
    files = [ActiveFile("quotes", Path(f"0000001-{digit}.parquet"), 1) for digit in "ab"]
    assert list(published_names(files)) == [
        "quotes/quotes-0000001-abcdef01.parquet",
        f"quotes/quotes-0000001-abcdef01{b'0000001-b.parquet'.hex()}.parquet",
    ]


def test_an_empty_store_publishes_empty_tables(tmp_path: Path) -> None:
    store.create(tmp_path)
    publish(tmp_path)
    assert held(tmp_path) and all(pq.read_metadata(path).num_rows == 0 for path in held(tmp_path).values())
    assert {name.partition("/")[0] for name in held(tmp_path)} == TABLES.keys() | VIEWS.keys()
    assert all(isinstance(pq.read_schema(path), pa.Schema) for path in held(tmp_path).values())


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of files on Windows")
def test_a_file_that_is_written_in_part_is_an_error(tmp_path: Path) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            _write_file(pa.py_buffer(b"x" * 5000), tmp_path / "part.parquet")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_harmed_note_of_what_a_file_is_made_from_is_another_one(tmp_path: Path) -> None:
    path = tmp_path / "mart.parquet"
    rows = pa.table({"a": [1]}).replace_schema_metadata({"wireroom.made_from": b"ab\xff"})
    pq.write_table(rows, path)
    assert not _is_made_from(path, "made from abc")
