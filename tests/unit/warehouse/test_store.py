"""What becomes of articles that are new, there already, or changed."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.kit.rows import Rows, article, bare_article, document, joined, reject, row
from warehouse import store
from warehouse.lake import delta
from warehouse.lake.data_files import active_files, read_plain
from warehouse.store import Counts
from warehouse.tables import TABLES

FIRST = "The harbour is to be widened. The council votes in May. Ana Silva is against it. The port pays."
SECOND = "The harbour is to be widened. The council voted on Monday. Ana Silva is against it. The town pays."
OTHER = "Rain is expected in the north. The south stays dry. Winds turn to the west. It gets colder."


def rows(data: Path, table: str) -> list[dict[str, Any]]:
    return delta.read(delta.open_table(data, table))


def ids(data: Path, table: str) -> set[str]:
    return {one["document_id"] for one in rows(data, table)}


def versions(data: Path) -> dict[str, int]:
    return {name: delta.open_table(data, name).version() for name in (*TABLES, "_batches")}


def segments_of(data: Path) -> dict[str, set[str | None]]:
    """The segments in which articles have rows, by document_id; earlier versions aside."""
    found: dict[str, set[str | None]] = {}
    for name, files in active_files(store.snapshot(data)).items():
        for file in files if not TABLES[name].shared and name != delta.HISTORY else ():
            for document_id in read_plain(file.path, ["document_id"])["document_id"].to_pylist():
                found.setdefault(document_id, set()).add(file.segment)
    return found


def id_of(made: Rows) -> str:
    document_id: str = made["documents"][0]["document_id"]
    return document_id


def test_a_new_article_is_in_every_table_and_says_what_was_given(data: Path) -> None:
    made = article(FIRST)
    assert store.append(data, made) == Counts(seen=1, added=1)
    for name, given in made.items():
        stored = sorted(rows(data, name), key=lambda one: [str(one[key]) for key in TABLES[name].key])
        assert stored == given, name


def test_all_rows_of_an_article_lie_in_one_segment_whatever_its_day(data: Path) -> None:
    dated, undated = article(FIRST), article(OTHER, uri="file:///b.txt", day=None)
    for made in (dated, undated, article(SECOND, day=date(2016, 1, 1))):
        store.append(data, made)
    segments = segments_of(data)
    assert segments == {id_of(undated): {"0000002"}, id_of(article(SECOND)): {"0000003"}}


def test_the_same_rows_again_are_unchanged_and_make_no_commit(data: Path) -> None:
    made = joined(bare_article(FIRST), {"rejects": [reject()]})
    store.append(data, made)
    before = versions(data)
    assert store.append(data, made) == Counts(seen=2, unchanged=1, rejected=1)
    assert versions(data) == before


def test_an_empty_batch_makes_no_commit(data: Path) -> None:
    before = versions(data)
    assert store.append(data, {}) == Counts()
    assert versions(data) == before


def test_of_a_batch_half_known_only_the_new_half_is_written(data: Path) -> None:
    store.append(data, bare_article(FIRST))
    both = joined(bare_article(FIRST), bare_article(OTHER, uri="file:///news/b.txt"))
    assert store.append(data, both) == Counts(seen=2, added=1, unchanged=1)
    assert len(rows(data, "documents")) == 2
    assert len(rows(data, "sentences")) == 8


def test_a_changed_article_with_an_identity_takes_the_place_of_the_one_before_in_every_table(data: Path) -> None:
    other = article(OTHER, guid="weather", uri="file:///news/w.txt")
    store.append(data, joined(article(FIRST, guid="port", headline="Port", run_id="r1"), other))
    again = article(SECOND, guid="port", day=date(2017, 5, 2), run_id="r2", at=datetime(2026, 11, 25))
    assert store.append(data, again) == Counts(seen=1, revised=1)
    for name, given in again.items():
        if not TABLES[name].shared:
            found = [one for one in rows(data, name) if one["document_id"] == id_of(again)]
            assert {one["published_month"] for one in found} == {"2017-05"}, name
            assert len(found) == len(given), name
            assert id_of(other) in ids(data, name), name
    [new] = [one for one in rows(data, "documents") if one["document_id"] == id_of(again)]
    assert (new["revision"], new["replaces_document_id"]) == (2, id_of(again))


def test_the_version_before_is_kept_whole(data: Path) -> None:
    old = bare_article(FIRST, guid="port", headline="Port", run_id="r1")
    store.append(data, old)
    store.append(data, bare_article(SECOND, guid="port", run_id="r2", at=datetime(2026, 11, 25)))
    [kept] = rows(data, "document_revisions")
    assert kept == {
        "document_id": id_of(old),
        "published_date": date(2017, 4, 12),
        "published_month": "2017-04",
        "run_id": "r2",
        "revision": 1,
        "replaced_by_document_id": id_of(old),
        "headline": "Port",
        "text": FIRST,
        "text_sha256": old["documents"][0]["text_sha256"],
        "ingested_at": datetime(2026, 11, 24, 10, 15),
        "replaced_at": datetime(2026, 11, 25),
    }


@pytest.mark.slow
def test_every_earlier_version_stays_also_when_the_first_text_comes_back(data: Path) -> None:
    for text in (FIRST, SECOND, FIRST):
        assert store.append(data, bare_article(text)).unchanged == 0
    kept = {(one["document_id"], one["revision"], one["text"]) for one in rows(data, "document_revisions")}
    first, second = id_of(bare_article(FIRST)), id_of(bare_article(SECOND))
    assert kept == {(first, 1, FIRST), (second, 2, SECOND)}
    [now] = rows(data, "documents")
    assert (now["document_id"], now["revision"], now["replaces_document_id"]) == (first, 3, second)


@pytest.mark.parametrize(
    ("old", "new", "is_revision"),
    [
        pytest.param(bare_article(FIRST), bare_article(SECOND), True, id="half of its sentences are the same"),
        pytest.param(
            bare_article(FIRST), bare_article(OTHER), False, id="a scraper that always writes one file loses nothing"
        ),
        pytest.param(
            bare_article(FIRST, headline="Port"),
            bare_article(OTHER, headline="Port"),
            True,
            id="the same headline is enough",
        ),
        pytest.param(bare_article(FIRST), bare_article(SECOND, uri="file:///news/b.txt"), False, id="another file"),
        pytest.param(
            bare_article(FIRST),
            bare_article(SECOND, guid="port"),
            False,
            id="it has an identity of its own",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            bare_article(FIRST, guid="port"),
            bare_article(SECOND),
            False,
            id="the old one had an identity of its own",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            bare_article(FIRST),
            bare_article(f"{OTHER} The port pays."),
            False,
            id="one sentence of four is too few",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            bare_article(FIRST, headline=None),
            bare_article(OTHER, headline=None),
            False,
            id="no headline is not the same headline",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_a_changed_file_is_a_revision_if_it_is_like_the_stored_one(
    data: Path, old: Rows, new: Rows, is_revision: bool
) -> None:
    store.append(data, old)
    assert store.append(data, new) == (Counts(seen=1, revised=1) if is_revision else Counts(seen=1, added=1))
    assert ids(data, "documents") == ({id_of(new)} if is_revision else {id_of(old), id_of(new)})
    assert ids(data, "sentences") == ids(data, "documents")
    assert ids(data, "document_revisions") == ({id_of(old)} if is_revision else set())


def test_old_copies_of_an_article_change_nothing_when_they_are_read_again(data: Path) -> None:
    old = bare_article(FIRST, guid="port", uri="file:///monday.txt")
    new = bare_article(SECOND, guid="port", uri="file:///tuesday.txt")
    assert [store.append(data, one) for one in (old, new)] == [Counts(1, added=1), Counts(1, revised=1)]
    assert store.append(data, old) == Counts(seen=1, unchanged=1)
    assert store.select_unstored(data, [document(FIRST, "port", "file:///monday.txt"), document(SECOND, "port")]) == []
    assert [one["text_sha256"] for one in rows(data, "documents")] == [new["documents"][0]["text_sha256"]]


@pytest.mark.slow
def test_a_place_that_goes_back_to_an_earlier_text_is_followed(data: Path) -> None:
    for text in (FIRST, SECOND):
        store.append(data, bare_article(text, guid="port"))
    back = document(FIRST, "port")
    assert store.select_unstored(data, [back]) == [back]
    assert store.append(data, bare_article(FIRST, guid="port")) == Counts(seen=1, revised=1)
    assert [one["revision"] for one in rows(data, "documents")] == [3]


@pytest.mark.slow
def test_of_several_articles_from_one_file_the_likest_is_replaced(data: Path) -> None:
    store.append(data, joined(bare_article(OTHER), bare_article(FIRST)))
    store.append(data, bare_article(SECOND))
    assert ids(data, "documents") == {id_of(bare_article(OTHER)), id_of(bare_article(SECOND))}


def test_two_versions_of_one_file_in_one_batch_are_stored_in_turn(data: Path) -> None:
    counts = store.append(data, joined(bare_article(FIRST), bare_article(SECOND), {"rejects": [reject()]}))
    assert counts == Counts(seen=3, added=1, revised=1, rejected=1)
    assert ids(data, "documents") == ids(data, "sentences") == {id_of(bare_article(SECOND))}


def test_new_and_changed_articles_go_in_one_batch(data: Path) -> None:
    store.append(data, bare_article(FIRST))
    both = joined(bare_article(SECOND), bare_article(OTHER, uri="file:///b.txt", day=date(2016, 1, 1)))
    assert store.append(data, both) == Counts(seen=2, added=1, revised=1)
    assert delta.batch_number(delta.open_table(data, "documents")) == 2
    assert ids(data, "sentences") == {id_of(bare_article(SECOND)), id_of(bare_article(OTHER))}


def test_two_articles_with_one_id_are_refused_before_anything_is_written(data: Path) -> None:
    before = versions(data)
    with pytest.raises(ValueError, match="parts of their own"):
        store.append(data, joined(bare_article(FIRST, guid="port"), bare_article(SECOND, guid="port")))
    assert versions(data) == before


def test_rows_that_no_batch_writes_are_refused_not_dropped(data: Path) -> None:
    for name in ("runs", "topics", "document_revisions", "no_such_table"):
        with pytest.raises(ValueError, match=name):
            store.append(data, bare_article(FIRST) | {name: [{}]})
    assert store.append(data, bare_article(FIRST) | {"runs": []}).added == 1


def test_articles_that_came_from_nowhere_are_never_taken_for_versions_of_each_other(data: Path) -> None:
    made = [bare_article(text, headline="Port") for text in (FIRST, SECOND, OTHER)]
    for one in made:
        one["documents"][0]["source_uri"] = None
    store.append(data, made[0])
    assert store.append(data, joined(*made)) == Counts(seen=3, added=2, unchanged=1)


@pytest.mark.slow
def test_versions_of_one_id_that_come_as_parts_of_their_own_are_stored_in_turn(data: Path) -> None:
    first, second = bare_article(FIRST, guid="port"), bare_article(SECOND, guid="port")
    counts = store.append(data, first, bare_article(OTHER, uri="file:///b.txt"), second, {"rejects": [reject()]})
    assert counts == Counts(seen=4, added=2, revised=1, rejected=1)
    [port] = [one for one in rows(data, "documents") if one["document_id"] == id_of(second)]
    assert (port["revision"], port["text_sha256"]) == (2, second["documents"][0]["text_sha256"])


@pytest.mark.slow
def test_entities_of_a_later_version_are_stored_where_the_earlier_one_is_there_already(data: Path) -> None:
    store.append(data, bare_article(FIRST, people=["Ana Silva"]))
    counts = store.append(
        data, joined(bare_article(FIRST, people=["Ana Silva"]), bare_article(SECOND, people=["Rui Costa"]))
    )
    assert counts == Counts(seen=2, revised=1, unchanged=1)
    assert {one["name"] for one in rows(data, "entities")} == {"Ana Silva", "Rui Costa"}


def test_unknown_drops_what_is_stored_with_that_text_at_any_path_and_what_comes_twice(data: Path) -> None:
    store.append(data, joined(bare_article(FIRST, guid="port"), bare_article(OTHER)))
    changed, new = document(SECOND, "port"), document("Something else.")
    seen = [document(FIRST, "port"), changed, document(OTHER, uri="file:///copy.txt"), new, new]
    assert store.select_unstored(data, seen) == [changed, new]
    assert store.select_unstored(data, []) == []


@pytest.mark.slow
def test_ids_and_uris_with_quotation_marks_are_found_again(data: Path) -> None:
    uri = "file:///news/o'brien%20''.txt"
    store.append(data, bare_article(FIRST, uri=uri, people=["Pat O'Brien"]))
    assert store.append(data, bare_article(SECOND, uri=uri, people=["Pat O'Brien"])) == Counts(seen=1, revised=1)
    assert [one["name"] for one in rows(data, "entities")] == ["Pat O'Brien"]


def test_a_batch_of_rejects_is_a_batch(data: Path) -> None:
    twice = [reject(b"\x00\xff"), reject(b"\x00\xff", "file:///news/copy.bin"), reject(b"\x01")]
    assert store.append(data, {"rejects": twice}) == Counts(seen=3, rejected=3)
    assert len(rows(data, "rejects")) == 3
    assert delta.batch_number(delta.open_table(data, "documents")) == 1


def test_a_reject_that_is_there_already_keeps_its_row(data: Path) -> None:
    store.append(data, {"rejects": [reject() | {"run_id": "r1"}]})
    assert store.append(data, {"rejects": [reject() | {"run_id": "r2"}]}).rejected == 1
    assert [one["run_id"] for one in rows(data, "rejects")] == ["r1"]


def test_rejects_of_earlier_runs_are_found_and_those_of_this_one_are_not(data: Path) -> None:
    old, own, unknown = (reject(uri=f"file:///news/{name}.bin") for name in ("old", "own", "unknown"))
    store.append(data, {"rejects": [old | {"run_id": "r1"}, own | {"run_id": "r2"}]})
    ids = {one["reject_id"] for one in (old, own, unknown)}
    assert store.find_earlier_rejects(data, ids, "r2") == {old["reject_id"]}
    assert store.find_earlier_rejects(data, set(), "r2") == set()


def test_a_file_that_was_caught_while_it_was_written_is_revised_by_the_whole_one(data: Path) -> None:
    store.append(data, article(FIRST[:40]))
    assert store.append(data, article(FIRST)) == Counts(seen=1, revised=1)
    assert [one["revision"] for one in rows(data, "documents")] == [2]


def test_counts_add_up() -> None:
    assert sum([Counts(1, 1), Counts(3, 0, 1, 1, 1)], start=Counts()) == Counts(4, 1, 1, 1, 1)


def test_a_run_has_one_row_from_begin_to_end(data: Path) -> None:
    store.start_run(data, row("runs", run_id="r1", status="running", finished_at=None))
    store.start_run(data, row("runs", run_id="r2", status="running", finished_at=None))
    store.end_run(data, row("runs", run_id="r1", status="succeeded"))
    assert {one["run_id"]: one["status"] for one in rows(data, "runs")} == {"r1": "succeeded", "r2": "running"}
    assert delta.batch_number(delta.open_table(data, "documents")) == 0


def test_a_source_has_one_row_and_others_stay(data: Path) -> None:
    assert store.read_sources(data) == []
    store.record_sources(data, [row("sources", source="it's one"), row("sources", source="two")])
    store.record_sources(data, [row("sources", source="it's one", error="404 Not Found")])
    found = {one["source"]: one["error"] for one in store.read_sources(data)}
    assert found == {"it's one": "404 Not Found", "two": row("sources")["error"]}


def test_topics_are_written_only_when_they_differ(data: Path) -> None:
    one, two = row("topics", topic_id="1"), row("topics", topic_id="2")
    store.set_topics(data, [one, two])
    before = versions(data)
    store.set_topics(data, [two, one])
    assert versions(data) == before
    store.set_topics(data, [two])
    assert rows(data, "topics") == [two]
