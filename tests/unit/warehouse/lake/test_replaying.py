"""Other rules' rows take the place of an article's rows, and what the store knows of it stays."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.kit.kills import Stopped, contents, stop_at
from tests.kit.older import declared, without
from tests.kit.rows import row
from tests.kit.warehouse import sound_document, sound_rows
from transforms.document import Document, RawArticle, RemovalCause, Row, Rows
from transforms.rows import rows_of
from warehouse import store
from warehouse.audit import audit
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.lake import commit, delta
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.delta import BATCHES
from warehouse.lake.replaying import KEPT_COLUMNS, keep_columns
from warehouse.tables import TABLES

AT = datetime(2026, 11, 28, 9)
RUN_ID = "20261128T090000-000000"
FIRST = sound_document(0)
OWN = [name for name, table in TABLES.items() if table.in_batches and not table.shared]


@pytest.fixture
def data(sound_lake: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound_lake, tmp_path / "data")


def read_other_way(document: Document) -> Rows:
    """The rows of rules that find one quote less, in a document that was made from its rows."""
    raw = RawArticle(b"", "")
    fewer = replace(document, raw=raw, quotes=document.quotes[:1], statements=(), insertions=())
    speakers = tuple(speaker for speaker in document.speakers if speaker.quote == document.quotes[0].position)
    circumstances = tuple(one for one in document.circumstances if one.quote == document.quotes[0].position)
    topics = tuple(topic for topic in document.topics if topic.unit_type != "quote")
    changed = replace(fewer, speakers=speakers, circumstances=circumstances, topics=topics)
    return rows_of(changed, RUN_ID, AT)


def rows_by_article(data: Path, document_id: str) -> dict[str, list[Row]]:
    return store.read_articles(data, [document_id])[document_id]


def test_an_article_gets_its_new_rows_and_no_other_changes(data: Path) -> None:
    new = read_other_way(FIRST)
    stored = [version["document_id"] for version in store.list_versions(data)]
    others = [document_id for document_id in stored if document_id != FIRST.document_id]
    before = store.read_articles(data, others)
    assert store.replace_rows(data, new) == 1
    after = store.read_articles(data, others)
    assert len(others) == 2 and strip(before) == strip(after)
    (quote,) = rows_by_article(data, FIRST.document_id)["quotes"]
    assert (quote["position"], quote["run_id"]) == (1, RUN_ID)
    counts = {"documents_seen": 1, "documents_added": 0, "documents_revised": 0, "documents_unchanged": 1}
    store.start_run(data, row("runs", run_id=RUN_ID, **counts, documents_rejected=0))
    publish(data)
    assert list(audit(data)) == []
    assert reader.read(data, "document_revisions").num_rows == 0


def strip(articles: dict[str, Rows]) -> dict[str, Rows]:
    """Rows without their segments."""
    return {
        document_id: {
            name: sorted(({**row, "segment": None} for row in rows), key=str) for name, rows in tables.items()
        }
        for document_id, tables in articles.items()
    }


def test_what_the_store_knows_stays(data: Path) -> None:
    before = rows_by_article(data, FIRST.document_id)
    store.replace_rows(data, read_other_way(FIRST))
    after = rows_by_article(data, FIRST.document_id)
    for name, columns in KEPT_COLUMNS.items():
        (old,), (new,) = before[name], after[name]
        assert {column: old[column] for column in columns} == {column: new[column] for column in columns}
    (document,) = after["documents"]
    assert (document["source_uri"], document["ingested_at"]) == ("file:///news/0.txt", sound_at(before))
    assert document["quote_count"] == 1 and before["documents"][0]["quote_count"] == 2


def sound_at(rows: Rows) -> datetime:
    at: datetime = rows["documents"][0]["ingested_at"]
    return at


def test_the_batch_says_that_it_is_a_replay(data: Path) -> None:
    store.replace_rows(data, read_other_way(FIRST))
    (batch,) = commit.read_batches(delta.open_log(data, BATCHES), delta.open_documents(data).number - 1)
    assert (batch.plan.kind, batch.plan.run_id) == (BatchKind.REPLAY, RUN_ID)


def test_an_article_that_is_gone_or_has_another_text_is_left_out(data: Path) -> None:
    gone = sound_document(1)
    store.remove(data, [gone.document_id], RemovalCause.REQUEST, AT)
    changed = read_other_way(FIRST)
    changed["documents"][0]["text_sha256"] = "0" * 64
    before = contents(data)
    assert store.replace_rows(data, changed, read_other_way(gone)) == 0
    assert contents(data) == before


def test_of_articles_that_are_gone_no_names_come_back(data: Path) -> None:
    gone = rows_of(replace(sound_document(1, speaker="Jo Berg"), document_id="0" * 16), RUN_ID, AT)
    assert store.replace_rows(data, read_other_way(FIRST), gone) == 1
    assert "Jo Berg" not in {row["name"] for row in delta.read(store.snapshot(data)["entities"], ["name"])}


@pytest.mark.parametrize("step", [0, 1, 9])
def test_a_stopped_replay_is_whole_or_not_there(data: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    new = read_other_way(FIRST)
    with monkeypatch.context() as patch:
        stop_at(patch, step)
        with pytest.raises(Stopped):
            store.replace_rows(data, new)
    store.recover(data)
    assert len(rows_by_article(data, FIRST.document_id)["quotes"]) == (2 if step == 0 else 1)
    assert store.replace_rows(data, new) == 1
    assert len(rows_by_article(data, FIRST.document_id)["quotes"]) == 1


def test_what_is_new_of_entities_is_merged(data: Path) -> None:
    new = rows_of(replace(sound_document(0, speaker="Jo Berg"), document_id=FIRST.document_id), RUN_ID, AT)
    new["documents"][0]["text_sha256"] = FIRST.text_sha256
    store.replace_rows(data, new)
    names = {row["name"] for row in delta.read(store.snapshot(data)["entities"], ["name"])}
    assert {"Ana Silva", "Jo Berg"} <= names


def test_versions_are_listed_with_the_segment(data: Path) -> None:
    rows = store.list_versions(data)
    assert len(rows) == 3 and len({row["segment"] for row in rows}) == 3
    assert {row["rule_version"] for row in rows} == {sound_rows(0)["documents"][0]["rule_version"]}


def test_rows_of_other_tables_are_refused(data: Path) -> None:
    with pytest.raises(ValueError, match="runs"):
        store.replace_rows(data, read_other_way(FIRST) | {"runs": [{"run_id": RUN_ID}]})


def test_columns_are_kept_by_article() -> None:
    stored = [{"document_id": "a", "revision": 3}, {"document_id": "b", "revision": 1}]
    assert keep_columns([{"document_id": "a", "revision": 1, "word_count": 7}], stored, ["revision"]) == [
        {"document_id": "a", "revision": 3, "word_count": 7}
    ]


def test_articles_of_a_store_without_a_column_are_read_as_they_are(tmp_path: Path) -> None:
    with declared(without({"document_texts": ["parser_output"]})):
        store.create(tmp_path)
        store.append(tmp_path, sound_rows(0))
    (text,) = rows_by_article(tmp_path, FIRST.document_id)["document_texts"]
    assert text["text"] == FIRST.text and "parser_output" not in text
    assert store.replace_rows(tmp_path, read_other_way(FIRST)) == 1
    assert rows_by_article(tmp_path, FIRST.document_id)["document_texts"][0]["parser_output"] is not None
