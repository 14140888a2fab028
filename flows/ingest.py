"""The flow of Prefect's `ingest-articles`: a run of flows/runs/ingest.py, where a Prefect server keeps book of it.

Adds what only a server has: the name of the run, retries and states of its steps as tasks, artifacts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from prefect import flow, runtime
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.runs import ingest
from flows.runtime import logs, progress
from flows.settings import data_folder, settings_of
from warehouse.bi.published import shown_folder


@flow(
    name="ingest-articles",
    flow_run_name=lambda: _run_name(runtime.flow_run.parameters),
    validate_parameters=False,
    persist_result=False,
)
def ingest_articles(
    paths: list[str],
    data: str | None = None,
    batch_size: int | None = None,
    rejected: bool = False,
    is_scheduled: bool = False,
    profile: str | None = None,
    declared: dict[str, str | None] | None = None,
    sources: str | None = None,
    min_age: float | None = None,
) -> dict[str, Any]:
    """Read, annotate, store and publish the articles that `paths` name; parameters, outcome and errors as there.

    With `is_scheduled` the run ends with a line on standard error: `wireroom serve` starts it as a process of its own,
    so that nobody else could print one.
    """
    if is_scheduled and logs.is_json():
        logs.show_json()
    with progress.use_reporter(progress.reporter_of_schedule()) if is_scheduled else nullcontext():
        outcome = ingest.ingest_articles(paths, data, batch_size, rejected, profile, declared, sources, min_age)
    _leave_artifacts(outcome, data_folder(settings_of({"data": data}), is_written=False))
    return outcome


def _run_name(parameters: dict[str, Any]) -> str:
    names = [Path(path).name or path for path in parameters.get("paths") or ["the quarantine"]]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"ingest {', '.join(names[:3])}{more} at {datetime.now():%Y-%m-%d %H:%M}"[:120]


def _leave_artifacts(outcome: dict[str, Any], data: Path) -> None:
    """Leave the counts and the rejects with the run, for whoever opens it."""
    counts = {name: count for name, count in outcome.items() if name.startswith("documents_")}
    row = {"run_id": outcome["run_id"], **counts}
    create_table_artifact([row], key="ingest-counts", description="This run, in articles.")
    markdown = "\n".join(_describe_outcome(outcome, counts, data))
    create_markdown_artifact(markdown, key="ingest-run", description="What came of the articles of this run.")


def _describe_outcome(outcome: dict[str, Any], counts: dict[str, int], data: Path) -> Iterator[str]:
    yield from (f"# Run {outcome['run_id']}", f"Stored in `{data}`, to be read from `{shown_folder(data)}`.", "")
    yield from ("| documents | count |", "|---|---:|")
    yield from (f"| {name.removeprefix('documents_')} | {count:,} |" for name, count in counts.items())
    yield from (f"| rejected as `{reason}` | {count:,} |" for reason, count in outcome["reasons"].items())
    yield ""
    yield from _describe_quality(outcome["quality"] or {})
    for reject in outcome["rejects"]:
        yield f"- `{reject['source_uri']}`: {reject['reason_code']}: {reject['message']}"


def _describe_quality(quality: Mapping[str, Any]) -> Iterator[str]:
    """Yield the counts and alarms of a run in Markdown."""
    if not quality:
        return
    yield from ("| quality | count |", "|---|---:|")
    yield from (f"| {name.replace('_', ' ')} | {count:,} |" for name, count in quality.items() if name != "alarms")
    yield ""
    for alarm in quality["alarms"]:
        line = alarm["line"].replace("`", "'")
        yield f"- {'new alarm' if alarm['is_new'] else 'alarm'}: `{line}`"
    yield ""
