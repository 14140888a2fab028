"""The metrics are what the parser of Prometheus reads, whatever a source is called."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.kit.rows import row
from warehouse.watching.alarms import Alarm
from warehouse.watching.prometheus_text import write_prometheus_file, write_prometheus_text
from warehouse.watching.store_status import PublicationStatus, SourceStatus, StoreStatus, TableSize

AT = datetime(2026, 11, 24, 10, 15)
STRANGE = 'Der "Bote"\\\nam Rhein'
STATUS = StoreStatus(
    at=AT,
    schema_version=3,
    batch=7,
    written_at=AT,
    runs=[row("runs")],
    run_counts={"succeeded": 4, "failed": 1},
    document_sums={"documents_added": 12},
    sources=[SourceStatus(STRANGE, AT, AT, None, "404"), SourceStatus("port", None)],
    alarms=[Alarm(STRANGE, "undated", 0.5, 0.0, 0.1, AT)],
    sizes={"documents": TableSize(12, 3456)},
    publication=PublicationStatus(3, AT, 6),
    disk_free_bytes=None,
)


def read(text: str) -> dict[tuple[str, tuple[str, ...]], float]:
    families = text_string_to_metric_families(text)
    samples = [sample for family in families for sample in family.samples]
    return {(one.name, tuple(value for _, value in sorted(one.labels.items()))): one.value for one in samples}


def test_every_metric_has_help_and_type_and_can_be_parsed() -> None:
    text = write_prometheus_text(STATUS)
    families = list(text_string_to_metric_families(text))
    assert all(family.documentation and family.type in {"gauge", "counter"} for family in families)
    found = read(text)
    assert found["wireroom_runs_total", ("succeeded",)] == 4
    assert found["wireroom_table_bytes", ("documents",)] == 3456
    assert found["wireroom_source_last_article_timestamp_seconds", (STRANGE,)] == 1795515300
    assert found["wireroom_alarm_value", ("undated", STRANGE)] == 0.5
    assert found["wireroom_publication_batches_behind", ()] == 1
    assert found["wireroom_last_run_duration_seconds", ()] == 120


def test_what_is_not_known_has_no_sample() -> None:
    found = read(write_prometheus_text(STATUS))
    assert ("wireroom_source_last_article_timestamp_seconds", ("port",)) not in found
    assert ("wireroom_source_error", ("port",)) not in found
    assert ("wireroom_disk_free_bytes", ()) not in found


def test_a_file_is_replaced_as_a_whole_and_may_be_read_by_others(tmp_path: Path) -> None:
    path = tmp_path / "wireroom.prom"
    path.write_text("before")
    write_prometheus_file(STATUS, path)
    assert path.read_text() == write_prometheus_text(STATUS)
    assert [one.name for one in tmp_path.iterdir()] == ["wireroom.prom"]
    assert path.stat().st_mode & 0o400
    with pytest.raises(OSError, match="none"):
        write_prometheus_file(STATUS, tmp_path / "none" / "wireroom.prom")
