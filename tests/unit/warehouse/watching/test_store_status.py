"""How a warehouse is, without a row of an article; also of one that is empty, written or half there."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.kit.rows import bare_article, row
from warehouse import store
from warehouse.bi import publish
from warehouse.lake.errors import NoStore
from warehouse.watching import store_status
from warehouse.watching.measures import record_measures
from warehouse.watching.store_status import read_status

NOW = datetime.now(UTC).replace(tzinfo=None)
RUN = row("runs", run_id="r1", started_at=NOW - timedelta(hours=1), finished_at=NOW, status="succeeded")
GOING = {"run_id": "r2", "started_at": NOW, "finished_at": None, "status": "running"}


def test_an_empty_store_has_a_status(data: Path) -> None:
    found = read_status(data)
    assert (found.batch, found.runs, found.sources, found.alarms, found.publication) == (0, [], [], [], None)
    assert found.running is None and not found.is_writer_at_work
    assert found.disk_free_bytes and found.sizes["documents"].row_count == 0


def test_runs_sources_sizes_and_publication_are_told(data: Path) -> None:
    store.start_run(data, RUN)
    store.append(data, bare_article("Rain is expected.", guid="rain"))
    at = NOW - timedelta(hours=1)
    record_measures(data, [row("run_measures", run_id="r1", started_at=at, source="port", measure="articles")])
    feed = {"source": "feed", "last_success_at": None, "error": "404 Not Found"}
    store.record_sources(data, [row("sources") | feed])
    publish.publish(data)
    store.append(data, bare_article("Snow is expected.", guid="snow"))
    found = read_status(data)
    assert [(one.source, one.article_at, one.error) for one in found.sources] == [
        ("feed", None, "404 Not Found"),
        ("port", at, None),
    ]
    assert found.sizes["documents"].row_count == 2 and found.sizes["documents"].size_bytes > 0
    assert found.publication is not None and (found.publication.generation, found.publication.batch) == (1, 1)
    assert found.publication.published_at is not None and found.batch == 2
    assert found.run_counts == {"succeeded": 1}


def test_a_run_that_writes_is_at_work_until_it_writes_no_more(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.start_run(data, RUN | GOING)
    assert read_status(data).is_writer_at_work
    monkeypatch.setattr(store_status, "WRITER_PAUSE", timedelta(0))
    found = read_status(data)
    assert found.running is not None and not found.is_writer_at_work


def test_a_store_of_an_older_program_can_be_read(data: Path) -> None:
    shutil.rmtree(data / "lake" / "run_measures")
    assert read_status(data).sizes["run_measures"].size_bytes == 0


def test_without_a_store_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        read_status(tmp_path / "none")
