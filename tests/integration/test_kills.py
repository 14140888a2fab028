"""kill -9 at chosen steps of the store: the rows are those of an undisturbed run. At any moment: tests/faults."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.appending import append_range
from tests.kit.kills import contents
from warehouse import store
from warehouse.lake import delta

pytestmark = pytest.mark.slow
REPOSITORY = Path(__file__).parents[2]
# Nine chosen moments: the deciding row, tables, documents last, fsyncs of data files and of commits, in upkeep.
CHOSEN = [("commit", 0), ("commit", 1), ("commit", 7), ("commit", 17), ("commit", 20)] + [
    ("sync", step) for step in (1, 2, 9, 30)
]


def test_nine_kills_change_no_row(tmp_path: Path) -> None:
    disturbed, calm = tmp_path / "disturbed", tmp_path / "calm"
    for data in (disturbed, calm):
        store.create(data)
    for number, (kind, step) in enumerate(CHOSEN):
        command = [sys.executable, "-m", "tests.integration.appending", disturbed, number, kind, step]
        writer = subprocess.run(list(map(str, command)), cwd=REPOSITORY)
        assert writer.returncode == -9, (kind, step)
        append_range(disturbed, number)
        append_range(calm, number)
        assert contents(disturbed) == contents(calm), f"after the kill in range {number} ({kind} {step})"
    # two batches a range, and the upkeep's mergers
    numbers = [delta.batch_number(delta.open_table(data, "documents")) for data in (disturbed, calm)]
    assert numbers[0] == numbers[1] >= 2 * len(CHOSEN)
