"""kill -9 anywhere inside the store's steps, and two writers at once: the rows are those of an undisturbed run."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.integration.appending import append_range, fifty
from tests.kit.kills import contents, list_orphans
from warehouse import store
from warehouse.lake import commit, delta
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.delta import BATCHES

pytestmark = pytest.mark.slow
REPOSITORY = Path(__file__).parents[2]
# Nine chosen moments: the deciding row, tables, documents last, fsyncs of data files and of commits, in upkeep.
CHOSEN = [("commit", 0), ("commit", 1), ("commit", 7), ("commit", 17), ("commit", 20)] + [
    ("sync", step) for step in (1, 2, 9, 30)
]
RANDOM = 9
# A range takes about half a second.
LONGEST_SECONDS = 0.5


def child(*args: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.integration.appending", *map(str, args)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def test_eighteen_kills_change_no_row(tmp_path: Path) -> None:
    disturbed, calm = tmp_path / "disturbed", tmp_path / "calm"
    for data in (disturbed, calm):
        store.create(data)
    moments = random.Random(2017)
    killed = 0
    for number, chosen in enumerate([*CHOSEN, *[None] * RANDOM]):
        with child("ranges", disturbed, number, *(chosen or ())) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            if chosen is None:
                time.sleep(moments.uniform(0, LONGEST_SECONDS))
                writer.kill()
        killed += writer.returncode == -9
        assert chosen is None or writer.returncode == -9, chosen
        append_range(disturbed, number)
        append_range(calm, number)
        assert contents(disturbed) == contents(calm), f"after the kill in range {number} ({chosen or 'at random'})"
    assert killed >= len(CHOSEN) + RANDOM // 2
    for data in (disturbed, calm):
        plans = [batch.plan for batch in commit.read_batches(delta.open_table(data, BATCHES), 0)]
        kinds = Counter(plan.kind for plan in plans)
        assert kinds[BatchKind.APPEND] == 2 * (len(CHOSEN) + RANDOM) and kinds[BatchKind.COMPACT]


def test_two_writers_with_ten_articles_in_common_store_each_once(tmp_path: Path) -> None:
    together, alone = tmp_path / "together", tmp_path / "alone"
    for data in (together, alone):
        store.create(data)
    writers = [child("writer", together, 0), child("writer", together, 40)]
    counts = [store.Counts(**json.loads(writer.communicate(timeout=120)[0])) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert sum(counts, store.Counts()) == store.Counts(seen=100, added=90, unchanged=10)
    for rows in (*fifty(0), *fifty(40)):
        store.append(alone, rows)
    assert contents(together) == contents(alone)
    assert len(contents(together)["documents"]) == 90
    assert list_orphans(together) == []
