"""What was removed is gone from the undo files too, whoever replaced whom, and nothing else is."""

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from tests.kit.kills import contents
from tests.kit.rows import bare_article, joined, reject
from transforms.document import RemovalCause, document_id_of
from warehouse import restore, store
from warehouse.lake import delta, maintenance, paths
from warehouse.lake.undo_files import list_undo_files, read_undo
from warehouse.lake.undo_scrubbing import read_undone

AT = datetime(2026, 11, 28, 9)
FIRST = "The harbour is to be dredged by night. The town pays for it. Nobody was asked."
SECOND = "The harbour is to be dredged by night. The town pays for it. No one was asked."
PLACE = "file:///news/dredge.txt"


@pytest.fixture
def stored(data: Path) -> Path:
    """Two articles that were revised: one has the id of its text, so a revision has another one."""
    rain = bare_article("Rain is expected.", guid="rain")
    store.append(data, joined(bare_article(FIRST, uri=PLACE), rain))
    store.append(data, joined(bare_article(SECOND, uri=PLACE), bare_article("Rain has come.", guid="rain")))
    return data


def undone_texts(data: Path) -> set[str]:
    undos = [read_undo(path) for path in list_undo_files(data)]
    rows = [rows for undo in undos for (name, _), rows in undo.parts.items() if name == "document_texts"]
    return {text for some in rows for text in some["text"].to_pylist()}


def removed_ids(data: Path) -> set[str]:
    return {row["document_id"] for row in delta.read(store.snapshot(data)["removals"])}


@pytest.mark.parametrize("cause", list(RemovalCause))
def test_a_removed_article_is_gone_and_others_are_not(stored: Path, cause: RemovalCause) -> None:
    assert undone_texts(stored) == {FIRST, "Rain is expected."}
    store.remove(stored, [document_id_of(SECOND)], cause, AT)
    assert undone_texts(stored) == {"Rain is expected."}
    restore.restore(stored, "1")
    [document] = delta.read(store.snapshot(stored)["documents"])
    assert (document["guid"], document["revision"]) == ("rain", 1)


def test_a_later_version_that_was_taken_back_is_removed_with_the_earlier_one(stored: Path) -> None:
    restore.restore(stored, "1")
    assert SECOND in undone_texts(stored)
    assert store.remove(stored, [document_id_of(FIRST)], RemovalCause.REQUEST, AT) == 1
    assert undone_texts(stored).isdisjoint({FIRST, SECOND})
    assert removed_ids(stored) == {document_id_of(FIRST), document_id_of(SECOND)}
    restore.restore(stored, "2")
    assert {row["guid"] for row in delta.read(store.snapshot(stored)["documents"])} == {"rain"}


def test_the_version_that_is_there_is_removed_with_the_one_that_was_taken_back(stored: Path) -> None:
    restore.restore(stored, "1")
    assert store.remove(stored, [document_id_of(SECOND)], RemovalCause.REQUEST, AT) == 1
    assert removed_ids(stored) == {document_id_of(FIRST), document_id_of(SECOND)}
    assert {row["guid"] for row in delta.read(store.snapshot(stored)["documents"])} == {"rain"}


def test_an_article_that_is_to_be_had_by_going_back_alone_is_removed(stored: Path) -> None:
    restore.restore(stored, "0")
    assert store.remove(stored, [document_id_of("rain")], RemovalCause.REQUEST, AT) == 1
    assert removed_ids(stored) == {document_id_of("rain")}
    assert undone_texts(stored) == {FIRST, SECOND}
    assert store.remove(stored, ["0" * 16], RemovalCause.REQUEST, AT) == 0
    restore.restore(stored, "2")
    assert [row["document_id"] for row in delta.read(store.snapshot(stored)["documents"])] == [document_id_of(SECOND)]


def test_rejects_of_the_same_place_or_bytes_do_not_come_back(stored: Path) -> None:
    body = FIRST.encode()
    digest = store.keep_payload(stored, body)
    own = reject(body, "file:///inbox/a.txt") | {"quarantine_path": f"quarantine/{digest}"}
    other = reject(b"other", "file:///inbox/b.txt")
    assert own["raw_sha256"] == hashlib.sha256(body).hexdigest()
    store.append(stored, {"rejects": [own, reject(b"else", PLACE), other]})
    restore.restore(stored, "2")
    assert len(read_undone(stored).rows["rejects"]) == 3
    store.remove(stored, [document_id_of(SECOND)], RemovalCause.REQUEST, AT)
    assert not (stored / "quarantine" / digest).exists()
    restore.restore(stored, "3")
    assert [row["source_uri"] for row in delta.read(store.snapshot(stored)["rejects"])] == ["file:///inbox/b.txt"]


def test_a_file_that_cannot_be_read_is_deleted(stored: Path) -> None:
    store.append(stored, bare_article("Snow falls.", guid="snow"))
    path = list_undo_files(stored)[1]
    path.write_bytes(path.read_bytes()[:100])
    assert read_undone(stored).illegible == [path.name]
    store.remove(stored, [document_id_of("snow")], RemovalCause.REQUEST, AT)
    assert not path.exists()
    assert len(contents(stored)["documents"]) == 2


def test_a_removal_that_was_killed_is_finished_by_maintaining(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(maintenance, "drop_replaced_files", lambda *_: None)
        store.remove(stored, [document_id_of(SECOND)], RemovalCause.REQUEST, AT)
    assert FIRST in undone_texts(stored)
    maintenance.drop_replaced_files(stored)
    assert FIRST not in undone_texts(stored)
    bodies = [path.read_bytes() for path in list_undo_files(stored)]
    maintenance.drop_replaced_files(stored)
    assert [path.read_bytes() for path in list_undo_files(stored)] == bodies
    assert paths.undo_path(stored).is_dir()
