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

from flows.errors import WrongCall
from flows.printable import escape_markdown, make_one_line
from flows.runs import ingest
from flows.runtime import deployed, logs, progress
from flows.runtime.alerts import alert_of_flow_run
from flows.runtime.collection import collect_rarely
from flows.secrets import hide_secrets
from flows.settings import data_folder, settings_of
from transforms.document import Profile
from warehouse.bi.published import shown_folder


@flow(
    name="ingest-articles",
    flow_run_name=lambda: _run_name(runtime.flow_run.parameters),
    validate_parameters=False,
    persist_result=False,
    on_failure=[alert_of_flow_run],
    on_crashed=[alert_of_flow_run],
)
def ingest_articles(
    paths: list[str],
    data: str | None = None,
    batch_size: int | None = None,
    rejected: bool = False,
    is_scheduled: bool = False,
    profile: Profile | None = None,
    declared: dict[str, str | None] | None = None,
    sources: str | None = None,
    min_age: float | None = None,
    publish: str | None = None,
    workers: int | None = None,
    runner: str | None = None,
) -> dict[str, Any]:
    """Read, annotate, store and publish the articles that paths, addresses and sources name.

    Args:
        paths: Files, folders, globs, URLs; absolute where a worker runs it.
        data: Folder of the warehouse as an absolute path, or its address in an object store; WIREROOM_DATA of the
            worker unless given.
        batch_size: Articles a batch, which is stored as a whole or not at all.
        rejected: Try what lies in the quarantine again.
        is_scheduled: End with a line on standard error; `wireroom serve` starts a process for each run, so that nobody
            else could print one.
        profile: How quotes are read: by rules and encoder (accurate), or by rules alone in half the time (fast).
        declared: What all inputs are where they leave it open: date, publisher, source, language.
        sources: A sources.toml, as an absolute path; all that it names is read too.
        min_age: Files changed less than so many seconds ago are left for the next run.
        publish: Whether bi/ is a link to the newest publication (link), or a folder that stays (copy).
        workers: Processes that annotate at once; 0 for one a core.
        runner: Where these are: processes of the run (processes), or of a cluster (dask, ray).

    Returns:
        The object that `wireroom ingest` prints.

    Raises:
        WrongCall: a path or setting cannot work, or nothing is named.
        StoreBusy: other writers kept the store for too long; it is intact, and the same call goes on.
    """
    collect_rarely()
    place, chosen = deployed.find_data(data), deployed.choose_paths(paths)
    if not (chosen or sources or rejected):
        raise WrongCall("nothing to ingest: give paths or sources; prefect.yaml takes paths from WIREROOM_INBOX")
    if sources:
        deployed.check_absolute("sources", sources, "give an absolute path")
    if is_scheduled and logs.is_json():
        logs.show_json()
    with progress.use_reporter(progress.reporter_of_schedule()) if is_scheduled else nullcontext():
        outcome = ingest.ingest_articles(
            chosen, place, batch_size, rejected, profile, declared, sources, min_age, publish, workers, runner
        )
    _leave_artifacts(outcome, data_folder(settings_of({"data": place}), is_written=False))
    return outcome


def _run_name(parameters: dict[str, Any]) -> str:
    paths = map(hide_secrets, parameters.get("paths") or ["the quarantine"])
    names = [make_one_line(Path(path).name or path) for path in paths]
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
    yield f"# Run {outcome['run_id']}"
    yield from (f"Stored in {escape_markdown(data)}, to be read from {escape_markdown(shown_folder(data))}.", "")
    yield from ("| documents | count |", "|---|---:|")
    yield from (f"| {name.removeprefix('documents_')} | {count:,} |" for name, count in counts.items())
    yield from (f"| rejected as `{reason}` | {count:,} |" for reason, count in outcome["reasons"].items())
    yield ""
    yield from _describe_quality(outcome["quality"] or {})
    for reject in outcome["rejects"]:
        place, message = escape_markdown(reject["source_uri"]), escape_markdown(reject["message"])
        yield f"- {place}: `{reject['reason_code']}`: {message}"


def _describe_quality(quality: Mapping[str, Any]) -> Iterator[str]:
    """Yield the counts and alarms of a run in Markdown."""
    if not quality:
        return
    yield from ("| quality | count |", "|---|---:|")
    yield from (f"| {name.replace('_', ' ')} | {count:,} |" for name, count in quality.items() if name != "alarms")
    yield ""
    for alarm in quality["alarms"]:
        yield f"- {'new alarm' if alarm['is_new'] else 'alarm'}: {escape_markdown(alarm['line'])}"
    yield ""
