"""A small share of `make faults`: a store outlasts kills, rivals, readers, full disks and damaged files."""

import sys
from pathlib import Path

import pytest

from tests.faults.kills import kill_writers
from tests.faults.losses import Losses
from tests.faults.readers import read_all_the_while
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
