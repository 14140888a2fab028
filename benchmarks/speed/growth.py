"""What the store costs as it grows: `python -m benchmarks.speed.growth`.

Invented articles of about 100 rows each are stored by the calls that runs use; no parser or model is needed. Without a
measure's option all are taken, in small. Stores grown under `--data` are kept and taken up again where they stand, so
a folder serves one layout of the store and one order of days.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import ROOT
from benchmarks.speed.growth_measures import (
    RUN_BATCH,
    measure_check,
    measure_disk,
    measure_lookup,
    measure_peak_bytes,
    measure_query,
    sum_up_batches,
)
from benchmarks.speed.growth_report import write_report
from benchmarks.speed.store_filling import BATCH_ARTICLES, BatchCost, count_stored, fill_store, open_store, store_batch
from benchmarks.speed.store_time import open_store_time
from flows.runtime.collection import collect_rarely

SIZES = (0, 2_000)
DISK_ARTICLES = 3_000
LOOKUP_ARTICLES = 10_000
MEMORY_ARTICLES = 10_000
FEW_ARTICLES = 100  # whose memory that of many is held against
BATCHES_A_SIZE = 10
_GROWTH_BATCH = 500  # articles: growing is not measured
_SAID_EVERY = 50  # batches of 10 between lines of progress


def main(argv: list[str] | None = None) -> int:
    """Print each measure as a table, or all as JSON."""
    collect_rarely()  # as the processes of runs do
    args = _arguments(argv)
    if args.batch is not None:
        print(json.dumps(asdict(store_batch(args.data, args.batch, args.in_order))))
        return 0
    if args.fill is not None:
        _grow(args.data, 0, args.fill, RUN_BATCH, args.in_order)
        print(json.dumps(measure_peak_bytes()))
        return 0

    with _open_folder(args.data) as folder:
        figures = _measure(args, folder)
    print(json.dumps(figures, indent=1) if args.json else write_report(figures))
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.growth", description=__doc__)
    add = parser.add_argument
    add("--data", type=Path, help="folder whose store is grown, and kept; one that is thrown away unless given")
    add("--sizes", type=int, nargs="+", help="articles at which batches of 10 are measured")
    add(
        "--by-turns",
        type=int,
        metavar="ARTICLES",
        help="batches there and in an empty store, by turns: fairest on a busy machine",
    )
    add("--disk", type=int, nargs="?", const=DISK_ARTICLES, help="disk after so many, stored by 10 (%(const)s)")
    add("--hours", type=float, default=24, help="within which those of --disk come (%(default)s); 0: at once")
    add("--query", action="store_true", help="speaker by month over bi/, beside one sorted file")
    add("--check", action="store_true", help="wireroom check of the grown store")
    add("--lookup", type=int, nargs="?", const=LOOKUP_ARTICLES, help="looking so many up again (%(const)s)")
    add("--memory", type=int, nargs="?", const=MEMORY_ARTICLES, help="peak memory of storing so many (%(const)s)")
    add("--in-order", action="store_true", help="days of publication in order of storing, not any of 107 months")
    add("--fresh", action=argparse.BooleanOptionalAction, default=True, help="a process of its own for each batch")
    add("--batches", type=int, default=BATCHES_A_SIZE, help="measured at each size (%(default)s)")
    add("--json", action="store_true", help="figures as JSON")
    add("--batch", type=int, help=argparse.SUPPRESS)  # stores the batch that begins with this article
    add("--fill", type=int, help=argparse.SUPPRESS)  # stores so many articles
    args = parser.parse_args(argv)
    if args.sizes is None and not any((args.by_turns, args.disk, args.query, args.check, args.lookup, args.memory)):
        args.sizes, args.query, args.check = SIZES, True, True
        args.disk, args.lookup, args.memory = DISK_ARTICLES, LOOKUP_ARTICLES, MEMORY_ARTICLES
    return args


@contextmanager
def _open_folder(data: Path | None) -> Iterator[Path]:
    """Give the folder of all stores, which is thrown away where none is named."""
    if data is not None:
        data.mkdir(parents=True, exist_ok=True)
        yield data.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _measure(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    if args.sizes is not None:
        figures["sizes"] = [figure for size in sorted(args.sizes) if (figure := _measure_size(args, folder, size))]
    if args.by_turns is not None:
        figures["sizes"] = _measure_by_turns(args, folder, args.by_turns)
    if args.query:
        figures["query"] = _measure_query(args, folder)
    if args.check:
        figures["check"] = asdict(measure_check(_grow_to_read(args, folder)))
    if args.disk is not None:
        figures["disk"] = _measure_disk(folder / "by-tens", args.disk, args.hours, args.in_order)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        if args.lookup is not None:
            _say(f"looking up {args.lookup:,} articles")
            figures["lookup"] = asdict(measure_lookup(Path(scratch) / "lookup", args.lookup, args.in_order))
        if args.memory is not None:
            figures["memory"] = _measure_memory(Path(scratch), args.memory, args.in_order)
    return figures


def _measure_size(args: argparse.Namespace, folder: Path, size: int) -> dict[str, Any] | None:
    """Measure batches at one size, grown to if need be; those that were measured before are not measured again.

    None where the store is past that size, and nothing of it was measured before.
    """
    data, kept = folder / "grown", folder / f"batches-{size}.jsonl"
    costs = _read_costs(kept)
    count = _grow_to(args, data, size)
    if count > size + len(costs) * BATCH_ARTICLES:
        _say(f"{size:,} articles: the store has {count:,}, and {len(costs)} batches were measured before")
        return asdict(sum_up_batches(size, costs)) if costs else None

    for first in range(count, size + args.batches * BATCH_ARTICLES, BATCH_ARTICLES):
        costs.append(_measure_batch(args, data, first))
        _keep_cost(kept, costs[-1])
        _say(f"{size:,} articles: batch {len(costs)} of {args.batches}, {costs[-1].seconds:.2f} s of CPU")
    return asdict(sum_up_batches(size, costs))


def _measure_by_turns(args: argparse.Namespace, folder: Path, size: int) -> list[dict[str, Any]]:
    """Measure a batch in an empty store and one in the grown store, again and again: both meet the machine alike."""
    data = folder / "grown"
    count = _grow_to(args, data, size)
    costs: dict[int, list[BatchCost]] = {0: [], count: []}
    with tempfile.TemporaryDirectory(dir=folder) as empty:
        for first in range(0, args.batches * BATCH_ARTICLES, BATCH_ARTICLES):
            costs[0].append(_measure_batch(args, Path(empty), first))
            costs[count].append(_measure_batch(args, data, count + first))
            seconds = " and ".join(f"{some[-1].seconds:.2f} s" for some in costs.values())
            _say(f"batch {len(costs[0])} of {args.batches}: {seconds} of CPU")
    return [asdict(sum_up_batches(articles, some)) for articles, some in costs.items()]


def _read_costs(kept: Path) -> list[BatchCost]:
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    return [BatchCost(**json.loads(line)) for line in lines]


def _keep_cost(kept: Path, cost: BatchCost) -> None:
    with kept.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(cost)) + "\n")


def _grow_to(args: argparse.Namespace, data: Path, size: int) -> int:
    """Grow a store to a size, if it is smaller, and publish it; gives how many articles it has."""
    open_store(data)
    if (count := count_stored(data)) < size:
        _grow(data, count, size, _GROWTH_BATCH, args.in_order)
        count = count_stored(data)  # publishes, so that the first batch does not pay for the growth
    return count


def _grow(data: Path, first: int, last: int, batch_articles: int, in_order: bool) -> None:
    for count in fill_store(data, first, last, batch_articles, in_order):
        _say(f"{count:,} of {last:,} articles are stored")


def _measure_batch(args: argparse.Namespace, data: Path, first: int) -> BatchCost:
    if args.fresh:
        return BatchCost(**_run_child(data, args.in_order, "--batch", first))
    return store_batch(data, first, args.in_order)


def _run_child(data: Path, in_order: bool, option: str, number: int) -> Any:
    """Run this command once more, in a process of its own; give what it prints."""
    command = [sys.executable, "-m", "benchmarks.speed.growth", option, str(number), "--data", str(data)]
    command += ["--in-order"] if in_order else []
    printed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    return json.loads(printed)


def _measure_query(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    data = _grow_to_read(args, folder)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        return asdict(measure_query(data, Path(scratch) / "quotes.parquet"))


def _grow_to_read(args: argparse.Namespace, folder: Path) -> Path:
    """Give the grown store as it stands, or grown to the second of the sizes; published."""
    data = folder / "grown"
    _grow_to(args, data, SIZES[-1])
    return data


def _measure_disk(data: Path, article_count: int, hours: float, in_order: bool) -> dict[str, Any]:
    """Measure a store as it is after batches of 10, each published, that came within so many hours.

    One that has more articles already is measured as it is.
    """
    pace = hours * 3600 / article_count * BATCH_ARTICLES
    stored = count_stored(data)
    with open_store_time(ahead_seconds=stored / BATCH_ARTICLES * pace) as store_time:
        for first in range(stored, article_count, BATCH_ARTICLES):
            if first % (_SAID_EVERY * BATCH_ARTICLES) == 0:
                _say(f"disk: {first:,} of {article_count:,} articles are stored")
            store_batch(data, first, in_order)
            store_time.pass_by(data, pace)
    return {"hours": hours, **asdict(measure_disk(data))}


def _measure_memory(scratch: Path, article_count: int, in_order: bool) -> dict[str, Any]:
    sizes = [
        {"articles": count, "peak_bytes": _run_child(scratch / f"memory-{count}", in_order, "--fill", count)}
        for count in (FEW_ARTICLES, article_count)
    ]
    return {"sizes": sizes, "ratio": sizes[1]["peak_bytes"] / sizes[0]["peak_bytes"]}


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
