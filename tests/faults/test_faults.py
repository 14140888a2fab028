"""A small share of `make faults`: a store outlasts kills, rivals, readers, full disks and damaged files."""

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.__main__ import main
from tests.faults.clocks import jump_between_steps
from tests.faults.damages import Verdict, damage_files
from tests.faults.disks import fill_disks, limit_files, refuse_writing
from tests.faults.kills import kill_writers, work_undisturbed
from tests.faults.losses import Losses, compare_rows, read_rows
from tests.faults.readers import read_all_the_while
from tests.faults.samples import Sample, make_sample
from tests.faults.table import FAULTS, Sizes, Trials
from tests.faults.writers import write_at_once

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="no forks, and no SIGKILL, on Windows"),
]
SEED = 2017
KILLS = 50
# Half of the minute that a slow machine may take for it, as making the stores to compare with takes the other.
MOST_SECONDS = 30


def test_fifty_kills_lose_double_and_orphan_no_row(tmp_path: Path) -> None:
    steps = list(kill_writers(tmp_path, KILLS, SEED, MOST_SECONDS))
    assert sum((losses for _, losses in steps), Losses()) == Losses()
    assert sum(killed for killed, _ in steps) > 0


def test_two_writers_of_which_some_are_killed_store_each_batch_once(tmp_path: Path) -> None:
    outcome = write_at_once(tmp_path, writers=2, batches=8, kills=3, seed=SEED)
    assert outcome.losses == Losses()
    assert outcome.kills > 0


def test_a_reader_never_sees_half_a_batch(tmp_path: Path) -> None:
    watch = read_all_the_while(tmp_path, appends=8, revisions=2, seed=SEED)
    assert watch.losses == Losses()
    assert watch.reads > 1


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return make_sample(tmp_path_factory.mktemp("sample"))


def test_work_on_a_full_a_limited_and_a_read_only_disk_is_done_by_the_next_run(sample: Sample, tmp_path: Path) -> None:
    attempts = [
        *fill_disks(tmp_path, sample, 1, SEED),
        *limit_files(tmp_path, sample, 1, SEED),
        *refuse_writing(tmp_path, sample),
    ]
    assert [attempt.losses for attempt in attempts] == [Losses()] * len(attempts)
    assert any(attempt.error for attempt in attempts), "the disks were in the way"


def test_a_clock_that_jumps_deletes_nothing(tmp_path: Path) -> None:
    calm = work_undisturbed(tmp_path / "calm", 2)
    assert list(jump_between_steps(tmp_path, calm, 2, SEED)) == [Losses()] * 2


def test_a_lost_file_of_rows_is_found(sample: Sample, tmp_path: Path) -> None:
    damages = list(damage_files(tmp_path, sample, "vanished", "bi", 2, SEED))
    assert [damage.losses for damage in damages] == [Losses()] * 2
    assert {damage.at_once for damage in damages} == {Verdict.REPORTED}


def test_rows_that_are_lost_doubled_or_strange_are_counted(sample: Sample) -> None:
    rows = read_rows(sample.data)
    some = next(iter(rows["quotes"]))
    assert compare_rows(rows, rows) == Losses()
    assert compare_rows(rows | {"quotes": rows["quotes"] - Counter([some])}, rows).lost == 1
    assert compare_rows(rows | {"quotes": rows["quotes"] + Counter([some])}, rows).doubled == 1
    assert compare_rows(rows | {"quotes": rows["quotes"] + Counter(["another"])}, rows).strange == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_came_before_a_stop_is_in_the_table(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def try_twice(_folder: Path, _sizes: Sizes, _seed: int) -> Iterator[Trials]:
        yield Trials(2, Losses(lost=1), "seen")

    def try_until_stopped(_folder: Path, _sizes: Sizes, _seed: int) -> Iterator[Trials]:
        yield Trials(7)
        os.kill(os.getpid(), number)
        yield Trials(8)

    monkeypatch.setitem(FAULTS, "kills", try_twice)
    monkeypatch.setitem(FAULTS, "clock", try_until_stopped)
    monkeypatch.setattr(sys, "argv", ["faults", "kills", "clock", "readers", "--folder", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 128 + number
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in capsys.readouterr().out.splitlines()[2:]]
    assert [(row[0], row[1], row[2], row[-1]) for row in rows] == [
        ("kills", "2", "1", "seen"),
        ("clock", "7", "0", "not to its end"),
    ]
