"""Measure a store of invented articles: its batches, its disk, a query of readers, looking up, memory.

Figures only; how they are printed: growth_report.py. Who makes the stores: growth.py and store_filling.py.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.speed.invented_articles import invent_documents, invent_rows
from benchmarks.speed.store_filling import FIRST_RUN, BatchCost, cpu_seconds, open_store
from warehouse import store
from warehouse.audit import audit
from warehouse.bi import reader

QUERY_ROUNDS = 15
LARGE_BATCH = 200  # articles: twice a run's default
RUN_BATCH = 100  # articles: a run's default (flows/settings.py)
_SPEAKER_BY_MONTH = (
    "SELECT speaker_name, published_month, count(*) FROM read_parquet({files}) GROUP BY ALL ORDER BY ALL"
)
_SORTED = "SELECT * FROM read_parquet({files}) ORDER BY published_month, speaker_name"


@dataclass(frozen=True, slots=True)
class SizeCost:
    """What batches cost at one size of the store, in CPU seconds: medians of each step, and of both.

    `seconds` are of appending and publishing; `publish_share` is of their sum over all batches.
    """

    articles: int
    batches: int
    run_seconds: float
    append_seconds: float
    publish_seconds: float
    seconds: float
    mean_seconds: float
    publish_share: float


@dataclass(frozen=True, slots=True)
class DiskUse:
    """Bytes of all files of a data folder, and of those that bi/ shows now; a file of several names counts once."""

    articles: int
    used_bytes: int
    live_bytes: int
    ratio: float


@dataclass(frozen=True, slots=True)
class QueryTime:
    """Seconds of a query, and of all threads. Over the published files, and over one file of the same rows.

    Each is that of the fastest round, which other work disturbed least.
    """

    articles: int
    files: int
    published_seconds: float
    published_cpu_seconds: float
    sorted_seconds: float
    sorted_cpu_seconds: float
    ratio: float
    cpu_ratio: float


@dataclass(frozen=True, slots=True)
class LookupCost:
    """CPU seconds to append articles, and to look the same articles up again."""

    articles: int
    append_seconds: float
    lookup_seconds: float
    ratio: float


@dataclass(frozen=True, slots=True)
class CheckTime:
    """Seconds of `wireroom check` over a published store, and CPU seconds of its two processes."""

    articles: int
    quotes: int
    seconds: float
    cpu_seconds: float


def sum_up_batches(articles: int, costs: Sequence[BatchCost]) -> SizeCost:
    """Sum up the batches that were measured at one size."""
    both = [cost.seconds for cost in costs]
    return SizeCost(
        articles=articles,
        batches=len(costs),
        run_seconds=statistics.median(cost.run_seconds for cost in costs),
        append_seconds=statistics.median(cost.append_seconds for cost in costs),
        publish_seconds=statistics.median(cost.publish_seconds for cost in costs),
        seconds=statistics.median(both),
        mean_seconds=statistics.mean(both),
        publish_share=sum(cost.publish_seconds for cost in costs) / sum(both),
    )


def measure_disk(data: Path) -> DiskUse:
    """Measure a published data folder."""
    used, live = _measure_files(data), _measure_files(reader.generation(data))
    return DiskUse(reader.count(data, "documents"), used, live, used / live)


def _measure_files(folder: Path) -> int:
    sizes = {file.st_ino: file.st_size for file in _stat_files(folder)}
    return sum(sizes.values())


def _stat_files(folder: Path) -> Iterator[os.stat_result]:
    for path in folder.rglob("*"):  # which follows no link to a folder
        if path.is_file() and not path.is_symlink():
            yield path.stat()


def measure_query(data: Path, sorted_file: Path) -> QueryTime:
    """Count quotes by speaker and month, by turns over bi/ and over `sorted_file`, which is made of the same rows.

    Raises:
        RuntimeError: the two give different answers.
    """
    files = sorted(str(file) for file in (reader.generation(data) / "quotes").glob("*.parquet"))
    with duckdb.connect() as connection:
        select = _SORTED.format(files=files)
        connection.execute(f"COPY ({select}) TO '{sorted_file}' (FORMAT parquet, COMPRESSION snappy)")
        queries = [_SPEAKER_BY_MONTH.format(files=some) for some in (files, [str(sorted_file)])]
        answers = [connection.execute(query).fetchall() for query in queries]  # both are warm now
        if answers[0] != answers[1]:
            raise RuntimeError(f"{sorted_file} gives another answer than {len(files)} published files")
        rounds = [[_time_query(connection, query) for query in queries] for _ in range(QUERY_ROUNDS)]

    published, published_cpu, one_file, one_file_cpu = (
        min(some[which][clock] for some in rounds) for which in (0, 1) for clock in (0, 1)
    )
    return QueryTime(
        articles=reader.count(data, "documents"),
        files=len(files),
        published_seconds=published,
        published_cpu_seconds=published_cpu,
        sorted_seconds=one_file,
        sorted_cpu_seconds=one_file_cpu,
        ratio=published / one_file,
        cpu_ratio=published_cpu / one_file_cpu,
    )


def _time_query(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[float, float]:
    """Give the seconds and the CPU seconds that a query takes."""
    begun, begun_cpu = time.perf_counter(), cpu_seconds()
    connection.execute(query).fetchall()
    return time.perf_counter() - begun, cpu_seconds() - begun_cpu


def measure_lookup(data: Path, article_count: int, in_order: bool) -> LookupCost:
    """Append articles to a new store and look them up again, in batches of one size.

    Raises:
        RuntimeError: an article that was stored is not found.
    """
    open_store(data)
    append = lookup = 0.0
    batches = [range(at, min(at + LARGE_BATCH, article_count)) for at in range(0, article_count, LARGE_BATCH)]
    for numbers in batches:
        rows = invent_rows(numbers, "growth", FIRST_RUN, in_order)
        begun = cpu_seconds()
        store.append(data, rows)
        append += cpu_seconds() - begun
    for numbers in batches:
        documents = invent_documents(invent_rows(numbers, "growth", FIRST_RUN, in_order))
        begun = cpu_seconds()
        unstored = store.select_unstored(data, documents)
        lookup += cpu_seconds() - begun
        if unstored:
            raise RuntimeError(f"{len(unstored)} stored articles are not found")
    return LookupCost(article_count, append, lookup, lookup / append)


def measure_check(data: Path) -> CheckTime:
    """Audit a published store.

    Raises:
        RuntimeError: something is wrong with it.
    """
    begun, begun_cpu = time.perf_counter(), cpu_seconds()
    violations = list(audit(data))
    seconds, spent = time.perf_counter() - begun, cpu_seconds() - begun_cpu
    if violations:
        raise RuntimeError(f"{len(violations)} violations, the first: {violations[0]}")
    return CheckTime(reader.count(data, "documents"), reader.count(data, "quotes"), seconds, spent)


def measure_peak_bytes() -> int:
    """Give the most memory that this process held (resident), without what its parent held before it began."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux, whose ru_maxrss begins with the parent's
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    import resource  # not there on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
