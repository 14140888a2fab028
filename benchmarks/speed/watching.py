"""CPU that watching costs: `python -m benchmarks.speed.watching [--data DATA]`.

A store of invented measures is made for each of a few histories; then a run's counts are kept and judged, and its
status read, several times. That is what a run pays once, however many batches it has. With --data the status of a
warehouse of yours is read instead, and its articles are named: nothing is written there.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.runs.quality import keep_quality
from transforms.document import Row, RunMeasure
from warehouse import places, store
from warehouse.watching.measures import record_measures
from warehouse.watching.store_status import read_status

# Runs that are remembered, and sources of each: a young store, a daily one, an hourly one, the most that is remembered.
HISTORIES = ((1, 5), (60, 20), (1_440, 5), (1_500, 20))
ROUNDS = 7
_EVERY = timedelta(minutes=15)


def main(argv: list[str] | None = None) -> int:
    """Print CPU seconds, the median of several rounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="read the status of this warehouse")
    data = parser.parse_args(argv).data
    if data is not None:
        place = places.open_place(data)
        articles = read_status(place).sizes["documents"].row_count
        print(f"status of {articles:,} articles: {_measure_cpu(lambda: read_status(place)):.3f} s of CPU")
        return 0
    print(f"{'runs':>6} {'sources':>8} {'keep and judge':>15} {'status':>8}   s of CPU")
    for runs, sources in HISTORIES:
        with tempfile.TemporaryDirectory() as folder:
            kept, read = measure_history(Path(folder), runs, sources)
        print(f"{runs:>6,} {sources:>8} {kept:>15.3f} {read:>8.3f}")
    return 0


def measure_history(data: Path, runs: int, sources: int) -> tuple[float, float]:
    """Make a store of so many runs, and measure what keeping and judging one more takes, and reading the status."""
    now = datetime.now(UTC).replace(tzinfo=None)
    names = [f"source {number}" for number in range(sources)]
    store.create(data)
    record_measures(
        data, [row for number in range(runs) for row in _invent_rows(names, now - (runs - number) * _EVERY)]
    )
    counts = Counter({(name, kind): 40 for name in names for kind in ("seen", *RunMeasure.values())})
    numbers = iter(range(2 * ROUNDS))
    kept = _measure_cpu(lambda: keep_quality(data, counts, f"new {(number := next(numbers))}", now + number * _EVERY))
    return kept, _measure_cpu(lambda: read_status(data))


def _invent_rows(names: list[str], at: datetime) -> list[Row]:
    dice = random.Random(str(at))
    common = {"run_id": f"{at:%Y%m%dT%H%M%S}", "started_at": at, "base_count": 40}
    return [
        {**common, "source": name, "measure": measure, "measured_count": dice.randrange(10, 20)}
        for name in names
        for measure in RunMeasure.values()
    ]


def _measure_cpu(work: Callable[[], object]) -> float:
    """Give the median of the CPU seconds that a call takes, the first one aside."""
    seconds = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds[1:])


if __name__ == "__main__":
    sys.exit(main())
