"""Write how a warehouse is as Prometheus reads it, for the textfile collector of node_exporter.

Times are seconds since 1970, as Prometheus wants them; what is not known has no sample. The library of Prometheus comes
with Prefect.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest, write_to_textfile
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from transforms.document import RunStatus
from warehouse.watching.store_status import StoreStatus

_PREFIX = "wireroom_"
# What monitors read must be readable for them: the library makes the file as private as its temporary one.
_READABLE = 0o644


class StatusCollector(Collector):
    """Give the metrics of a status to the library."""

    def __init__(self, status: StoreStatus) -> None:
        self._status = status

    def collect(self) -> Iterable[Metric]:
        """Yield all metrics."""
        for list_metrics in _LISTS:
            yield from list_metrics(self._status)


def write_prometheus_text(status: StoreStatus) -> str:
    """Write the metrics in the text format of Prometheus."""
    return generate_latest(_register(status)).decode()


def write_prometheus_file(status: StoreStatus, path: Path) -> None:
    """Write the metrics into a file that is replaced as a whole.

    Raises:
        OSError: it cannot be written.
    """
    write_to_textfile(str(path), _register(status))
    path.chmod(_READABLE & ~_read_umask())


def _read_umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


def _register(status: StoreStatus) -> CollectorRegistry:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(StatusCollector(status))
    return registry


def _list_of_store(status: StoreStatus) -> Iterator[Metric]:
    rules = status.runs[0]["rule_version"] if status.runs else ""
    versions = {"store": str(status.schema_version), "rules": rules}
    yield _make_gauge("info", "Versions: 1.", {tuple(versions.values()): 1}, tuple(versions))
    yield _make_gauge("last_batch_number", "Number of the last batch.", {(): status.batch})
    yield _make_gauge("writer_active", "1 while a run writes.", {(): int(status.is_writer_at_work)})
    rows = {(name,): size.row_count for name, size in status.sizes.items()}
    sizes = {(name,): size.size_bytes for name, size in status.sizes.items()}
    yield _make_gauge("table_rows", "Rows of a table of the lake.", rows, ("table",))
    yield _make_gauge("table_bytes", "Bytes of the active files of a table of the lake.", sizes, ("table",))
    yield _make_gauge("disk_free_bytes", "Bytes that are free where the warehouse lies.", {(): status.disk_free_bytes})


def _list_of_runs(status: StoreStatus) -> Iterator[Metric]:
    counts = {(name,): count for name, count in status.run_counts.items()}
    yield _make_counter("runs", "Runs by how they ended; one that was killed stays running.", counts, ("status",))
    documents = {(name.removeprefix("documents_"),): count for name, count in status.document_sums.items()}
    yield _make_counter("documents", "What inputs of all runs came to.", documents, ("result",))
    ended = next((row for row in status.runs if row["finished_at"] is not None), None)
    if ended is None:
        return
    seconds = (ended["finished_at"] - ended["started_at"]).total_seconds()
    succeeded = int(ended["status"] == RunStatus.SUCCEEDED)
    yield _make_gauge(
        "last_run_end_timestamp_seconds", "When a run last ended.", {(): _count_seconds(ended["finished_at"])}
    )
    yield _make_gauge("last_run_duration_seconds", "How long that run took.", {(): seconds})
    yield _make_gauge("last_run_succeeded", "1 where that run succeeded; 0 also where it was stopped.", {(): succeeded})


def _list_of_sources(status: StoreStatus) -> Iterator[Metric]:
    articles = {(one.source,): _count_seconds(one.article_at) for one in status.sources}
    answers = {(one.source,): _count_seconds(one.success_at) for one in status.sources}
    errors = {(one.source,): int(one.error is not None) for one in status.sources if one.checked_at is not None}
    of_source = ("source",)
    yield _make_gauge(
        "source_last_article_timestamp_seconds", "When a run last brought new articles of it.", articles, of_source
    )
    yield _make_gauge("source_last_success_timestamp_seconds", "When it last answered well.", answers, of_source)
    yield _make_gauge("source_error", "1 where it could not be read the last time.", errors, of_source)


def _list_of_alarms(status: StoreStatus) -> Iterator[Metric]:
    values = {(alarm.source, alarm.measure): alarm.value for alarm in status.alarms}
    yield _make_gauge("alarms", "Alarms that there are.", {(): len(status.alarms)})
    yield _make_gauge("alarm_value", "Value of a measure that is unusual.", values, ("source", "measure"))


def _list_of_publication(status: StoreStatus) -> Iterator[Metric]:
    shown = status.publication
    if shown is None:
        return
    at = {(): _count_seconds(shown.published_at)}
    yield _make_gauge("publication_timestamp_seconds", "When bi/ was last made anew.", at)
    yield _make_gauge("publication_batches_behind", "Batches that bi/ does not show.", {(): status.batch - shown.batch})


_LISTS: tuple[Callable[[StoreStatus], Iterator[Metric]], ...] = (
    _list_of_store,
    _list_of_runs,
    _list_of_sources,
    _list_of_alarms,
    _list_of_publication,
)
_Samples = Mapping[Any, float | None]  # by the values of the labels, a tuple; None is left out


def _make_gauge(name: str, meaning: str, samples: _Samples, labels: tuple[str, ...] = ()) -> Metric:
    return _fill(GaugeMetricFamily(_PREFIX + name, meaning, labels=labels), samples)


def _make_counter(name: str, meaning: str, samples: _Samples, labels: tuple[str, ...] = ()) -> Metric:
    return _fill(CounterMetricFamily(_PREFIX + name, meaning, labels=labels), samples)


def _fill(metric: GaugeMetricFamily | CounterMetricFamily, samples: _Samples) -> Metric:
    for labels, value in samples.items():
        if value is not None:
            metric.add_metric(labels, value)
    return metric


def _count_seconds(at: datetime | None) -> float | None:
    return None if at is None else at.replace(tzinfo=UTC).timestamp()
