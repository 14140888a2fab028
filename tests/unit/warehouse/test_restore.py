"""Going back to a run: all rows of then, in one batch, whole or not at all, and forth again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.kit.kills import Stopped, contents, do_at, list_orphans, stop_at
from tests.kit.older_stores import unpack_stores_2
from tests.kit.rows import bare_article, joined, reject, row
from tests.kit.warehouse import sound_rows
from transforms.document import RemovalCause, document_id_of
from warehouse import restore, store
from warehouse.audit import audit
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.differences import DifferenceKind
from warehouse.lake import commit, compaction, delta
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.undo_files import list_undo_files
from warehouse.store import NotRestorable

AT = datetime(2026, 11, 28, 9)
Rows = dict[str, list[str]]


@pytest.fixture(scope="module")
def states(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Rows]]:
    """A store of four batches, and its rows after each: two articles, a revision, a reject, a merger of segments."""
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("states") / "data")
    first = bare_article("The port opens. It pays.", guid="port", run_id="r1", people=["Ana Silva"])
    second = bare_article("The port is shut. It pays.", guid="port", run_id="r2", people=["Ana Silva", "Jo Berg"])
    other = bare_article("Rain is expected.", guid="rain", run_id="r1")
    deeds: list[Callable[[], object]] = [
        lambda: store.append(data, joined(first, other)),
        lambda: store.append(data, second),
        lambda: store.append(data, {"rejects": [reject() | {"run_id": "r3"}]}),
        lambda: compaction.compact_segments(data, least=1),
    ]
    taken = [contents(data)]
    for deed in deeds:
        deed()
        taken.append(contents(data))
    return data, taken


@pytest.fixture
def data(states: tuple[Path, list[Rows]], tmp_path: Path) -> Path:
    return shutil.copytree(states[0], tmp_path / "data")


@pytest.fixture
def taken(states: tuple[Path, list[Rows]]) -> list[Rows]:
    return states[1]


def last_number(data: Path) -> int:
    return delta.open_documents(data).number


def test_all_rows_are_those_of_then_and_forth_again(data: Path, taken: list[Rows]) -> None:
    for number in (2, 0, 4, 1, 3):
        restore.restore(data, str(number))
        assert contents(data) == taken[number], number
    assert list_orphans(data) == []


@pytest.mark.parametrize(("wanted", "number"), [("r1", 1), ("r2", 2), ("r3", 3), ("4", 4), ("1,204", 1204)])
def test_a_run_is_its_last_batch_and_a_number_is_read_as_history_writes_it(
    data: Path, wanted: str, number: int
) -> None:
    assert restore.find_batch(data, restore._open_log(commit.roll_forward(data)), wanted) == number


def test_a_run_that_stored_nothing_is_the_batch_before_its_end(data: Path, taken: list[Rows]) -> None:
    second = restore._open_log(commit.roll_forward(data)).files[2].head.written_at
    store.start_run(data, row("runs", run_id="idle", finished_at=second))
    restore.restore(data, "idle")
    assert contents(data) == taken[2]


@pytest.mark.parametrize(
    ("wanted", "finished_at", "words"),
    [
        pytest.param("other", AT, "no run and no batch is called other", id="no such run"),
        pytest.param("idle", None, "has not ended", id="a run that goes on"),
        pytest.param("99", AT, "no batch 99 yet", id="a number to come"),
        pytest.param("idle", datetime(2026, 1, 1), "run idle is further back than is known: one can", id="an old run"),
        pytest.param("r1", AT, "batch 1 is further back than is known: one can go back to batch 2", id="an old batch"),
    ],
)
def test_what_cannot_be_gone_back_to_is_refused(
    data: Path, wanted: str, finished_at: datetime | None, words: str
) -> None:
    for path in list_undo_files(data)[:2]:
        path.unlink()
    store.start_run(data, row("runs", run_id="idle", finished_at=finished_at))
    before = contents(data)
    for call in (restore.plan_restoration, restore.restore):
        with pytest.raises(NotRestorable, match=words):
            call(data, wanted)
    assert contents(data) == before and last_number(data) == 4


def test_one_batch_goes_back_and_a_second_time_none(data: Path) -> None:
    planned, number = restore.restore(data, "1")
    assert (planned.number, number) == (1, 5)
    (batch,) = commit.read_batches(delta.open_log(data, delta.BATCHES), 4)
    assert (batch.plan.kind, batch.plan.run_id) == (BatchKind.RESTORE, None)
    assert restore.restore(data, "1")[1] is None
    assert last_number(data) == 5


def test_a_plan_tells_what_would_change_and_changes_nothing(data: Path, taken: list[Rows]) -> None:
    planned = restore.plan_restoration(data, "1")
    [(now, before)] = planned.changed
    assert (now["revision"], before["revision"]) == (2, 1)
    assert [planned.returning, planned.leaving] == [[], []]
    gone = restore.plan_restoration(data, "0")
    assert {found["guid"] for found in gone.leaving} == {"port", "rain"}
    kinds = {difference.kinds for difference in restore.compare_articles(data, gone)}
    assert kinds == {(DifferenceKind.VANISHED,)}
    changes = [found for found in restore.compare_articles(data, planned) if found.table == "document_texts"]
    assert changes[0].columns["text"] == ("The port is shut. It pays.", "The port opens. It pays.")
    assert contents(data) == taken[4] and last_number(data) == 4


def test_what_was_removed_does_not_come_back(data: Path, taken: list[Rows]) -> None:
    port = document_id_of("port")
    store.remove(data, [port], RemovalCause.REQUEST, AT)
    restore.restore(data, "1")
    after = contents(data)
    assert not [line for name in after for line in after[name] if port in line and name in {"documents", "sentences"}]
    assert after["documents"] == [line for line in taken[1]["documents"] if port not in line]
    assert after["document_revisions"] == [] and after["rejects"] == []
    assert len(after["removals"]) == 2


@pytest.mark.parametrize("step", [0, 1, 4, 6])
def test_a_stopped_restoration_is_whole_or_not_there(
    data: Path, taken: list[Rows], monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    with monkeypatch.context() as patch:
        stop_at(patch, step)
        with pytest.raises(Stopped):
            restore.restore(data, "1")
    store.recover(data)
    assert contents(data) == taken[4 if step == 0 else 1]
    restore.restore(data, "1")
    assert contents(data) == taken[1]
    restore.restore(data, "4")
    assert contents(data) == taken[4]


def test_a_batch_that_comes_in_between_is_taken_back_too(
    data: Path, taken: list[Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        do_at(patch, 0, lambda: store.append(data, bare_article("Snow falls.", guid="snow", run_id="r4")))
        planned, number = restore.restore(data, "1")
    assert number == 6 and [found["guid"] for found in planned.leaving] == ["snow"]
    assert contents(data) == taken[1]
    assert list_orphans(data) == []


def test_all_is_sound_and_marts_count_what_is_there(sound_warehouse: Path, tmp_path: Path) -> None:
    data = shutil.copytree(sound_warehouse, tmp_path / "sound", symlinks=True)
    before, months = contents(data), reader.read(data, "speaker_month").to_pylist()
    number = last_number(data)
    for ward in (7, 8):
        store.append(data, sound_rows(ward, 14, "Kim Lund"))
    publish(data)
    assert reader.read(data, "speaker_month").to_pylist() != months
    restore.restore(data, str(number))
    publish(data)
    assert list(audit(data)) == []
    assert contents(data) == before
    assert reader.read(data, "speaker_month").to_pylist() == months


def test_articles_that_are_to_be_had_by_going_back_alone_are_listed(data: Path) -> None:
    assert restore.list_undone_articles(data) == []
    restore.restore(data, "0")
    assert {found["document_id"] for found in restore.list_undone_articles(data)} == {
        document_id_of("port"),
        document_id_of("rain"),
    }


def test_of_an_older_program_nothing_is_taken_back_and_what_comes_later_is(tmp_path: Path) -> None:
    data = unpack_stores_2(tmp_path) / "whole"
    for call in (restore.plan_restoration, restore.restore):
        with pytest.raises(NotRestorable, match="batch 1 is further back than is known: there is nothing yet"):
            call(data, "1")
    before, number = contents(data), last_number(data)
    store.append(data, sound_rows(21, 21))
    restore.restore(data, str(number))
    assert contents(data) == before
    with pytest.raises(NotRestorable, match=f"one can go back to batch {number}, as the store was before 20"):
        restore.restore(data, str(number - 1))
