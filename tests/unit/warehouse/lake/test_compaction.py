"""Segments of like size are merged: not one row comes or goes, and nothing that is made of a month is made anew."""

import shutil
from pathlib import Path

import pytest

from tests.kit.kills import Stopped, contents, do_at, list_orphans, stop_at
from tests.kit.rows import bare_article
from warehouse import store
from warehouse.audit import audit
from warehouse.bi.plan import plan_publication
from warehouse.lake import commit, compaction, data_files, delta, written_rows
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.compaction import FULL_ARTICLES, choose_group
from warehouse.lake.contents import add_contents, read_contents
from warehouse.lake.data_files import active_files
from warehouse.lake.lake_files import LakeFiles
from warehouse.views import VIEWS

FULL = FULL_ARTICLES


@pytest.fixture
def stored(sound_lake: Path, tmp_path: Path) -> Path:
    """Articles of April, of May and of no known day, a segment each."""
    return shutil.copytree(sound_lake, tmp_path / "sound")


@pytest.mark.parametrize(
    ("counts", "least", "expected"),
    [
        pytest.param([60] * 9, 10, [], id="nine of a size are left alone"),
        pytest.param([60] * 10, 10, list(range(10)), id="ten are merged"),
        pytest.param([99] * 9 + [100], 10, [], id="ten of two sizes are not of like size"),
        pytest.param([1, 5, 0, 60, 7, 9, 2, 99, 3, 80], 10, list(range(10)), id="all that were never merged are alike"),
        pytest.param([600] * 10 + [1] * 10, 10, list(range(10, 20)), id="the smallest first"),
        pytest.param([6000] * 10, 10, [0], id="as many as fill a segment, but one alone is no merger"),
        pytest.param([2000] * 10, 10, list(range(5)), id="the oldest that fit into a full one"),
        pytest.param([60] * 19, 10, list(range(10)), id="no more than ten at a time"),
        pytest.param([FULL] * 20, 10, [], id="full ones stay"),
        pytest.param([60, 600, 6000], 1, [0, 1, 2], id="all that are not full where one is enough"),
        pytest.param([60], 1, [], id="one is merged already"),
        pytest.param([0, FULL, 60], 1, [0, 2], id="one of shared rows alone, past a full one"),
        pytest.param([], 1, [], id="no segment"),
    ],
)
def test_the_group_to_merge(counts: list[int], least: int, expected: list[int]) -> None:
    chosen = choose_group({f"{number:07}": count for number, count in enumerate(counts)}, least)
    assert chosen == ([f"{number:07}" for number in expected] if len(expected) > 1 else [])


def test_repeated_merging_writes_an_article_a_few_times_only() -> None:
    counts: dict[str, int] = {}
    written = 0
    for number in range(1, 2 * FULL // 60):
        counts[f"{number:07}"] = 60
        while group := choose_group(counts, 10):
            size = sum(counts.pop(segment) for segment in group)
            written += size
            counts[f"{number:07}"] = size
    assert written <= 3 * 2 * FULL
    assert len(counts) <= 30


def test_rows_are_equal_before_and_after_and_in_order(stored: Path) -> None:
    rows = contents(stored)
    number = delta.open_documents(stored).number
    compaction.compact_segments(stored, least=1)
    assert contents(stored) == rows
    files = active_files(store.snapshot(stored))
    assert {file.segment for name in delta.batch_tables() for file in files[name]} == {f"{number + 1:07}"}
    assert list(audit(stored)) == []
    plan = commit.read_batches(delta.open_log(stored, "_batches"), number)[0].plan
    assert plan.kind == BatchKind.COMPACT


def test_nothing_that_is_made_of_months_is_made_anew(stored: Path) -> None:
    def digests() -> set[str]:
        derived = plan_publication(store.snapshot(stored)).derived
        return {path for path in derived if not path.startswith("quotes_wide/")}

    before, numbers = digests(), read_numbers(stored)
    compaction.compact_segments(stored, least=1)
    assert digests() == before and read_numbers(stored) == numbers
    assert {path.partition("/")[0] for path in before} >= VIEWS.keys() - {"quotes_wide"}


def read_numbers(data: Path) -> dict[str, int]:
    files = active_files(store.snapshot(data))["documents"]
    return add_contents(read_contents(file.path) for file in files)


def test_of_files_that_go_nothing_stays_in_memory(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_files, "_kept_columns", written_rows.RowsByFile(1 << 20))
    store.append(stored, bare_article("Rain is expected.", guid="rain"))
    old = LakeFiles(stored, delta.open_documents(stored)).of("documents")
    data_files.find_hits(old[0].path, {"document_id": {"nobody"}})
    assert any(written_rows.recall(file.path) for file in old)
    assert data_files._kept_columns.get((old[0].path, ("document_id",))) is not None
    remembered = read_contents.cache_info().currsize
    compaction.compact_segments(stored, least=1)
    assert not any(written_rows.recall(file.path) for file in old)
    assert data_files._kept_columns.get((old[0].path, ("document_id",))) is None
    assert read_contents.cache_info().currsize == remembered


def test_a_second_time_there_is_nothing_to_do(stored: Path) -> None:
    compaction.compact_segments(stored, least=1)
    number = delta.open_documents(stored).number
    compaction.compact_segments(stored, least=1)
    assert delta.open_documents(stored).number == number


@pytest.mark.slow
@pytest.mark.parametrize(("step", "is_decided"), [(0, False), (3, True)])
def test_a_killed_merger_changes_no_row(
    stored: Path, monkeypatch: pytest.MonkeyPatch, step: int, is_decided: bool
) -> None:
    rows = contents(stored)
    with monkeypatch.context() as patch:
        stop_at(patch, step)
        with pytest.raises(Stopped):
            compaction.compact_segments(stored, least=1)
    assert contents(stored) == rows
    store.recover(stored)
    assert contents(stored) == rows
    assert bool(list_orphans(stored)) is not is_decided


@pytest.mark.slow
def test_a_batch_that_comes_in_between_wins_and_nothing_is_left(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = len(contents(stored)["documents"])
    with monkeypatch.context() as patch:
        do_at(patch, 0, lambda: store.append(stored, bare_article("Another. It is.", guid="another")))
        compaction.compact_segments(stored, least=1)
    assert len(contents(stored)["documents"]) == count + 1
    assert list_orphans(stored) == []
