"""What was removed is gone from every table and file, and is not taken in again."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.kit.kills import list_orphans
from tests.kit.rows import article, bare_article, document, joined, reject, signature
from tests.kit.warehouse import sound_store
from transforms.document import RemovalCause, Row, Rows, document_id_of
from warehouse import restore, store
from warehouse.audit import audit
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.handouts import BROWSE, REPORT
from warehouse.lake import compaction, data_files, delta
from warehouse.lake.data_files import ActiveFile
from warehouse.lake.lake_files import LakeFiles
from warehouse.report import Selection, write_report

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
            data_files._kept_columns.clear()
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


def told(name: str, day: int, changed: int = 0) -> Rows:
    """One telling of a story, of which `changed` of 128 numbers of the signature are its own."""
    text = f"Story {name}. It is told."
    return article(text, guid=name, uri=None, day=date(2017, 4, day), signature=signature(changed))


def originals(data: Path) -> dict[str, tuple[str | None, float | None]]:
    """By guid: of which article each is a copy, and how like."""
    rows = delta.read(store.snapshot(data)["documents"])
    names = {row["document_id"]: row["guid"] for row in rows}
    return {
        row["guid"]: (names.get(row["duplicate_of_document_id"], row["duplicate_of_document_id"]), row["similarity"])
        for row in rows
    }


@pytest.fixture(scope="module")
def copied(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An original and three copies of it, of which two are alike and one shares with them less than a copy does."""
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("copied"), dirs_exist_ok=True)
    store.append(data, told("first", 1))
    store.append(data, told("late", 9, changed=32))
    store.append(data, joined(told("early", 5, changed=16), alone()))
    return data


def alone() -> Rows:
    """A copy of the original whose changes are elsewhere than those of the others."""
    turned = signature()[:-128] + signature(128)[-128:]
    assert turned != signature()
    return article("Story alone.", guid="alone", uri=None, day=date(2017, 4, 7), signature=turned)


@pytest.fixture
def copies(copied: Path, tmp_path: Path) -> Path:
    return shutil.copytree(copied, tmp_path, dirs_exist_ok=True)


def test_the_earliest_copy_of_a_removed_original_is_the_original_of_those_like_it(copies: Path) -> None:
    before = originals(copies)
    assert {name for name, (original, _) in before.items() if original == "first"} == {"late", "early", "alone"}
    number = delta.open_documents(copies).number
    assert store.remove(copies, [document_id_of("first")], RemovalCause.REQUEST, AT) == 1
    assert delta.open_documents(copies).number == number + 1
    assert originals(copies) == {"early": (None, None), "late": ("early", 0.875), "alone": ("early", 0.625)}


def test_a_copy_too_far_from_the_others_stands_alone(copies: Path) -> None:
    assert store.remove(copies, [document_id_of(name) for name in ("first", "early")], RemovalCause.REQUEST, AT) == 2
    assert originals(copies) == {"alone": (None, None), "late": (None, None)}


def test_all_rows_of_copies_stay_as_they_were_but_for_their_original(copies: Path) -> None:
    def rest(data: Path) -> dict[str, list[Row]]:
        kept = {}
        for name, table in store.snapshot(data).items():
            rows = [row for row in delta.read(table) if row.get("document_id") != document_id_of("first")]
            marks = ("duplicate_of_document_id", "similarity")
            rows = [{column: value for column, value in row.items() if column not in marks} for row in rows]
            kept[name] = sorted(rows, key=str)
        return kept

    before = rest(copies)
    store.remove(copies, [document_id_of("first")], RemovalCause.REQUEST, AT)
    after = rest(copies)
    after["removals"] = before["removals"]
    assert after == before


def test_what_is_published_counts_the_new_original_once(copies: Path) -> None:
    publish(copies)
    store.remove(copies, [document_id_of("first")], RemovalCause.REQUEST, AT)
    publish(copies, keeps_earlier=False)
    (counted,) = reader.read(copies, "speaker_month").to_pylist()
    assert (counted["document_count"], counted["quote_count"]) == (1, 2)
    wide = reader.read(copies, "quotes_wide").to_pylist()
    named = {row["document_id"]: row["duplicate_of_document_id"] for row in wide}
    early = document_id_of("early")
    assert named == {early: None, document_id_of("late"): early, document_id_of("alone"): early}


def test_a_removed_copy_changes_no_other_article(copies: Path) -> None:
    before = originals(copies)
    store.remove(copies, [document_id_of("late")], RemovalCause.REQUEST, AT)
    assert originals(copies) == {name: original for name, original in before.items() if name != "late"}


def test_no_byte_of_the_article_stays_in_the_data_folder(tmp_path: Path) -> None:
    store.create(tmp_path)
    body = b"The harbour is to be dredged by night. Nobody was asked."
    text = body.decode()
    for number in range(3):
        store.append(tmp_path, bare_article(f"Story {number}. It is told.", guid=f"s{number}"))
    first = article(text, guid="dredge", headline="Dredged by night", day=date(2017, 4, 1))
    first["document_texts"][0]["raw_sha256"] = hashlib.sha256(body).hexdigest()
    store.append(tmp_path, first)
    store.append(tmp_path, article(text.replace("Nobody", "No one"), guid="dredge", day=date(2017, 5, 1)))
    store.keep_payload(tmp_path, body)
    kept = reject(body, "file:///inbox/a.txt") | {"quarantine_path": "quarantine/x"}
    store.append(tmp_path, {"rejects": [kept, reject(b"other", "file:///inbox/b.txt")]})
    publish(tmp_path)
    for wanted in ("3", "2", "6"):  # to before it came, and forth again
        restore.restore(tmp_path, wanted)
        publish(tmp_path)
    found = list_files_with(tmp_path, b"dredged by night")
    assert found and any(name.endswith("-rows.parquet") for name in found), "it is among what takes batches back"

    write_report(tmp_path, tmp_path / REPORT, Selection())
    (tmp_path / BROWSE).mkdir()
    (tmp_path / BROWSE / "words").write_text(text)
    store.remove(tmp_path, [document_id_of("dredge")], RemovalCause.REQUEST, AT)
    publish(tmp_path, keeps_earlier=False)
    assert list_files_with(tmp_path, b"dredged by night") == []
    assert not (tmp_path / REPORT).exists(), "its words are packed"
    assert [row["source_uri"] for row in delta.read(store.snapshot(tmp_path)["rejects"])] == ["file:///inbox/b.txt"]


def list_files_with(data: Path, words: bytes) -> list[str]:
    """Files whose bytes, or the values of whose columns, have some words."""
    found = []
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        body = path.read_bytes()
        if path.suffix == ".parquet" and body:
            body += repr(pq.ParquetFile(path).read().to_pylist()).encode()
        if words in body:
            found.append(path.name)
    return found
