"""The flow of Prefect's `write-report`: flows/runs/report.py every day, where a Prefect server keeps book of it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.artifacts import create_table_artifact

from flows.runs import report
from flows.runtime import deployed
from flows.runtime.alerts import alert_of_flow_run
from flows.settings import data_folder, settings_of
from warehouse.report import Selection


@flow(
    name="write-report",
    flow_run_name=lambda: f"report at {datetime.now():%Y-%m-%d %H:%M}",
    persist_result=False,
    on_failure=[alert_of_flow_run],
    on_crashed=[alert_of_flow_run],
)
def write_report(
    data: str | None = None,
    out: str | None = None,
    since: date | None = None,
    until: date | None = None,
    publisher: str | None = None,
    speaker: str | None = None,
    topic: str | None = None,
) -> dict[str, Any]:
    """Write one HTML file that shows who said what, down to the words; it opens from disk and loads nothing.

    Args:
        data: Folder of the warehouse as an absolute path, or its address in an object store; WIREROOM_DATA of the
            worker unless given.
        out: The file to write, as an absolute path; report.html in the data folder unless given.
        since: Articles of this day or later.
        until: Articles of this day or earlier.
        publisher: Articles of this publisher.
        speaker: What this speaker says, in whole articles.
        topic: Quotes on this subject, in whole articles.

    Returns:
        The file, and how many articles, quotes and bytes it has.

    Raises:
        WrongCall: a path is relative, the folder of `out` is not there, or nothing is published.
    """
    folder = data_folder(settings_of({"data": deployed.find_data(data)}), is_written=False)
    target = report.choose_target(folder, Path(out) if out else None)
    deployed.check_absolute("out", str(target), "give an absolute path")
    size = report.write_report(folder, target, Selection(since, until, publisher, speaker, topic))
    row = {
        "file": str(target),
        "articles": size.article_count,
        "quotes": size.quote_count,
        "bytes": size.byte_count,
    }
    create_table_artifact([row], key="report", description="The report that was written.")
    return row
