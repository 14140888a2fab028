"""Read how a warehouse is: its runs, sources, alarms, sizes, publication and disk.

Reads logs, small tables and footers, no row of an article, so that it takes as long for a large store as for a small
one, and works while a run writes. What `wireroom status` prints.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from transforms.document import Row, RunMeasure, RunStatus
from warehouse import store
from warehouse.bi.published import MANIFEST, list_manifests, open_published
from warehouse.lake import delta
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.schema_version import SCHEMA_KEY
from warehouse.places import is_on_disk
from warehouse.tables import TABLES
from warehouse.watching import run_times
from warehouse.watching.alarms import Alarm, find_alarms
from warehouse.watching.measures import MeasureSeries, read_series

# A run that has written nothing for so long was most likely killed: a batch of the largest articles takes minutes.
WRITER_PAUSE = timedelta(minutes=15)
RUNS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class TableSize:
    """What a table has in the lake, as its log says."""

    row_count: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """A source: when a run last brought new articles of it (None: not for two months), and how it last answered.

    `checked_at`, `success_at` and `error` are those of sources.toml, None for what stands in no such file.
    """

    source: str
    article_at: datetime | None
    checked_at: datetime | None = None
    success_at: datetime | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class PublicationStatus:
    """What bi/ shows: which generation, made when, of which batch."""

    generation: int
    published_at: datetime | None
    batch: int


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """How a warehouse is at `at`; times are naive UTC.

    `runs` are the newest, the newest first. `batch` is the number of the last one, `written_at` when a table was last
    written, None where the place does not say. `disk_free_bytes` is None in an object store.
    """

    at: datetime
    schema_version: int
    batch: int
    written_at: datetime | None
    runs: Sequence[Row]
    run_counts: Mapping[str, int]
    document_sums: Mapping[str, int]
    sources: Sequence[SourceStatus]
    alarms: Sequence[Alarm]
    sizes: Mapping[str, TableSize]
    publication: PublicationStatus | None
    disk_free_bytes: int | None

    @property
    def running(self) -> Row | None:
        """Of the newest runs the last one that has not ended: it goes on, or was killed."""
        return next((row for row in self.runs if row["status"] == RunStatus.RUNNING), None)

    @property
    def is_writer_at_work(self) -> bool:
        """Whether a run goes on that has written something not long ago."""
        is_recent = self.written_at is None or self.at - self.written_at < WRITER_PAUSE
        return self.running is not None and is_recent


def read_status(data: Path) -> StoreStatus:
    """Read how the warehouse in `data` is.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        DeltaError: a log cannot be read.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    documents = delta.open_documents(data)
    lake = LakeFiles(data, documents)
    series = read_series(data, now)
    runs = run_times.read_runs(data)
    return StoreStatus(
        at=now,
        schema_version=int(documents.properties.get(SCHEMA_KEY, "0")),
        batch=lake.number,
        written_at=_read_last_write(lake),
        runs=run_times.list_newest(runs, RUNS_SHOWN),
        run_counts=run_times.count_by_status(runs),
        document_sums=run_times.sum_documents(runs),
        sources=_list_sources(series, store.read_sources(data)),
        alarms=find_alarms(series, now),
        sizes={name: _measure_table(lake, name) for name in TABLES},
        publication=_read_publication(data),
        disk_free_bytes=shutil.disk_usage(data).free if is_on_disk(data) else None,
    )


def _measure_table(lake: LakeFiles, name: str) -> TableSize:
    files = lake.of(name)
    rows = sum(file.row_count for file in files if not file.is_later)  # later versions are the same rows
    return TableSize(rows, sum(file.size_bytes for file in files))


def _read_last_write(lake: LakeFiles) -> datetime | None:
    """Read when an entry of a log that each run or batch writes was last made."""
    if not is_on_disk(lake.data):
        return None
    logs = (lake.logs.get(name) or delta.open_log(lake.data, name) for name in ("documents", "runs"))
    folders = [log.root / "_delta_log" for log in logs]
    return max(_read_file_time(folder) for folder in folders)


def _read_file_time(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(tzinfo=None)


def _list_sources(series: MeasureSeries, rows: Sequence[Row]) -> list[SourceStatus]:
    arrivals = {
        source: max((point.at for point in points if point.counted), default=None)
        for (source, measure), points in series.items()
        if measure == RunMeasure.ARTICLES
    }
    checked = {row["source"]: row for row in rows}
    nothing: Row = {}
    return [
        SourceStatus(
            source,
            arrivals.get(source),
            *(checked.get(source, nothing).get(name) for name in ("last_checked_at", "last_success_at", "error")),
        )
        for source in sorted({source for source, _ in series} | checked.keys())
    ]


def _read_publication(data: Path) -> PublicationStatus | None:
    shown = open_published(data)
    if not shown.manifest:
        return None
    on_disk = is_on_disk(data)
    manifest = shown.folder / MANIFEST if on_disk else list_manifests(data)[-1]
    published_at = _read_file_time(manifest) if on_disk else None
    return PublicationStatus(shown.manifest["generation"], published_at, shown.manifest["number"])
