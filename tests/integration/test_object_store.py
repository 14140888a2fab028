"""A warehouse in an object store holds what one on a disk does, through revisions, removals, upkeep and kills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import duckdb
import fsspec
import polars
import pytest

from tests.faults.losses import read_rows
from tests.faults.work import AT, batch_of_step, do_step, story
from tests.kit.kills import Stopped, contents, list_orphans, stop_at
from tests.kit.object_store import ASKED, copy_bucket, make_bucket
from transforms.document import RemovalCause
from warehouse import places, restore, store
from warehouse.audit import audit
from warehouse.bi import object_publishing, reader
from warehouse.bi.publish import publish
from warehouse.bi.published import open_published
from warehouse.lake import delta
from warehouse.places import list_objects

# Of some 200: each is a wait for whoever stores far away.
MOST_REQUESTS_OF_A_BATCH = 240
STEPS = 3  # the work revises and removes within so many


@pytest.fixture(scope="session")
def begun(s3_variables: Mapping[str, str]) -> Path:
    """A store in which step 0 was done, which nobody changes."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in s3_variables.items():
            patch.setenv(name, value)
        data = places.open_place(f"{make_bucket()}/news")
        do_step(data, 0)
    return data


@pytest.fixture
def remote(begun: Path, bucket: str) -> Path:
    """A copy of it."""
    copy_bucket(str(begun), bucket)
    return places.open_place(f"{bucket}/news")


def test_an_entry_of_a_log_is_asked_for_once(remote: Path) -> None:
    do_step(remote, 1)
    ASKED.clear()
    store.append(remote, batch_of_step(remote, 2))
    asked = Counter(ASKED)
    read = {path: count for path, count in asked.items() if path.startswith("GET ") and "/_delta_log/" in path}
    assert read and all(count == 1 for count in read.values()), read
    assert asked.total() <= MOST_REQUESTS_OF_A_BATCH


def read_latest(data: Path) -> dict[str, Counter[str]]:
    """The rows of `latest/`, read as by one who knows patterns alone."""
    rows: dict[str, Counter[str]] = {}
    for name in list_objects(data / "latest"):
        table, _, file = name.partition("/")
        if file:
            read = reader.read_plain(data / "latest" / name).to_pylist()
            rows.setdefault(f"bi/{table}", Counter()).update(map(repr, read))
    return rows


@pytest.mark.slow
def test_the_same_work_leaves_the_same_rows_on_a_disk_and_in_an_object_store(remote: Path, tmp_path: Path) -> None:
    for number in range(STEPS):
        do_step(tmp_path, number)
    for number in range(1, STEPS):
        do_step(remote, number)
    for data in (tmp_path, remote):
        store.maintain(data, full=True)
        publish(data)
    wanted = read_rows(tmp_path)
    assert read_rows(remote) == wanted
    latest = read_latest(remote)
    assert {name: rows for name, rows in wanted.items() if name.startswith("bi/")} == {
        name: latest.get(name, Counter()) for name in wanted if name.startswith("bi/")
    }
    assert list(audit(remote)) == []

    before = open_published(remote).manifest
    assert publish(remote).kept
    assert open_published(remote).manifest == before


@pytest.mark.slow
def test_a_writer_that_ends_within_a_batch_loses_and_doubles_nothing(
    remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        do_step(tmp_path, number)
    with monkeypatch.context() as patch, pytest.raises(Stopped):
        stop_at(patch, 3, after=True)
        do_step(remote, 1)
    do_step(remote, 1)
    assert read_rows(remote) == read_rows(tmp_path)
    assert list(audit(remote)) == []


@pytest.mark.slow
def test_removed_articles_leave_no_byte(remote: Path) -> None:
    removed = story(0, "b")["documents"][0]["document_id"]
    words = b"ward 1 votes"  # of that article alone
    assert has_bytes(remote, words)

    store.remove(remote, [removed], RemovalCause.REQUEST, AT)
    publish(remote, keeps_earlier=False)
    assert not has_bytes(remote, words)
    assert list(audit(remote)) == []


def has_bytes(data: Path, words: bytes) -> bool:
    """Whether any object has these words, as it is or in any column of a Parquet file."""
    for name in list_objects(data):
        body = (data / name).read_bytes()
        if name.endswith(".parquet") and "_delta_log" not in name:
            body = repr(reader.read_plain(data / name).to_pylist()).encode()
        if words in body:
            return True
    return False


@pytest.mark.slow
def test_other_programs_read_the_copies_by_a_pattern(remote: Path, s3_variables: Mapping[str, str]) -> None:
    pattern = f"{remote}/latest/quotes/*.parquet"
    wanted = sorted(reader.read(remote, "quotes")["quote_id"].to_pylist())
    engine = duckdb.connect()
    engine.register_filesystem(fsspec.filesystem("s3"))
    assert sorted(engine.sql(f"SELECT quote_id FROM '{pattern}'").fetchall()) == [(quote_id,) for quote_id in wanted]
    options = {"aws_endpoint_url": s3_variables["AWS_ENDPOINT_URL"], "aws_allow_http": "true"}
    assert sorted(polars.read_parquet(pattern, storage_options=options)["quote_id"].to_list()) == wanted


@pytest.mark.slow
def test_of_two_publishers_the_slower_begins_again(remote: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create, rivals = object_publishing.create_object, [publish]

    def create_after_a_rival(place: Path, body: bytes) -> bool:
        if rivals:
            rivals.pop()(remote)
        return create(place, body)

    store.append(remote, story(1, "a"))
    monkeypatch.setattr(object_publishing, "create_object", create_after_a_rival)
    publication = publish(remote)
    assert publication.kept  # the rival has shown the batch
    assert open_published(remote).manifest["number"] == publication.number == 2
    assert list(audit(remote)) == []


@pytest.mark.slow
def test_what_a_killed_publisher_left_is_brought_up_and_swept(remote: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise Stopped

    store.append(remote, story(1, "a"))
    with monkeypatch.context() as patch, pytest.raises(Stopped):
        patch.setattr(object_publishing, "copy_object", stop)
        publish(remote)
    assert reader.count(remote, "documents") == 3
    assert read_latest(remote)["bi/documents"].total() == 2  # whoever reads patterns sees the earlier ones

    assert publish(remote).kept
    assert read_latest(remote)["bi/documents"].total() == 3
    assert list_orphans(remote) == []


@pytest.mark.slow
def test_a_lost_object_is_named_and_a_derived_one_made_anew(remote: Path) -> None:
    made = reader.list_files(remote, "speaker_month")[0]
    rows = reader.read(remote, "speaker_month")
    made.unlink()
    assert [violation.table for violation in audit(remote)] == ["bi/speaker_month"]
    assert not publish(remote).kept
    assert reader.read(remote, "speaker_month") == rows

    lost = reader.list_files(remote, "quotes")[0]
    lost.unlink()
    assert "quotes" in {violation.table for violation in audit(remote)}


@pytest.mark.slow
def test_going_back_in_an_object_store_gives_the_rows_of_then(remote: Path) -> None:
    before = contents(remote)
    number = delta.open_documents(remote).number
    do_step(remote, 1)
    after = contents(remote)
    restore.restore(remote, str(number))
    assert contents(remote) == before | {"removals": after["removals"]}
    assert list_orphans(remote) == []
